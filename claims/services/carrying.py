"""Judgements carried from one database to another: out with who and when, in under one entry of the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from claims.model import Judgement
from claims.services import judgements, log
from claims.services.loading.columns import utc
from db import tables

_AT_ONCE = 500  # names asked for in one query


@dataclass(frozen=True, slots=True)
class Carried:
    """How many judgements came in, how many were here already, and how many speak of what is not recorded here yet."""

    stored: int = 0
    known: int = 0
    absent: int = 0


def out(session: Session) -> list[Judgement]:
    """The judgements in force with who judged and when, oldest first."""
    made = select(tables.Judgement, tables.Entry).join(
        tables.Entry, col(tables.Judgement.entry_id) == col(tables.Entry.id)
    )
    told = {
        (row.subject, row.left, row.right): (entry.by, utc(entry.at))
        for row, entry in session.exec(made.order_by(col(tables.Judgement.id)))
    }
    found = []
    for one in judgements.in_force(session):
        by, at = told[(one.subject, one.left, one.right)]
        found.append(replace(one, by=by, at=at))
    return found


def take_in(session: Session, found: Sequence[Judgement], *, by: str, name: str, dry_run: bool = False) -> Carried:
    """Store the judgements of a file that are not in force here; the file's stand, being said later here.

    A judgement on what is not recorded here is kept: it counts from when it is recorded. Who judged and when stays in
    the reason. Nothing new writes no entry, nor does a dry run.
    """
    here = {(one.subject, one.left, one.right): one.verdict for one in judgements.in_force(session)}
    fresh = [
        one
        for one in found
        if here.get((one.subject, min(one.left, one.right), max(one.left, one.right))) is not one.verdict
    ]
    absent = _absent(session, fresh)
    if fresh and not dry_run:
        with log.entry(
            session, "judge", by=by, reason=f"taken in from {name}", subject=f"{len(fresh)} judgements"
        ) as e:
            for one in fresh:
                judgements.store(
                    session, [(one.left, one.right)], one.verdict, subject=one.subject, entry_id=e.id,
                    reason=_reason(one), score=one.score,
                )  # fmt: skip
    return Carried(stored=len(fresh), known=len(found) - len(fresh), absent=absent)


def _reason(one: Judgement) -> str:
    told = f"judged by {one.by}" if one.by else "judged"
    told += f" on {one.at:%Y-%m-%d %H:%M}" if one.at else ""
    return f"{one.reason} ({told})" if one.reason else told


def _absent(session: Session, found: Iterable[Judgement]) -> int:
    wanted = {"claim": set[str](), "document": set[str]()}
    pairs = [(one.subject, one.left, one.right) for one in found]
    for subject, left, right in pairs:
        wanted[subject] |= {left, right}
    known = {
        "claim": _there(session, tables.Claim.key, wanted["claim"]),
        "document": _there(session, tables.Document.name, wanted["document"]),
    }
    return sum(not {left, right} <= known[subject] for subject, left, right in pairs)


def _there(session: Session, column: str, names: set[str]) -> set[str]:
    listed, there = sorted(names), set[str]()
    for at in range(0, len(listed), _AT_ONCE):
        there |= set(session.exec(select(col(column)).where(col(column).in_(listed[at : at + _AT_ONCE]))))
    return there
