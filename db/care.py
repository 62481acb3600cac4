"""Looking after a database: what it is, copies of it, and whether it is sound."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import inspect, text
from sqlmodel import Session

from claims.errors import InputRefused, StorageFailed
from db.address import Address
from db.connecting import connect
from db.engine import EMPTY, require_known, revision
from db.failures import explained
from db.search import FTS
from db.version import HEAD


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a database stands; `size` is in bytes."""

    address: str
    kind: str
    revision: str
    current: bool
    size: int


def standing(database: str) -> Standing:
    """Where a database stands, also an empty one and one that is older than the program.

    Raises DatabaseUnusable for no database, and for one of another program.
    """
    address = Address.parse(database)
    with explained(address.shown):
        engine = connect(address, create=False, write=False)
        try:
            with engine.connect() as connection:
                found = revision(connection)
                sqlite = connection.dialect.name == "sqlite"
                sizes = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
                size = connection.execute(text(sizes if sqlite else "SELECT pg_database_size(current_database())"))
                bytes_held = int(size.scalar_one())
        finally:
            engine.dispose()
    if found != EMPTY:
        require_known(found, address)
    return Standing(address.shown, "SQLite" if sqlite else "PostgreSQL", found or "none", found == HEAD, bytes_held)


def backup(database: str, target: Path) -> int:
    """Copy a SQLite database as it stands at one moment, while others may write; the size of the copy in bytes.

    Raises InputRefused for PostgreSQL, and where the target exists already.
    """
    address = Address.parse(database)
    if address.path is None:
        raise InputRefused(
            f"{address.shown}: a PostgreSQL database is backed up with its own tool",
            hint=f"pg_dump --format custom --file {target} DATABASE",
        )
    standing(database)
    if target.exists():
        raise InputRefused(f"{target}: there is a file already", hint="give another name; a backup overwrites nothing")
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with explained(str(target)):
            _copy(address.path, part)
        part.replace(target)
    except OSError as error:
        raise StorageFailed(f"{target}: it cannot be written: {error.strerror}", hint="choose another place") from error
    finally:
        if part.exists():
            part.unlink()
    return target.stat().st_size


def unsound(session: Session) -> Iterator[str]:
    """What is wrong with the database itself, one sentence each; nothing where it is sound. Writes nothing lasting."""
    if session.get_bind().dialect.name != "sqlite":
        yield from _not_valid(session)
        return
    for (said,) in session.execute(text("PRAGMA integrity_check")).all():
        if said != "ok":
            yield f"the file is damaged: {said}"
    for table, row, parent, _ in session.execute(text("PRAGMA foreign_key_check")).all():
        yield f"{table} row {row} points at {parent} and finds nothing there"
    if not inspect(session.connection()).has_table(FTS):
        yield "the full-text index is missing"
        return
    try:
        session.connection().exec_driver_sql(f"INSERT INTO {FTS} ({FTS}, rank) VALUES ('integrity-check', 1)")
    except Exception as error:
        # a disk that cannot be written says nothing about the index
        if getattr(getattr(error, "orig", None), "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        yield "the full-text index does not match the claims"


def _not_valid(session: Session) -> Iterator[str]:
    """A server keeps its own files; what can be missing is a constraint or an index that was switched off."""
    for name in session.execute(text("SELECT conname FROM pg_constraint WHERE NOT convalidated")).scalars():
        yield f"the constraint {name} is not enforced"
    for name in session.execute(text("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid")).scalars():
        yield f"the index {name} is not valid"
    names = {index["name"] for index in inspect(session.connection()).get_indexes("claim")}
    if "ix_claim_words" not in names:
        yield "the full-text index is missing"


def _copy(source: Path, target: Path) -> None:
    read, written = sqlite3.connect(source), sqlite3.connect(target)
    try:
        read.backup(written)
        written.execute("PRAGMA journal_mode = DELETE")
    finally:
        written.close()
        read.close()
