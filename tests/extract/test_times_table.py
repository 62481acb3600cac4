"""When figures hold, from a table of sentences: published on a Friday, 18 June 2021."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_drafts import drafts

from claims.extract.setting.time_patterns import period_pattern, quick_numbers, time_pattern, two_ends
from claims.model import Draft
from claims.moments import is_moment

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


HOSTILE = [
    "on the night of the early " * 8_000,
    "1:1" * 330_000,
    "at about at about 3 " * 10_000,
    "Friday, Friday, " * 30_000,
    "since the war " * 14_000,
    "June 1, June 2, " * 30_000,
    "between 1 and 2 and from 3 to 4 " * 6_000,
    "05/06/" * 30_000,
    "in the last " * 16_000,
    "the the the late late early " * 6_000,
    "7 p.m. a.m. " * 16_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:24])
def test_a_hostile_line_ends_in_bounded_time(text: str) -> None:
    for pattern in (time_pattern(), period_pattern(), quick_numbers(), two_ends()):
        began = time.process_time()
        sum(1 for _ in pattern.finditer(text))
        assert time.process_time() - began < 6


_DAYS = st.dates(min_value=date(1, 2, 1), max_value=date(9999, 12, 30))
_WORDS = st.lists(
    st.sampled_from(
        [
            "on", "in", "at", "since", "last", "next", "the", "early", "late", "Friday", "morning", "night", "June",
            "May", "31", "30", "14th", "2021", "2020-02-30", "of", "to", "from", "between", "and", "3", "days",
            "weeks", "months", "years", "ago", "yesterday", "overnight", "this", "year", "weekend", "7", "p.m.",
            "19:20", "0430", "GMT", "Christmas", "Day", "week", "99", "month", ",", ".", "'",
        ]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(_WORDS, _DAYS)
def test_no_words_and_no_day_of_publication_raise(words: str, published: date) -> None:
    text = f"Six people were killed {words}."
    for draft in drafts(text, published=published.isoformat()):
        for moment in (draft.occurred_from, draft.occurred_to, draft.as_of):
            assert moment is None or is_moment(moment)
