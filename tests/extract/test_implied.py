"""Figures that no numeral states: the table by kind, and what holds of any names and people."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_drafts import drafts, short

TABLE = tomllib.loads((Path(__file__).parent / "implied.toml").read_text(encoding="utf-8"))
CASES = [pytest.param(text, want, id=f"{kind}: {text}") for kind, rows in TABLE.items() for text, want in rows]


@pytest.mark.parametrize(("text", "want"), CASES)
def test_uncounted_victims_of_a_sentence(text: str, want: str) -> None:
    assert [short(draft) for draft in drafts(text)] == [item for item in want.split("; ") if item]


_NAMES = st.sampled_from(["Omar", "Lind", "Ada", "Marr", "Ivo", "Abu", "Hadel", "van", "Jan", "Lea", "Tarin"])
_PEOPLE = st.sampled_from(
    [
        "a man", "his wife", "Omar Lind", "Ada Marr (36)", "their two sons", "the couple", "a 9-year-old girl", "he",
        "her", "himself", "the victims", "civilians", "Boy, 3", "his sons Ivo and Jan", "Mr Sami Abu-Hadel", "others",
        "the boy's body", "a mother", "12-year-old Lea Marr", "the dead", "names",
    ]
)  # fmt: skip
_REST = st.sampled_from(
    [
        "was killed", "were killed", "and", ",", "alongside", "shot", "died", "killed", "killing", "the death of", ".",
        "was wounded", "not", "who", "after being shot", "identified as", "were", ":", "along with", "in Palt", "–",
        "in critical condition", "as was", "said", "injuries were reported", "\n", "(40)", "with a gunshot wound",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(_PEOPLE, _REST), max_size=40).map(" ".join))
def test_quotes_and_links_hold_for_any_mix_of_people_and_verbs(text: str) -> None:
    found = drafts(text)
    spans = {draft.span for draft in found}
    for draft in found:
        assert draft.start is not None and draft.end is not None
        assert text[draft.start : draft.end] == draft.quote != ""
        assert draft.part_of is None or draft.part_of in spans


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_NAMES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6).map(", ".join))
def test_a_list_of_names_never_counts_more_than_its_capitals(names: str) -> None:
    capitals = sum(word[:1].isupper() for word in names.replace(",", "").split())
    for draft in drafts(f"The dead were identified as {names} and Nils Orm."):
        assert draft.figure.low is None or draft.figure.low <= capitals + 2


@pytest.mark.parametrize(
    "text",
    ["Omar Lind, " * 20_000 + "died.", "his wife " * 30_000 + "died", "killed " * 40_000, "a man and " * 20_000],
    ids=lambda text: text[:12],
)
def test_long_lists_take_bounded_time(text: str) -> None:
    began = time.process_time()
    drafts(text)
    assert time.process_time() - began < 8


QUOTES = [
    ("A man was shot dead in Palt.", "A man was shot dead", "A man"),
    ("The blast killed a shepherd.", "killed a shepherd", "a shepherd"),
    ("A man and his wife were killed.", "A man and his wife were killed", "A man and his wife"),
    ("Omar Lind, 40, died on Friday.", "Omar Lind, 40, died", "Omar Lind"),
    ("Civilians were injured.", "Civilians were injured", "Civilians"),
]


@pytest.mark.parametrize(("text", "quote", "words"), QUOTES)
def test_the_words_of_an_implied_figure_are_those_of_its_people(text: str, quote: str, words: str) -> None:
    assert [(draft.quote, draft.figure.words) for draft in drafts(text)] == [(quote, words)]
