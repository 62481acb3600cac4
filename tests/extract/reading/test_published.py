"""Dates as pages, feeds and pasted copy print them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.reading.published import moment, stated_at_top
from claims.moments import is_moment


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2031-05-04", "2031-05-04"),
        ("2031-05", "2031-05"),
        (" 2031-05-04 07:10 ", "2031-05-04T07:10"),
        ("2031-05-04T07:10:00+02:00", "2031-05-04T07:10:00+02:00"),
        ("2031-05-04T07:10:00.123Z", "2031-05-04T07:10:00.123Z"),
        ("2031/5/4", "2031-05-04"),
        ("20310504", "2031-05-04"),
        ("20310504T071000Z", "2031-05-04T07:10:00Z"),
        ("Sun, 04 May 2031 07:10:00 +0200", "2031-05-04T07:10:00+02:00"),
        ("Sun May 04 2031 07:10:09 GMT+0200 (Central European Summer Time)", "2031-05-04T07:10:09+02:00"),
        ("Sun, 4 May 2031 07:10:00 GMT", "2031-05-04T07:10:00Z"),
        ("4 May 2031", "2031-05-04"),
        ("May 4th, 2031", "2031-05-04"),
        ("Sept. 4, 2031 9:15 p.m.", "2031-09-04T21:15"),
        ("Sept. 4, 2031 at 12:05 AM", "2031-09-04T00:05"),
        (1935731400, "2031-05-05T07:10:00Z"),
        (1935731400000, "2031-05-05T07:10:00Z"),
        ("31 February 2031", None),
        ("03/04/2031", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (True, None),
        ({"date": "2031"}, None),
        (float("nan"), None),
        (1e300, None),
    ],
)
def test_a_printed_date_becomes_iso_or_nothing(printed: object, iso: str | None) -> None:
    assert moment(printed) == iso
    assert iso is None or is_moment(iso)


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%a %b %d %Y", "%Y/%m/%d", "%Y%m%d", "%A, %d %b. %Y"]),
)
def test_a_day_survives_every_way_of_printing_it(day: date, form: str) -> None:
    assert moment(day.strftime(form)) == day.isoformat()


@given(st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)), st.integers(-12 * 60, 14 * 60))
def test_a_mail_date_keeps_its_zone(when: datetime, minutes: int) -> None:
    aware = when.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    assert moment(aware.strftime("%a, %d %b %Y %H:%M:%S %z")) == aware.isoformat()


@given(st.text())
def test_no_text_breaks_it_and_what_comes_out_is_a_moment(text: str) -> None:
    found = moment(text)
    assert found is None or is_moment(found)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ('"Storm over Belmora"\n\nSun May 04 2031 18:09:33 GMT+0200 (X)\nFive died.', "2031-05-04T18:09:33+02:00"),
        (" date 2031-05-04 The storm came from the west and killed five.", "2031-05-04"),
        ("Storm\nPublished: 4 May 2031\nFive died.", "2031-05-04"),
        ("Storm\nPosted on May 4, 2031 7:10 pm\nFive died.", "2031-05-04T19:10"),
        ("Storm\nMay 4, 2031\nFive died.", "2031-05-04"),
        ("Storm\nFive died on 4 May 2031.", None),
        ("Storm\n2031\nFive died.", None),
        ("STORM KILLS FIVE\nMARL COVE, MAY 4, 2031 (VELL AGENCY) - FIVE PEOPLE DIED.", "2031-05-04"),
        ("Storm\nO’DELL-ON-SEA, Sunday 4 May 2031 – Five died.", "2031-05-04"),
        ("Storm\nIn Marl Cove, May 4, 2031 – a Sunday – was calm.", None),
        ("THE STORM OF MAY 4, 2031 - A LOOK BACK", None),
        ("MARL COVE, SMITH 4, 2031 - x", None),
        ("Storm\n20310504\nFive died.", None),
        ("Date 2031-13-45 of nothing\nFive died.", None),
        ("One.\n" * 20 + "May 4, 2031\n", None),
        ("", None),
    ],
)
def test_only_a_date_line_near_the_top_dates_the_document(text: str, iso: str | None) -> None:
    assert stated_at_top(text) == iso
