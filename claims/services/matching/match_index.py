"""What matching keeps of a full run, in the database: written in bulk, and read in the pieces that are asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from sqlalchemy import delete, func, insert, select
from sqlmodel import Session

from claims.matching.corpus import Corpus, Kept, within
from claims.matching.sparse import Ints
from claims.services.matching import last_match
from claims.services.tables import CLAIM, DOCUMENT, ENTRY, MATCH_INDEX

_STATE = "state"
_LATER = "+"  # after a kind: what came since the full run
_PIECE = 8_192  # numbers in one row: 64 kB
_AT_ONCE = 500  # rows read or written in one statement


@dataclass(slots=True)
class State:
    """What a full run left, and what came since: the last log entry, document and claim it and later runs have seen.

    `added` counts the accounts joined since; `found` is what the last run told, `problems` what the full one did.
    """

    rules: str
    rows: int
    words: dict[str, int]
    entry: int = 0
    document: int = 0
    claim: int = 0
    added: int = 0
    found: dict[str, Any] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)


def state(session: Session) -> State | None:
    """What a full run by the same rules left; None where there is none."""
    body = session.execute(select(MATCH_INDEX.c.data).where(MATCH_INDEX.c.kind == _STATE)).scalar()
    found = None if body is None else State(**json.loads(bytes(body)))
    return found if found is not None and found.rules == last_match.rules() else None


def keep(
    session: Session, kept: Kept | None, found: Mapping[str, Any], problems: Sequence[dict[str, Any]] = ()
) -> None:
    """Put what a full run leaves in the place of what the one before left; None leaves nothing."""
    session.execute(delete(MATCH_INDEX))
    if kept is None:
        return
    for kind, numbers in kept.numbers.items():
        _write(session, kind, numbers)
    _put(session, State(last_match.rules(), kept.rows, kept.words, problems=list(problems)), found)


def add(session: Session, at: State, numbers: Mapping[str, Ints], found: Mapping[str, Any], accounts: int) -> None:
    """Note what accounts that joined can be looked up by."""
    for kind, more in numbers.items():
        later = np.sort(np.concatenate([_read(session, kind + _LATER), more]))
        session.execute(delete(MATCH_INDEX).where(MATCH_INDEX.c.kind == kind + _LATER))
        _write(session, kind + _LATER, later)
    at.added += accounts
    _put(session, at, found)


def corpus(session: Session, at: State) -> Corpus:
    """To ask what was kept."""
    firsts: dict[str, Ints] = {}

    def find(kind: str, bounds: Ints) -> Ints:
        parts = [_find(session, firsts, name, bounds) for name in (kind, kind + _LATER)]
        return np.sort(np.concatenate(parts)) if len(parts[1]) else parts[0]

    return Corpus(at.rows, at.words, find)


def _find(session: Session, firsts: dict[str, Ints], kind: str, bounds: Ints) -> Ints:
    if kind not in firsts:
        query = select(MATCH_INDEX.c.first).where(MATCH_INDEX.c.kind == kind).order_by(MATCH_INDEX.c.number)
        firsts[kind] = np.array(session.execute(query).scalars().all(), dtype=np.int64)
    first = firsts[kind]
    if not len(first) or not len(bounds):
        return np.empty(0, dtype=np.int64)
    low = np.maximum(0, np.searchsorted(first, bounds[::2]) - 1)
    high = np.searchsorted(first, bounds[1::2])
    wanted = np.zeros(len(first) + 1, dtype=np.int64)
    np.add.at(wanted, low, 1)
    np.add.at(wanted, np.maximum(high, low), -1)
    pieces = np.flatnonzero(np.cumsum(wanted)[:-1] > 0).tolist()
    return within(_numbers(session, kind, pieces), bounds)


def _numbers(session: Session, kind: str, pieces: list[int]) -> Ints:
    read = [np.empty(0, dtype="<i8")]
    for at in range(0, len(pieces), _AT_ONCE):
        query = select(MATCH_INDEX.c.data).where(
            MATCH_INDEX.c.kind == kind, MATCH_INDEX.c.number.in_(pieces[at : at + _AT_ONCE])
        )
        rows = session.execute(query.order_by(MATCH_INDEX.c.number)).scalars()
        read += [np.frombuffer(bytes(data), dtype="<i8") for data in rows]
    return np.concatenate(read).astype(np.int64, copy=False)


def _read(session: Session, kind: str) -> Ints:
    query = select(MATCH_INDEX.c.data).where(MATCH_INDEX.c.kind == kind).order_by(MATCH_INDEX.c.number)
    read = [np.frombuffer(bytes(data), dtype="<i8") for data in session.execute(query).scalars()]
    return np.concatenate([np.empty(0, dtype="<i8"), *read]).astype(np.int64, copy=False)


def _write(session: Session, kind: str, numbers: Ints) -> None:
    for rows in _rows(kind, numbers):
        session.execute(insert(MATCH_INDEX), rows)


def _rows(kind: str, numbers: Ints) -> Iterator[list[dict[str, Any]]]:
    for begin in range(0, len(numbers), _PIECE * _AT_ONCE):
        yield [
            {"kind": kind, "number": at // _PIECE, "first": int(numbers[at]),
             "data": numbers[at : at + _PIECE].astype("<i8").tobytes()}
            for at in range(begin, min(len(numbers), begin + _PIECE * _AT_ONCE), _PIECE)
        ]  # fmt: skip


def _put(session: Session, at: State, found: Mapping[str, Any]) -> None:
    """Store the state as it is now."""
    at.found = dict(found)
    at.entry, at.document, at.claim = (
        session.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()
        for table in (ENTRY, DOCUMENT, CLAIM)
    )
    session.execute(delete(MATCH_INDEX).where(MATCH_INDEX.c.kind == _STATE))
    body = json.dumps(asdict(at), default=str).encode()
    session.execute(insert(MATCH_INDEX), [{"kind": _STATE, "number": 0, "first": 0, "data": body}])
