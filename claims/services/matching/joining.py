"""New documents and claims to the events that stand, without reading the old ones again (claims.matching.joining)."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from typing import Any

import numpy as np
from sqlalchemy import select
from sqlmodel import Session, col

from claims.matching import joining
from claims.matching.accounts import Account, accounts_of, same_copy
from claims.matching.columns import columns_of
from claims.matching.corpus import hashes_of, packed
from claims.matching.postings import KIND, TOLD, postings
from claims.matching.run import Grouped
from claims.matching.sparse import Ints
from claims.matching.versions import goes_on, told
from claims.model import Claim, Document, Problem
from claims.services.judging import judgements, weights
from claims.services.late_entry import LateEntry
from claims.services.loading import claims as claims_service
from claims.services.loading import documents as documents_service
from claims.services.matching import last_match, match_index, tallying
from claims.services.matching.collecting import collecting_later
from claims.services.matching.match_index import State
from claims.services.matching.neighbours import Neighbours, owner_of
from claims.services.matching.placing import FIELDS, MATCHED, Matched, Placed, place, row_of
from claims.services.recording.claim_rows import batches
from claims.services.standing import Change, change
from claims.services.tables import CLAIM, DOCUMENT, EVENT
from db.tables import Entry, Payload

LEAST = 2_000  # accounts from which on a full run leaves something to join by; fewer are compared anew in a second
GROWTH = 0.1  # of the accounts of the last full run may be joined before the next: how rare a word is goes by that run
_ADDING = ("extract", "import", "add")
_ROWS = "rows"  # what is kept of accounts made of table rows
_AT_ONCE = 1_000


def owners(accounts: Sequence[Account]) -> list[int] | None:
    """The numbers accounts are kept under; None where there is nothing to keep."""
    found = [owner_of(account) for account in accounts]
    return found if len(found) >= LEAST and max(found) < 1 << 32 else None


def keep(session: Session, accounts: Sequence[Account], grouped: Grouped, found: Matched) -> None:
    """Keep what a full run leaves for those that join."""
    if grouped.kept is not None:
        grouped.kept.numbers[_ROWS] = _row_keys(accounts)
    match_index.keep(session, grouped.kept, _noted(found), [asdict(problem) for problem in found.problems])


def join(session: Session, *, by: str) -> Matched | None:
    """Join what is new; None where all has to be matched anew.

    That is: no full run left anything, something else than new documents and claims came since, claims were added to
    documents or table rows that had been matched, or the new ones are too many.
    """
    at = match_index.state(session)
    if at is None or not _only_added(session, at):
        return None
    with collecting_later():
        documents, claims = _news(session, at)
        if claims is None or _judged(session, documents, claims):
            return None
        pinned = _pinned(session, [document.number for document in documents])
        spoken = {claim.document_id for claim in claims}
        pinned = _gone_on(session, at, documents) | _copied(session, at, documents, spoken) | pinned
        accounts = accounts_of(documents, claims, pinned)
        corpus = match_index.corpus(session, at)
        rows = [account for account in accounts if not account.key.startswith("document")]
        if corpus.known(_ROWS, hashes_of(account.key for account in rows)).any():
            return None
        if at.added + len(accounts) > GROWTH * at.rows or not accounts:
            return None
        return _Joining(session, at, Neighbours(session, corpus), accounts, documents, claims).write(by)


class _Joining:
    """New accounts on their way to the events that stand."""

    def __init__(
        self, session: Session, at: State, held: Neighbours, accounts: list[Account],
        documents: Sequence[Document], claims: Sequence[Claim],
    ) -> None:  # fmt: skip
        self.session, self.at, self.held, self.accounts = session, at, held, accounts
        self.documents = {document.number: document for document in documents}
        self.claims = {claim.id: claim for claim in claims}
        self.external = _externals(session, accounts)
        said = joining.Words([self._fixed(account) for account in accounts], held.fixed, held.apart())
        self.found = joining.join(accounts, held, said, weights.current(session))

    def _fixed(self, account: Account) -> str | None:
        if account.event is not None:
            return self.held.fixed(account.event) or f"event {account.event}"
        return f"id {account.external_id}" if account.external_id else None

    def _rank(self, pins: Collection[int], event: int) -> tuple[object, ...]:
        """Which of several events survives: the one somebody pinned something to, else the oldest."""
        return event not in pins, self.held.fixed(event) is None, event

    def _events(self) -> tuple[list[Placed], list[tuple[int, Placed]], dict[int, tuple[Any, ...]]]:
        """The events that change or are made, the ids that are retired, and how all of them stood."""
        old: dict[int, list[int]] = {}
        for at, party in enumerate(self.found.parties):
            members = [self.accounts[row] for row in party.rows]
            pins = [account.event for account in members if account.event is not None]
            pins += [self.external[name] for account in members if (name := account.external_id) in self.external]
            old[at] = sorted({*party.events, *pins}, key=partial(self._rank, pins))
        stood = _stood(self.session, {event for events in old.values() for event in events})
        claims: dict[int, list[Claim]] = {}
        for some in batches(sorted(stood), _AT_ONCE):
            for claim in claims_service.load(self.session, events=some, states=MATCHED):
                if claim.id not in self.claims:
                    claims.setdefault(claim.event or 0, []).append(claim)
        events, retired = [], []
        for at, party in enumerate(self.found.parties):
            members = [self.accounts[row] for row in party.rows]
            said = [claim for event in old[at] for claim in claims.get(event, ())]
            said += [self.claims[number] for account in members for number in account.claims]
            event = Placed(members, said, next(iter(old[at]), None))
            event.row = row_of(event, stood.get(event.number or 0))
            events.append(event)
            retired += [(number, event) for number in old[at][1:]]
        return events, retired, stood

    def write(self, by: str) -> Matched:
        """Write what changes under one entry, and what the next run needs."""
        events, retired, stood = self._events()
        tallies = tallying.standing(self.session, stood)
        with LateEntry(self.session, last_match.ACTION, by=by) as late:
            made, moved, planned = place(self.session, late, events, retired, stood, tallies)
            papers = self._papers(events, retired)
            change(self.session, late, DOCUMENT, ("event_id",), papers)
            before = Matched(**self.at.found)
            problems = tuple(Problem(**problem) for problem in self.at.problems)
            found = Matched(
                events=before.events + made - len(retired),
                tallies=before.tallies + planned - len(tallies),
                claims=before.claims + len(self.claims),
                documents=before.documents + len(self.documents),
                waiting=before.waiting + self.found.waiting,
                left_out=before.left_out,
                capped=before.capped,
                problems=problems,
            )
            if late.opened:
                late.opened.note(events=found.events, events_made=made, events_retired=len(retired))
                late.opened.note(joined=len(self.accounts), rules=last_match.rules(), found=asdict(found))
        match_index.add(self.session, self.at, self._numbers(events), _noted(found), len(self.accounts))
        return replace(
            found, events_made=made, events_retired=len(retired), claims_moved=moved, documents_moved=len(papers),
            entry=late.opened.id if late.opened else None, joined=len(self.accounts),
        )  # fmt: skip

    def _papers(self, events: Sequence[Placed], retired: Sequence[tuple[int, Placed]]) -> list[Change]:
        """The documents whose event is another than it was; a table that speaks of several events has none."""
        about: dict[int, set[int | None]] = {}
        for event in events:
            for account in event.accounts:
                for number in account.documents:
                    about.setdefault(number, set()).add(event.number)
        found: list[Change] = [
            (number, (self.documents[number].event,), (next(iter(numbers)) if len(numbers) == 1 else None,))
            for number, numbers in about.items()
            if number in self.documents
        ]
        into = {number: event.number for number, event in retired}
        query = select(DOCUMENT.c.id, DOCUMENT.c.event_id).where(~DOCUMENT.c.pinned)
        for some in batches(sorted(into), _AT_ONCE):
            rows = self.session.execute(query.where(DOCUMENT.c.event_id.in_(some)))
            found += [(number, (event,), (into[event],)) for number, event in rows if number not in about]
        return [each for each in found if each[1] != each[2]]

    def _numbers(self, events: Sequence[Placed]) -> Mapping[str, Ints]:
        """What the new accounts can be looked up by."""
        home = {account.key: event.number or 0 for event in events for account in event.accounts}
        columns = columns_of(self.accounts, corpus=self.held.corpus, telling=TOLD)
        numbers = np.array([owner_of(account) for account in self.accounts], dtype=np.int64)
        groups = np.array([home[account.key] for account in self.accounts], dtype=np.int64)
        return {KIND: postings(columns, numbers, groups), _ROWS: _row_keys(self.accounts)}


def _noted(found: Matched) -> dict[str, Any]:
    """The totals, for the next run to add to."""
    kept = ("events", "tallies", "claims", "documents", "waiting", "left_out", "capped")
    return {name: getattr(found, name) for name in kept}


def _row_keys(accounts: Sequence[Account]) -> Ints:
    keys = [account.key for account in accounts if not account.key.startswith("document")]
    return packed(_ROWS, hashes_of(keys), np.ones(len(keys), dtype=np.int64))


def _only_added(session: Session, at: State) -> bool:
    """Whether nothing came since but documents and claims; drafts that were accepted change nothing."""
    query = select(col(Entry.action), col(Payload.body)).join(Payload, isouter=True).where(col(Entry.id) > at.entry)
    later = session.execute(query.where(col(Entry.action).not_in(last_match.HARMLESS))).all()
    return all(
        action in _ADDING and body is not None and all(_harmless(each) for each in json.loads(body).get("changes", ()))
        for action, body in later
    )


def _harmless(changed: Mapping[str, Any]) -> bool:
    return (changed["table"], changed["fields"]) == ("claim", ["state"])


def _news(session: Session, at: State) -> tuple[list[Document], list[Claim] | None]:
    """The documents and claims that came since; None where some claims are of documents that were there before."""
    numbers = session.execute(select(DOCUMENT.c.id).where(DOCUMENT.c.id > at.document)).scalars().all()
    rows = session.execute(select(CLAIM.c.id, CLAIM.c.document_id).where(CLAIM.c.id > at.claim)).all()
    if any(document <= at.document for _, document in rows) or len(numbers) > GROWTH * at.rows:
        return [], None
    documents = [
        each for some in batches(list(numbers), _AT_ONCE) for each in documents_service.load(session, numbers=some)
    ]
    claims = [
        each
        for some in batches([number for number, _ in rows], _AT_ONCE)
        for each in claims_service.load(session, ids=some, states=MATCHED)
    ]
    return documents, claims


def _judged(session: Session, documents: Sequence[Document], claims: Sequence[Claim]) -> bool:
    """Whether somebody judged what came since: another version of it, or before it came."""
    new = {("document", document.id) for document in documents} | {("claim", claim.key) for claim in claims}
    return any((each.subject, name) in new for each in judgements.in_force(session) for name in (each.left, each.right))


def _pinned(session: Session, numbers: Sequence[int]) -> dict[int, int]:
    query = select(DOCUMENT.c.id, DOCUMENT.c.event_id).where(DOCUMENT.c.pinned, DOCUMENT.c.event_id.is_not(None))
    found: dict[int, int] = {}
    for some in batches(list(numbers), _AT_ONCE):
        found.update((number, event) for number, event in session.execute(query.where(DOCUMENT.c.id.in_(some))))
    return found


def _copied(
    session: Session, at: State, documents: Sequence[Document], spoken: Collection[int | None]
) -> dict[int, int]:
    """The events of what some documents without claims of their own repeat word for word."""
    bare = {document.number: same_copy(document) for document in documents if document.number not in spoken}
    columns = (DOCUMENT.c.sha256, DOCUMENT.c.outlet, DOCUMENT.c.published, DOCUMENT.c.event_id)
    query = select(*columns).where(DOCUMENT.c.id <= at.document, DOCUMENT.c.event_id.is_not(None))
    stands: dict[tuple[str | None, ...], int] = {}
    for some in batches(sorted({key[0] or "" for key in bare.values()}), _AT_ONCE):
        for *key, event in session.execute(query.where(DOCUMENT.c.sha256.in_(some)).order_by(DOCUMENT.c.id.desc())):
            stands[tuple(key)] = event
    return {number: stands[key] for number, key in bare.items() if key in stands}


def _gone_on(session: Session, at: State, documents: Sequence[Document]) -> dict[int, int]:
    """The events of what some documents go on with: the last version of them that stood."""
    named = {document.id: document for document in documents}
    query = select(DOCUMENT.c.id).where(DOCUMENT.c.id <= at.document, DOCUMENT.c.event_id.is_not(None))
    found: dict[int, int] = {}
    for some in batches(sorted(named), _AT_ONCE):
        numbers = session.execute(query.where(DOCUMENT.c.name.in_(some))).scalars().all()
        for before in documents_service.load(session, numbers=numbers):
            if before.event is not None and goes_on(told(named[before.id]), told(before)):
                found[named[before.id].number] = before.event
    return found


def _externals(session: Session, accounts: Sequence[Account]) -> dict[str | None, int]:
    """The events that stand under the external ids that new accounts name."""
    names = sorted({account.external_id for account in accounts if account.external_id})
    query = select(EVENT.c.external_id, EVENT.c.id).where(EVENT.c.merged_into.is_(None)).order_by(EVENT.c.id)
    found: dict[str | None, int] = {}
    for some in batches(names, _AT_ONCE):
        found.update((name, event) for name, event in session.execute(query.where(EVENT.c.external_id.in_(some))))
    return found


def _stood(session: Session, events: set[int]) -> dict[int, tuple[Any, ...]]:
    """Events as they stand: id to FIELDS."""
    query = select(EVENT.c.id, *(EVENT.c[name] for name in FIELDS))
    return {
        row[0]: tuple(row[1:])
        for some in batches(sorted(events), _AT_ONCE)
        for row in session.execute(query.where(EVENT.c.id.in_(some)))
    }
