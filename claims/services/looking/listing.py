"""What `claims list` and `claims search` list: claims, documents, events and tallies, sifted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, TableClause, func, select

from claims.matching.beside import neighbours_of
from claims.matching.wholes import wholes_of
from claims.model import Basis, Claim, Document, Scope, State, Tally
from claims.services.loading import addressing, claim_values, claims, documents
from claims.services.loading.columns import CLAIM, DOCUMENT, EVENT, TALLY
from claims.services.looking.searching import search

if TYPE_CHECKING:
    from claims.services.loading.claim_values import Reader

_STANDING = (State.DRAFT, State.ACCEPTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to list, as a person typed it; None and the empty tuple ask nothing."""

    kind: str = "claims"
    states: tuple[str, ...] = ()
    event: str | None = None
    tally: str | None = None
    metric: str | None = None
    source: str | None = None
    document: str | None = None
    text: str | None = None
    held_at: datetime | None = None
    least_sure: bool = False


def rows(session: Reader, asked: Asked, limit: int | None = None) -> Sequence[Claim | Document | dict[str, Any]]:
    """The values asked for, at most `limit` of them. Raises NotFound where one that is named is not there."""
    events_asked = None if asked.event is None else {addressing.event(session, asked.event, held_at=asked.held_at)}
    if asked.kind == "claims":
        return claims.listing(session, _filter(session, asked, events_asked), limit=limit, held_at=asked.held_at)
    if asked.kind == "documents":
        return documents.load(session, events=events_asked, held_at=asked.held_at, limit=limit, texts=False)
    listed = (
        tallies(session, events=events_asked, held_at=asked.held_at)
        if asked.kind == "tallies"
        else [
            row for row in events(session, held_at=asked.held_at) if events_asked is None or row["id"] in events_asked
        ]
    )
    return listed[:limit]


def _filter(session: Reader, asked: Asked, events_asked: set[int] | None) -> claims.Filter:
    return claims.Filter(
        ids=None if asked.text is None else frozenset(search(session, asked.text.split())),
        states=frozenset(asked.states) or None,
        events=events_asked,
        tallies=None if asked.tally is None else {addressing.tally(session, asked.tally, held_at=asked.held_at)},
        documents=None if asked.document is None else {documents.find(session, asked.document).id},
        sources=None if asked.source is None else _source(session, asked.source, asked.held_at),
        metric=asked.metric,
        least_sure=asked.least_sure,
    )


def events(session: Reader, *, held_at: datetime | None = None) -> list[dict[str, Any]]:
    """Every event that was not merged away, with its counts of documents, tallies and standing claims.

    `neighbours` are the events of the same place and day: twins, or one event that matching left apart.
    """
    columns = ("id", "external_id", "label", "place", "start", "end", "grade")
    rows = _held(session, EVENT, columns, held_at)
    counted = _counts(session, CLAIM.c.event_id, held_at)
    listed = Counter(row["event"] for row in tallies(session, held_at=held_at))
    papers = _documents(session, held_at)
    near = neighbours_of((row["id"], row["place"], row["start"], row["end"]) for row in rows)
    return [
        row
        | {"neighbours": list(near.get(row["id"], ()))}
        | {"documents": papers[row["id"]], "tallies": listed[row["id"]], "claims": counted[row["id"]]}
        for row in rows
    ]


def neighbours(session: Reader, number: int, *, held_at: datetime | None = None) -> list[tuple[int, str]]:
    """The events of the same place and day as one, with their labels."""
    rows = {row["id"]: row for row in events(session, held_at=held_at)}
    return [(near, rows[near]["label"]) for near in rows.get(number, {}).get("neighbours", ())]


def tallies(
    session: Reader, *, events: Collection[int] | None = None, held_at: datetime | None = None
) -> list[dict[str, Any]]:
    """Every tally (of these events) that was not merged away, with its count of standing claims and what it is part of.

    One nobody claims, and no part of which anybody does, is left out.
    """
    columns = ("id", "event_id", "label", "metric", "population", "basis", "place", "start", "end")
    counted = _counts(session, CLAIM.c.tally_id, held_at)
    rows = [row for row in _held(session, TALLY, columns, held_at) if events is None or row["event_id"] in events]
    wholes = wholes_of([_tally(row) for row in rows])
    whole = {number for row in rows if counted[row["id"]] for number in wholes.get(row["id"], ())}
    return [
        {"id": row.pop("id"), "event": row.pop("event_id")} | row
        | {"claims": counted[number], "part_of": list(wholes.get(number, ()))}
        for row in rows
        for number in (row["id"],)
        if counted[number] or number in whole
    ]  # fmt: skip


def _tally(row: dict[str, Any]) -> Tally:
    return Tally(
        id=row["id"], event=row["event_id"], label=row["label"], metric=row["metric"], population=row["population"],
        basis=Basis(row["basis"]), scope=Scope(row["place"], row["start"], row["end"]),
    )  # fmt: skip


def _source(session: Reader, name: str, held_at: datetime | None) -> frozenset[int]:
    from claims.services.register import sources

    found = sources.find(claim_values.mapped(session), name, held_at=held_at)
    return claims.known_as(session, found.id, held_at=held_at)


def _held(
    session: Reader, table: TableClause, columns: tuple[str, ...], held_at: datetime | None
) -> list[dict[str, Any]]:
    """The table's rows by id as they stand or stood, without those merged into others."""
    query = select(*(table.c[name] for name in (*columns, "merged_into"))).order_by(table.c.id)
    if held_at is not None:
        query = query.where(table.c.entry_id <= claim_values.last_entry(session, held_at))
    past = claim_values.past(session, table.name, held_at)
    rows = []
    for values in session.execute(query):
        row: dict[str, Any] = dict(zip((*columns, "merged_into"), values, strict=True))
        row |= {name: value for name, value in past.get(row["id"], {}).items() if name in row}
        if row.pop("merged_into") is None:
            rows.append(row)
    return rows


def _counts(session: Reader, column: ColumnElement[Any], held_at: datetime | None) -> Counter[int]:
    """Drafts and accepted claims by event or tally."""
    if held_at is not None:
        held = claims.load(session, states=_STANDING, held_at=held_at)
        return Counter(found for claim in held if (found := claim.event if column.key == "event_id" else claim.tally))
    states = [state.value for state in _STANDING]
    query = select(column, func.count()).where(CLAIM.c.state.in_(states), column.is_not(None)).group_by(column)
    return Counter(dict(session.execute(query).all()))


def _documents(session: Reader, held_at: datetime | None) -> Counter[int]:
    if held_at is not None:
        held = documents.load(session, held_at=held_at, texts=False)
        return Counter(document.event for document in held if document.event is not None)
    query = select(DOCUMENT.c.event_id, func.count()).where(DOCUMENT.c.event_id.is_not(None))
    return Counter(dict(session.execute(query.group_by(DOCUMENT.c.event_id)).all()))
