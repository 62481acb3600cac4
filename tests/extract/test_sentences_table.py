"""Every construction of the table of sentences: what is read, and that nothing else is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from made_drafts import drafts, short

TABLE = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
CASES = [pytest.param(text, want, id=f"{kind}: {text}") for kind, rows in TABLE.items() for text, want in rows]


@pytest.mark.parametrize(("text", "want"), CASES)
def test_figures_of_a_sentence(text: str, want: str) -> None:
    assert [short(draft) for draft in drafts(text)] == [item for item in want.split("; ") if item]


@pytest.mark.parametrize(("text", "want"), CASES)
def test_quotes_are_the_text_at_their_span(text: str, want: str) -> None:
    for draft in drafts("Before. " + text):
        assert draft.start is not None and draft.end is not None
        assert ("Before. " + text)[draft.start : draft.end] == draft.quote
        assert draft.figure.words
