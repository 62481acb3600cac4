"""The case tables: sentences of one construction each, and what every figure read from them must say."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from made_drafts import SAID, drafts

FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
LISTED = [(file.stem, case) for file in FILES for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]]
CASES = [pytest.param(case, id=f"{name}: {case['text'][:90]}") for name, case in LISTED]
SAYING = [
    pytest.param(
        case,
        id=f"{name}: {case['text'][:90]}",
        marks=[pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else [],
    )
    for name, case in LISTED
]


@pytest.mark.parametrize("case", SAYING)
def test_what_every_figure_of_a_case_says(case: dict[str, Any]) -> None:
    found = drafts(case["text"], title=case.get("title"), published=case.get("published", "2021-06-18") or None)
    said = {key: [SAID[key](draft, found) for draft in found] for key in case if key in SAID}
    assert said == {key: want for key, want in case.items() if key in SAID}


@pytest.mark.parametrize("case", CASES)
def test_every_quote_is_the_text_at_its_span(case: dict[str, Any]) -> None:
    for draft in drafts(case["text"]):
        assert draft.start is not None and draft.end is not None
        assert case["text"][draft.start : draft.end] == draft.quote != ""
