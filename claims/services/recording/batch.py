"""A batch of readings made ready for the database, and what the database has of it already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from claims.identity import claim_key
from claims.model import Draft, Reading
from claims.services.recording.capturing import Captured, Version, captured, storable, versions
from claims.services.recording.claim_rows import KnownClaim, known
from claims.services.recording.findings import Findings

_READINGS, _CHARACTERS = 500, 4_000_000
_LINKS = ("adds_to", "supersedes", "denies")


@dataclass(frozen=True, slots=True)
class Taken:
    """One reading made ready: the document as stored, its drafts, their keys and links between them."""

    document: Captured
    drafts: tuple[Draft, ...]
    keys: tuple[str, ...]

    @property
    def links(self) -> Iterator[tuple[str, str, str]]:
        by_span = {draft.span: key for draft, key in zip(reversed(self.drafts), reversed(self.keys), strict=True)}
        for draft, key in zip(self.drafts, self.keys, strict=True):
            for kind in _LINKS:
                other = by_span.get(span) if (span := getattr(draft, kind)) else None
                if other is not None and other != key:
                    yield key, kind, other


@dataclass(frozen=True, slots=True)
class Met:
    """What the database has of one batch. `new` are the positions of documents it lacks, `met` the versions it has."""

    taken: Sequence[Taken]
    held: dict[str, list[Version]]
    known: dict[str, KnownClaim]
    new: list[int]
    places: list[Version | int]

    @classmethod
    def at(cls, session: Session, taken: Sequence[Taken]) -> Met:
        """Look the batch up: two queries, however large it is."""
        held = versions(session, {item.document.article.id for item in taken})
        there = {(name, version.text_sha256): version for name, chain in held.items() for version in chain}
        new: list[int] = []
        first: dict[tuple[str, str], int] = {}
        places: list[Version | int] = []
        for at, item in enumerate(taken):
            mark = (item.document.article.id, item.document.text_sha256)
            if mark in there:
                places.append(there[mark])
                continue
            if mark not in first:
                first[mark] = len(new)
                new.append(at)
            places.append(first[mark])
        return cls(taken, held, known(session, {key for item in taken for key in item.keys}), new, places)

    @property
    def met(self) -> list[Version]:
        """The versions of the batch the database has, each once."""
        return list(dict.fromkeys(place for place in self.places if isinstance(place, Version)))

    @property
    def numbers(self) -> list[int]:
        """The numbers of the documents the database has."""
        return [version.number for version in self.met]

    def numbered(self, new: Sequence[int]) -> list[int]:
        """The number of each document of the batch, given those of the new ones."""
        return [place.number if isinstance(place, Version) else new[place] for place in self.places]

    def names(self) -> set[str]:
        """Every source printed in the batch."""
        names: set[str | None] = set()
        for item in self.taken:
            names.add(item.document.article.outlet)
            for draft in item.drafts:
                names.update((draft.asserted_by, draft.carried_by, *draft.via))
        return {name for name in names if name}

    def elsewhere(self, event: int) -> tuple[list[Version], list[KnownClaim]]:
        """The documents met that are not pinned to the event, and the claims met with them that stand elsewhere.

        Claims of a document that is pinned already are left where matching or a person put them.
        """
        documents: dict[int, Version] = {}
        claims: dict[int, KnownClaim] = {}
        for item, place in zip(self.taken, self.places, strict=True):
            if isinstance(place, Version):
                if place.event == event and place.pinned:
                    continue
                documents[place.number] = place
            met = (self.known[key] for key in item.keys if key in self.known)
            claims.update((claim.id, claim) for claim in met if claim.event != event)
        return list(documents.values()), list(claims.values())


def ready(readings: Iterable[Reading], findings: Findings) -> Iterator[list[Taken]]:
    """Readings made ready, a few hundred at a time; their findings are put aside."""
    batch: list[Taken] = []
    characters = 0
    for reading in readings:
        findings.extend(reading.problems)
        if reading.article is None:
            continue
        batch.append(_taken(reading))
        characters += len(reading.article.text) + len(reading.article.content or b"")
        if len(batch) >= _READINGS or characters >= _CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _taken(reading: Reading) -> Taken:
    assert reading.article is not None
    document = captured(reading.article)
    drafts = reading.drafts
    if document.article is not reading.article:
        drafts = tuple(map(storable, drafts))
    outlet = document.article.outlet
    drafts = tuple(draft if draft.carried_by or not outlet else replace(draft, carried_by=outlet) for draft in drafts)
    return Taken(document, drafts, tuple(claim_key(draft, document.text_sha256) for draft in drafts))
