"""A source's record gathered: the events it is in, loaded and assessed in bulk, and what they say of its figures."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from claims.credibility.record import Record, record
from claims.reconcile.origins import SourceBook
from claims.services.assessment.assessing import assess_all
from claims.services.loading import claims
from claims.services.loading.columns import CLAIM
from claims.services.register import sources

if TYPE_CHECKING:
    from sqlmodel import Session


def of_source(session: Session, source: int, *, held_at: datetime | None = None) -> Record:
    """The record of a source and of those merged into it; with `held_at`, from what the database held then."""
    ids = claims.known_as(session, source, held_at=held_at)
    named = or_(CLAIM.c.asserted_id.in_(ids), CLAIM.c.carried_id.in_(ids))
    query = select(CLAIM.c.event_id).where(named, CLAIM.c.event_id.is_not(None)).distinct()
    events = None if held_at else [int(number) for number in session.execute(query).scalars()]
    if events == []:
        return Record()
    book = SourceBook.of(sources.all(session, held_at=held_at))
    reports = assess_all(session, events=events, held_at=held_at, book=book, brief=True)
    told = (one for report in reports for one in report.tallies)
    return record((one for one in told if any({c.asserted_id, c.carried_id} & ids for c in one.claims)), book, ids)
