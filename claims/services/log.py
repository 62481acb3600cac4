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
    parts = (
        row.previous,
        row.id,
        row.at.astimezone(UTC).isoformat(),
        row.by,
        row.action,
        row.reason,
        row.subject,
        row.payload_hash,
    )
    return _digest(*("\x00" if part is None else str(part) for part in parts))


def head(session: Session) -> Entry | None:
    """The newest entry: its hash is the state of the database."""
    return _last(session, lock=False)


def last_entry_at(session: Session, moment: datetime) -> int:
    """The id of the last entry at or before the moment, 0 where there is none: rows with a later `entry_id` were not held."""
    found = session.exec(
        select(Entry.id).where(col(Entry.at) <= moment).order_by(col(Entry.id).desc()).limit(1)
    ).first()
    return found or 0


def _last(session: Session, *, lock: bool) -> Entry | None:
    if lock and session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITERS})
    return session.exec(select(Entry).order_by(col(Entry.id).desc()).limit(1)).first()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
