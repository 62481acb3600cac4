"""Every construction of the table of sentences: what is read, and that nothing else is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from made_drafts import SAID, drafts, short

TABLE = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
ROWS: list[tuple[str, str, str, dict[str, Any]]] = [
    (kind, text, want, more[0] if more else {}) for kind, rows in TABLE.items() for text, want, *more in rows
]


def _items(want: str) -> list[str]:
    return [item for item in want.split("; ") if item]


def _case(row: tuple[str, str, str, dict[str, Any]], mark: str) -> Any:
    """A row as a case; one that carries the mark is expected to fail, and fails the day it does not."""
    kind, text, want, more = row
    marks = [pytest.mark.xfail(reason=more[mark], strict=True)] if mark in more else []
    return pytest.param(text, want, more, id=f"{kind}: {text[:90]}", marks=marks)


@pytest.mark.parametrize(("text", "want", "more"), [_case(row, "gap") for row in ROWS])
def test_figures_of_a_sentence(text: str, want: str, more: dict[str, Any]) -> None:
    found = drafts(text)
    assert [short(draft) for draft in found] == _items(want)
    said = {key: [SAID[key](draft, found) for draft in found] for key in more if key in SAID}
    assert said == {key: value for key, value in more.items() if key in SAID}


@pytest.mark.parametrize(("text", "want", "more"), [_case(row, "misread") for row in ROWS if "never" in row[3]])
def test_wrong_readings_do_not_appear(text: str, want: str, more: dict[str, Any]) -> None:
    never = set(_items(more["never"]))
    assert never.isdisjoint(_items(want))
    assert never.isdisjoint(short(draft) for draft in drafts(text))


@pytest.mark.parametrize("text", [text for _, text, _, _ in ROWS])
def test_quotes_are_the_text_at_their_span(text: str) -> None:
    for draft in drafts("Before. " + text):
        assert draft.start is not None and draft.end is not None
        assert ("Before. " + text)[draft.start : draft.end] == draft.quote
        assert draft.figure.words


def test_the_table_is_broad() -> None:
    assert len(ROWS) >= 300
    assert not {kind: len(rows) for kind, rows in TABLE.items() if len(rows) < 5}
    assert len({text for _, text, _, _ in ROWS}) == len(ROWS)


def test_every_key_of_a_row_is_known() -> None:
    assert {key for _, _, _, more in ROWS for key in more} <= SAID.keys() | {"never", "gap", "misread"}
