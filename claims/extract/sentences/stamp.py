"""The day of publication as a line prints it, with the hour and the zone where they stand beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from claims.extract.setting.time_patterns import words
from claims.moments import is_moment
from claims.vocabulary.language import languages, reading
from claims.vocabulary.words import table


class Stamp(NamedTuple):
    """A day as an ISO text, with its hour and zone where they are told, and its characters from and to.

    None where the day cannot be told: no year stands beside it, or it reads as two.
    """

    iso: str | None
    start: int
    end: int


def listed(choose: Callable[[], Iterable[str]]) -> set[str]:
    """The words of a list in every language: who published a text is asked before its language is known."""
    found: set[str] = set()
    for language in sorted(languages()):
        with reading(language):
            found |= set(choose())
    return found


def _every(name: str) -> str:
    return words(listed(lambda: table("header")[name]))


def _time(name: str) -> str:
    return words(listed(lambda: table("calendar")["time"][name]))


@cache
def _tables() -> tuple[dict[str, int], dict[str, str]]:
    """The months and the zones of every language."""
    months: dict[str, int] = {}
    zones: dict[str, str] = {}
    for language in sorted(languages()):
        with reading(language):
            months |= table("calendar")["months"]
            zones |= table("header")["zones"]
    return months, zones


def _clock(mark: str) -> str:
    """ "14:10 GMT", "7.10 pm", "at 14:10 hrs (CET)", "T14:10:00+02:00"."""
    half = rf"(?:\s?(?:(?P<am{mark}>{_time('morning_marks')})|(?P<pm{mark}>{_time('afternoon_marks')}))(?!\w))?"
    ahead = r"[+-]\d{2}:?\d{2}|[A-Za-z]{1,5}(?![\w.])(?:[+-]\d{1,2}(?::?\d{2})?)?"
    zone = rf"(?:\s?\(?(?P<zone{mark}>{ahead})\)?)?"
    hours = rf"(?:\s?(?:{_every('hours')})(?!\w)\.?)?"
    minute = rf"(?P<minute{mark}>[0-5]\d)(?::(?P<second{mark}>[0-5]\d))?(?!\d)"
    return rf"(?P<hour{mark}>\d{{1,2}})[:.]{minute}{half}{hours}{zone}"


@cache
def _pattern() -> re.Pattern[str]:
    days = words(listed(lambda: [*table("calendar")["weekdays"], *table("calendar")["short_weekdays"]]))
    of, nth = rf"(?:(?:{_time('of')})\s)?", rf"(?:{_time('ordinal')})?"
    month, year = rf"{words(_tables()[0])}\b\.?", r"(?:19|20)\d\d(?!\d)"
    date = (
        rf"(?P<d1>\d{{1,2}}){nth}[\s-]{of}(?P<m1>{month})(?:,?[\s-]{of}(?P<y1>{year}))?"
        rf"|(?P<m2>{month})\s(?P<d2>\d{{1,2}}){nth}(?!\d)(?:,?\s(?P<y2>{year}))?"
        rf"|(?P<y3>{year})[-/.](?P<m3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})(?!\d)"
        rf"|(?P<s1>\d{{1,2}})(?P<cut>[-/.])(?P<s2>\d{{1,2}})(?P=cut)(?P<y4>{year})"
    )
    lead = rf"(?:{_clock('0')},?\s(?:[|·•–—-]\s)?)?"
    behind = rf"(?:(?:T|,?\s(?:[|·•–—-]\s)?(?:(?:{_every('at')})\s)?){_clock('1')})?"
    return re.compile(rf"(?<![\w/.-]){lead}(?:(?:{days})\.?,?\s)?(?:{date}){behind}(?!\w)", re.I)


def stamp(line: str) -> Stamp | None:
    """The first day that a line prints; None where it prints none.

    "03/06/2031" is one of two days, and nobody guesses; "13/06/2031" can be only one. A clock whose zone is not known
    is left out: a wrong instant is worse than a day.
    """
    found = _pattern().search(line)
    if found is None:
        return None
    day = _day(found)
    if day is None or not is_moment(day):
        return Stamp(None, *found.span())
    clock = _hour(found)
    return Stamp(day + clock if clock and is_moment(day + clock) else day, *found.span())


def _day(found: re.Match[str]) -> str | None:
    given: dict[str, Any] = {name: value for name, value in found.groupdict().items() if value}
    if "s1" in given:
        first, second = int(given["s1"]), int(given["s2"])
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if second <= 12 else (second, first)
        return f"{given['y4']}-{month:02}-{day:02}"
    form = next(number for number in "123" if f"d{number}" in given)
    if f"y{form}" not in given:
        return None
    word = given[f"m{form}"].lower().rstrip(".")
    month = int(word) if word.isdigit() else _tables()[0][word]
    return f"{given[f'y{form}']}-{month:02}-{int(given[f'd{form}']):02}"


def _hour(found: re.Match[str]) -> str:
    mark = next((mark for mark in "01" if found[f"hour{mark}"]), None)
    if mark is None:
        return ""
    zone = _zone(found[f"zone{mark}"] or "")
    if zone is None:
        return ""
    hour = int(found[f"hour{mark}"])
    if found[f"am{mark}"] or found[f"pm{mark}"]:
        hour = hour % 12 + (12 if found[f"pm{mark}"] else 0)
    second = f":{found[f'second{mark}']}" if found[f"second{mark}"] else ""
    return f"T{hour:02}:{found[f'minute{mark}']}{second}{zone}"


def _zone(printed: str) -> str | None:
    """ "+02:00" of "+0200" and of "GMT+2", "Z" of "GMT", "" of nothing; None of a zone that is not known."""
    named = re.fullmatch(r"([A-Za-z]*)(?:([+-])(\d{1,2}):?(\d{2})?)?", printed)
    if named is None:
        return None
    name, sign, hours, minutes = named.groups()
    base = _tables()[1].get(name.lower()) if name else ""
    if sign and base in ("", "z"):
        return f"{sign}{int(hours):02}:{minutes or '00'}"
    return None if sign or base is None else base.upper()
