"""The case tables: sentences of one construction each, and what every figure read from them must say."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_drafts import drafts, short

from claims.model import Draft

FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['text'][:90]}")
    for file in FILES
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]


def _replaced(draft: Draft, found: list[Draft]) -> str:
    """The figure a draft supersedes, in the short notation; "" for none."""
    return next((short(other) for other in found if other.span == draft.supersedes), "")


# What a key of a case says of each figure, in reading order; "" where the text says nothing.
SAID: dict[str, Callable[[Draft, list[Draft]], object]] = {
    "read": lambda draft, _: short(draft),
    "by": lambda draft, _: draft.asserted_by or "",
    "via": lambda draft, _: " < ".join(draft.via),
    "attribution": lambda draft, _: draft.attribution.value,
    "when": lambda draft, _: draft.when or "",
    "from": lambda draft, _: draft.occurred_from or "",
    "to": lambda draft, _: draft.occurred_to or "",
    "as_of": lambda draft, _: draft.as_of or "",
    "basis": lambda draft, _: draft.basis.value,
    "place": lambda draft, _: draft.place or "",
    "quote": lambda draft, _: draft.quote or "",
    "words": lambda draft, _: draft.figure.words,
    "supersedes": _replaced,
    "includes": lambda draft, _: ", ".join(draft.includes),
    "excludes": lambda draft, _: ", ".join(draft.excludes),
    "method": lambda draft, _: draft.method or "",
    "finality": lambda draft, _: draft.finality or "",
    "note": lambda draft, _: draft.note or "",
}


@pytest.mark.parametrize("case", CASES)
def test_what_every_figure_of_a_case_says(case: dict[str, Any]) -> None:
    found = drafts(case["text"], title=case.get("title"), published=case.get("published", "2021-06-18") or None)
    said = {key: [SAID[key](draft, found) for draft in found] for key in case if key in SAID}
    assert said == {key: want for key, want in case.items() if key in SAID}


@pytest.mark.parametrize("case", CASES)
def test_every_quote_is_the_text_at_its_span(case: dict[str, Any]) -> None:
    for draft in drafts(case["text"]):
        assert draft.start is not None and draft.end is not None
        assert case["text"][draft.start : draft.end] == draft.quote != ""
