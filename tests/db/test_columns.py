"""Numbers come back as they went in, on both databases."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlmodel import Session, col

from claims.model import Number
from claims.services import log
from db.columns import cell, number
from db.tables import Event, Resolution, Tally

NUMBERS = [
    0, 1, -1, 2**31, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 10**30, Decimal("0.1"), Decimal("999999999999.99"),
    Decimal("12345678901234567890.123456789"), Decimal("1E-7"), Decimal("1E+3"), Decimal("2.50"),
]  # fmt: skip


@pytest.fixture
def tally(session: Session) -> int:
    with log.entry(session, "test", by="ada") as entry:
        event = Event(label="Mill fire", entry_id=entry.id)
        session.add(event)
        session.flush()
        assert event.id is not None
        made = Tally(
            event_id=event.id, label="Hurt", metric="injured", population="people", basis="incident", entry_id=entry.id
        )
        session.add(made)
    assert made.id is not None
    return made.id


def kept(session: Session, tally: int, value: Number) -> Number | None:
    values: dict[str, Any] = {
        "tally_id": tally,
        "low": value,
        "best": None,
        "high": value,
        "reason": "r",
        "seen": [],
        "entry_id": 1,
    }
    made = session.execute(insert(Resolution).values(values).returning(col(Resolution.id))).scalar_one()
    low, best, high = session.execute(
        select(col(Resolution.low), col(Resolution.best), col(Resolution.high)).where(col(Resolution.id) == made)
    ).one()
    assert best is None
    assert low == high
    return low  # type: ignore[no-any-return]


@pytest.mark.parametrize("value", NUMBERS, ids=str)
def test_a_number_survives_to_its_last_digit(session: Session, tally: int, value: Number) -> None:
    found = kept(session, tally, value)
    assert found == value
    assert type(found) is (int if value == int(value) else Decimal)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(st.integers(-(10**40), 10**40), st.decimals(-(10**20), 10**20, places=9)))
def test_any_number_survives(session: Session, tally: int, value: Number) -> None:
    assert kept(session, tally, value) == value


@given(st.one_of(st.integers(), st.decimals(allow_nan=False, allow_infinity=False, places=6)))
def test_a_cell_holds_no_float(value: Number) -> None:
    held = cell(value)
    assert isinstance(held, int | str)
    assert number(held) == value
