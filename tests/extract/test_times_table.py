"""When figures hold, from a table of sentences: published on a Friday, 18 June 2021."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from made_drafts import drafts

from claims.model import Draft

_TABLE = tomllib.loads((Path(__file__).parent / "times.toml").read_text(encoding="utf-8"))
_CASES = [(kind, *row) for kind, rows in _TABLE.items() for row in rows]


def _said(draft: Draft) -> str:
    return " · ".join(
        str(part or "-") for part in (draft.when, draft.occurred_from, draft.occurred_to, draft.as_of, draft.basis)
    )


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case[0]}: {case[1]}")
def test_when_each_figure_holds(case: tuple[str, ...]) -> None:
    _, text, *want = case
    assert [_said(draft) for draft in drafts(text)] == want
