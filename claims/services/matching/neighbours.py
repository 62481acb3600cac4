"""The accounts that stand near new ones: read by the number they were kept under, or by their event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlmodel import Session

from claims.matching.accounts import Account, accounts_of
from claims.matching.corpus import Corpus
from claims.matching.joining import Standing
from claims.model import Claim, Document, Verdict
from claims.services.judging import judgements
from claims.services.loading import claims as claims_service
from claims.services.loading import documents as documents_service
from claims.services.matching.placing import MATCHED
from claims.services.recording.claim_rows import batches
from claims.services.tables import CLAIM, DOCUMENT, EVENT

_AT_ONCE = 1_000
_ROWS = 1  # the lowest bit of an owner that is a claim among rows of a table, and no document
_T = TypeVar("_T")


def owner_of(account: Account) -> int:
    """A number for an account that leads to it again: its document, or the first of its claims."""
    if account.key.startswith("document"):
        return account.documents[0] << 1
    return min(account.claims) << 1 | _ROWS


class Neighbours:
    """The accounts that stand, as matching.joining asks for them."""

    def __init__(self, session: Session, corpus: Corpus) -> None:
        self._session, self.corpus = session, corpus
        self._names: dict[int, str | None] = {}

    def accounts(self, owners: Collection[int]) -> list[Standing]:
        """The accounts of these owners that stand in an event, by their owners."""
        papers = [owner >> 1 for owner in owners if not owner & _ROWS]
        seeds = [owner >> 1 for owner in owners if owner & _ROWS]
        found = [*self._papers(papers), *self._rows(self._homes(seeds))]
        wanted = frozenset(owners)
        return self._met(each for each in found if each.owner in wanted)

    def of_claim(self, claim: Claim) -> Standing | None:
        """The account of a claim, if it stands in an event."""
        if claim.start is not None and claim.document_id is not None:
            return next(iter(self._papers([claim.document_id])), None)
        rows = self._rows([] if claim.event is None else [claim.event])
        return next((each for each in rows if claim.id in each.account.claims), None)

    def members(self, events: Collection[int], most: int) -> list[Standing]:
        """Documents of each event, spread over the order they came in, and where it has few, its table rows."""
        papers: dict[int, list[int]] = defaultdict(list)
        for some in batches(sorted(events), _AT_ONCE):
            query = select(DOCUMENT.c.event_id, DOCUMENT.c.id).where(DOCUMENT.c.event_id.in_(some))
            for event, number in self._session.execute(query.order_by(DOCUMENT.c.id)):
                papers[event].append(number)
        found = self._papers([number for numbers in papers.values() for number in _spread(numbers, most)])
        few = [event for event in sorted(events) if len(papers[event]) < most]
        rows: dict[int, list[Standing]] = defaultdict(list)
        for each in self._rows(few):
            rows[each.event].append(each)
        found += [each for event, told in rows.items() for each in _spread(told, most - len(papers[event]))]
        return self._met(found)

    def fixed(self, event: int) -> str | None:
        """What accounts of the event belong to for certain: its external id, or itself where an editor pinned one."""
        if event not in self._names:
            self._name([event])
        return self._names[event]

    def apart(self) -> list[tuple[int, int]]:
        """Events that hold what somebody judged different."""
        told = [each for each in judgements.in_force(self._session) if each.verdict is Verdict.DIFFERENT]
        home: dict[tuple[str, str], int] = {}
        for subject, table, name in (("document", DOCUMENT, "name"), ("claim", CLAIM, "key")):
            names = sorted({name for each in told if each.subject == subject for name in (each.left, each.right)})
            query = select(table.c[name], table.c.event_id).where(table.c.event_id.is_not(None)).order_by(table.c.id)
            for some in batches(names, _AT_ONCE):
                rows = self._session.execute(query.where(table.c[name].in_(some)))
                home |= {(subject, key): event for key, event in rows}
        pairs = (tuple(home.get((each.subject, side)) for side in (each.left, each.right)) for each in told)
        return sorted({(one, other) for one, other in pairs if one is not None and other is not None and one != other})

    def _met(self, found: Iterable[Standing]) -> list[Standing]:
        met = sorted(found, key=lambda each: each.owner)
        self._name({each.event for each in met} - self._names.keys())
        return met

    def _name(self, events: Iterable[int]) -> None:
        wanted = sorted(events)
        self._names |= dict.fromkeys(wanted)
        for some in batches(wanted, _AT_ONCE):
            pinned = select(DOCUMENT.c.event_id).where(DOCUMENT.c.event_id.in_(some), DOCUMENT.c.pinned).distinct()
            self._names |= {event: f"event {event}" for event in self._session.execute(pinned).scalars()}
            named = select(EVENT.c.id, EVENT.c.external_id).where(
                EVENT.c.id.in_(some), EVENT.c.external_id.is_not(None)
            )
            self._names |= {event: f"id {name}" for event, name in self._session.execute(named)}

    def _papers(self, numbers: Sequence[int]) -> list[Standing]:
        """The documents' accounts; a document without an event of its own stands where its claims do."""
        found = []
        for some in batches(numbers, _AT_ONCE):
            documents = documents_service.load(self._session, numbers=some)
            claims = claims_service.load(self._session, documents=some, states=MATCHED)
            found += list(_standing(documents, claims))
        return [each for each in found if each.account.key.startswith("document")]

    def _rows(self, events: Sequence[int]) -> list[Standing]:
        """The accounts of table rows in these events."""
        found: list[Standing] = []
        for some in batches(events, _AT_ONCE):
            claims = claims_service.load(self._session, events=some, states=MATCHED)
            found += _standing([], [claim for claim in claims if claim.start is None])
        return found

    def _homes(self, claims: Sequence[int]) -> list[int]:
        found: set[int] = set()
        for some in batches(claims, _AT_ONCE):
            query = select(CLAIM.c.event_id).where(CLAIM.c.id.in_(some), CLAIM.c.event_id.is_not(None))
            found.update(self._session.execute(query).scalars())
        return sorted(found)


def _standing(documents: Sequence[Document], claims: Sequence[Claim]) -> Iterator[Standing]:
    home = {document.number: document.event for document in documents}
    stands = {claim.id: claim.event for claim in claims}
    for account in accounts_of(documents, claims):
        at = [home.get(number) for number in account.documents] + [stands[number] for number in account.claims]
        event = next((each for each in at if each is not None), None)
        if event is not None:
            yield Standing(owner_of(account), account, event)


def _spread(items: Sequence[_T], most: int) -> list[_T]:
    """At most so many, spread evenly."""
    if len(items) <= most:
        return list(items)
    return [items[at * len(items) // most] for at in range(most)]
