"""Claim rows in bulk: prepared tuples straight to the driver, ten times faster than mapped objects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import select
from sqlmodel import Session, col

from claims.tables.stored import COLUMNS, STANDING
from db.tables import Claim

LOOK_UP = 5000

T = TypeVar("T")


class KnownClaim(NamedTuple):
    """A claim the database has: its row, and as much of its standing as recording may change."""

    id: int
    state: str
    checked_by: str | None
    event: int | None
    tally: int | None


def known(session: Session, keys: Collection[str]) -> dict[str, KnownClaim]:
    """Which of the keys the database has."""
    found: dict[str, KnownClaim] = {}
    for some in batches(keys, LOOK_UP):
        wanted = select(
            col(Claim.key),
            col(Claim.id),
            col(Claim.state),
            col(Claim.checked_by),
            col(Claim.event_id),
            col(Claim.tally_id),
        ).where(col(Claim.key).in_(some))
        found.update((row[0], KnownClaim(*row[1:])) for row in session.execute(wanted))
    return found


def insert_claims(session: Session, rows: Sequence[Sequence[Any]]) -> int:
    """Insert rows of COLUMNS and STANDING; a key that is there already is left alone. Returns how many are new."""
    return _insert(session, "claim", (*COLUMNS, *STANDING), rows)


def insert_links(session: Session, links: Iterable[tuple[str, str, str]], entry_id: int) -> list[tuple[str, str, str]]:
    """Insert (claim's key, kind, other's key); returns those whose other end the database does not have."""
    asked = list(dict.fromkeys(links))
    ids = known(session, {key for left, _, right in asked for key in (left, right)})
    rows = [
        (ids[left].id, kind, ids[right].id, entry_id) for left, kind, right in asked if left in ids and right in ids
    ]
    _insert(session, "claim_link", ("claim_id", "kind", "other_id", "entry_id"), rows)
    return [link for link in asked if link[0] not in ids or link[2] not in ids]


def recorded_under(session: Session, entry_id: int) -> tuple[tuple[int, ...], list[str]]:
    """The ids and keys of the claims an entry made, in the order they came."""
    rows = session.execute(
        select(col(Claim.id), col(Claim.key)).where(col(Claim.entry_id) == entry_id).order_by(col(Claim.id))
    ).all()
    return tuple(row[0] for row in rows), [row[1] for row in rows]


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def _insert(session: Session, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
    if not rows:
        return 0
    connection = session.connection()
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    names = ", ".join(map(connection.dialect.identifier_preparer.quote, columns))
    marks = ", ".join([mark] * len(columns))
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING"
    return int(connection.exec_driver_sql(statement, [tuple(row) for row in rows]).rowcount)
