"""The words of a time to ISO dates: weekdays, dates and parts of days, resolved against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import months, weekdays
from claims.vocabulary.words import table

Span = tuple[str | None, str | None]
"""First and last moment, in ISO 8601 of the precision that was said; None where it cannot be told."""
NEVER: Span = (None, None)
_FAR = 300_000  # days; further back there is no calendar


@per_language
def _calendar() -> dict[str, dict[str, list[object]]]:
    raw = table("calendar")
    return {name: dict(raw.get(name, {})) for name in ("relative", "running", "feasts")}


@per_language
def _parts() -> dict[str, list[int]]:
    return dict(table("calendar")["parts"])


@per_language
def unit_of() -> dict[str, str]:
    """Words of units of time to the units: "days" to "day"."""
    return {word: unit for unit, listed in table("calendar")["time"]["units"].items() for word in listed}


def given(match: re.Match[str]) -> dict[str, str]:
    """The groups of a match that hold something."""
    return {name: value for name, value in match.groupdict().items() if value}


def count(words: str) -> int:
    """How many: "3", "three", "a couple of"; 1 where the words say no number."""
    numbers, lower = table("numbers"), words.lower().removesuffix(" of")
    if words.isdigit():
        return int(words)
    return int(numbers["small"].get(lower) or numbers["loose"].get(lower) or (2 if lower == "couple" else 1))


def resolve(found: Mapping[str, str], published: date | None) -> Span:
    """The days that the words of a match name (time_words.time_pattern)."""
    span = _day(found, published) if published is not None or _is_dated(found) else NEVER
    return clock(part(span, found), found)


def _is_dated(found: Mapping[str, str]) -> bool:
    return any(name.startswith(("month", "year", "iso", "sy")) for name in found)


def _day(found: Mapping[str, str], published: date | None) -> Span:
    day = _one(found, "day", "day2", "dayb", "day2b")
    month = _one(found, "month", "month2", "monthb", "month2b")
    year = _one(found, "year", "year2", "yearb", "year2b")
    if day and month:
        return calendar_day(int(day), months().get(month.lower()), int(year) if year else None, published)
    if "iso" in found:
        return _iso(found["iso"])
    if "sy" in found:
        return _slashed(int(found["s1"]), int(found["s2"]), int(found["sy"]))
    if "month3" in found:
        return (f"{found['year3']}-{months()[found['month3'].lower()]:02}",) * 2
    if "year4" in found:
        return (found["year4"],) * 2
    return _from(found, published) if published is not None else NEVER


def _from(found: Mapping[str, str], published: date) -> Span:
    """What is told by the day of publication alone."""
    if "month4" in found:
        number = months()[found["month4"].lower()]
        return (f"{published.year - (number > published.month):04}-{number:02}",) * 2
    if "wd" in found:
        days = (published.weekday() - weekdays()[found["wd"].lower()]) % 7
        return _back(published, days or (7 if "wdpast" in found else 0))
    if "lastwd" in found:
        return _back(published, (published.weekday() - weekdays()[found["lastwd"].lower()]) % 7 or 7)
    if "ago" in found:
        return _ago(count(found["n2"]), unit_of()[found["unit2"].lower()], published)
    if "agob" in found:
        return _ago(count(found["n2b"]), unit_of()[found["unit2b"].lower()], published)
    if "feast" in found:
        month, day = _calendar()["feasts"][found["feast"].lower()]
        return calendar_day(int(str(day)), int(str(month)), None, published)
    if "nthday" in found:
        return _nth(int(found["nthday"]), published)
    if "thispart" in found:
        return _back(published, 0)
    rel = found.get("rel", "").lower()
    if rel in _calendar()["relative"]:
        first, last = (int(str(days)) for days in _calendar()["relative"][rel])
        return _back(published, first)[0], _back(published, last)[0]
    return _running(rel, published) if rel in _calendar()["running"] else NEVER


def _one(found: Mapping[str, str], *names: str) -> str | None:
    return next((found[name] for name in names if name in found), None)


def _back(published: date, days: int) -> Span:
    return ((published - timedelta(days=days)).isoformat(),) * 2


def _iso(text: str) -> Span:
    try:
        return (date.fromisoformat(text).isoformat(),) * 2
    except ValueError:
        return NEVER


def _slashed(first: int, second: int, year: int) -> Span:
    """ "25/05/2021" has one reading; "05/06/2021" has two, of which the year is sure."""
    if first <= 12 and second <= 12 and first != second:
        return (f"{year:04}",) * 2
    return calendar_day(first, second, year, None) if second <= 12 else calendar_day(second, first, year, None)


def calendar_day(day: int, month: int | None, year: int | None, published: date | None) -> Span:
    """A day of a month; without a year the last one not after the publication."""
    if month is None:
        return NEVER
    try:
        if year is None and published is not None:
            year = published.year
            if date(year, month, day) > published + timedelta(days=1):
                year -= 1
        return (date(year, month, day).isoformat(),) * 2 if year is not None else NEVER
    except ValueError:
        return NEVER


def _nth(day: int, published: date) -> Span:
    """ "on the 14th": of this month, or of the one before where it is still to come."""
    at = published.year * 12 + published.month - 1 - (day > published.day)
    try:
        return (date(at // 12, at % 12 + 1, day).isoformat(),) * 2
    except ValueError:
        return NEVER


def _ago(number: int, unit: str, published: date) -> Span:
    if unit in ("day", "week"):
        return _back(published, min(number * (7 if unit == "week" else 1), _FAR))
    if unit == "month":
        return _month(published, number)
    return (f"{max(1, published.year - number):04}",) * 2


def _month(published: date, back: int) -> Span:
    at = max(12, published.year * 12 + published.month - 1 - back)
    return (f"{at // 12:04}-{at % 12 + 1:02}",) * 2


def _running(words: str, published: date) -> Span:
    unit, back = _calendar()["running"][words]
    step, monday = int(str(back)), published.weekday()
    if unit == "week":
        first, last = (monday + 7 * step, monday + 1) if step else (monday, 0)
        return _back(published, first)[0], _back(published, last)[0]
    if unit == "weekend":
        days = (monday - 5) % 7 or (7 if step and monday == 5 else 0)
        return _back(published, days)[0], _back(published, max(0, days - 1))[0]
    if unit == "month":
        return _month(published, step)
    return (f"{published.year - step:04}",) * 2


def part(span: Span, found: Mapping[str, str]) -> Span:
    """Narrow a day to its morning, evening or night; a night runs into the next day, midnight begins its own."""
    first, last = span
    if first is None or first != last or len(first) != 10:
        return span
    named = (_one(found, "wdpart", "leadpart", "relpart", "part3") or "").lower()
    if not named and "rel" in found:
        named = next((word for word in _parts() if f" {found['rel'].lower()}".endswith(" " + word)), "")
    if not named:
        lead = f"{found.get('lead', '')} {found.get('lead2', '')}".lower().split()
        named = next((word for word in lead if word in _parts()), "")
    hours = _parts().get(named)
    if hours is None:
        return span
    begin, end = hours
    day = date.fromisoformat(first)
    till = day + timedelta(days=end // 24) if end > 24 else day
    return (
        f"{first}T{begin:02}:00",
        f"{till.isoformat()}T{(end % 24 if end != 24 else 23):02}:{'59' if end == 24 else '00'}",
    )


def clock(span: Span, found: Mapping[str, str]) -> Span:
    """A day with the minute that the words name."""
    first = span[0]
    if first is None or len(first) < 10 or span[1] is None or span[1][:10] != first[:10]:
        return span
    for mark in ("a", "b"):
        hour = _one(found, "h" + mark, "H" + mark, "HH" + mark)
        if hour is None:
            continue
        minute = _one(found, "m" + mark, "M" + mark, "MM" + mark) or "00"
        number = int(hour)
        if "h" + mark in found:
            if not 1 <= number <= 12:
                return span
            number = number % 12 + (12 if "pm" + mark in found else 0)
        zone = "Z" if _one(found, "z" + mark, "Z" + mark, "ZZ" + mark) else ""
        return (f"{first[:10]}T{number:02}:{minute}{zone}",) * 2
    return span
