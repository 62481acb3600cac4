"""What events are assessed from: their tallies, public claims and public documents, loaded in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import SQLModel

import db.tables  # noqa: F401  registers the tables
from claims.model import Basis, Claim, Document, Event, Handling, Scope, State, Tally
from claims.services import log
from claims.services.loading import claims as claim_service
from claims.services.loading import documents as document_service
from claims.services.loading.claim_values import LONGEST, past

if TYPE_CHECKING:
    from sqlmodel import Session

_STATES = (State.ACCEPTED, State.SUPERSEDED)  # a superseded claim is listed as history and moves nothing


@dataclass(frozen=True, slots=True)
class Material:
    """What one event's report is made from."""

    event: Event
    tallies: list[Tally] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)


def gather(
    session: Session, *, held_at: datetime | None = None, events: Collection[int] | None = None
) -> list[Material]:
    """Events with their tallies, public claims and public documents, in the order of events; loaded in bulk."""
    wanted = None if events is None else set(events)
    found = {
        row["id"]: Material(_event(row))
        for row in _rows(session, "event", held_at)
        if row["merged_into"] is None and row["handling"] == "public" and (wanted is None or row["id"] in wanted)
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
    return replace(material, event=replace(material.event, documents=ids))


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


def tallies(session: Session, *, held_at: datetime | None = None) -> Sequence[Tally]:
    """Every tally that stands, in the order they were made."""
    return [_tally(row) for row in _rows(session, "tally", held_at) if row["merged_into"] is None]
