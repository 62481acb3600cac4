from __future__ import annotations

from datetime import timedelta

import pytest
from made_stories import claim

from claims.matching.scopes import parts, plainly, stretch, stretch_words
from claims.model import Basis

# when, occurred_from, occurred_to; the same of another claim; whether the two have time in common
MEETING = [
    (("Friday morning", None, None), ("Friday", None, None), True),
    (("Thursday night", None, None), ("Friday morning", None, None), False),
    (("Thursday night", None, None), ("early hours of Friday", None, None), True),
    (("dawn on Saturday", None, None), ("Saturday evening", None, None), False),
    (("Friday morning", "2021-03-12", None), ("Friday evening", "2021-03-12", None), False),
    (("at night", "2021-03-11", None), ("before dawn", "2021-03-12", None), True),
    ((None, "2021-03-11", None), (None, "2021-03-12", None), False),
    ((None, "2021-03-11", "2021-03-13"), (None, "2021-03-12", None), True),
    ((None, "2021-03-12T14:00", None), (None, "2021-03-12T16:30", None), True),
    ((None, "2021-03-12T04:00", None), (None, "2021-03-12T22:00", None), False),
    ((None, "2021-03-12T23:30+01:00", None), (None, "2021-03-13T00:30+02:00", None), True),
    ((None, "2021-03-11T18:00", "2021-03-12T06:00"), (None, "2021-03-12T06:00", "2021-03-12T12:00"), False),
    ((None, "2021-03-11T18:00", "2021-03-12T06:00"), (None, "2021-03-12T05:00", "2021-03-12T12:00"), True),
    (("Friday", None, None), (None, "2021-03-12", None), True),
]
TELLING_NOTHING = [
    (None, None, None),
    ("recently", None, None),
    ("Thursday and Friday", None, None),
    (None, "2021", None),
    (None, "not a date", None),
    (None, "2021-03-13", "2021-03-12"),
]


@pytest.mark.parametrize(("one", "other", "meeting"), MEETING)
def test_stretches_that_have_time_in_common(
    one: tuple[str | None, ...], other: tuple[str | None, ...], meeting: bool
) -> None:
    first, second = (
        stretch(claim(1, when=when, occurred_from=start, occurred_to=end)) for when, start, end in (one, other)
    )
    assert first is not None
    assert second is not None
    assert first.meets(second) is second.meets(first) is meeting


@pytest.mark.parametrize(("when", "start", "end"), TELLING_NOTHING)
def test_words_and_dates_that_tell_no_stretch(when: str | None, start: str | None, end: str | None) -> None:
    assert stretch(claim(1, when=when, occurred_from=start, occurred_to=end)) is None


def test_one_period_in_several_spellings() -> None:
    spellings = ("in the last three days", "over the last three days", "In last three days")
    assert len({stretch_words(claim(1, when=words)) for words in spellings}) == 1
    assert stretch_words(claim(1, when="since Thursday night")) != stretch_words(claim(1, when="since Friday"))


def test_dates_say_which_period_it_is_whatever_the_words() -> None:
    told = claim(1, when="between June and October 2017", occurred_from="2017-06", occurred_to="2017-10")
    row = claim(2, occurred_from="2017-06", occurred_to="2017-10")
    other = claim(3, when="in the last three days", occurred_from="2017-06-01", occurred_to="2017-06-03")
    later = claim(4, when="in the last three days", occurred_from="2017-06-02", occurred_to="2017-06-04")
    assert stretch_words(told) == stretch_words(row)
    assert len({stretch_words(one) for one in (told, other, later)}) == 3


def test_a_total_since_a_start_is_told_by_its_start() -> None:
    early = claim(1, when="since June", occurred_from="2017-06", occurred_to="2017-08-01", basis=Basis.CUMULATIVE)
    late = claim(2, when="since last June", occurred_from="2017-06", occurred_to="2018-01-01", basis=Basis.CUMULATIVE)
    assert stretch_words(early) == stretch_words(late)


def test_every_part_of_the_day_lasts_and_longer_words_come_first() -> None:
    words = list(parts())
    assert all(last > first for first, last in parts().values())
    assert words.index("early morning") < words.index("morning")
    night = stretch(claim(1, when="Friday night"))
    assert night is not None
    assert night.length == timedelta(hours=12)


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("TUESDAY NIGHT", "Tuesday night"),
        ("JULY 5, 2031", "July 5, 2031"),
        ("FEB 3", "Feb 3"),
        ("Friday  morning", "Friday morning"),
        ("overnight", "overnight"),
        ("", ""),
    ],
)
def test_times_of_wire_copy_lose_its_capitals(words: str, plain: str) -> None:
    assert plainly(words) == plain
