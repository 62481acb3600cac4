"""Judgements carried from one database to another: out with who and when, in under one entry of the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sqlmodel import Session, col, select

from claims.model import Judgement
from claims.services import log
from claims.services.judging import judgements
from claims.services.loading.columns import utc
from db import tables

_AT_ONCE = 500  # names asked for in one query
_Pair: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Carried:
    """How many judgements came in, how many were here already, and how many are older than what was judged here.

    Of those that came in, `absent` speak of what is not recorded here yet: they count once it is.
    """

    stored: int = 0
    known: int = 0
    older: int = 0
    absent: int = 0


def out(session: Session) -> list[Judgement]:
    """The judgements in force with who judged and when, oldest first."""
    return judgements.in_force(session)


def take_in(session: Session, found: Sequence[Judgement], *, by: str, name: str, dry_run: bool = False) -> Carried:
    """Store the judgements of a file that are not in force here, under one entry of the log; nothing new writes none.

    Of two on one pair the later counts, whichever database it was made in; one without a time counts as made now. A
    judgement on what is not recorded here is kept. Who judged and when goes with it.
    """
    here = {_pair(one): one for one in judgements.in_force(session)}
    last = _latest(found)
    known = sum(_says(one, here.get(pair)) for pair, one in last.items())
    fresh = [one for pair, one in last.items() if not _says(one, here.get(pair)) and _later(one, here.get(pair))]
    absent = _absent(session, fresh)
    if fresh and not dry_run:
        subject = f"{len(fresh)} judgement{'s' if len(fresh) > 1 else ''}"
        with log.entry(session, judgements.CARRIED, by=by, reason=f"taken in from {name}", subject=subject) as entry:
            for one in fresh:
                judgements.store(
                    session, [(one.left, one.right)], one.verdict, subject=one.subject, entry_id=entry.id,
                    reason=one.reason, score=one.score,
                )  # fmt: skip
            entry.note(judged=[[*_pair(one), one.by, one.at and one.at.isoformat()] for one in fresh])
    return Carried(stored=len(fresh), known=known, older=len(last) - known - len(fresh), absent=absent)


def _pair(one: Judgement) -> _Pair:
    return one.subject, min(one.left, one.right), max(one.left, one.right)


def _latest(found: Iterable[Judgement]) -> dict[_Pair, Judgement]:
    """Of several lines on one pair the later said, and of equals the last."""
    latest: dict[_Pair, Judgement] = {}
    for one in found:
        if _later(one, latest.get(_pair(one))):
            latest[_pair(one)] = one
    return latest


def _later(one: Judgement, than: Judgement | None) -> bool:
    if than is None or one.at is None or than.at is None:
        return than is None or one.at is None
    return utc(one.at) >= utc(than.at)


def _says(one: Judgement, here: Judgement | None) -> bool:
    return here is not None and here.verdict is one.verdict


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
