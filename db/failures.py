"""What a database says when it fails, as errors a person can act on. The one place that reads driver errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from claims.errors import ClaimsError, DatabaseUnusable, InputRefused, StorageFailed

_RIGHTS = "check the path, and the rights of the file and its folder"
_BUSY = (StorageFailed, "another program is writing to it", "wait until it is done, or close it, and run this again")

_SQLITE = {
    sqlite3.SQLITE_FULL: (StorageFailed, "the disk is full", "free some space and run it again; nothing was recorded"),
    sqlite3.SQLITE_IOERR_SHMSIZE: (StorageFailed, "the disk is full", "free some space and run it again"),
    sqlite3.SQLITE_READONLY: (StorageFailed, "it can be read but not written", _RIGHTS),
    sqlite3.SQLITE_CANTOPEN: (StorageFailed, "it cannot be opened", _RIGHTS),
    sqlite3.SQLITE_PERM: (StorageFailed, "its rights forbid it", _RIGHTS),
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_IOERR: (StorageFailed, "the disk does not read or write", "check the disk; nothing was recorded"),
    sqlite3.SQLITE_TOOBIG: (InputRefused, "one of the texts is too long to store", "cut the document into parts"),
    sqlite3.SQLITE_CORRUPT: (DatabaseUnusable, "the file is damaged", "restore a backup (sqlite3 FILE .recover helps)"),
    sqlite3.SQLITE_NOTADB: (DatabaseUnusable, "the file is not a database", "give another file with --db"),
}

# PostgreSQL error codes (appendix A of its manual), longest match first; two letters are a whole class.
_POSTGRES = {
    "3D000": (DatabaseUnusable, "there is no such database on the server", "create it: createdb NAME"),
    "28": (InputRefused, "the server refuses the user or the password", "check user and password in the address"),
    "42501": (StorageFailed, "the user may not do this on the server", "ask for the rights on the schema"),
    "25006": (StorageFailed, "it can be read but not written", "connect to the primary server"),
    "53100": (StorageFailed, "the server's disk is full", "free some space and run it again; nothing was recorded"),
    "53": (StorageFailed, "the server has no room for another connection", "wait a little and run it again"),
    "55P03": _BUSY,
    "40": (StorageFailed, "another program changed the same rows", "run it again; nothing was recorded"),
    "57": (StorageFailed, "the server is shutting down or stopped the work", "wait a little and run it again"),
    "08": (StorageFailed, "the server does not answer", "check host and port, and that it runs"),
    "XX001": (DatabaseUnusable, "the data on the server is damaged", "restore a backup"),
}


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn driver errors of the block into errors of the program; `name` is the database as shown to people.

    Errors that only a mistake of the program can cause (a broken constraint, wrong SQL) pass unchanged.
    """
    try:
        yield
    except DBAPIError as error:
        found = explain(error.orig, name)
        if found is None:
            raise
        raise found from error
    except sqlite3.Error as error:
        found = explain(error, name)
        if found is None:
            raise
        raise found from error


def explain(error: BaseException | None, name: str) -> ClaimsError | None:
    """The program's error for a driver's error; None where the driver's own is the better one to see."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0)
        found = _SQLITE.get(code) or _SQLITE.get(code & 0xFF)
    else:
        state = getattr(error, "sqlstate", None)
        found = _by_state(state) if state else _without_state(error)
    if found is None:
        return None
    kind, message, hint = found
    return kind(f"{name}: {message}", hint=hint)


def _by_state(state: str) -> tuple[type[ClaimsError], str, str] | None:
    return _POSTGRES.get(state) or _POSTGRES.get(state[:2])


def _without_state(error: BaseException | None) -> tuple[type[ClaimsError], str, str] | None:
    """The client library failed before the server could give a code: it speaks in words."""
    if type(error).__name__ not in {"OperationalError", "ConnectionTimeout"}:
        return None
    words = str(error)
    if "database" in words and "does not exist" in words:
        return _POSTGRES["3D000"]
    if "authentication failed" in words or "no password supplied" in words or "role" in words:
        return _POSTGRES["28"]
    return _POSTGRES["08"]
