"""Part and whole among the tallies of an event: children of people, killed of casualties, a night of two days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claims.matching.labels import scope_words
from claims.matching.places import plain_place
from claims.matching.tallies import MAIN, NOT_PERSONS
from claims.model import Basis, Scope, Tally
from claims.moments import first_instant, is_moment, last_instant
from claims.vocabulary.terms import metric_within, population_within


def wholes_of(tallies: Iterable[Tally]) -> dict[int, tuple[int, ...]]:
    """For each tally that is a part, the ids of the tallies it is a part of, without those that hold one of these."""
    events: dict[int, list[Tally]] = defaultdict(list)
    for tally in tallies:
        events[tally.event].append(tally)
    found: dict[int, tuple[int, ...]] = {}
    for event in events.values():
        found |= {part.id: wholes for part in event if (wholes := _nearest(part, event))}
    return found


def _nearest(part: Tally, event: Sequence[Tally]) -> tuple[int, ...]:
    wholes = [other for other in event if is_part(part, other)]
    return tuple(sorted(one.id for one in wholes if not any(is_part(other, one) for other in wholes)))


def is_part(part: Tally, whole: Tally) -> bool:
    """Whether everything one tally counts is counted in the other too, and not the other way round."""
    return _within(part, whole) and not _within(whole, part)


def _within(part: Tally, whole: Tally) -> bool:
    return (
        part.id != whole.id
        and part.event == whole.event
        and part.basis is whole.basis
        and metric_within(part.metric, whole.metric)
        and _counted_within(part.population, whole.population)
        and _scope_within(part, whole)
    )


def _counted_within(part: str, whole: str) -> bool:
    if part == whole or (part in MAIN and whole in MAIN):
        return True
    return whole not in NOT_PERSONS and part not in NOT_PERSONS | MAIN and (
        whole in MAIN or population_within(part, whole)
    )  # fmt: skip


def _scope_within(part: Tally, whole: Tally) -> bool:
    """One scope, or one that the dates and the place of the other hold. Counts since a start are never nested."""
    if scope_words(part) == scope_words(whole):
        return True
    if part.basis is Basis.CUMULATIVE:
        return False
    return _place_within(part.scope, whole.scope) and _time_within(part.scope, whole.scope)


def _place_within(part: Scope, whole: Scope) -> bool:
    """The same place, or one named with the other: "Old Town, Vellmar" and Vellmar."""
    if not part.place or not whole.place:
        return part.place == whole.place
    names = [plain_place(name) for name in part.place.split(",")]
    return plain_place(whole.place) in names or plain_place(part.place) == plain_place(whole.place)


def _time_within(part: Scope, whole: Scope) -> bool:
    ends = (part.start, part.end or part.start, whole.start, whole.end or whole.start)
    if not all(end and is_moment(end) for end in ends):
        return False
    first, last, begin, end = (end or "" for end in ends)
    return first_instant(begin) <= first_instant(first) and last_instant(last) <= last_instant(end)
