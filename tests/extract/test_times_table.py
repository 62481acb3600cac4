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

from claims.extract.drafts import find
from claims.extract.setting.time_patterns import period_pattern, quick_numbers, time_pattern, two_ends
from claims.model import Article, Draft
from claims.moments import is_moment
from claims.vocabulary.language import reading

_TABLE = tomllib.loads((Path(__file__).parent / "times.toml").read_text(encoding="utf-8"))
_CASES = [(kind, *row) for kind, rows in _TABLE.items() for row in rows]
_SPANISH = tomllib.loads((Path(__file__).parent / "times_es.toml").read_text(encoding="utf-8"))
_CASES_ES = [(kind, *row) for kind, rows in _SPANISH.items() for row in rows]


def _said(draft: Draft) -> str:
    return " · ".join(
        str(part or "-") for part in (draft.when, draft.occurred_from, draft.occurred_to, draft.as_of, draft.basis)
    )


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case[0]}: {case[1]}")
def test_when_each_figure_holds(case: tuple[str, ...]) -> None:
    _, text, *want = case
    assert [_said(draft) for draft in drafts(text)] == want


@pytest.mark.parametrize("case", _CASES_ES, ids=lambda case: f"{case[0]}: {case[1]}")
def test_when_each_figure_holds_in_spanish(case: tuple[str, ...]) -> None:
    _, text, *want = case
    found = find(Article(id="t", text=text, sha256="0", published="2021-06-18", language="es"))
    assert [_said(draft) for draft in found] == want


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
HOSTILE_ES = [
    "la noche del la madrugada de " * 8_000,
    "el lunes por la noche a las a las " * 8_000,
    "hace unos hace dos semanas " * 10_000,
    "del 3 al 9 del 3 de mayo de " * 8_000,
    "desde el inicio de la guerra " * 8_000,
]


@pytest.mark.parametrize(
    ("language", "text"),
    [*(("en", text) for text in HOSTILE), *(("es", text) for text in [*HOSTILE[1:], *HOSTILE_ES])],
    ids=lambda each: each[:24],
)
def test_a_hostile_line_ends_in_bounded_time(language: str, text: str) -> None:
    with reading(language):
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
