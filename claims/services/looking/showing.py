"""Everything known of one claim, document, event, tally or source: what `claims show` shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from claims.errors import NotFound
from claims.model import Claim, EventReport
from claims.report.seen import ClaimSeen, DocumentSeen, Seen, SourceSeen, TallySeen
from claims.services.loading import addressing, claims, documents
from claims.services.looking import trail

if TYPE_CHECKING:
    from sqlmodel import Session


def look(session: Session, reference: str, *, held_at: datetime | None = None) -> Seen:
    """What a reference means: "event:3", "tally:12", "document:ID", "source:NAME", "claim:12"; else a claim's id or
    key, a document's id, a source's name, an event's label, in this order.

    Raises NotFound with the nearest names.
    """
    kind, found, rest = reference.partition(":")
    if found and kind in _LOOKS:
        return _LOOKS[kind](session, rest.strip(), held_at)
    hints = []
    for kind in ("claim", "document", "source", "event"):
        try:
            return _LOOKS[kind](session, reference.strip(), held_at)
        except NotFound as missing:
            if missing.hint and missing.hint.startswith(("did you mean", "give ")):
                hints.append(missing.hint)
    hint = "; ".join(hints) or "write claim:12, document:ID, event:3, tally:12 or source:NAME"
    raise NotFound(f"nothing is known as {reference!r}", hint=hint)


def _claim(session: Session, reference: str, held_at: datetime | None) -> ClaimSeen:
    claim = claims.find(session, reference, held_at=held_at)
    assert claim.document_id is not None
    document = documents.load(session, numbers=[claim.document_id], held_at=held_at)[0]
    return ClaimSeen(
        claim=claim,
        document=document,
        linked=_linked(session, claim, held_at),
        trail=tuple(trail.of_claim(session, claim.id, held_at=held_at)),
    )


def _linked(session: Session, claim: Claim, held_at: datetime | None) -> tuple[tuple[str, Claim], ...]:
    """The claims this one names, those that name it, its whole and its parts, each with the words for the link."""
    links = claims.linked(session, claim.id, held_at=held_at)
    known = {each.id: each for each in claims.load(session, ids=[number for _, number in links], held_at=held_at)}
    found = [(words, known[number]) for words, number in links if number in known]
    for other in claims.load(session, documents=[claim.document_id or 0], held_at=held_at):
        if other.part_of is not None and other.part_of == claim.span:
            found.append(("holds the part", other))
        elif claim.part_of is not None and claim.part_of == other.span:
            found.append(("is part of", other))
    return tuple(found)


def _document(session: Session, reference: str, held_at: datetime | None) -> DocumentSeen:
    document = documents.find(session, reference, held_at=held_at)
    held = claims.load(session, documents=[document.number], held_at=held_at)
    return DocumentSeen(document=document, claims=tuple(held))


def _event(session: Session, reference: str, held_at: datetime | None) -> EventReport:
    from claims.services.assessment.assessing import assess_event

    return assess_event(session, addressing.event(session, reference, held_at=held_at), held_at=held_at)


def _tally(session: Session, reference: str, held_at: datetime | None) -> TallySeen:
    from claims.services.assessment.assessing import assess_event

    number = addressing.tally(session, reference, held_at=held_at)
    about = addressing.event_of_tally(session, number, held_at=held_at)
    event = assess_event(session, about, held_at=held_at)
    for assessed in event.tallies:
        if assessed.tally.id == number:
            return TallySeen(event=event, tally=assessed)
    raise NotFound(f"tally {number} holds no accepted claim", hint=f"see its drafts: claims list --tally {number}")


def _source(session: Session, reference: str, held_at: datetime | None) -> SourceSeen:
    from claims.services.register import sources

    source = sources.find(session, reference, held_at=held_at)
    known = claims.Filter(sources=claims.known_as(session, source.id, held_at=held_at))
    return SourceSeen(source=source, claims=tuple(claims.listing(session, known, held_at=held_at)))


_LOOKS: dict[str, Callable[[Session, str, datetime | None], Seen]] = {
    "claim": _claim,
    "document": _document,
    "event": _event,
    "tally": _tally,
    "source": _source,
}
