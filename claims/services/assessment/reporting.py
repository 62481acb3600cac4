"""The discrepancy report: what waits, and every event assessed. Thin: counting and assessing are done elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from claims.errors import NotFound
from claims.model import Claim, EventReport, Report
from claims.services import log
from claims.services.assessment.assessing import assess_all
from claims.services.loading import claims, documents
from claims.services.loading.columns import ENTRY

if TYPE_CHECKING:
    from sqlmodel import Session


def report(
    session: Session,
    *,
    events: Collection[int] | None = None,
    held_at: datetime | None = None,
    texts: bool = False,
) -> Report:
    """The report of these events (or all), from accepted public claims only, as the database stands or stood.

    With `texts` the documents bring their texts, so that each quote can be shown in its sentence.

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
        events=_with_texts(session, assessed) if texts else tuple(assessed),
        drafts_waiting=waiting.drafts,
        unmatched=waiting.unmatched,
        withheld=waiting.withheld,
        state=_state(session, held_at),
    )


def _with_texts(session: Session, events: Sequence[EventReport]) -> tuple[EventReport, ...]:
    """The same events; documents that are quoted from hold their text."""
    quoted = {claim.document_id for event in events for claim in _claims(event) if claim.start is not None}
    texts = documents.load(session, numbers=[number for number in quoted if number is not None])
    known = {document.number: document.text for document in texts}
    return tuple(
        replace(event, documents=tuple(replace(one, text=known.get(one.number, "")) for one in event.documents))
        for event in events
    )


def _claims(event: EventReport) -> Iterator[Claim]:
    for assessed in event.tallies:
        yield from assessed.claims
    yield from event.background


def _state(session: Session, held_at: datetime | None) -> str | None:
    """The hash of the log's last entry: it names the state of the database that was reported on."""
    last = log.head(session)
    if last is None or held_at is None:
        return last.hash if last else None
    query = select(ENTRY.c.hash).where(ENTRY.c.id == log.last_entry_at(session, held_at))
    return session.execute(query).scalar()
