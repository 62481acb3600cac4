"""The side by side of reading: what it asks of every reader is what its docstring says."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location(
    "reading_benchmark", Path(__file__).parent.parent.parent / "benchmarks" / "reading.py"
)
assert _SPEC and _SPEC.loader
reading = importlib.util.module_from_spec(_SPEC)
sys.modules["reading_benchmark"] = reading
_SPEC.loader.exec_module(reading)

TEXT = "At least 16 people were killed on 14 May."
SIXTEEN = reading.Number((16,), 0, 18, ((16, None),), ("killed",))
FOURTEEN = reading.Number((14,), 34, 36)


@pytest.mark.parametrize(
    ("found", "counted"),
    [
        ([SIXTEEN], (1, 1, 1, 1, 0)),
        ([reading.Number((16,), 9, 11)], (1, 1, 0, 0, 0)),
        ([reading.Number((16,), 9, 11, ((16, None),), ("injured",))], (1, 1, 1, 0, 0)),
        ([reading.Number((61,), 9, 11)], (1, 0, 0, 0, 1)),
        ([SIXTEEN, FOURTEEN], (1, 1, 1, 1, 1)),
        ([], (1, 0, 0, 0, 0)),
    ],
)
def test_what_is_counted(found: list[object], counted: tuple[int, ...]) -> None:
    tally = reading.Tally()
    tally.add(reading.Text(TEXT, (SIXTEEN,)), found)
    assert (tally.wanted, tally.number, tally.interval, tally.metric, tally.false) == counted


def test_a_figure_that_may_be_read_is_not_false() -> None:
    tally = reading.Tally()
    tally.add(reading.Text(TEXT, (SIXTEEN,), (FOURTEEN,)), [SIXTEEN, FOURTEEN])
    assert tally.false == 0


def test_the_program_is_asked_with_the_same_measure() -> None:
    tally = reading.Tally()
    tally.add(reading.Text(TEXT, (SIXTEEN,)), reading.ours(TEXT))
    assert (tally.metric, tally.false) == (1, 0)


@pytest.mark.parametrize(
    ("item", "ends"),
    [
        ("16 killed people", (16, 16)),
        ("16+ killed people", (16, None)),
        (">16 killed people", (16, None)),
        ("24? killed people", (24, None)),
        ("..30 killed people", (None, 30)),
        ("<30 killed people", (None, 30)),
        ("30-42 killed people", (30, 42)),
        ("~12 killed people", (12, 12)),
        ("0! casualties people", (0, 0)),
    ],
)
def test_the_notation_of_the_table(item: str, ends: tuple[float | None, float | None]) -> None:
    wanted = reading._item(item, 40)
    assert wanted.ends == (ends,)
    assert wanted.metrics == (item.split()[1],)


def test_everything_that_is_measured_is_there() -> None:
    assert len(reading.sentences()) >= 300
    assert sum(len(each.wanted) for each in reading.corpus()) >= 200
