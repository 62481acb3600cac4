"""Judgements: what a person says of two claims or two documents. Appended; the latest on a pair counts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from claims.errors import InputRefused, NotFound
from claims.model import Judgement, Verdict
from claims.services import log
from claims.services.loading import claims, documents
from claims.services.loading.columns import utc
from db import tables

CARRIED = "judge.import"  # the action of an entry under which judgements of another database were taken in


def judge(
    session: Session, left: str, right: str, verdict: Verdict, *, by: str, reason: str | None = None,
    score: float | None = None,
) -> Judgement:  # fmt: skip
    """Store a judgement on two claims (ids or keys) or two documents (ids), with what the pair scored when it was made.

    Raises NotFound, InputRefused.
    """
    one, other = meant(session, left), meant(session, right)
    if one[0] != other[0]:
        raise InputRefused(
            f"{left!r} is a {one[0]} and {right!r} a {other[0]}", hint="judge two claims, or two documents"
        )
    if one == other:
        raise InputRefused(f"{left!r} and {right!r} are the same {one[0]}", hint="name two that differ")
    for reference, (subject, name) in ((left, one), (right, other)):
        if subject == "document" and not _worded(session, name):
            raise InputRefused(f"{reference!r} has no words of its own", hint="judge one of its claims: claims list")
    with log.entry(session, "judge", by=by, reason=reason, subject=f"{one[1]} {verdict.value} {other[1]}") as entry:
        store(session, [(one[1], other[1])], verdict, subject=one[0], entry_id=entry.id, reason=reason, score=score)
    first, second = sorted((one[1], other[1]))
    return Judgement(
        left=first, right=second, verdict=verdict, subject=one[0], score=score, reason=reason, by=by, at=entry.at
    )


def _worded(session: Session, name: str) -> bool:
    """Whether the document has words of its own; a table's rows speak of many events."""
    return any(paper.text or paper.title for paper in documents.load(session, names=[name]))


def store(
    session: Session,
    pairs: Iterable[tuple[str, str]],
    verdict: Verdict,
    *,
    subject: str,
    entry_id: int,
    reason: str | None = None,
    score: float | None = None,
) -> None:
    """Append one judgement a pair under an open log entry."""
    for one, other in pairs:
        left, right = sorted((one, other))
        session.add(
            tables.Judgement(
                subject=subject,
                left=left,
                right=right,
                verdict=verdict.value,
                reason=reason,
                score=score,
                entry_id=entry_id,
            )
        )
    session.flush()


def in_force(session: Session) -> list[Judgement]:
    """The judgements that count, with who judged and when: the latest stored on each pair, oldest first.

    Of one that was carried here from another database, they are who judged there, and when.
    """
    latest: dict[tuple[str, str, str], Judgement] = {}
    carried = _carried(session)
    told = select(tables.Judgement, tables.Entry).join(
        tables.Entry, col(tables.Judgement.entry_id) == col(tables.Entry.id)
    )
    for row, entry in session.exec(told.order_by(col(tables.Judgement.id))):
        key = (row.subject, row.left, row.right)
        by, at = carried.get((entry.id or 0, *key), (entry.by, utc(entry.at)))
        latest.pop(key, None)
        latest[key] = Judgement(
            left=row.left, right=row.right, verdict=Verdict(row.verdict), subject=row.subject, score=row.score,
            reason=row.reason, by=by, at=at,
        )  # fmt: skip
    return list(latest.values())


def _carried(session: Session) -> dict[tuple[int, str, str, str], tuple[str | None, datetime | None]]:
    """Who judged what was carried here, and when: by entry, subject and pair."""
    query = select(tables.Entry.id, tables.Payload.body).join(tables.Payload)
    found: dict[tuple[int, str, str, str], tuple[str | None, datetime | None]] = {}
    for number, body in session.exec(query.where(col(tables.Entry.action) == CARRIED)):
        for subject, left, right, by, at in json.loads(body).get("judged", ()):
            found[(number or 0, subject, left, right)] = by, datetime.fromisoformat(at) if at else None
    return found


def meant(session: Session, reference: str) -> tuple[str, str]:
    """What a person means: ("claim", key) for a claim's id or key, ("document", id) for a document's id.

    "claim:7" and "document:7" say which where both could be meant. Raises NotFound.
    """
    name = reference.strip()
    if name.startswith("document:"):
        return "document", documents.find(session, name.removeprefix("document:")).id
    if name.startswith("claim:"):
        return "claim", claims.find(session, name.removeprefix("claim:")).key
    if found := documents.load(session, names=[name], texts=False, limit=1):
        return "document", found[0].id
    try:
        return "claim", claims.find(session, name).key
    except NotFound:
        return "document", documents.find(session, name).id
