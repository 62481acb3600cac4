"""Why a draft says what it says: every reason points at words of the text, and every draft has those it must have."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract.drafts import find
from claims.model import Article, Draft

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = tomllib.loads((HERE / "reasons.toml").read_text(encoding="utf-8"))["case"]
SPOKEN: dict[str, list[tuple[str, list[str]]]] = tomllib.loads((HERE / "who_says.toml").read_text(encoding="utf-8"))
SENTENCES = sorted({text for rows in SPOKEN.values() for text, _ in rows} | {case["text"] for case in CASES})
PARTS = {
    "figure", "bound", "metric", "population", "attribution", "source", "via", "verification", "method", "finality",
    "time", "as of", "place", "part of", "adds to", "supersedes", "background",
}  # fmt: skip


def article(text: str, title: str | None = None) -> Article:
    return Article(id="a1", text=text, sha256="0", title=title, published="2021-06-18", outlet="marl-post.example")


def explained(text: str, title: str | None = None) -> list[Draft]:
    return find(article(text, title), explain=True)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:80] for case in CASES])
def test_the_words_behind_each_figure(case: dict[str, Any]) -> None:
    found = explained(case["text"], case.get("title"))
    assert len(found) == len(case["why"])
    for draft, wanted in zip(found, case["why"], strict=True):
        given_words = [f"{reason.part}: {' '.join(reason.words.split())}" for reason in draft.why]
        assert [words for words in wanted if words not in given_words] == [], given_words


def holds(text: str) -> None:
    """What must hold of the reasons of any text."""
    found = explained(text)
    for draft in found:
        for reason in draft.why:
            assert text[reason.start : reason.end] == reason.words != ""
            assert reason.part in PARTS and reason.rule
        parts = [reason.part for reason in draft.why]
        assert parts.count("figure") == 1 and parts.count("metric") == 1
        assert ("part of" in parts) == (draft.part_of is not None)
        assert ("background" in parts) == draft.context
    assert [replace(draft, why=()) for draft in found] == find(article(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from([" ", "\n", "\n\n"])), min_size=1, max_size=8))
def test_reasons_of_made_articles_are_words_of_the_text(pieces: list[tuple[str, str]]) -> None:
    holds("".join(sentence + gap for sentence, gap in pieces))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES).flatmap(lambda text: st.sampled_from(text.split())), max_size=60))
def test_reasons_of_broken_text_are_words_of_the_text(words: list[str]) -> None:
    holds(" ".join(words))


def test_no_reasons_unless_asked() -> None:
    assert [draft.why for draft in find(article(CASES[0]["text"]))] == [(), ()]


def test_the_rule_says_how_the_words_were_reached() -> None:
    first, second = explained(CASES[0]["text"])
    rules = [{reason.part: reason.rule for reason in draft.why} for draft in (first, second)]
    assert rules[0]["metric"] == "killed, behind the figure"
    assert rules[0]["bound"] == "at least"
    assert rules[1]["metric"] == "killed, of the total it is part of"
    assert (rules[0]["figure"], rules[1]["figure"]) == ("number", "number word")
