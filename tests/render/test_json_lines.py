"""JSON in pieces: the same document as in one, an item a line, whatever the values are."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_report import event, report

from claims.model import Handling, State
from claims.render.json import array, line, number, plain, report_json, report_lines
from claims.render.rows import emit

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


class Colour(Enum):
    """An enum that is no text."""

    RED = 3


@given(st.lists(VALUES, max_size=6))
def test_an_array_in_pieces_is_the_array(items: list[Any]) -> None:
    text = "".join(array(items))
    assert json.loads(text) == items
    assert len(text.split("\n")) == (len(items) + 2 if items else 1)


def test_an_array_is_written_as_its_items_come() -> None:
    taken = []

    def items() -> Any:
        for each in range(3):
            taken.append(each)
            yield each

    pieces = array(items())
    assert next(pieces) == "[\n0"
    assert taken == [0]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (State.DRAFT, '"draft"'),
        (Colour.RED, "3"),
        (Decimal("1.5"), "1.5"),
        (Decimal("12345678901234567890.5"), '"12345678901234567890.5"'),
        (datetime(2031, 5, 2, 6, 0, tzinfo=UTC), '"2031-05-02T06:00:00+00:00"'),
        (datetime(2031, 5, 2, 6, 0), '"2031-05-02T06:00:00+00:00"'),
        ({"a": (1, None)}, '{"a": [1, null]}'),
        (MappingProxyType({"a": Handling.PUBLIC}), '{"a": "public"}'),
        ({"words": "één “quote”"}, '{"words": "één “quote”"}'),
        (frozenset({7}), "[7]"),
    ],
)
def test_a_line_takes_what_the_model_holds(value: Any, written: str) -> None:
    assert line(value) == written
    assert json.loads(line(value)) == json.loads(json.dumps(plain(value)))


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, None), (3, 3), (Decimal("2"), 2.0), (Decimal("0.1"), 0.1), (Decimal("0.10000000000000000001"), None)],
)
def test_a_number_loses_no_digit(value: Any, written: Any) -> None:
    assert number(value) == (written if written is not None or value is None else str(value))


@pytest.mark.parametrize("events", [0, 1, 3])
def test_the_report_in_pieces_is_the_report_an_event_a_line(events: int) -> None:
    made = report(*(event(number=number) for number in range(1, events + 1)))
    made = made if events else type(made)(generated_at=made.generated_at, events=())
    text = "".join(report_lines(made))
    assert json.loads(text) == json.loads(json.dumps(report_json(made)))
    assert list(json.loads(text)) == list(report_json(made))
    assert len(text.splitlines()) == (events + 2 if events else 1)


def test_the_report_is_written_in_few_pieces() -> None:
    made = report(*(event(number=number) for number in range(1, 51)))
    assert len(list(report_lines(made))) <= 54


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_rows_are_written_a_line_each(format: str) -> None:
    rows: list[dict[str, Any]] = [
        {"id": 1, "state": State.DRAFT, "best": Decimal("2.5")},
        {"id": 2, "state": None, "best": None},
    ]
    out = io.StringIO()
    emit(rows, format, columns=("id",), out=out)
    text = out.getvalue()
    read = json.loads(text) if format == "json" else [json.loads(each) for each in text.splitlines()]
    assert read == [{"id": 1, "state": "draft", "best": 2.5}, {"id": 2, "state": None, "best": None}]
    assert len(text.splitlines()) == (4 if format == "json" else 2)
