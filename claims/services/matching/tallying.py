"""Tallies in the database: the ones the claims of each event call for, under the ids they had."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from claims.matching.identity import keep_ids
from claims.matching.tallies import Planned, plan
from claims.model import Claim
from claims.services.late_entry import LateEntry
from claims.services.recording.claim_rows import batches
from claims.services.standing import Change, change, make
from claims.services.tables import TALLY

_AT_ONCE = 1_000  # events asked for in one statement
FIELDS = ("event_id", "label", "metric", "population", "basis", "place", "start", "end")


@dataclass(slots=True)
class TallyChanges:
    """What is to be written: new rows with the claims they hold, changed rows, retired ones, and each claim's tally."""

    made: list[tuple[tuple[Any, ...], tuple[int, ...]]] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    retired: list[tuple[int, tuple[Any, ...]]] = field(default_factory=list)
    tally: dict[int, int] = field(default_factory=dict)
    at: dict[tuple[Any, ...], int] = field(default_factory=dict)
    count: int = 0


def standing(session: Session, events: Collection[int] | None = None) -> dict[int, tuple[Any, ...]]:
    """The tallies that were not merged away (of some events, or all): id to FIELDS."""
    query = select(TALLY.c.id, *(TALLY.c[name] for name in FIELDS)).where(TALLY.c.merged_into.is_(None))
    if events is None:
        return {row[0]: tuple(row[1:]) for row in session.execute(query)}
    queries = (query.where(TALLY.c.event_id.in_(some)) for some in batches(sorted(events), _AT_ONCE))
    return {row[0]: tuple(row[1:]) for query in queries for row in session.execute(query)}


def changes(events: Mapping[int, Sequence[Claim]], before: Mapping[int, tuple[Any, ...]]) -> TallyChanges:
    """Plan the tallies of every event against those there are.

    Exact likeness in the same event keeps an id first, then the larger part of the claims a tally had.
    """
    alike = {row[:5]: number for number, row in sorted(before.items(), reverse=True)}
    was = {claim.id: claim.tally for claims in events.values() for claim in claims}
    planned = [(_row(event, one), one) for event, claims in events.items() for one in plan(claims)]
    exact = {at: alike[row[:5]] for at, (row, _) in enumerate(planned) if row[:5] in alike}
    groups = [
        [was[claim] for claim in one.claims if _counts(before, was[claim], one.metric)] for _, one in planned
    ]  # fmt: skip
    kept, retired = keep_ids(groups, exact)
    found = TallyChanges(count=len(planned))
    for number, (row, one) in zip(kept, planned):
        if number is None:
            found.made.append((row, one.claims))
            continue
        found.at[row] = number
        found.tally.update(dict.fromkeys(one.claims, number))
        if before[number] != row:
            found.changed.append((number, before[number], row))
    found.retired = [(number, planned[at][0]) for number, at in retired.items()]
    return found


def write(session: Session, late: LateEntry, found: TallyChanges) -> dict[int, int]:
    """Write tallies, and give each claim's."""
    rows = [dict(zip(FIELDS, row)) for row, _ in found.made]
    tally = dict(found.tally)
    for number, (row, claims) in zip(make(session, late, TALLY, rows), found.made):
        found.at[row] = number
        tally.update(dict.fromkeys(claims, number))
    change(session, late, TALLY, FIELDS, found.changed)
    into = [(number, (None,), (found.at[where],)) for number, where in found.retired]
    change(session, late, TALLY, ("merged_into",), into)
    return tally


def _row(event: int, one: Planned) -> tuple[Any, ...]:
    scope = one.scope
    return event, one.label, one.metric, one.population, one.basis.value, scope.place, scope.start, scope.end


def _counts(before: Mapping[int, tuple[Any, ...]], number: int | None, metric: str) -> bool:
    """Whether the tally still stands and counts this metric."""
    return number is not None and number in before and before[number][2] == metric
