"""Bringing a database to the newest migration: the only importer of Alembic, which is slow to load."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from claims.errors import DatabaseUnusable
from db.address import Address
from db.connecting import connect
from db.failures import explained

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(address: Address, to: str = "head") -> None:
    """Run the missing migrations in one transaction: killed or failed half-way, the database is as it was.

    Raises DatabaseUnusable where rows would be left pointing at nothing.
    """
    with explained(address.shown):
        engine = connect(address, create=True, write=True)
        try:
            with engine.connect() as connection:
                sqlite = connection.dialect.name == "sqlite"
                if sqlite:
                    _enforce(connection, on=False)
                with connection.begin():
                    command.upgrade(config(connection), to)
                    if sqlite:
                        _require_whole(connection, address)
        finally:
            engine.dispose()


def config(connection: Connection) -> Config:
    """Alembic's configuration without a file: the migrations beside this module, on this connection."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def _enforce(connection: Connection, *, on: bool) -> None:
    """Foreign keys off while tables are rebuilt; SQLite changes this only outside a transaction."""
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def _require_whole(connection: Connection, address: Address) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken is not None:
        raise DatabaseUnusable(
            f"{address.shown}: table {broken[0]} has rows that point at nothing; it was left as it was",
            hint="look closer: claims db check",
        )
