"""Numerals in every convention, and numbers that count nothing: what is read, and which values never are."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from made_drafts import drafts, short

from claims.figures.quantities import quantities
from claims.figures.tokens import tokens
from claims.model import Draft

TABLE = tomllib.loads((Path(__file__).parent / "numerals.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(text, want, never, id=f"{kind}: {text}") for kind, rows in TABLE.items() for text, want, never in rows
]


def _stated(draft: Draft) -> bool:
    """Whether the figure's own words hold its number; an implied one ("a man") has none."""
    line = tokens(draft.figure.words)
    found = quantities(line, [token.lower for token in line], draft.figure.words)
    ends = (draft.figure.low, draft.figure.high)
    return draft.figure.high == 0 or any(quantity.value in ends for quantity in found)


@pytest.mark.parametrize(("text", "want", "never"), CASES)
def test_what_numerals_say(text: str, want: str, never: str) -> None:
    assert [short(draft) for draft in drafts(text) if _stated(draft)] == [item for item in want.split("; ") if item]


@pytest.mark.parametrize(("text", "want", "never"), [case for case in CASES if case.values[2]])
def test_what_numerals_never_say(text: str, want: str, never: str) -> None:
    values = {Decimal(item) for item in never.split(", ")}
    for draft in drafts(text):
        assert draft.figure.low not in values, draft.quote
        assert draft.figure.high not in values, draft.quote


@pytest.mark.parametrize(("text", "want", "never"), CASES)
def test_the_words_of_a_figure_stand_in_its_text(text: str, want: str, never: str) -> None:
    for draft in drafts(text):
        assert draft.figure.words in text
        assert draft.start is not None and draft.end is not None
        assert text[draft.start : draft.end] == draft.quote != ""


def test_every_kind_has_five_cases() -> None:
    assert {kind: len(rows) for kind, rows in TABLE.items() if len(rows) < 5} == {}
    assert sum(len(rows) for rows in TABLE.values()) >= 150
