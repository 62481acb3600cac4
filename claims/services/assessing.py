"""Events assessed: claims, tallies, sources and resolutions loaded in bulk, reconciled, and built into reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import SQLModel

import db.tables  # noqa: F401  registers the tables
from claims.errors import NotFound
from claims.model import (
    Assessment,
    Basis,
    Claim,
    Document,
    Event,
    EventReport,
    Handling,
    Resolution,
    Scope,
    State,
    Tally,
)
from claims.reconcile.assess import assess
from claims.reconcile.origins import SourceBook, origin
from claims.reconcile.parts import parts_of
from claims.reconcile.weights import by_origin
from claims.report.build import event_report
from claims.services import claims as claim_service
from claims.services import documents as document_service
from claims.services import log
from claims.services import sources as source_service
from claims.services.claim_values import LONGEST, past

if TYPE_CHECKING:
    from sqlmodel import Session

EVENT = SQLModel.metadata.tables["event"]
TALLY = SQLModel.metadata.tables["tally"]
RESOLUTION = SQLModel.metadata.tables["resolution"]
ENTRY = SQLModel.metadata.tables["entry"]

_STATES = (State.ACCEPTED, State.SUPERSEDED)  # a superseded claim is listed as history and moves nothing


@dataclass(frozen=True, slots=True)
class Material:
    """What one event's report is made from."""

    event: Event
    tallies: list[Tally] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)


def assess_event(session: Session, event_id: int, *, held_at: datetime | None = None) -> EventReport:
    """One event assessed from its accepted, public claims. Raises NotFound where there is no such event."""
    found = assess_all(session, held_at=held_at, events=[event_id])
    if not found:
        raise NotFound(f"no event {event_id} with documents or claims", hint="`claims list events` shows what there is")
    return found[0]


def assess_all(
    session: Session, *, held_at: datetime | None = None, events: Collection[int] | None = None
) -> list[EventReport]:
    """Every event (or these) assessed from accepted, public claims, as the database stands or stood at `held_at`."""
    book = source_book(session, held_at=held_at)
    decided = resolutions(session, held_at=held_at)
    return [_assessed(material, book, decided) for material in gather(session, held_at=held_at, events=events)]


def _assessed(material: Material, book: SourceBook, decided: dict[int, Resolution]) -> EventReport:
    own: dict[int, list[Claim]] = defaultdict(list)
    for claim in material.claims:
        if claim.tally is not None:
            own[claim.tally].append(claim)
    assessed = []
    for tally in material.tallies:
        told = {claim.id: claim for claim in (*own[tally.id], *parts_of(tally, material.claims, own[tally.id]))}
        if told:
            assessed.append(assess(tally, list(told.values()), book, decided.get(tally.id)))
    return event_report(
        material.event,
        assessed,
        book,
        background=[claim for claim in material.claims if claim.context and claim.tally is None],
        documents=material.documents,
    )


def assess_tally(session: Session, tally: Tally, *, held_at: datetime | None = None) -> Assessment:
    """One tally as its event's report has it. Raises NotFound where nothing accepted stands in it."""
    report = assess_event(session, tally.event, held_at=held_at)
    for one in report.tallies:
        if one.tally.id == tally.id:
            return one
    raise NotFound(f"no accepted claims in tally {tally.id}", hint="accept drafts first: `claims review`")


def source_book(session: Session, *, held_at: datetime | None = None) -> SourceBook:
    """The sources, with the weights learnt from every accepted public claim that stands in a tally."""
    sources = source_service.all(session)
    book = SourceBook.of(sources)
    return SourceBook.of(sources, _weights(session, book, held_at))


def _weights(session: Session, book: SourceBook, held_at: datetime | None) -> dict[str, float]:
    """Weights from the claims of all events, so that one event alone is assessed as in the whole report."""
    who, what, values = [], [], []
    for claim in claim_service.load(session, states=(State.ACCEPTED,), held_at=held_at):
        stated = claim.figure.stated
        if claim.tally is None or claim.context or stated is None or claim.handling is not Handling.PUBLIC:
            continue
        who.append(origin(claim, book))
        what.append(claim.tally)
        values.append(float(stated))
    return by_origin(who, what, values)


def resolutions(session: Session, *, held_at: datetime | None = None) -> dict[int, Resolution]:
    """The latest resolution of each tally."""
    query = (
        select(RESOLUTION, ENTRY.c.by.label("signed"), ENTRY.c.at)
        .join(ENTRY, ENTRY.c.id == RESOLUTION.c.entry_id)
        .order_by(RESOLUTION.c.id)
    )
    if held_at is not None:
        query = query.where(RESOLUTION.c.entry_id <= log.last_entry_at(session, held_at))
    return {
        row.tally_id: Resolution(
            low=row.low,
            best=row.best,
            high=row.high,
            reason=row.reason,
            by=row.signed,
            at=row.at,
            seen=tuple(row.seen or ()),
        )
        for row in session.execute(query)
    }


def gather(
    session: Session, *, held_at: datetime | None = None, events: Collection[int] | None = None
) -> list[Material]:
    """Events with their tallies, public claims and public documents, in the order of events; loaded in bulk."""
    found = {
        row["id"]: Material(_event(row))
        for row in _rows(session, "event", held_at)
        if row["merged_into"] is None and row["handling"] == "public" and (events is None or row["id"] in set(events))
    }
    for row in _rows(session, "tally", held_at):
        if row["event_id"] in found and row["merged_into"] is None:
            found[row["event_id"]].tallies.append(_tally(row))
    loaded = claim_service.load(session, events=_few(events), states=_STATES, held_at=held_at)
    for claim in loaded:
        if claim.event in found and claim.handling is Handling.PUBLIC:
            found[claim.event].claims.append(claim)
    _documents(session, found, held_at)
    told = (_with_documents(material) for material in found.values())
    return [material for material in told if material.claims or material.documents]


def _few(events: Collection[int] | None) -> Collection[int] | None:
    return events if events is not None and len(events) <= LONGEST else None


def _documents(session: Session, found: dict[int, Material], held_at: datetime | None) -> None:
    """Every document of an event: those about it, and those that only carry a claim of it; the latest version each."""
    wanted = {claim.document_id for material in found.values() for claim in material.claims if claim.document_id}
    whole = len(found) > LONGEST or len(wanted) > LONGEST
    about = document_service.load(session, events=None if whole else list(found), held_at=held_at, texts=False)
    listed = {document.number: document for document in about}
    missing = wanted - listed.keys()
    if missing and not whole:
        carrying = document_service.load(session, numbers=list(missing), held_at=held_at, texts=False)
        listed |= {document.number: document for document in carrying}
    public = {number: one for number, one in sorted(listed.items()) if one.handling is Handling.PUBLIC}
    homes: dict[int, dict[str, Document]] = defaultdict(dict)
    for document in public.values():
        if document.event is not None:
            homes[document.event][document.id] = document
    for number, material in found.items():
        for claim in material.claims:
            if claim.document_id in public:
                homes[number].setdefault(claim.document, public[claim.document_id])
        material.documents.extend(homes[number].values())


def _with_documents(material: Material) -> Material:
    ids = tuple(document.id for document in material.documents)
    event = material.event
    known = Event(
        id=event.id,
        label=event.label,
        external_id=event.external_id,
        place=event.place,
        start=event.start,
        end=event.end,
        grade=event.grade,
        documents=ids,
    )
    return Material(known, material.tallies, material.claims, material.documents)


def _rows(session: Session, table: str, held_at: datetime | None) -> list[dict[str, Any]]:
    source = SQLModel.metadata.tables[table]
    query = select(source).order_by(source.c.id)
    if held_at is not None:
        query = query.where(source.c.entry_id <= log.last_entry_at(session, held_at))
    then = past(session, table, held_at)
    return [dict(row) | then.get(row["id"], {}) for row in session.execute(query).mappings()]


def _event(row: dict[str, Any]) -> Event:
    kept = ("id", "label", "external_id", "place", "start", "end", "grade")
    return Event(**{name: row[name] for name in kept})


def _tally(row: dict[str, Any]) -> Tally:
    return Tally(
        id=row["id"],
        event=row["event_id"],
        label=row["label"],
        metric=row["metric"],
        population=row["population"],
        basis=Basis(row["basis"]),
        scope=Scope(row["place"], row["start"], row["end"]),
    )


def tally_values(session: Session, *, held_at: datetime | None = None) -> Sequence[Tally]:
    """Every tally that stands, in the order they were made."""
    return [_tally(row) for row in _rows(session, "tally", held_at) if row["merged_into"] is None]
