"""What drivers say, as people read it."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError

from claims.errors import ClaimsError, DatabaseUnusable, InputRefused, StorageFailed
from db.failures import explain, explained


class ServerError(Exception):
    """An error of PostgreSQL's driver, with the server's code."""

    def __init__(self, sqlstate: str | None, words: str = "") -> None:
        super().__init__(words)
        self.sqlstate = sqlstate


class OperationalError(ServerError):
    """What the client library raises before the server has spoken."""


def lite(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("words of the driver")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (lite(sqlite3.SQLITE_FULL), StorageFailed, "disk is full"),
        (lite(sqlite3.SQLITE_READONLY), StorageFailed, "not written"),
        (lite(sqlite3.SQLITE_READONLY | (4 << 8)), StorageFailed, "not written"),
        (lite(sqlite3.SQLITE_BUSY | (2 << 8)), StorageFailed, "another program"),
        (lite(sqlite3.SQLITE_LOCKED), StorageFailed, "another program"),
        (lite(sqlite3.SQLITE_CANTOPEN), StorageFailed, "cannot be opened"),
        (lite(sqlite3.SQLITE_IOERR | (10 << 8)), StorageFailed, "read or write"),
        (lite(sqlite3.SQLITE_CORRUPT), DatabaseUnusable, "damaged"),
        (lite(sqlite3.SQLITE_NOTADB), DatabaseUnusable, "not a database"),
        (lite(sqlite3.SQLITE_TOOBIG), InputRefused, "too long"),
        (ServerError("53100"), StorageFailed, "disk is full"),
        (ServerError("53300"), StorageFailed, "no room for another connection"),
        (ServerError("55P03"), StorageFailed, "another program"),
        (ServerError("40001"), StorageFailed, "changed the same rows"),
        (ServerError("25006"), StorageFailed, "not written"),
        (ServerError("42501"), StorageFailed, "may not"),
        (ServerError("28P01"), InputRefused, "refuses the user"),
        (ServerError("3D000"), DatabaseUnusable, "no such database"),
        (ServerError("57P01"), StorageFailed, "shutting down"),
        (OperationalError(None, 'FATAL: database "news" does not exist'), DatabaseUnusable, "no such database"),
        (OperationalError(None, "FATAL: password authentication failed"), InputRefused, "refuses the user"),
        (OperationalError(None, "connection refused"), StorageFailed, "does not answer"),
    ],
)
def test_an_error_a_person_can_act_on(error: Exception, kind: type[ClaimsError], words: str) -> None:
    found = explain(error, "news.db")
    assert type(found) is kind
    assert found.message.startswith("news.db: ")
    assert words in found.message
    assert found.hint


@pytest.mark.parametrize(
    "error", [lite(sqlite3.SQLITE_CONSTRAINT), lite(sqlite3.SQLITE_ERROR), ServerError("23505"), ServerError("42601")]
)
def test_a_mistake_of_the_program_is_not_dressed_up(error: Exception) -> None:
    assert explain(error, "news.db") is None
    wrapped = IntegrityError("INSERT …", {}, error)
    with pytest.raises(IntegrityError), explained("news.db"):
        raise wrapped


def test_other_errors_pass() -> None:
    with pytest.raises(ValueError, match="not mine"), explained("news.db"):
        raise ValueError("not mine")
