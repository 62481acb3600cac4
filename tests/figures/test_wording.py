"""The words of one figure both ways: parse a table cell, say a figure, and the round trip."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.figures.wording import digits, parse, say
from claims.model.figure import Bound, Figure

CELLS = [
    ("30", Bound.EXACT, 30, 30),
    (" 1,204 ", Bound.EXACT, 1204, 1204),
    ("as many as 30", Bound.AT_MOST, None, 30),
    ("at least 16", Bound.AT_LEAST, 16, None),
    ("16 or more", Bound.AT_LEAST, 16, None),
    ("40+", Bound.AT_LEAST, 40, None),
    ("more than 66", Bound.MORE_THAN, 66, None),
    (">66", Bound.MORE_THAN, 66, None),
    ("fewer than 30", Bound.FEWER_THAN, None, 30),
    ("<30", Bound.FEWER_THAN, None, 30),
    ("about 1,200", Bound.ABOUT, 1200, 1200),
    ("~50", Bound.ABOUT, 50, 50),
    ("dozens", Bound.VAGUE, 24, None),
    ("Hundreds", Bound.VAGUE, 200, None),
    ("1,200-1,500", Bound.RANGE, 1200, 1500),
    ("between 10 and 15", Bound.RANGE, 10, 15),
    ("10 to 15", Bound.RANGE, 10, 15),
    ("twenty-three", Bound.EXACT, 23, 23),
    ("a dozen", Bound.EXACT, 12, 12),
    ("1.2 million", Bound.EXACT, 1_200_000, 1_200_000),
    ("0", Bound.EXACT, 0, 0),
    ("none", Bound.EXACT, 0, 0),
    ("no one", Bound.EXACT, 0, 0),
    ("none reported", Bound.NONE_REPORTED, 0, 0),
    ("306th", Bound.AT_LEAST, 306, None),
    ("1.125 million", Bound.EXACT, 1_125_000, 1_125_000),
    ("about 1.125 million", Bound.ABOUT, 1_125_000, 1_125_000),
    ("more than 2.250 thousand", Bound.MORE_THAN, 2_250, None),
    ("1.125m", Bound.EXACT, 1_125_000, 1_125_000),
    ("1.400", Bound.EXACT, 1_400, 1_400),
    ("12.500.000", Bound.EXACT, 12_500_000, 12_500_000),
    ("three of its four", Bound.EXACT, 3, 3),
    ("two of the village's six", Bound.EXACT, 2, 2),
    ("three out of the four", Bound.EXACT, 3, 3),
]


@pytest.mark.parametrize(("words", "bound", "low", "high"), CELLS)
def test_a_cell_is_a_figure(words: str, bound: Bound, low: int | None, high: int | None) -> None:
    figure = parse(words)
    assert (figure.bound, figure.low, figure.high) == (bound, low, high)
    assert figure.words == " ".join(words.split())


@pytest.mark.parametrize(
    "words", ["", "-", "n/a", "lots", "unknown", "3 dead and 5 hurt", "many people", "-5", "x" * 300]
)
def test_a_cell_without_one_figure_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"figure|negative"):
        parse(words)


_NUMBERS = st.integers(min_value=0, max_value=10**12)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    bound = draw(st.sampled_from([bound for bound in Bound if bound not in (Bound.NONE, Bound.VAGUE, Bound.RANGE)]))
    number = draw(_NUMBERS)
    if bound is Bound.NONE_REPORTED:
        return Figure(bound=bound, low=0, best=0, high=0)
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return Figure(bound=bound, low=number)
    if bound in (Bound.AT_MOST, Bound.FEWER_THAN):
        return Figure(bound=bound, high=number)
    return Figure(bound=bound, low=number, best=number, high=number)


@given(figures())
def test_what_is_said_is_read_again(figure: Figure) -> None:
    again = parse(say(figure))
    assert (again.bound, again.low, again.best, again.high) == (figure.bound, figure.low, figure.best, figure.high)


@given(_NUMBERS, _NUMBERS)
def test_a_range_is_read_again(one: int, two: int) -> None:
    low, high = sorted((one, two + 1 + one))
    again = parse(say(Figure(bound=Bound.RANGE, low=low, high=high)))
    assert (again.bound, again.low, again.high) == (Bound.RANGE, low, high)


@pytest.mark.parametrize("words", ["dozens", "scores", "hundreds", "thousands", "tens of thousands", "millions"])
def test_vague_words_are_said_as_they_were(words: str) -> None:
    assert say(parse(words)) == words


@given(st.text(max_size=60))
def test_any_words_are_a_figure_or_refused(words: str) -> None:
    try:
        figure = parse(words)
    except ValueError:
        return
    assert figure.bound is not Bound.NONE


def test_a_figure_without_a_number_says_nothing() -> None:
    assert say(Figure(bound=Bound.NONE)) == ""


def test_fractions_keep_their_decimals() -> None:
    assert (digits(Decimal("2.50")), digits(1400)) == ("2.50", "1,400")
