"""Figures that no numeral states: the table by kind, and what holds of any names and people."""

from __future__ import annotations

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
