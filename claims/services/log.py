"""The audit trail: one hash-chained entry for each change, written in the same transaction."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from db.connecting import WRITERS
from db.tables import Entry, Payload

GENESIS = "0" * 64
"""What the first entry of a database follows."""

_AT_ONCE = 500


@dataclass(slots=True)
class OpenEntry:
    """The entry being written. Rows made under it carry `id`; what it changes is added before the block ends."""

    id: int
    at: datetime
    by: str
    body: dict[str, Any] = field(default_factory=dict)

    def changed(
        self, table: str, fields: Sequence[str], rows: Sequence[tuple[int, Sequence[Any], Sequence[Any]]]
    ) -> None:
        """Note that columns `fields` of `table` changed: rows of (id, values before, values after), JSON-able.

        `--held-at` answers from this: what is not noted here cannot be told apart from what always was.
        """
        if rows:
            self.body.setdefault("changes", []).append(
                {
                    "table": table,
                    "fields": list(fields),
                    "rows": [[key, list(old), list(new)] for key, old, new in rows],
                }
            )

    def note(self, **facts: Any) -> None:
        """Add facts to the payload: counts, keys recorded, the file read."""
        self.body.update(facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One entry as it is shown. `facts` is what it noted and changed; None where the payload has been erased."""

    id: int
    at: datetime
    by: str
    action: str
    reason: str | None
    subject: str | None
    hash: str
    facts: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold: the entry, and what is wrong with it."""

    entry: int
    what: str


@contextmanager
def entry(
    session: Session, action: str, *, by: str, reason: str | None = None, subject: str | None = None
) -> Iterator[OpenEntry]:
    """Open the next entry of the chain, and close it (hash and insert) when the block ends without an error.

    `action` is a dotted verb ("import", "claim.retract"); `subject` names what it is about, as shown to people.
    """
    last = _last(session, lock=True)
    now = datetime.now(UTC)
    opened = OpenEntry(id=last.id + 1 if last else 1, at=max(now, last.at) if last else now, by=by)
    yield opened
    salt = secrets.token_hex(16)
    body = json.dumps(opened.body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    row = Entry(
        id=opened.id,
        at=opened.at,
        by=by,
        action=action,
        reason=reason,
        subject=subject,
        payload_hash=_digest(salt, body),
        previous=last.hash if last else GENESIS,
        hash="",
    )
    row.hash = entry_hash(row)
    session.add(row)
    session.flush()
    session.add(Payload(entry_id=opened.id, salt=salt, body=body))
    session.flush()


def entry_hash(row: Entry) -> str:
    """The hash of an entry over the hash before it; the payload enters by its salted hash alone."""
    at = row.at.astimezone(UTC).isoformat()
    return _digest(row.previous, row.id, at, row.by, row.action, row.reason, row.subject, row.payload_hash)


def head(session: Session) -> Entry | None:
    """The newest entry: its hash is the state of the database."""
    return _last(session, lock=False)


def last_entry_at(session: Session, moment: datetime) -> int:
    """The id of the last entry at or before the moment, 0 for none: rows with a later `entry_id` were not held."""
    found = session.exec(
        select(Entry.id).where(col(Entry.at) <= moment).order_by(col(Entry.id).desc()).limit(1)
    ).first()
    return found or 0


def entries(
    session: Session,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    by: str | None = None,
    subject: str | None = None,
    limit: int | None = None,
) -> list[Logged]:
    """The entries from `since` to `until` (both included), newest first; `subject` may be any part of it."""
    query = select(Entry, Payload.body).join(Payload, isouter=True).order_by(col(Entry.id).desc()).limit(limit)
    if since is not None:
        query = query.where(col(Entry.at) >= since)
    if until is not None:
        query = query.where(col(Entry.at) <= until)
    if by is not None:
        query = query.where(Entry.by == by)
    if subject is not None:
        query = query.where(col(Entry.subject).icontains(subject, autoescape=True))
    return [_logged(row, body) for row, body in session.exec(query)]


def verify(session: Session) -> list[Break]:
    """Where the chain does not hold, oldest first; empty where every entry and payload is as it was written.

    An erased payload is no break: the entry's hash covers it by its salted hash alone. What the chain cannot show
    is that entries are missing at its end: keep the newest hash (`claims db info`) elsewhere.
    """
    breaks: list[Break] = []
    before: Entry | None = None
    query = select(Entry, Payload).join(Payload, isouter=True).order_by(col(Entry.id))
    for row, payload in session.exec(query.execution_options(yield_per=_AT_ONCE, populate_existing=True)):
        breaks.extend(Break(row.id, what) for what in _wrong(row, payload, before))
        before = row
    return breaks


def _wrong(row: Entry, payload: Payload | None, before: Entry | None) -> Iterator[str]:
    expected = before.id + 1 if before else 1
    if row.id != expected:
        missing = f"entry {expected} is" if row.id == expected + 1 else f"entries {expected} to {row.id - 1} are"
        yield f"{missing} missing before it"
    elif row.previous != (before.hash if before else GENESIS):
        yield "it does not follow the entry before it"
    if before is not None and row.at < before.at:
        yield "it is dated before the entry before it"
    if row.hash != entry_hash(row):
        yield "it has been changed since it was written"
    if payload is not None and row.payload_hash != _digest(payload.salt, payload.body):
        yield "what it noted has been changed since it was written"


def _logged(row: Entry, body: str | None) -> Logged:
    return Logged(
        id=row.id,
        at=row.at,
        by=row.by,
        action=row.action,
        reason=row.reason,
        subject=row.subject,
        hash=row.hash,
        facts=None if body is None else json.loads(body),
    )


def _last(session: Session, *, lock: bool) -> Entry | None:
    if lock and session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITERS})
    return session.exec(select(Entry).order_by(col(Entry.id).desc()).limit(1)).first()


def _digest(*parts: object) -> str:
    """JSON keeps the parts apart, whatever they hold."""
    return hashlib.sha256(json.dumps(parts, separators=(",", ":")).encode()).hexdigest()
