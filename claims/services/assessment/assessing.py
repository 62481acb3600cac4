"""Events assessed: claims, tallies, sources and resolutions loaded in bulk, reconciled, and built into reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import SQLModel

import db.tables  # noqa: F401  registers the tables
from claims.errors import NotFound
from claims.matching.tallies import parts_of
from claims.model import Assessment, Claim, EventReport, Resolution, State, Tally
from claims.reconcile.assess import assess
from claims.reconcile.fates import dead_since
from claims.reconcile.origins import SourceBook
from claims.report.build import event_report
from claims.report.sentence import event_line
from claims.services import log
from claims.services.assessment.gathering import Material, gather
from claims.services.assessment.learning import learnt
from claims.services.loading import claims as claim_service
from claims.services.register import sources as source_service

if TYPE_CHECKING:
    from sqlmodel import Session

RESOLUTION = SQLModel.metadata.tables["resolution"]
ENTRY = SQLModel.metadata.tables["entry"]


def assess_event(
    session: Session, event_id: int, *, held_at: datetime | None = None, book: SourceBook | None = None
) -> EventReport:
    """One event assessed from its accepted, public claims. Raises NotFound where there is no such event."""
    found = assess_all(session, held_at=held_at, events=[event_id], book=book)
    if not found:
        raise NotFound(f"no event {event_id} with documents or claims", hint="`claims list events` shows what there is")
    return found[0]


def assess_all(
    session: Session,
    *,
    held_at: datetime | None = None,
    events: Collection[int] | None = None,
    book: SourceBook | None = None,
    brief: bool = False,
) -> list[EventReport]:
    """Every event (or these) assessed from accepted, public claims, as the database stands or stood at `held_at`.

    `book` is the book of sources of that moment where the caller has it already. Where it is to be `brief`, what
    differs is looked for alone: one rule and no sentences, in half the time.
    """
    book = book or source_book(session, held_at=held_at)
    decided = resolutions(session, held_at=held_at)
    held = gather(session, held_at=held_at, events=events)
    return [_assessed(material, book, decided, brief) for material in held]


def _assessed(material: Material, book: SourceBook, decided: dict[int, Resolution], brief: bool) -> EventReport:
    own: dict[int, list[Claim]] = defaultdict(list)
    for claim in material.claims:
        if claim.tally is not None:
            own[claim.tally].append(claim)
    book = book.within(claim for told in own.values() for claim in told)
    moved = dead_since(material.claims)
    assessed = []
    for tally in material.tallies:
        told = {claim.id: claim for claim in (*own[tally.id], *parts_of(tally, material.claims, material.tallies))}
        if told:
            assessed.append(assess(tally, list(told.values()), book, decided.get(tally.id), moved=moved, brief=brief))
    return event_report(
        material.event,
        assessed,
        book,
        background=[claim for claim in material.claims if claim.context and claim.tally is None],
        documents=material.documents,
        brief=brief,
    )


def assess_tally(session: Session, tally: Tally, *, held_at: datetime | None = None) -> Assessment:
    """One tally as its event's report has it. Raises NotFound where nothing accepted stands in it."""
    report = assess_event(session, tally.event, held_at=held_at)
    for one in report.tallies:
        if one.tally.id == tally.id:
            return one
    raise NotFound(
        f"no accepted claims in tally {tally.id}", hint="accept drafts first: claims extract --record --accept"
    )


def line(session: Session, event_id: int, length: str = "lead", *, held_at: datetime | None = None) -> str:
    """The event's sentence for print, as a headline, a lead or a paragraph; "" where no named source gives a figure."""
    book = source_book(session, held_at=held_at)
    report = assess_event(session, event_id, held_at=held_at, book=book)
    return event_line(report.event, report.tallies, book, length)


def source_book(session: Session, *, held_at: datetime | None = None) -> SourceBook:
    """The sources, with what is learnt of them from every accepted public claim that stands in a tally."""
    sources = source_service.all(session, held_at=held_at)
    claims = claim_service.load(session, states=(State.ACCEPTED,), held_at=held_at)
    weights, register = learnt(claims, SourceBook.of(sources))
    return SourceBook.of(sources, weights, register)


def resolutions(session: Session, *, held_at: datetime | None = None) -> dict[int, Resolution]:
    """The decision in force on each tally: the latest, unless it takes the one before it back."""
    query = (
        select(RESOLUTION, ENTRY.c.by.label("signed"), ENTRY.c.at)
        .join(ENTRY, ENTRY.c.id == RESOLUTION.c.entry_id)
        .order_by(RESOLUTION.c.id)
    )
    if held_at is not None:
        query = query.where(RESOLUTION.c.entry_id <= log.last_entry_at(session, held_at))
    latest = {row.tally_id: row for row in session.execute(query)}
    return {
        number: Resolution(
            low=row.low,
            best=row.best,
            high=row.high,
            reason=row.reason,
            by=row.signed,
            at=row.at,
            seen=tuple(row.seen or ()),
            aside=None if row.aside is None else tuple(row.aside),
            waiting_for=row.waiting_for,
        )
        for number, row in latest.items()
        if not all(value is None for value in (row.low, row.best, row.high, row.waiting_for))
    }
