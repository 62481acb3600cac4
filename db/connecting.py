"""Connections as the program needs them: real transactions on SQLite, one writer at a time on both databases."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.pool import QueuePool

from claims.errors import DatabaseUnusable, InputRefused, StorageFailed
from db.address import Address

PATIENCE = 10.0
"""Seconds to wait for another writer before giving up."""

WRITERS = 0x636C61696D73
"""The advisory lock ("claims") that writers of one PostgreSQL database queue at, so that the log has one end."""

_CACHE_KIB = 65_536
_CONNECT_SECONDS = 10


def connect(address: Address, *, create: bool, write: bool, patience: float = PATIENCE) -> Engine:
    """An engine whose transactions are real and whose writers take turns; a missing SQLite file is made on `create`."""
    if address.path is not None:
        return _sqlite(address.path, create=create, write=write, patience=patience)
    return _postgres(address, write=write, patience=patience)


def _sqlite(path: Path, *, create: bool, write: bool, patience: float) -> Engine:
    _require_place(path, create=create)
    fixed = not write and path.exists() and not _writable(path)
    engine = create_engine(_read_only(path) if fixed else URL.create("sqlite", database=str(path)), poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def prepare(raw: sqlite3.Connection, _: object) -> None:
        # The driver opens transactions late and not for DDL; with None it leaves them to the BEGIN below.
        raw.isolation_level = None
        raw.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        raw.execute("PRAGMA foreign_keys = ON")
        if not fixed:
            raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = NORMAL")
        raw.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        deferred = not write or connection.get_execution_options().get("only_looking")
        connection.exec_driver_sql("BEGIN" if deferred else "BEGIN IMMEDIATE")

    return engine


def _require_place(path: Path, *, create: bool) -> None:
    """Raise DatabaseUnusable for a folder or a missing file, StorageFailed where the parent folder cannot be made."""
    try:
        if path.is_dir():
            raise DatabaseUnusable(f"{path}: this is a folder", hint="give a file with --db")
        if path.exists():
            if not path.is_file():
                raise DatabaseUnusable(f"{path}: this is a device, not a file", hint="give a file with --db")
            return
        if not create:
            raise DatabaseUnusable(
                f"{path}: there is no such database", hint="check --db; commands that write create it"
            )
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailed(
            f"{path}: the database cannot be reached: {reason}", hint="check the path and the rights of its folder"
        ) from error


def _writable(path: Path) -> bool:
    """Whether a WAL database can be opened the usual way: readers, too, write its index beside it."""
    return os.access(path.parent, os.W_OK) and os.access(path, os.W_OK)


def _read_only(path: Path) -> URL:
    """A file that cannot change under us, such as an archive on a read-only disk, is read without any lock."""
    query = {"uri": "true", "mode": "ro"}
    if not path.with_name(f"{path.name}-wal").exists():
        query["immutable"] = "1"
    return URL.create("sqlite", database=f"file:{quote(str(path.absolute()))}", query=query)


def _postgres(address: Address, *, write: bool, patience: float) -> Engine:
    assert address.url is not None
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise InputRefused(
            f"{address.shown}: PostgreSQL needs a driver that is not installed", hint="pip install 'claims[postgres]'"
        ) from error
    options: dict[str, Any] = {} if write else {"isolation_level": "REPEATABLE READ"}
    given = {} if "connect_timeout" in address.url.query else {"connect_timeout": _CONNECT_SECONDS}
    engine = create_engine(address.url, connect_args=given, **options)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if write and not connection.get_execution_options().get("only_looking"):
            connection.execute(text(f"SET LOCAL lock_timeout = {int(patience * 1000)}"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITERS})

    return engine
