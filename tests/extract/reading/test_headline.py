"""The headline of an article: read with it, at the end, where its text lacks it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.reading.headline import headline_at, headlined
from claims.extract.reading.item import read
from claims.extract.reading.items import Item
from claims.model import Article, Reading

STORY = "The ferry Alda sank off Norlund on Monday. Nobody knows how many were on board, the coastguard said."


def article(text: str, title: str | None) -> Article:
    return Article(id="a", text=text, sha256="0", title=title)


def fed(text: str, title: str) -> Reading:
    return read(Item("feed.jsonl", row=1, data=json.dumps({"id": "a", "text": text, "title": title}).encode()))


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("14 killed as ferry sinks", True),
        ("  14 killed\n as ferry sinks ", True),
        ("The ferry Alda sank off Norlund on Monday", False),
        ("THE FERRY ‘ALDA’ SANK OFF NORLUND – ON MONDAY!", False),
        ("", False),
        (None, False),
        ("   ", False),
    ],
)
def test_a_headline_the_text_lacks_is_its_last_paragraph(title: str | None, kept: bool) -> None:
    made = headlined(article(STORY, title))
    assert made.text.startswith(STORY)
    assert (made.text != STORY) is kept
    if kept:
        assert made.text[headline_at(made) :] == " ".join((title or "").split())
    else:
        assert headline_at(made) == len(STORY)


def test_its_figures_have_words_in_the_text_as_read() -> None:
    reading = fed(STORY, "14 killed as ferry sinks")
    assert reading.article is not None
    (draft,) = [draft for draft in reading.drafts if draft.metric == "killed"]
    assert reading.article.text[draft.start : draft.end] == draft.quote == "14 killed"
    assert not draft.context


def test_a_headline_below_a_list_of_other_headlines_is_none_of_them() -> None:
    others = "Related\nNine die in Orrin fire\nSix hurt in bus crash\nMayor to leave office\nRain in the north"
    found = {draft.quote: draft.context for draft in fed(f"{STORY}\n\n{others}", "14 killed as ferry sinks").drafts}
    assert found["14 killed"] is False
    assert found.get("Nine die", True) is True


def test_an_article_without_text_is_its_headline_once() -> None:
    reading = fed("", "14 killed as ferry sinks")
    assert reading.article is not None
    assert reading.article.text == "14 killed as ferry sinks"


@given(st.text(max_size=80), st.text(max_size=40))
def test_nothing_of_the_text_moves_and_twice_is_once(text: str, title: str) -> None:
    made = headlined(article(text, title))
    assert made.text.startswith(text)
    assert headlined(made) == made or not title.strip()
    assert 0 <= headline_at(made) <= len(made.text)
