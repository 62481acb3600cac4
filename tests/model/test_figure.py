"""The figure: ends, open ends, and the whole counts the words allow."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import OPEN_ABOVE, OPEN_BELOW, Bound, Figure, Problem


@pytest.mark.parametrize(
    ("figure", "least", "most", "stated"),
    [
        (Figure(Bound.EXACT, 13, 13, 13), 13, 13, 13),
        (Figure(Bound.AT_LEAST, 16), 16, None, 16),
        (Figure(Bound.MORE_THAN, 66), 67, None, 66),
        (Figure(Bound.AT_MOST, high=30), None, 30, 30),
        (Figure(Bound.FEWER_THAN, high=30), None, 29, 30),
        (Figure(Bound.RANGE, 10, None, 15), 10, 15, None),
        (Figure(Bound.ABOUT, 1200, 1200, 1200), 1200, 1200, 1200),
        (Figure(Bound.VAGUE, 24), 24, None, 24),
        (Figure(Bound.EXACT, 0, 0, 0), 0, 0, 0),
        (Figure(Bound.NONE), None, None, None),
    ],
)
def test_what_the_words_allow(figure: Figure, least: Any, most: Any, stated: Any) -> None:
    assert (figure.least, figure.most, figure.stated) == (least, most, stated)


@pytest.mark.parametrize(
    ("bound", "ends"),
    [
        (Bound.RANGE, (15, None, 10)),
        (Bound.EXACT, (3, 2, 3)),
        (Bound.EXACT, (-1, -1, -1)),
        (Bound.EXACT, (None, None, None)),
        (Bound.NONE, (None, 3, None)),
    ],
)
def test_contradictory_ends_are_refused(bound: Bound, ends: tuple[Any, Any, Any]) -> None:
    with pytest.raises(ValueError, match=r"order|negative|number"):
        Figure(bound, *ends)


def test_a_denied_zero_and_a_silent_one_are_not_the_same() -> None:
    assert not Figure(Bound.EXACT, 0, 0, 0).says_nothing
    assert Figure(Bound.NONE_REPORTED, 0, 0, 0).says_nothing
    assert Figure(Bound.NONE).says_nothing


def test_open_ends_are_open() -> None:
    assert not OPEN_ABOVE & OPEN_BELOW
    assert Bound.EXACT not in OPEN_ABOVE | OPEN_BELOW


@given(
    st.decimals(min_value=0, max_value=10**20, allow_nan=False, allow_infinity=False, places=2), st.sampled_from(Bound)
)
def test_the_least_is_never_above_the_most(value: Decimal, bound: Bound) -> None:
    if bound is Bound.NONE:
        return
    low = None if bound in OPEN_BELOW else value
    high = None if bound in OPEN_ABOVE else value + 2
    figure = Figure(bound, low, None, high)
    if figure.least is not None and figure.most is not None:
        assert figure.least <= figure.most


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem("no figure"), "no figure"),
        (Problem("no figure", file="t.csv", row=7, column="figure"), "t.csv, row 7, column figure: no figure"),
        (Problem("odd byte", file="a", offset=12, hint="save as UTF-8"), "a, character 12: odd byte (save as UTF-8)"),
    ],
)
def test_a_problem_says_what_and_where(problem: Problem, words: str) -> None:
    assert str(problem) == words
