"""The discrepancy report: what waits, and every event assessed. Thin: counting and assessing are done elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from claims.errors import NotFound
from claims.model import Report
from claims.services import claims, log
from claims.services.assessing import assess_all
from claims.services.claim_values import ENTRY

if TYPE_CHECKING:
    from sqlmodel import Session


def report(session: Session, *, events: Collection[int] | None = None, held_at: datetime | None = None) -> Report:
    """The report of these events (or all), from accepted public claims only, as the database stands or stood.

    Raises NotFound where an event asked for has nothing to report.
    """
    waiting = claims.waiting(session, held_at=held_at)
    assessed = assess_all(session, held_at=held_at, events=None if events is None else list(events))
    if missing := set(events or ()) - {each.event.id for each in assessed}:
        named = ", ".join(str(number) for number in sorted(missing))
        raise NotFound(f"nothing to report on event {named}", hint="`claims list events` shows what there is")
    return Report(
        generated_at=datetime.now(UTC),
        held_at=held_at,
        events=tuple(assessed),
        drafts_waiting=waiting.drafts,
        unmatched=waiting.unmatched,
        withheld=waiting.withheld,
        state=_state(session, held_at),
    )


def _state(session: Session, held_at: datetime | None) -> str | None:
    """The hash of the log's last entry: it names the state of the database that was reported on."""
    last = log.head(session)
    if last is None or held_at is None:
        return last.hash if last else None
    query = select(ENTRY.c.hash).where(ENTRY.c.id == log.last_entry_at(session, held_at))
    return session.execute(query).scalar()
