"""Who says so, from the tables of sentences by kind of wording."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from made_drafts import drafts

from claims.extract.drafts import look
from claims.model import Article, Attribution, Draft

FILES = sorted(Path(__file__).parent.glob("who_*.toml"))
TABLE: dict[str, list[tuple[str, list[str]]]] = {
    f"{file.stem} {kind}": rows
    for file in FILES
    for kind, rows in tomllib.loads(file.read_text(encoding="utf-8")).items()
}
CASES = [pytest.param(text, want, id=f"{kind}: {text[:80]}") for kind, rows in TABLE.items() for text, want in rows]


def _said(draft: Draft) -> str:
    number = draft.figure.low if draft.figure.low is not None else draft.figure.high
    sign = "!" if draft.attribution is Attribution.DENIED else ""
    return f"{number} {sign}{' < '.join([draft.asserted_by or '-', *draft.via])}"


@pytest.mark.parametrize(("text", "want"), CASES)
def test_who_says_each_figure(text: str, want: list[str]) -> None:
    assert [_said(draft) for draft in drafts(text)] == want


def test_who_speaks_behind_the_last_figure_is_listened_to_as_far_as_it_asks() -> None:
    plain = "Lena Marsh said that the road was closed. "
    near = "“Twelve people were killed,” a man shouted. “It was dark,” said Bo Ek, a nurse.\n\n"
    seen = look(Article(id="a", text=near + plain * 40, sha256="0"))
    assert len(seen.speakers._waiting) > 20
    assert look(Article(id="a", text=plain * 40, sha256="0")).speakers._own.keys() < set(range(len(plain * 10)))
