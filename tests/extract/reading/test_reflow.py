"""Printed lines to paragraphs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.reading.reflow import reflow

COLUMN = """Mine collapse at Tor Valley
4 May 2031
Nine miners were killed on Monday when a shaft of the Tor
mine fell in, the regional governor said. Twenty-
five others were hurt, and the number of casual-
ties may rise, doctors at the hospital told
reporters in the evening.
Rescuers were still searching the lower levels of the mine
on Tuesday."""


def test_sentences_broken_at_the_margin_are_whole_and_headlines_stand_alone() -> None:
    assert reflow(COLUMN).splitlines() == [
        "Mine collapse at Tor Valley",
        "4 May 2031",
        "Nine miners were killed on Monday when a shaft of the Tor mine fell in, the regional governor said. "
        "Twenty-five others were hurt, and the number of casualties may rise, doctors at the hospital told "
        "reporters in the evening.",
        "Rescuers were still searching the lower levels of the mine on Tuesday.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one line",
        "Killed\n14\nInjured\n31",
        "• fourteen people were killed in the town\n• thirty-one people were hurt in the town\n• five are missing",
        "1. fourteen dead\n2. thirty-one hurt",
        "A headline\n\nAnother one",
    ],
)
def test_lists_tables_and_headlines_keep_their_lines(text: str) -> None:
    assert reflow(text) == text


def test_a_name_broken_at_its_hyphen_keeps_it() -> None:
    text = "The storm that came from the west hit the village of Tor-\nAnsel and the farms round it in the night"
    assert "Tor-Ansel and the farms" in reflow(text)


@given(st.lists(st.text(st.characters(categories=("L", "N", "P")), min_size=1), max_size=20))
def test_nothing_but_white_space_and_hyphens_is_touched(lines: list[str]) -> None:
    def bare(text: str) -> str:
        return re.sub(r"[\s\u00ad\u2010-]", "", text)

    text = "\n".join(lines)
    assert bare(reflow(text)) == bare(text)
