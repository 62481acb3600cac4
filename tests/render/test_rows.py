"""Rows side by side for pipes: nothing wrapped, nothing run, numbers to the right, empty columns left out."""

from __future__ import annotations

import io

import pytest

from claims.render.rows import aligned, cell


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
