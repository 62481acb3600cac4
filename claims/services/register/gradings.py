"""What editors say of claims and events on a scale: credibility 1 to 6, and the grade of an event. Appended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from claims.credibility.scales import CREDIBILITY, GRADE, UNRATED, checked
from claims.errors import UsageError
from claims.services import log
from claims.services.loading import addressing, claims
from claims.services.tables import EVENT
from db.tables import Event, Rating

if TYPE_CHECKING:
    from sqlmodel import Session


def rate_claim(session: Session, reference: str, code: str, *, by: str, reason: str | None) -> tuple[str, str | None]:
    """An editor's credibility of a claim (1 to 6, `none` takes it back); gives the claim's name and what holds now.

    Raises NotFound, and UsageError for a code outside the scale or without a reason.
    """
    why, value = _required(reason), _value(CREDIBILITY, code)
    claim = claims.find(session, reference)
    with log.entry(session, "claim.rate", by=by, reason=why, subject=f"claim {claim.id}") as entry:
        session.add(Rating(claim_id=claim.id, scale=CREDIBILITY, value=value, reason=why, entry_id=entry.id))
        entry.note(claim=claim.id, before=claim.credibility, after=None if value == UNRATED else value)
    return f"claim {claim.id}", None if value == UNRATED else value


def grade_event(session: Session, reference: str, code: str, *, by: str, reason: str | None) -> tuple[str, str | None]:
    """An editor's grade of an event, on who is responsible (`none` takes it back). Raises as `rate_claim` does."""
    why, value = _required(reason), _value(GRADE, code)
    number = addressing.event(session, reference)
    event = session.get_one(Event, number)
    after = None if value == UNRATED else value
    with log.entry(session, "event.grade", by=by, reason=why, subject=f"event {number}: {event.label}") as entry:
        session.add(Rating(event_id=number, scale=GRADE, value=value, reason=why, entry_id=entry.id))
        entry.changed("event", ["grade"], [(number, [event.grade], [after])])
        session.execute(update(EVENT).where(EVENT.c.id == number).values(grade=after))
    session.expire(event)
    return f"event {number}", after


def _value(scale: str, code: str) -> str:
    return UNRATED if code.strip().casefold() == UNRATED else checked(scale, code)


def _required(reason: str | None) -> str:
    if not reason or not reason.strip():
        raise UsageError("a reason is required", hint='add --reason "…": it stays in the log')
    return reason.strip()
