from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.tables.numbers import exported, number
from claims.tables.refusal import RowRefused

READ = [
    ("16", 16),
    (" 16 ", 16),
    ("0", 0),
    ("007", 7),
    ("1,400", 1400),
    ("12,345,678", 12345678),
    ("1 400", 1400),
    ("1\u202f400", 1400),
    ("1,400.5", Decimal("1400.5")),
    ("12.5", Decimal("12.5")),
    ("12.50", Decimal("12.5")),
    ("0.125", Decimal("0.125")),
    ("16.0", 16),
    (16, 16),
    (16.0, 16),
    (2.5, Decimal("2.5")),
    (Decimal("0.1"), Decimal("0.1")),
    ("12345678901234567890123", 12345678901234567890123),
]

REFUSED = [
    ("1.400", "can mean 1400 or 1.400"),
    ("12.345", "can mean"),
    ("1,4", "comma"),
    ("1.400,5", "comma"),
    ("1.234.567", "comma"),
    ("12,34", "comma"),
    ("lots", "not a number"),
    ("-3", "not a number"),
    ("1e5", "not a number"),
    ("nan", "not a number"),
    ("#REF!", "not a number"),
    ("٣", "not a number"),
    ("9" * 41, "not a number"),
    (float("inf"), "not a number"),
    (float("nan"), "not a number"),
    (Decimal("1E+999999"), "not a number"),
    (True, "not a number"),
    ([16], "not a number"),
]


@pytest.mark.parametrize(("cell", "wanted"), READ)
def test_a_number_is_read_exactly(cell: Any, wanted: int | Decimal) -> None:
    found = number("best", cell)
    assert found == wanted
    assert type(found) is type(wanted)
    assert str(found) == str(wanted), "one number has one spelling, or it would have two keys"


@pytest.mark.parametrize(("cell", "reason"), REFUSED)
def test_what_is_no_number_or_two_is_refused_with_the_column(cell: Any, reason: str) -> None:
    with pytest.raises(RowRefused, match=reason) as refused:
        number("low", cell)
    assert refused.value.column == "low"


def test_an_ambiguous_point_says_how_to_write_either() -> None:
    with pytest.raises(RowRefused) as refused:
        number("best", "1.400")
    assert "1,400" in (refused.value.hint or "")
    assert number("best", "1.4000") == Decimal("1.4")


@given(st.integers(min_value=0, max_value=10**29))
def test_grouped_and_plain_integers_are_the_same(value: int) -> None:
    assert number("best", f"{value:,}") == number("best", str(value)) == value


@given(st.text(max_size=60) | st.floats() | st.decimals() | st.none() | st.binary(max_size=5))
def test_any_cell_is_a_number_or_refused(cell: Any) -> None:
    try:
        found = number("best", cell)
    except RowRefused:
        return
    assert isinstance(found, int | Decimal)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1.401", Decimal("1.401")),
        ("12.345", Decimal("12.345")),
        ("1e-09", Decimal("1E-9")),
        ("1E+3", 1000),
        ("16", 16),
        ("1,400", 1400),
        (2.5, Decimal("2.5")),
    ],
)
def test_what_an_export_wrote_is_one_number(cell: Any, value: Any) -> None:
    found = exported("best", cell)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("cell", ["1e999999999", "1e+", "e5", "-1", "1,4", "sixteen", "1" * 41, "٣"])
def test_an_export_is_no_way_round_the_checks(cell: str) -> None:
    with pytest.raises(RowRefused, match=r"not a number|comma"):
        exported("best", cell)


@given(st.decimals(0, 10**9, places=7))
def test_any_number_written_out_by_an_export_is_read_as_it_was(value: Decimal) -> None:
    assert exported("best", str(value)) == value
    assert exported("best", repr(float(value))) == Decimal(repr(float(value)))
