"""Texts with nothing to count: the fewer figures are made up, the better, and never more than before."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from retyped import RETYPED

from claims.extract.drafts import find
from claims.model import Article

QUIET = tomllib.loads((Path(__file__).parent / "quiet.toml").read_text(encoding="utf-8"))
_BEHIND = 8


def made_up(text: str) -> list[str]:
    """The figures read from a text as its own, as "words: number metric"."""
    drafts = find(Article(id="q", text=text.strip(), sha256="0", published="2031-05-09"))
    return [f"{draft.quote}: {draft.figure.words} {draft.metric}" for draft in drafts if not draft.context]


def test_the_ceiling_holds_and_follows() -> None:
    made = [f"{name}: {each}" for name, text in QUIET["texts"].items() for each in made_up(text)]
    assert len(made) <= QUIET["ceiling"], "\n".join(made)
    assert len(made) > QUIET["ceiling"] - _BEHIND or not made, f"lower the ceiling to {len(made)}"


@pytest.mark.parametrize("way", RETYPED.values(), ids=RETYPED)
def test_typing_makes_nothing_up(way: object) -> None:
    """Another way of typing may make up a little more (names are harder to tell in capitals), but not much."""
    assert callable(way)
    made = sum(len(made_up(way(text))) for text in QUIET["texts"].values())
    assert made <= QUIET["ceiling"] + 6


def test_the_texts_are_many_and_hold_numbers() -> None:
    assert len(QUIET["texts"]) >= 20
    assert all(sum(word[0].isdigit() for word in text.split()) >= 2 for text in QUIET["texts"].values())
