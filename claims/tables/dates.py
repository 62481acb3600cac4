"""Dates in tables: ISO as it is, other forms where they mean one day only, refused where they can mean two."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from claims import moments
from claims.tables.refusal import RowRefused

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NAMED = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -])?(?P<month>[a-z]{3,9})\.?[ -]"
    r"(?:(?P<day2>\d{1,2})(?:st|nd|rd|th)?,? )?(?P<year>\d{4})",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?P<one>\d{1,2})(?P<mark>[/.\-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})")
_HINT = "write the date as YYYY-MM-DD"


def moment(column: str, value: Any) -> str:
    """The ISO text of a date cell, as precise as it was given.

    Raises RowRefused for what is no date, and for 03/04/2016, which is two days.
    """
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() and not value.tzinfo else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return _written(column, str(value))


@lru_cache(maxsize=20_000)
def _written(column: str, text: str) -> str:
    plain = " ".join(text.split())
    if moments.is_moment(plain):
        return plain[:10] + "T" + plain[11:] if plain[10:11] == " " else plain
    if found := _NUMERIC.fullmatch(plain):
        return _numeric(column, plain, int(found["one"]), int(found["two"]), int(found["year"]))
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day(column, plain, int(found["year"]), int(found["month"]), int(found["day"]))
    if (found := _NAMED.fullmatch(plain)) and not (found["day"] and found["day2"]):
        month = _month(found["month"])
        day = found["day"] or found["day2"]
        if month and day:
            return _day(column, plain, int(found["year"]), month, int(day))
        if month:
            return f"{found['year']}-{month:02d}"
    raise RowRefused(column, f'not a date: "{plain[:40]}"', _HINT)


def _numeric(column: str, text: str, one: int, two: int, year: int) -> str:
    if one > 12:
        return _day(column, text, year, two, one)
    if two > 12 or one == two:
        return _day(column, text, year, one, two)
    if not (one >= 1 and two >= 1):
        return _day(column, text, year, two, one)
    both = " or ".join(f"{day} {_FULL[month - 1].title()}" for day, month in ((one, two), (two, one)))
    raise RowRefused(column, f'"{text}" can be {both}', _HINT)


def _day(column: str, text: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise RowRefused(column, f'there is no such day: "{text}"', _HINT) from None


def _month(name: str) -> int | None:
    low = name.casefold()
    if low == "sept":
        return 9
    if low in _FULL:
        return _FULL.index(low) + 1
    return _MONTHS.index(low) + 1 if low in _MONTHS else None
