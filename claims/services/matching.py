"""Matching: claims and documents into events and tallies, under the ids they had."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from claims.matching.accounts import Account, accounts_of
from claims.matching.identity import keep_ids
from claims.matching.run import Grouped, group_accounts
from claims.model import Claim, Document, Judgement, Problem, Verdict
from claims.services import joining, judgements, last_match, tallying, weights
from claims.services.collecting import collecting_later
from claims.services.late_entry import LateEntry
from claims.services.loading import claims as claims_service
from claims.services.loading import documents as documents_service
from claims.services.placing import FIELDS, MATCHED, Matched, Placed, place, row_of
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
        store, accounts, grouped = _grouped(session, keep=True)
        found = Matched(
            waiting=len(grouped.waiting), left_out=grouped.left_out, capped=grouped.capped,
            problems=_contradictions(grouped, accounts),
        )  # fmt: skip
        events, retired = _events(grouped.labels, accounts, store)
        done = _write(session, store, events, retired, by, found)
        joining.keep(session, accounts, grouped, done)
        return done


def grouped_now(session: Session) -> tuple[list[Account], Grouped]:
    """The accounts and how they group as things stand, with the uncertain pairs; nothing is written."""
    _, accounts, grouped = _grouped(session)
    return accounts, grouped


def _grouped(session: Session, *, keep: bool = False) -> tuple[_Store, list[Account], Grouped]:
    store = _load(session)
    accounts = accounts_of(list(store.documents.values()), store.claims.values(), store.pinned)
    same, different, unsure = _judged(judgements.in_force(session), accounts, store)
    using = weights.current(session)
    fixed = [_fixed(account, store) for account in accounts]
    owners = joining.owners(accounts) if keep else None
    grouped = group_accounts(accounts, same=same, different=different, fixed=fixed, owners=owners, using=using)
    waiting = [pair for pair in grouped.waiting if (pair[0], pair[1]) not in unsure]
    return store, accounts, replace(grouped, waiting=_questions(waiting, grouped.labels, different, fixed))


def accounts_held(session: Session) -> list[Account]:
    """The accounts as matching sees them."""
    store = _load(session)
    return accounts_of(list(store.documents.values()), store.claims.values(), store.pinned)


def _questions(
    waiting: Sequence[tuple[int, int, float]], labels: Sequence[int], different: Sequence[tuple[int, int]],
    fixed: Sequence[str | None],
) -> list[tuple[int, int, float]]:  # fmt: skip
    """Of the pairs between two events the likeliest: its answer settles the others. None between what is told apart."""
    names = {labels[row]: name for row, name in enumerate(fixed) if name}
    apart = {frozenset((labels[one], labels[other])) for one, other in different}
    best: dict[frozenset[int], tuple[int, int, float]] = {}
    for one, other, score in waiting:
        events = frozenset((labels[one], labels[other]))
        told = {names[event] for event in events if event in names}
        if events not in apart and len(told) < 2 and (events not in best or best[events][2] < score):
            best[events] = (one, other, score)
    return sorted(best.values())


def judged(session: Session) -> tuple[list[Account], list[tuple[int, int]], list[tuple[int, int]]]:
    """The accounts, and the pairs of their rows that people judged the same and different."""
    store = _load(session)
    accounts = accounts_of(list(store.documents.values()), store.claims.values(), store.pinned)
    same, different, _ = _judged(judgements.in_force(session), accounts, store)
    return accounts, same, different


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


def _judged(
    found: Sequence[Judgement], accounts: Sequence[Account], store: _Store
) -> tuple[list[tuple[int, int]], list[tuple[int, int]], set[tuple[int, int]]]:
    """Judgements as pairs of accounts: those that join, those that keep apart, and those somebody was unsure of."""
    if not found:
        return [], [], set()
    at: dict[tuple[str, str], int] = {}
    keys = {claim.id: claim.key for claim in store.claims.values()}
    for row, account in enumerate(accounts):
        at |= {("claim", keys[number]): row for number in account.claims}
        if account.key.startswith("document"):
            at |= {("document", store.documents[number].id): row for number in account.documents}
    same: list[tuple[int, int]] = []
    different: list[tuple[int, int]] = []
    unsure: set[tuple[int, int]] = set()
    for judgement in found:
        one, other = (at.get((judgement.subject, name)) for name in (judgement.left, judgement.right))
        if one is None or other is None or one == other:
            continue
        if judgement.verdict is Verdict.UNSURE:
            unsure.add((min(one, other), max(one, other)))
        else:
            (same if judgement.verdict is Verdict.SAME else different).append((one, other))
    return same, different, unsure


def _contradictions(grouped: Grouped, accounts: Sequence[Account]) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            f"{_name(accounts[one])} and {_name(accounts[other])} were judged the same, "
            "which contradicts another judgement or external id: they stay apart",
            hint="judge them different, or judge the other pair again",
            fatal=False,
        )
        for one, other in grouped.refused
    )


def _name(account: Account) -> str:
    return account.key.split("\x1f")[1]


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
        if store.documents[number].event != wanted and number not in store.pinned:
            found.append((number, (store.documents[number].event,), (wanted,)))
    return found
