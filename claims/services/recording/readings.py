"""Recording what was read: documents, their versions and bytes, and their claims, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, update

from claims.model import Reading, Recorded, State
from claims.services.late_entry import LateEntry
from claims.services.log import OpenEntry
from claims.services.recording.batch import Met, Taken, ready
from claims.services.recording.capturing import insert_documents
from claims.services.recording.claim_rows import (
    KnownClaim,
    batches,
    insert_claims,
    insert_links,
    recorded_under,
)
from claims.services.recording.findings import Findings
from claims.services.recording.pinning import find_event, make_event
from claims.services.register import sources
from claims.tables.stored import Cell, cells
from db.tables import Claim, Document


def record(
    session: Session,
    readings: Iterable[Reading],
    *,
    by: str,
    action: str = "extract",
    accept: bool = False,
    event: int | str | None = None,
    subject: str | None = None,
    strict: bool = False,
) -> Recorded:
    """Record documents and their drafts under one log entry; what the database has already is counted, not repeated.

    The same id with the same text is the same document, with another text its next version. `accept` records
    accepted claims that no person has checked, and promotes drafts nobody has touched. `event` (an id, or a label,
    which makes the event where there is none) pins the documents and their claims to it. Where nothing is new there
    is no entry. Raises InputRefused with `strict` if there is any finding, NotFound for an event id nobody has.
    """
    with LateEntry(session, action, by=by, subject=subject) as entry:
        run = _Run(session, entry, accept=accept, event=event)
        run.event_id = None if event is None else find_event(session, event)
        for batch in ready(readings, run.findings):
            run.take(batch)
        if strict:
            run.findings.refuse()
        return run.result()


@dataclass(slots=True)
class _Run:
    """One call of `record`: what it has done so far."""

    session: Session
    entry: LateEntry
    accept: bool
    event: int | str | None
    event_id: int | None = None
    findings: Findings = field(default_factory=Findings)
    documents: int = 0
    documents_known: int = 0
    claims: int = 0
    claims_known: int = 0
    promoted: int = 0
    numbers: list[int] = field(default_factory=list)

    def take(self, taken: Sequence[Taken]) -> None:
        """Record one batch of documents."""
        look = Met.at(self.session, taken)
        if self.entry.opened is None:
            if not self._news(look):
                self._count(look, look.numbers, 0)
                return
            self.entry.open()
            look = Met.at(self.session, taken)  # another writer may have been here before the entry made it wait
        entry = self.entry.open()
        if self.event is not None and self.event_id is None:
            self.event_id = make_event(self.session, str(self.event), entry.id)
        ids = sources.ensure(self.session, look.names(), entry.id)
        new = insert_documents(
            self.session,
            [look.taken[at].document for at in look.new],
            look.held,
            entry_id=entry.id,
            outlets=ids,
            event=self.event_id,
        )
        numbers = look.numbered(new)
        rows = list(self._rows(look, numbers, ids, entry.id))
        inserted = insert_claims(self.session, rows)
        insert_links(
            self.session, (link for item in taken for link in item.links if link[0] not in look.known), entry.id
        )
        self._promote(look, entry)
        self._pin(look, entry)
        self._count(look, numbers, inserted)

    def _news(self, look: Met) -> bool:
        """Whether anything has to be written for this batch."""
        if look.new or any(key not in look.known for item in look.taken for key in item.keys):
            return True
        if self.accept and any(map(_untouched, look.known.values())):
            return True
        return self.event is not None and (self.event_id is None or any(look.elsewhere(self.event_id)))

    def _rows(self, look: Met, numbers: Sequence[int], ids: dict[str, int], entry_id: int) -> Iterator[list[Cell]]:
        state = State.ACCEPTED if self.accept else State.DRAFT
        seen = set(look.known)
        for item, number in zip(look.taken, numbers, strict=True):
            handling = item.document.article.handling.value
            for draft, key in zip(item.drafts, item.keys, strict=True):
                if key in seen:
                    continue
                seen.add(key)
                carried = ids.get(draft.carried_by or "")
                asserted = ids.get(draft.asserted_by) if draft.asserted_by else carried
                yield [
                    *cells(draft, key), number, asserted, carried, state.value, None, handling, self.event_id, entry_id
                ]  # fmt: skip

    def _promote(self, look: Met, entry: OpenEntry) -> None:
        """Drafts met again become accepted, where no person has said anything of them."""
        ids = [claim.id for claim in look.known.values() if _untouched(claim)] if self.accept else []
        for some in batches(ids, 1000):
            self.session.execute(update(Claim).where(col(Claim.id).in_(some)).values(state=State.ACCEPTED.value))
        entry.changed("claim", ["state"], [(number, [State.DRAFT.value], [State.ACCEPTED.value]) for number in ids])
        self.promoted += len(ids)

    def _pin(self, look: Met, entry: OpenEntry) -> None:
        """Documents and claims met again move to the event asked for; a tally of another event does not go along."""
        if self.event_id is None:
            return
        target = self.event_id
        documents, claims = look.elsewhere(target)
        for some in batches([version.number for version in documents], 1000):
            self.session.execute(
                update(Document).where(col(Document.id).in_(some)).values(event_id=target, pinned=True)
            )
        for some in batches([claim.id for claim in claims], 1000):
            self.session.execute(update(Claim).where(col(Claim.id).in_(some)).values(event_id=target, tally_id=None))
        entry.changed(
            "document", ["event_id", "pinned"], [(v.number, [v.event, v.pinned], [target, True]) for v in documents]
        )
        entry.changed("claim", ["event_id", "tally_id"], [(c.id, [c.event, c.tally], [target, None]) for c in claims])

    def _count(self, look: Met, numbers: Sequence[int], inserted: int) -> None:
        self.documents += len(look.new)
        self.documents_known += len(look.taken) - len(look.new)
        self.claims += inserted
        self.claims_known += sum(len(item.keys) for item in look.taken) - inserted
        self.numbers.extend(numbers)

    def result(self) -> Recorded:
        """What was done; the keys recorded go into the entry."""
        entry = self.entry.opened
        ids: tuple[int, ...] = ()
        if entry is not None:
            ids, keys = recorded_under(self.session, entry.id)
            entry.note(documents=self.documents, claims=self.claims, promoted=self.promoted, keys=keys)
        return Recorded(
            documents=self.documents,
            documents_known=self.documents_known,
            claims=self.claims,
            claims_known=self.claims_known,
            promoted=self.promoted,
            problems=self.findings.all(),
            claim_ids=ids,
            document_numbers=tuple(dict.fromkeys(self.numbers)),
            entry=entry.id if entry else None,
        )


def _untouched(claim: KnownClaim) -> bool:
    return claim.state == State.DRAFT and claim.checked_by is None
