"""Events of one place and day: neighbours that an editor should know of, as they may be twins or one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from claims.matching.places import plain_place, skeleton

_LONGEST = 7  # days of an event that are looked at: one that lasts longer is a neighbour of too much

Told = tuple[int, str | None, str | None, str | None]


def neighbours_of(events: Iterable[Told]) -> dict[int, tuple[int, ...]]:
    """For each event (id, place, first and last day) the ids of others of that place, in whatever spelling, and day."""
    there: dict[tuple[str, date], list[int]] = defaultdict(list)
    for number, place, start, end in events:
        for key in _keys(place, start, end):
            there[key].append(number)
    found: dict[int, set[int]] = defaultdict(set)
    for numbers in there.values():
        if len(numbers) > 1:
            for number in numbers:
                found[number].update(numbers)
    return {number: tuple(sorted(others - {number})) for number, others in found.items() if len(others) > 1}


def _keys(place: str | None, start: str | None, end: str | None) -> Iterator[tuple[str, date]]:
    """The town (the last part of a place says it, or the first) with each day."""
    days = list(_days(start, end))
    names = {skeleton(part) or plain_place(part) for part in (place or "").split(",")} - {""}
    for name in sorted(names):
        for day in days:
            yield name, day


def _days(start: str | None, end: str | None) -> Iterator[date]:
    try:
        first = date.fromisoformat((start or "")[:10])
        last = date.fromisoformat((end or start or "")[:10])
    except ValueError:
        return
    for ahead in range(min(_LONGEST, (last - first).days + 1)):
        yield first + timedelta(ahead)
