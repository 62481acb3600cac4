"""Stretches of time: "between June and October 2017", "from 5 to 9 June", "in the first week of March"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from claims.extract.setting.days import count, unit_of
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import months, weekdays
from claims.vocabulary.words import table


@per_language
def _times() -> dict[str, Any]:
    return dict(table("calendar")["time"])


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a stretch as far as the text says it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def iso(self) -> str | None:
        """The end in ISO 8601 with the precision it was said in; None where its year is not known or no such day."""
        if self.year is None:
            return None
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        try:
            return date(self.year, self.month, self.day).isoformat()
        except ValueError:
            return None


def ends(match: re.Match[str], published: date | None) -> tuple[str | None, str | None]:
    """The first and last moment of a matched stretch (time_words.period_pattern); None where they cannot be told."""
    given = {name: value for name, value in match.groupdict().items() if value}
    if "nth" in given:
        return _numbered(given, _edge(given, "5"), published)
    marks = next(pair for pair in ("01", "23", " 4") if any(name.endswith(pair[1]) for name in _edges(given)))
    last = _edge(given, marks[1])
    bare = given.get("bare") or given.get("bare2")
    first = replace(last, day=int(bare)) if bare else _edge(given, marks[0])
    if first.weekday is not None or last.weekday is not None:
        return _week(first, last, published)
    last = _dated(last, published)
    first = _before(first, last)
    begin, end = first.iso(), last.iso()
    if begin is None or end is None or begin[: len(end)] > end[: len(begin)]:
        return None, None
    return begin, end


def _edges(given: dict[str, str]) -> list[str]:
    return [name for name in given if name[:2] in ("mo", "da", "ye", "wd")]


def _edge(given: dict[str, str], mark: str) -> Edge:
    def named(*names: str) -> str | None:
        return next((given[name + mark] for name in names if name + mark in given), None)

    year, month, day = (
        named("year", "yearb", "yearc", "yeard"),
        named("month", "monthb", "monthc"),
        named("day", "dayb"),
    )
    weekday = named("wd")
    return Edge(
        int(year) if year else None,
        months().get(month.lower()) if month else None,
        int(day) if day else None,
        weekdays()[weekday.lower()] if weekday else None,
    )


def _dated(last: Edge, published: date | None) -> Edge:
    """The last end in a year: its own, else the latest that is not after the publication."""
    if last.year is not None or published is None or last.month is None:
        return last
    later = (last.month, last.day or 1) > (published.month, published.day)
    return replace(last, year=published.year - later)


def _before(first: Edge, last: Edge) -> Edge:
    """The first end in a year: its own, else the one that puts it before the last."""
    if first.year is not None or last.year is None:
        return first
    later = (first.month or 0, first.day or 0) > (last.month or 12, last.day or 31)
    return replace(first, year=last.year - later)


def _week(first: Edge, last: Edge, published: date | None) -> tuple[str | None, str | None]:
    if published is None or first.weekday is None or last.weekday is None:
        return None, None
    end = published - timedelta(days=(published.weekday() - last.weekday) % 7)
    begin = end - timedelta(days=(end.weekday() - first.weekday) % 7)
    return begin.isoformat(), end.isoformat()


def _numbered(given: dict[str, str], whole: Edge, published: date | None) -> tuple[str | None, str | None]:
    """ "the first week of March", "the second half of 2019", "the last three months of 2020"."""
    whole = _dated(whole, published)
    if whole.year is None or whole.day is not None:
        return None, None
    unit = unit_of().get(given["unit3"].lower(), given["unit3"].lower())
    word = given["nth"].lower()
    backwards = word in _times()["last_of"]
    nth = 1 if backwards or word in _times()["first_of"] else table("numbers")["ordinals"][word]
    number = count(given.get("n3", "1"))
    if whole.month is None:
        return _of_year(whole.year, unit, nth, number, backwards)
    if unit not in ("day", "week"):
        return None, None
    days = monthrange(whole.year, whole.month)[1]
    size = number * (7 if unit == "week" else 1)
    begin = max(1, days - size + 1) if backwards else (nth - 1) * size + 1
    if begin > days:
        return None, None
    end = min(days, begin + size - 1)
    return replace(whole, day=begin).iso(), replace(whole, day=end).iso()


def _of_year(year: int, unit: str, nth: int, number: int, backwards: bool) -> tuple[str | None, str | None]:
    if unit in ("day", "week"):
        size = number * (7 if unit == "week" else 1)
        first = date(year, 12, 31) - timedelta(days=size - 1) if backwards else date(year, 1, 1 + (nth - 1))
        return first.isoformat(), (first + timedelta(days=size - 1)).isoformat()
    size = int(_times()["fractions"].get(unit, number))
    begin = 13 - size if backwards else (nth - 1) * size + 1
    if begin < 1 or begin + size > 13:
        return None, None
    return f"{year:04}-{begin:02}", f"{year:04}-{begin + size - 1:02}"
