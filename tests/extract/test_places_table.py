"""Where figures hold, from a table of texts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from made_drafts import drafts

_TABLE = tomllib.loads((Path(__file__).parent / "places.toml").read_text(encoding="utf-8"))
_CASES = [(kind, *row) for kind, rows in _TABLE.items() for row in rows]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case[0]}: {case[1]}")
def test_where_each_figure_holds(case: tuple[str, ...]) -> None:
    _, text, *want = case
    assert [draft.place or "-" for draft in drafts(text)] == want
