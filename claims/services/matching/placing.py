"""Where claims and documents are put: the events that matching makes, keeps and retires, and what it tells of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from claims.matching.accounts import Account
from claims.matching.events import event_days, event_label, event_place
from claims.model import Claim, Problem, State
from claims.services.late_entry import LateEntry
from claims.services.matching import tallying
from claims.services.standing import Change, change, make
from claims.services.tables import CLAIM, EVENT

MATCHED = (State.DRAFT, State.ACCEPTED, State.SUPERSEDED)
FIELDS = ("external_id", "label", "place", "start", "end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What matching found and did. `waiting` counts pairs a person could decide; `entry` is None where all stood.

    `left_out` counts pairs that would wait, were there not too many, `joined` the accounts that were joined to the
    events that stood; None where all were matched anew.
    """

    events: int = 0
    events_made: int = 0
    events_retired: int = 0
    tallies: int = 0
    claims: int = 0
    claims_moved: int = 0
    documents: int = 0
    documents_moved: int = 0
    waiting: int = 0
    left_out: int = 0
    capped: int = 0
    problems: tuple[Problem, ...] = ()
    entry: int | None = None
    joined: int | None = None


@dataclass(slots=True)
class Placed:
    """A group of accounts, and the event it is or will be."""

    accounts: list[Account]
    claims: list[Claim]
    number: int | None = None
    row: tuple[Any, ...] = field(default=())


def row_of(event: Placed, was: tuple[Any, ...] | None) -> tuple[Any, ...]:
    """The columns of the event (FIELDS): what a person named it stays, and a label once given stays too."""
    external = min((account.external_id for account in event.accounts if account.external_id), default=None)
    label = was[1] if was else event_label(event.accounts, event.claims)
    place, (start, end) = event_place(event.claims), event_days(event.claims)
    return (was[0] if was and was[0] else external, label, place, start, end)


def _moved(events: Sequence[Placed], tally: Mapping[int, int]) -> list[Change]:
    """The claims whose event or tally is another than it was."""
    wanted = ((claim, event.number, tally.get(claim.id)) for event in events for claim in event.claims)
    return [
        (claim.id, (claim.event, claim.tally), (event, into))
        for claim, event, into in wanted
        if (claim.event, claim.tally) != (event, into)
    ]


def place(
    session: Session,
    late: LateEntry,
    events: Sequence[Placed],
    retired: Sequence[tuple[int, Placed]],
    before: Mapping[int, tuple[Any, ...]],
    tallies: Mapping[int, tuple[Any, ...]],
) -> tuple[int, int, int]:
    """Write events, their tallies and where their claims are: how many events are new, claims moved, tallies.

    `before` are the events that stood, `tallies` the tallies of these events that did.
    """
    made = [event for event in events if event.number is None]
    for event, number in zip(made, make(session, late, EVENT, [dict(zip(FIELDS, event.row)) for event in made])):
        event.number = number
    kept = [event for event in events if event.number in before]
    rows = [(event.number or 0, before[event.number or 0], event.row) for event in kept]
    change(session, late, EVENT, FIELDS, [row for row in rows if row[1] != row[2]])
    change(session, late, EVENT, ("merged_into",), [(old, (None,), (event.number,)) for old, event in retired])
    planned = tallying.changes({event.number or 0: event.claims for event in events}, tallies)
    shifted = _moved(events, tallying.write(session, late, planned))
    change(session, late, CLAIM, ("event_id", "tally_id"), shifted)
    return len(made), len(shifted), planned.count
