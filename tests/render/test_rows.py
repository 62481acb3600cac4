"""Rows for the eye, for pipes and for spreadsheets: nothing run, numbers to the right, empty columns left out."""

from __future__ import annotations

import io
from datetime import datetime, timedelta, timezone

import pytest

from claims.render.rows import aligned, cell, emit, table


def test_a_line_a_row_with_numbers_to_the_right() -> None:
    out = io.StringIO()
    rows = [{"id": 1, "name": "Dale Monitor", "none": None}, {"id": 12, "name": "a\nb\x1b[31m", "none": None}]
    aligned(rows, ("id", "name", "none"), out)
    assert out.getvalue().splitlines() == ["id  name", "──  ────────────", " 1  Dale Monitor", "12  a b\\x1b[31m"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1", "'=1"),
        ("@x", "'@x"),
        (-5, -5),
        (0, 0),
        (None, None),
        (True, "yes"),
        (["a", "b"], "a > b"),
        ("plain", "plain"),
    ],
)
def test_cells_of_a_spreadsheet(value: object, written: object) -> None:
    assert cell(value) == written


def test_a_table_shows_a_moment_to_the_minute_and_every_other_format_in_full() -> None:
    moment = datetime(2031, 5, 2, 14, 30, 59, 123456, timezone(timedelta(hours=2)))
    rows = [{"at": moment}]
    (cell,) = table(rows, ["at"]).columns[0].cells
    assert str(cell) == "2031-05-02 12:30"
    out = io.StringIO()
    emit(rows, "jsonl", columns=["at"], out=out)
    assert "14:30:59.123456+02:00" in out.getvalue()
