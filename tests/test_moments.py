"""Moments: ISO text of reduced precision as a span of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import moments


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", "2016-01-01T00:00:00", "2016-12-31T23:59:59.999999"),
        ("2016-02", "2016-02-01T00:00:00", "2016-02-29T23:59:59.999999"),
        ("2016-12", "2016-12-01T00:00:00", "2016-12-31T23:59:59.999999"),
        ("2016-09-23", "2016-09-23T00:00:00", "2016-09-23T23:59:59.999999"),
        ("2016-09-23T06", "2016-09-23T06:00:00", "2016-09-23T06:59:59.999999"),
        ("2016-09-23T06:30", "2016-09-23T06:30:00", "2016-09-23T06:30:59.999999"),
        ("2016-09-23 06:30:15", "2016-09-23T06:30:15", "2016-09-23T06:30:15.999999"),
    ],
)
def test_the_precision_said_is_the_span(text: str, first: str, last: str) -> None:
    spans = (datetime.fromisoformat(first).replace(tzinfo=UTC), datetime.fromisoformat(last).replace(tzinfo=UTC))
    assert moments.parse(text) == spans


def test_an_offset_is_kept() -> None:
    assert moments.first_instant("2016-09-23T02:00+02:00") == datetime(2016, 9, 23, tzinfo=UTC)
    assert moments.first_instant("2016-09-23T02:00-0330").utcoffset() == timedelta(hours=-3, minutes=-30)
    assert moments.first_instant("2016-09-23T02:00Z").utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2016-13", "2016-02-30", "23-09-2016", "2016-9-3", "2016-09-23T25:00"]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    assert not moments.is_moment(text)
    with pytest.raises(ValueError, match=r"."):
        moments.parse(text)


@given(st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9998, 1, 1)))
def test_any_day_lies_within_its_month_and_year(when: datetime) -> None:
    day, month, year = (when.strftime(form).zfill(size) for form, size in (("%Y-%m-%d", 10), ("%Y-%m", 7), ("%Y", 4)))
    for inner, outer in ((day, month), (month, year)):
        assert moments.first_instant(outer) <= moments.first_instant(inner)
        assert moments.last_instant(inner) <= moments.last_instant(outer)


def test_day() -> None:
    assert moments.day("2016-09-23T23:30-05:00") == "2016-09-23"
    assert moments.day("2016-09") is None
    assert moments.day("next week.") is None
