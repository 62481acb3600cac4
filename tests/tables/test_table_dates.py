from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import moments
from claims.tables.dates import moment
from claims.tables.refusal import RowRefused

READ = [
    ("2016-09-23", "2016-09-23"),
    ("2016-09", "2016-09"),
    ("2016", "2016"),
    ("2016-09-23T06:00", "2016-09-23T06:00"),
    ("2016-09-23 06:00", "2016-09-23T06:00"),
    ("2016-09-23T06:00+03:00", "2016-09-23T06:00+03:00"),
    ("23 Sep 2016", "2016-09-23"),
    ("23 September 2016", "2016-09-23"),
    ("3rd sept. 2016", "2016-09-03"),
    ("Sep 23, 2016", "2016-09-23"),
    ("Friday, 23 September 2016", "2016-09-23"),
    ("September 2016", "2016-09"),
    ("23-Sep-2016", "2016-09-23"),
    ("23/09/2016", "2016-09-23"),
    ("09/23/2016", "2016-09-23"),
    ("23.9.2016", "2016-09-23"),
    ("04/04/2016", "2016-04-04"),
    ("2016/9/3", "2016-09-03"),
    (date(2016, 9, 23), "2016-09-23"),
    (datetime(2016, 9, 23), "2016-09-23"),
    (datetime(2016, 9, 23, 14, 5), "2016-09-23T14:05:00"),
    (datetime(2016, 9, 23, tzinfo=UTC), "2016-09-23T00:00:00+00:00"),
]

REFUSED = [
    ("03/04/2016", "3 April or 4 March"),
    ("3.4.2016", "3 April or 4 March"),
    ("31/02/2016", "no such day"),
    ("2016-02-31", "not a date"),
    ("00/04/2016", "no such day"),
    ("13/13/2016", "no such day"),
    ("23/09/16", "not a date"),
    ("Friday", "not a date"),
    ("23 Smarch 2016", "not a date"),
    ("5 Sep 6 2016", "not a date"),
    ("42636", "not a date"),
]


@pytest.mark.parametrize(("cell", "wanted"), READ)
def test_a_date_keeps_the_precision_it_was_given_in(cell: Any, wanted: str) -> None:
    assert moment("as_of", cell) == wanted


@pytest.mark.parametrize(("cell", "reason"), REFUSED)
def test_what_is_no_day_or_two_is_refused_with_the_reason(cell: str, reason: str) -> None:
    with pytest.raises(RowRefused, match=reason) as refused:
        moment("published", cell)
    assert refused.value.column == "published"
    assert "YYYY-MM-DD" in (refused.value.hint or "")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back_from_its_named_forms(day: date) -> None:
    assert moment("as_of", f"{day.day} {day:%B} {day.year}") == day.isoformat()
    assert moment("as_of", f"{day:%b} {day.day}, {day.year}") == day.isoformat()


@given(st.text(max_size=40))
def test_whatever_is_read_is_a_moment(cell: str) -> None:
    try:
        found = moment("as_of", cell)
    except RowRefused:
        return
    assert moments.is_moment(found)
