"""Matching: claims and documents into events and tallies, under the ids they had."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from claims.matching.accounts import Account, accounts_of
from claims.matching.contradictions import contradictions
from claims.matching.identity import keep_ids
from claims.matching.pins import along
from claims.matching.questions import questions
from claims.matching.run import Grouped, group_accounts
from claims.model import Claim, Document, Problem, Verdict
from claims.services.judging import weights
from claims.services.judging.verdicts import Verdicts, problems, verdicts
from claims.services.late_entry import LateEntry
from claims.services.loading import claims as claims_service
from claims.services.loading import documents as documents_service
from claims.services.matching import joining, last_match, tallying
from claims.services.matching.collecting import collecting_later
from claims.services.matching.placing import FIELDS, MATCHED, Matched, Placed, place, row_of
from claims.services.standing import Change, change
from claims.services.tables import DOCUMENT, EVENT


@dataclass(slots=True)
class _Store:
    """What the database holds, as matching needs it."""

    claims: dict[int, Claim]
    documents: dict[int, Document]
    pinned: dict[int, int]
    events: dict[int, tuple[Any, ...]]
    named: frozenset[int]
    survivors: dict[int, int]


def match(session: Session, *, by: str, full: bool = False) -> Matched:
    """Group all claims that stand (drafts too) and all documents into events and tallies.

    What editors judged, pinned, merged and split, and external ids, always win. Ids are stable: an event keeps its
    id by its largest overlap, and a retired one leads to where most of it went. A second run changes nothing and
    writes no log entry. Where only new documents and claims came since a run over all, and not many, they alone are
    compared, and join the events that stand (joining); `full` compares all anew.
    """
    if not full and (stood := last_match.stood(session)) is not None:
        return Matched(**stood | {"problems": tuple(Problem(**problem) for problem in stood["problems"])})
    if not full and (joined := joining.join(session, by=by)) is not None:
        return joined
    with collecting_later():
        now = _grouped(session, keep=True)
        grouped = now.grouped
        found = Matched(
            waiting=len(grouped.waiting), left_out=grouped.left_out, capped=grouped.capped, problems=now.problems
        )
        events, retired = _events(grouped.labels, now.accounts, now.store)
        done = _write(session, now.store, events, retired, by, found)
        joining.keep(session, now.accounts, grouped, done)
        return done


def grouped_now(session: Session) -> tuple[list[Account], Grouped]:
    """The accounts and how they group as things stand, with the uncertain pairs; nothing is written.

    Pairs that stand in one event are not uncertain, though a full run would part them (joining).
    """
    now = _grouped(session)
    home = [_stands(account, now.store) for account in now.accounts]
    open_ = [pair for pair in now.grouped.waiting if home[pair[0]] is None or home[pair[0]] != home[pair[1]]]
    return now.accounts, replace(now.grouped, waiting=open_)


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is, how it groups, and which judgements contradict one another."""

    store: _Store
    accounts: list[Account]
    grouped: Grouped
    problems: tuple[Problem, ...]


def _grouped(session: Session, *, keep: bool = False) -> _Found:
    store = _load(session)
    accounts = accounts_of(list(store.documents.values()), store.claims.values(), store.pinned)
    said = verdicts(session, accounts, store.documents.values())
    different = said.pairs(Verdict.DIFFERENT)
    fixed = [_fixed(account, store) for account in accounts]
    found = contradictions(said.pairs(Verdict.SAME), different, fixed)
    aside = {pair for one in found for pair in one.set_aside}
    grouped = group_accounts(
        accounts, same=[pair for pair in said.pairs(Verdict.SAME) if pair not in aside], different=different,
        fixed=fixed, owners=joining.owners(accounts) if keep else None, using=weights.current(session),
    )  # fmt: skip
    pinned = {row: account.event for row, account in enumerate(accounts) if account.event is not None}
    stood = [_stands(account, store) for account in accounts] if pinned else []
    labels = along(grouped.labels, pinned, stood, fixed=fixed, different=different)
    waiting = questions(
        grouped.waiting, labels, different=different, unsure=frozenset(said.pairs(Verdict.UNSURE)), fixed=fixed,
        documents=[account.document for account in accounts],
    )  # fmt: skip
    return _Found(store, accounts, replace(grouped, labels=labels, waiting=waiting), problems(found, said, fixed))


def _stands(account: Account, store: _Store) -> int | None:
    """The event an account stands in."""
    stands = store.claims[account.claims[0]].event if account.claims else store.documents[account.documents[0]].event
    return None if stands is None else store.survivors[stands]


def accounts_held(session: Session) -> list[Account]:
    """The accounts as matching sees them."""
    store = _load(session)
    return accounts_of(list(store.documents.values()), store.claims.values(), store.pinned)


def judged(session: Session) -> tuple[list[Account], Verdicts]:
    """The accounts, and what people judged of pairs of them."""
    store = _load(session)
    accounts = accounts_of(list(store.documents.values()), store.claims.values(), store.pinned)
    return accounts, verdicts(session, accounts, store.documents.values())


def _load(session: Session) -> _Store:
    rows = session.execute(select(EVENT.c.id, EVENT.c.merged_into, EVENT.c.pinned, *(EVENT.c[name] for name in FIELDS)))
    events, merged, named = {}, {}, set()
    for number, into, pinned, *row in rows:
        if into is None:
            events[number] = tuple(row)
        else:
            merged[number] = into
        if pinned:
            named.add(number)
    pinned_rows = session.execute(
        select(DOCUMENT.c.id, DOCUMENT.c.event_id).where(DOCUMENT.c.pinned, DOCUMENT.c.event_id.is_not(None))
    )
    survivors = {number: _end(number, merged) for number in (*events, *merged)}
    return _Store(
        claims={claim.id: claim for claim in claims_service.load(session, states=MATCHED)},
        documents={document.number: document for document in documents_service.load(session)},
        pinned={number: survivors[event] for number, event in pinned_rows},
        events=events,
        named=frozenset(named),
        survivors=survivors,
    )


def _end(number: int, merged: Mapping[int, int]) -> int:
    seen = {number}
    while (into := merged.get(number)) is not None and into not in seen:
        number = into
        seen.add(number)
    return number


def _fixed(account: Account, store: _Store) -> str | None:
    """What the account belongs to for certain: the event it is pinned to, or the one of its external id."""
    if account.event is not None:
        external = store.events[account.event][0]
        return f"id {external}" if external else f"event {account.event}"
    return f"id {account.external_id}" if account.external_id else None


def _events(
    labels: Sequence[int], accounts: Sequence[Account], store: _Store
) -> tuple[list[Placed], list[tuple[int, Placed]]]:
    """The events, each with the id it keeps, and the ids that are retired with the event they lead to."""
    groups: dict[int, list[Account]] = defaultdict(list)
    for label, account in zip(labels, accounts):
        groups[label].append(account)
    events = [
        Placed(members, [store.claims[number] for account in members for number in account.claims])
        for members in groups.values()
    ]
    external = {row[0]: number for number, row in store.events.items() if row[0]}
    fixed: dict[int, int] = {}
    for at, event in enumerate(events):
        pins = [account.event for account in event.accounts if account.event is not None]
        pins += [external[account.external_id] for account in event.accounts if account.external_id in external]
        if pins:
            fixed[at] = min(pins)
    kept, retired = keep_ids([_before(event, store) for event in events], fixed)
    for event, number in zip(events, kept):
        event.number = number
        event.row = row_of(event, store.events.get(event.number or 0))
    return events, [(number, events[at]) for number, at in retired.items()]


def _before(event: Placed, store: _Store) -> list[int | None]:
    """Where the members stood: documents of their own, and claims."""
    stood = [claim.event for claim in event.claims]
    stood += [
        store.documents[number].event
        for account in event.accounts if account.key.startswith("document")
        for number in account.documents
    ]  # fmt: skip
    return [None if number is None else store.survivors[number] for number in stood]


def _write(
    session: Session, store: _Store, events: list[Placed], retired: list[tuple[int, Placed]], by: str, found: Matched
) -> Matched:
    """Write what is not as it was; where all is, no entry is opened."""
    with LateEntry(session, last_match.ACTION, by=by) as late:
        made, shifted, tallies = place(session, late, events, retired, store.events, tallying.standing(session))
        papers = _papers(events, store)
        change(session, late, DOCUMENT, ("event_id",), papers)
        found = replace(
            found, events=len(events), tallies=tallies, claims=len(store.claims), documents=len(store.documents)
        )
        if late.opened:
            late.opened.note(events=len(events), events_made=made, events_retired=len(retired))
            late.opened.note(rules=last_match.rules(), found=asdict(found))
    return replace(
        found,
        events_made=made,
        events_retired=len(retired),
        claims_moved=shifted,
        documents_moved=len(papers),
        entry=late.opened.id if late.opened else None,
    )


def _papers(events: Sequence[Placed], store: _Store) -> list[Change]:
    """The documents whose event is another than it was; a table that speaks of several events has none."""
    about: dict[int, set[int | None]] = defaultdict(set)
    for event in events:
        for account in event.accounts:
            for number in account.documents:
                about[number].add(event.number)
    found: list[Change] = []
    for number, numbers in about.items():
        wanted = min(numbers, key=lambda event: event or 0) if len(numbers) == 1 else None
        if store.documents[number].event != wanted:
            found.append((number, (store.documents[number].event,), (wanted,)))
    return found
