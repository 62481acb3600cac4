"""Where a database is: a SQLite file or a PostgreSQL server, and how it is shown without its password."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from claims.errors import InputRefused

_POSTGRES = {"postgresql", "postgres", "postgresql+psycopg"}
_FORMS = "a file path, or postgresql://USER@HOST/NAME"


@dataclass(frozen=True, slots=True)
class Address:
    """`path` for a SQLite file, `url` for a PostgreSQL database; `shown` is for people and holds no password."""

    shown: str
    path: Path | None = None
    url: URL | None = None

    @classmethod
    def parse(cls, database: str) -> Address:
        """Read `--db`: anything without "://" is a path. Raises InputRefused for other kinds of address."""
        if "://" not in database:
            return cls._file(database)
        kind = database.partition("://")[0]
        try:
            url = make_url(database)
        except (ArgumentError, ValueError):
            raise InputRefused(f"not an address of a database: {kind}://…", hint=f"give {_FORMS}") from None
        if url.drivername in {"sqlite", "sqlite+pysqlite"} and url.database:
            return cls._file(url.database)
        if url.drivername not in _POSTGRES:
            raise InputRefused(f"this kind of database is not supported: {kind}://…", hint=f"give {_FORMS}")
        url = url.set(drivername="postgresql+psycopg")
        return cls(shown=_without_password(url), url=url)

    @classmethod
    def _file(cls, name: str) -> Address:
        path = Path(name).expanduser()
        if not name.strip() or "\x00" in name:
            raise InputRefused("the database has no name", hint=f"give {_FORMS}")
        return cls(shown=str(path), path=path)


def _without_password(url: URL) -> str:
    user = f"{url.username}@" if url.username else ""
    port = f":{url.port}" if url.port else ""
    return f"postgresql://{user}{url.host or ''}{port}/{url.database or ''}"
