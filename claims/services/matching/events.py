"""Merging and splitting events: stored as judgements, so that every later matching goes by them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from sqlalchemy import select
from sqlmodel import Session

from claims.errors import InputRefused, NotFound, UsageError
from claims.matching.accounts import Account
from claims.model import Verdict
from claims.services.judging import judgements
from claims.services.judging.verdicts import Verdicts
from claims.services.late_entry import LateEntry
from claims.services.loading import addressing
from claims.services.loading import claims as claims_service
from claims.services.loading import documents as documents_service
from claims.services.matching.full_match import judged, match
from claims.services.matching.placing import Matched
from claims.services.standing import change
from claims.services.tables import DOCUMENT, EVENT


@dataclass(frozen=True, slots=True)
class _Member:
    """One account of an event, as judgements can name it: by its document, by a claim, or by either."""

    row: int
    account: Account
    names: dict[str, str]


def merge(session: Session, left: str, right: str, *, by: str, reason: str | None) -> tuple[int, Matched]:
    """Make two events one; the older survives. Gives its id, and what matching then did.

    Raises InputRefused where both have an external id (rows whose ids differ are never one event).
    """
    reason = _required(reason)
    numbers = sorted({addressing.event(session, left), addressing.event(session, right)})
    if len(numbers) == 1:
        raise InputRefused(f"{left!r} and {right!r} are the same event, {numbers[0]}")
    kept, gone = numbers
    external = dict(session.execute(select(EVENT.c.id, EVENT.c.external_id).where(EVENT.c.id.in_(numbers))).all())
    if external[kept] and external[gone]:
        raise InputRefused(
            f"events {kept} and {gone} have external ids of their own ({external[kept]}, {external[gone]})",
            hint="rows whose event_id differs are never one event: correct the table",
        )
    accounts, said = judged(session)
    members = [*_members(session, accounts, kept), *_members(session, accounts, gone)]
    with LateEntry(session, "event.merge", by=by, subject=f"event {gone} into event {kept}", reason=reason) as late:
        _join(session, late, said, members, reason)
        change(session, late, EVENT, ("merged_into",), [(gone, (None,), (kept,))])
        if external[gone]:
            change(session, late, EVENT, ("external_id",), [(kept, (None,), (external[gone],))])
    return kept, match(session, by=by)


def split(
    session: Session, event: str, references: Collection[str], *, by: str, reason: str | None
) -> tuple[int, int, Matched]:
    """Take documents, or claims of tables, out of an event into one of their own; the larger part keeps the id.

    Gives the event of what stays, the event of what was taken, and what matching did.
    Raises NotFound for what the event does not hold, InputRefused where nothing would stay, or where the rows share
    an external id.
    """
    reason = _required(reason)
    number = addressing.event(session, event)
    accounts, said = judged(session)
    members = _members(session, accounts, number)
    taken = [_held(session, members, reference, number) for reference in references]
    rest = [member for member in members if member not in taken]
    if not rest:
        raise InputRefused(f"nothing would stay in event {number}", hint="name only what is of another event")
    shared = _external(taken) & _external(rest)
    if shared:
        raise InputRefused(
            f"rows on both sides have the external id {min(shared)}",
            hint="rows that share an event_id are one event: correct the table",
        )
    with LateEntry(session, "event.split", by=by, subject=f"event {number}", reason=reason) as late:
        _join(session, late, said, rest, reason)
        _join(session, late, said, taken, reason)
        _judge(session, late, product(rest, taken), Verdict.DIFFERENT, reason)
        _overrule(session, late, said, product(rest, taken), Verdict.DIFFERENT, reason)
        pinned = [at for member in taken if member.account.event is not None for at in member.account.documents]
        change(session, late, DOCUMENT, ("pinned",), [(at, (True,), (False,)) for at in pinned])
    done = match(session, by=by)
    return _event_of(session, rest[0]), _event_of(session, taken[0]), done


def _required(reason: str | None) -> str:
    if not reason or not reason.strip():
        raise UsageError("a reason is required", hint='add --reason "…": it stays in the log')
    return reason.strip()


def _members(session: Session, accounts: Sequence[Account], number: int) -> list[_Member]:
    """The accounts that have something in the event."""
    claims = {claim.id: claim for claim in claims_service.load(session, events=[number])}
    papers = {paper.number: paper for paper in documents_service.load(session, events=[number], texts=False)}
    members = []
    for row, account in enumerate(accounts):
        names: dict[str, str] = {}
        held = [at for at in account.claims if at in claims]
        if held:
            names["claim"] = claims[min(held)].key
        if account.key.startswith("document") and (held := [at for at in account.documents if at in papers]):
            names["document"] = papers[held[0]].id
        if names:
            members.append(_Member(row, account, names))
    return members


def _held(session: Session, members: Sequence[_Member], reference: str, number: int) -> _Member:
    """The member of the event that a document id, or a claim's id or key, names."""
    subject, name = judgements.meant(session, reference)
    if subject == "claim":
        at = claims_service.find(session, name).id
        found = [member for member in members if at in member.account.claims]
    else:
        found = [member for member in members if member.names.get("document") == name]
    if not found:
        raise NotFound(f"event {number} does not hold {reference!r}", hint=f"see `claims event show {number}`")
    return found[0]


def _external(members: Sequence[_Member]) -> set[str]:
    return {member.account.external_id for member in members if member.account.external_id}


def _join(session: Session, late: LateEntry, said: Verdicts, members: Sequence[_Member], reason: str) -> None:
    """Judge each the same as the next; a judgement between any two of them that says otherwise is replaced."""
    _judge(session, late, pairwise(members), Verdict.SAME, reason)
    if said.on:
        _overrule(session, late, said, combinations(members, 2), Verdict.SAME, reason)


def _judge(
    session: Session, late: LateEntry, pairs: Iterable[tuple[_Member, _Member]], verdict: Verdict, reason: str
) -> None:
    for one, other in pairs:
        for subject in sorted(one.names.keys() & other.names, reverse=True):
            if one.names[subject] != other.names[subject]:  # versions of one document share its name
                named = [(one.names[subject], other.names[subject])]
                judgements.store(session, named, verdict, subject=subject, entry_id=late.open().id, reason=reason)
                break


def _overrule(
    session: Session, late: LateEntry, said: Verdicts, pairs: Iterable[tuple[_Member, _Member]], verdict: Verdict,
    reason: str,
) -> None:  # fmt: skip
    """Say the verdict also of what was judged otherwise between two members, by whatever documents and claims."""
    against = Verdict.DIFFERENT if verdict is Verdict.SAME else Verdict.SAME
    for one, other in pairs:
        for told in said.on.get((min(one.row, other.row), max(one.row, other.row)), ()):
            if told.verdict is against:
                judgements.store(
                    session, [(told.left, told.right)], verdict, subject=told.subject, entry_id=late.open().id,
                    reason=reason,
                )  # fmt: skip


def _event_of(session: Session, member: _Member) -> int:
    subject, name = next(iter(sorted(member.names.items())))
    if subject == "claim":
        return claims_service.find(session, name).event or 0
    return documents_service.find(session, name).event or 0
