"""Digits and number words, alone and in lines: values, ranges, changes, shares, ordinals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.figures.numbers import plain, read
from claims.figures.quantities import Quantity, quantities
from claims.figures.tokens import tokens
from claims.model.figure import Bound

VALUES: list[tuple[str, int | Decimal]] = [
    ("7", 7),
    ("1,400", 1400),
    ("1.400", 1400),
    ("1 400", 1400),
    ("1'400", 1400),
    ("1\u202f400", 1400),
    ("12 500 000", 12_500_000),
    ("1,234,567", 1_234_567),
    ("1.2 million", 1_200_000),
    ("10,7 million", 10_700_000),
    ("2k", 2000),
    ("50K", 50_000),
    ("3bn", 3_000_000_000),
    ("1.5 lakh", 150_000),
    ("2 crore", 20_000_000),
    ("١٤٠", 140),
    ("１２", 12),
    ("zero", 0),
    ("seventeen", 17),
    ("twenty-three", 23),
    ("twenty three", 23),
    ("ninety", 90),
    ("one hundred", 100),
    ("a hundred", 100),
    ("one hundred and five", 105),
    ("one hundred and twenty-three", 123),
    ("nineteen hundred", 1900),
    ("two thousand four hundred", 2400),
    ("three hundred thousand", 300_000),
    ("two and a half million", 2_500_000),
    ("half a million", 500_000),
    ("a dozen", 12),
    ("two dozen", 24),
    ("half a dozen", 6),
    ("a half dozen", 6),
    ("a couple of", 2),
    ("four million two hundred thousand and one", 4_200_001),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_number_has_its_value(text: str, value: int | Decimal) -> None:
    line = tokens(text)
    found = read(line, 0)
    assert found is not None
    assert (found.value, found.end, found.vague) == (value, len(line), False)


@pytest.mark.parametrize(
    ("text", "floor"),
    [
        ("dozens", 24),
        ("scores", 40),
        ("hundreds", 200),
        ("thousands", 2000),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("millions", 2_000_000),
        ("several hundred", 300),
        ("a couple of hundred", 200),
        ("a few thousand", 2000),
        ("several", 3),
    ],
)
def test_a_vague_number_has_a_floor(text: str, floor: int) -> None:
    found = read(tokens(text), 0)
    assert found is not None
    assert (found.value, found.vague) == (floor, True)


@pytest.mark.parametrize(
    ("text", "value"), [("306th", 306), ("1st", 1), ("third", 3), ("twenty-third", 23), ("twentieth", 20)]
)
def test_an_ordinal_is_known_as_one(text: str, value: int) -> None:
    found = read(tokens(text), 0)
    assert found is not None
    assert (found.value, found.ordinal) == (value, True)


@pytest.mark.parametrize("text", ["lots", "a man", "an hour", "many", "half of it", "few", "9mm", "someone"])
def test_what_is_no_number(text: str) -> None:
    assert read(tokens(text), 0) is None


@pytest.mark.parametrize(
    ("text", "value"), [("1,400", "1400"), ("10,7", "10.7"), ("0.5", "0.5"), ("9" * 40, None), ("2,000.5", "2000.5")]
)
def test_group_and_decimal_marks(text: str, value: str | None) -> None:
    assert plain(text) == (None if value is None else Decimal(value))


def _line(text: str) -> list[Quantity]:
    line = tokens(text)
    return quantities(line, [token.lower for token in line], text)


@pytest.mark.parametrize(
    ("text", "words", "bound", "low", "high"),
    [
        ("between 30 and 42 people", "between 30 and 42", Bound.RANGE, 30, 42),
        ("10-15 people", "10-15", Bound.RANGE, 10, 15),
        ("10–15 people", "10–15", Bound.RANGE, 10, 15),
        ("10 to 15 people", "10 to 15", Bound.RANGE, 10, 15),
        ("from 12 up to 15 people", "from 12 up to 15", Bound.RANGE, 12, 15),
        ("two or three people", "two or three", Bound.RANGE, 2, 3),
        ("1.5 to 2 million people", "1.5 to 2 million", Bound.RANGE, 1_500_000, 2_000_000),
        ("at least 10-15 people", "at least 10-15", Bound.AT_LEAST, 10, None),
        ("the 70-odd drones", "70-odd", Bound.ABOUT, 70, 70),
        ("40+ wounded", "40+", Bound.AT_LEAST, 40, None),
        ("as many as 30", "as many as 30", Bound.AT_MOST, None, 30),
        ("no fewer than twenty", "no fewer than twenty", Bound.AT_LEAST, 20, None),
        ("at least about 30", "at least about 30", Bound.AT_LEAST, 30, None),
        ("almost €650", "almost €650", Bound.ABOUT, 650, 650),
    ],
)
def test_a_range_or_hedge_is_one_figure(text: str, words: str, bound: Bound, low: int | None, high: int | None) -> None:
    (found,) = _line(text)
    assert (found.figure.words, found.figure.bound, found.figure.low, found.figure.high) == (words, bound, low, high)


def test_a_change_is_two_figures() -> None:
    older, later = _line("rose from 15 to about 25")
    assert (older.change, older.figure.low) == ("from", 15)
    assert (later.change, later.figure.low, later.figure.bound) == ("to", 25, Bound.ABOUT)


def test_a_share_keeps_its_whole() -> None:
    (found,) = _line("three out of four of their bases")
    assert (found.figure.low, found.share) == (3, 4)


def test_offsets_count_in_the_whole_text() -> None:
    text = "Alas: twenty-three of them."
    assert [text[token.start : token.end] for token in tokens(text, 6)][:3] == ["twenty", "-", "three"]
