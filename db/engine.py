"""Opening the database: the only place that connects, and the only place that commits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text

from claims.errors import DatabaseUnusable
from db.address import Address
from db.connecting import PATIENCE, connect
from db.failures import explained
from db.version import HEAD, KNOWN

if TYPE_CHECKING:
    from sqlmodel import Session

__all__ = ["EMPTY", "Connection", "open_connection", "open_session", "require_known", "revision"]

EMPTY = ""
"""The revision of a database without tables."""


@contextmanager
def open_session(
    database: str, *, create: bool = True, write: bool = True, patience: float = PATIENCE
) -> Iterator[Session]:
    """A session on a file or URL: a clean exit commits, any exception rolls back, the connection is closed.

    With `create`, a database that is not there is made; without, it is missed (DatabaseUnusable). A session that may
    `write` waits up to `patience` seconds for other writers when its first statement runs, and holds them off from
    then on: writers come one after the other, readers are never in the way and see one moment.

    Raises DatabaseUnusable where the database is damaged, no database, or of another version, and StorageFailed or
    InputRefused where it cannot be reached, read or written.
    """
    from sqlmodel import Session

    import db.tables  # noqa: F401  registers the tables

    address = Address.parse(database)
    with explained(address.shown):
        engine = connect(address, create=create, write=write, patience=patience)
        try:
            _make_ready(engine, address, create=create)
            with Session(engine, expire_on_commit=False) as session:
                yield session
                session.commit()
        finally:
            engine.dispose()


@contextmanager
def open_connection(database: str, *, create: bool = True) -> Iterator[Connection]:
    """A connection that only looks, without the mapped classes: a command that lists starts in half the time.

    Raises what `open_session` raises.
    """
    address = Address.parse(database)
    with explained(address.shown):
        engine = connect(address, create=create, write=False)
        try:
            _make_ready(engine, address, create=create)
            with engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()


def revision(connection: Connection) -> str | None:
    """The migration the database stands at: "" where it is empty, None where it holds tables that are not ours."""
    if connection.dialect.name == "sqlite":
        tables = {name for (name,) in connection.execute(text("SELECT name FROM sqlite_master"))}
    else:
        listing = text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        tables = {name for (name,) in connection.execute(listing)}
    if not {"alembic_version", "entry"} <= tables:
        return None if tables else EMPTY
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or EMPTY


def require_known(found: str | None, address: Address) -> None:
    """Raise DatabaseUnusable unless the revision is one this program can work with."""
    if found is None:
        raise DatabaseUnusable(
            f"{address.shown}: this is a database of another program", hint="give another one with --db"
        )
    if found not in KNOWN:
        raise DatabaseUnusable(
            f"{address.shown}: it is newer than this program (revision {found}, this program knows {HEAD})",
            hint="update the program: pip install --upgrade claims",
        )


def _make_ready(engine: Engine, address: Address, *, create: bool) -> None:
    with engine.connect().execution_options(only_looking=True) as connection:
        found = revision(connection)
    if found == HEAD:
        return
    if found == EMPTY:
        if not create:
            raise DatabaseUnusable(f"{address.shown}: it is empty", hint="a command that writes fills it")
        from db.upgrading import upgrade

        upgrade(address)
        return
    require_known(found, address)
    raise DatabaseUnusable(
        f"{address.shown}: it is older than this program (revision {found}, needed is {HEAD})",
        hint="bring it up to date, after a backup of the file: claims db upgrade",
    )
