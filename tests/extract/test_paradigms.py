"""The paradigms of the constructions by which news counts: what is read of each sentence, and that nothing else is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from made_drafts import drafts, short

TABLE: dict[str, list[list[str]]] = tomllib.loads(
    (Path(__file__).parent / "paradigms.toml").read_text(encoding="utf-8")
)
ROWS = [(kind, text, want) for kind, rows in TABLE.items() for text, want in rows]


@pytest.mark.parametrize(("text", "want"), [pytest.param(*row[1:], id=f"{row[0]}: {row[1][:90]}") for row in ROWS])
def test_figures_of_a_construction(text: str, want: str) -> None:
    assert [short(draft) for draft in drafts(text)] == [item for item in want.split("; ") if item]


def test_an_unrelated_sentence_before_changes_no_figure() -> None:
    """A sentence that counts nothing, in a paragraph of its own, leaves every reading as it is."""
    for _, text, want in ROWS[::7]:
        found = [short(draft) for draft in drafts(f"The bakery in Lund opens on Monday.\n\n{text}")]
        assert found == [item for item in want.split("; ") if item], text


def test_the_table_is_broad() -> None:
    assert len(ROWS) >= 500
    assert len({text for _, text, _ in ROWS}) == len(ROWS)
    assert not {kind: len(rows) for kind, rows in TABLE.items() if len(rows) < 3}
