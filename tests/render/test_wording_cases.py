"""Figures, times and counts as a reader writes them: one table a function."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import about, at_least, between, claim, dozens, exact, fewer_than, more_than, none_reported, up_to
from made_report import estimate, resolution

from claims.model import Basis, Bound, Cause, Figure, Number
from claims.render import wording


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(Bound.EXACT, 6301, 6301, 6301), "6,301"),
        (Figure(Bound.AT_LEAST, 16), "at least 16"),
        (Figure(Bound.MORE_THAN, 66), "more than 66"),
        (Figure(Bound.AT_MOST, None, None, 30), "at most 30"),
        (Figure(Bound.FEWER_THAN, None, None, 9), "fewer than 9"),
        (Figure(Bound.ABOUT, 40, 40, 40), "about 40"),
        (Figure(Bound.RANGE, 12, None, 15), "12 to 15"),
        (Figure(Bound.VAGUE, 24), "24 or more"),
        (Figure(Bound.NONE), "no figure"),
        (Figure(Bound.NONE_REPORTED, 0, 0, 0), "none reported"),
    ],
)
def test_a_figure_without_words_is_told_by_its_bound(figure: Figure, words: str) -> None:
    assert wording.in_words(figure) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (exact(3, "three"), "three"),
        (at_least(16), "at least 16"),
        (up_to(30, "as many as 30"), "as many as 30"),
        (dozens(), "dozens"),
        (none_reported(), "no"),
        (between(2, 5), "2 to 5"),
        (about(40), "about 40"),
        (more_than(9), "more than 9"),
        (fewer_than(9), "fewer than 9"),
    ],
)
def test_a_figure_keeps_its_own_words(figure: Figure, words: str) -> None:
    assert wording.figure(claim(1, figure)) == words


@pytest.mark.parametrize(
    ("words", "alone"), [("no", "none"), ("No", "None"), ("none", "none"), ("at least 16", "at least 16"), ("", "")]
)
def test_a_figure_without_its_noun(words: str, alone: str) -> None:
    assert wording.by_itself(words) == alone


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, "no figure"),
        (12, None, "12 or more"),
        (None, 30, "up to 30"),
        (7, 7, "7"),
        (1000, 2000, "1,000 to 2,000"),
        (0, 3, "0 to 3"),
        (Decimal("1.5"), Decimal("2.5"), "1.5 to 2.5"),
    ],
)
def test_a_span(low: Number | None, high: Number | None, words: str) -> None:
    assert wording.span(low, high) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, ""),
        ("", ""),
        ("2016", "2016"),
        ("2016-09", "Sept 2016"),
        ("2016-09-03", "3 Sept 2016"),
        ("2016-09-23T06:00", "23 Sept 2016, 06:00"),
        ("2016-09-23T06", "23 Sept 2016, 06:00"),
        ("2016-09-23T06:00:30Z", "23 Sept 2016, 06:00 UTC"),
        ("2016-09-23T06:00+03:00", "23 Sept 2016, 06:00 UTC+03:00"),
        ("Friday morning", "Friday morning"),
        ("2016-13-40", "2016-13-40"),
    ],
)
def test_a_date_as_a_reader_writes_it(text: str | None, words: str) -> None:
    assert wording.date(text) == words


@given(st.text())
def test_no_text_breaks_a_date(text: str) -> None:
    assert isinstance(wording.date(text), str)


@given(st.dates())
def test_every_day_keeps_its_number_and_year(day: Any) -> None:
    words = wording.date(day.isoformat()).split()
    assert (words[0], int(words[-1])) == (str(day.day), day.year)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-05-02", "2031-05-02", "2 May 2031"),
        ("2031-05-02", None, "2 May 2031"),
        (None, "2031-05-03", "3 May 2031"),
        ("2031-05-02", "2031-05-03", "2 May 2031 – 3 May 2031"),
        (None, None, ""),
    ],
)
def test_a_stretch_of_days(start: str | None, end: str | None, words: str) -> None:
    assert wording.dates(start, end) == words


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "killed"),
        ({"population": "children"}, "killed, children"),
        ({"basis": Basis.PERIOD}, "killed (period)"),
        ({"metric": "injured", "population": "women"}, "injured, women"),
    ],
)
def test_what_is_counted(more: dict[str, Any], words: str) -> None:
    assert wording.counted(claim(1, exact(3), **more)) == words


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ({"by": "A", "carried_by": "B"}, ["A", "B"]),
        ({"by": "A", "carried_by": "A"}, ["A"]),
        ({"by": "A", "via": ("W",), "carried_by": "B"}, ["A", "W", "B"]),
        ({"by": None, "carried_by": "B"}, ["B"]),
        ({"by": None}, []),
    ],
)
def test_who_got_it_from_whom(more: dict[str, Any], names: list[str]) -> None:
    assert wording.chain(claim(1, exact(3), **more)) == names


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 tallies"), (1, "1 tally"), (2, "2 tallies"), (1200, "1,200 tallies")]
)
def test_a_count_with_its_noun(count: int, words: str) -> None:
    assert wording.people(count, "tally", "tallies") == words


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_words_and_the_unexplained_is_called_so(cause: Cause) -> None:
    words = wording.cause_in_words(cause.value)
    assert "_" not in words
    assert (words == "not explained") == (cause is Cause.GENUINE)


def test_a_working_figure_is_never_more_than_that() -> None:
    assert wording.working(estimate(rule="weighted_median")) == (
        "working figure, rule weighted median, no editor has decided"
    )
    assert wording.working(estimate(decided=True)) == "figure decided by an editor"


def test_a_decision_gives_figure_and_reason() -> None:
    assert wording.decision(resolution()) == (
        "decided by Ida, 3 May 2031, 12:05 UTC: best 16, 10 to 30. Reason: Names were checked"
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"occurred_from": "2031-05-02", "when": "Friday"}, "2 May 2031"),
        ({"when": "Friday morning"}, "Friday morning"),
        ({}, ""),
    ],
)
def test_when_it_happened(more: dict[str, Any], words: str) -> None:
    assert wording.when(claim(1, exact(3), **more)) == words
