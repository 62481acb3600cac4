"""The migrations: what they make is what the tables say, rows survive them, and half of one leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Connection, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from claims.services.register import sources
from db import search
from db.address import Address
from db.connecting import connect
from db.engine import open_session, revision
from db.upgrading import MIGRATIONS, config, upgrade
from db.version import HEAD, KNOWN


@contextmanager
def connected(database: str) -> Iterator[Connection]:
    engine = connect(Address.parse(database), create=True, write=True)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def standing(database: str) -> str | None:
    with connected(database) as connection:
        return revision(connection)


OLD_ROWS = (
    "INSERT INTO entry VALUES (1, '2020-01-01 00:00:00+00:00', 'ada', 'import', NULL, NULL, 'p', 'q', 'h')",
    "INSERT INTO source (id, name, kind, handling, entry_id) VALUES (1, 'Ostrava Courier', 'outlet', 'public', 1)",
    "INSERT INTO document (id, name, version, media_type, text, text_sha256, sha256, kind, handling, entry_id)"
    " VALUES (1, 'd1', 1, 'text/plain', 'Nine hurt', 'x', 'x', 'article', 'public', 1)",
    'INSERT INTO claim (id, "key", document_id, quote, figure_text, low, bound, metric, population, basis, unit,'
    " asserted_id, via, attribution, includes, excludes, context, entry_id, state, handling) VALUES (1, 'k1', 1,"
    " 'Nine hurt at the Čapek mill', 'Nine', 9, 'exact', 'injured', 'people', 'incident', 'person', 1, '[]', 'stated',"
    " '[]', '[]', '0', 1, 'draft', 'public')",
)


def test_the_list_of_known_migrations_is_that_of_the_folder() -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    assert [made.revision for made in reversed(list(script.walk_revisions()))] == list(KNOWN)
    assert script.get_current_head() == HEAD


def test_the_tables_are_what_the_migrations_make(empty_database: str) -> None:
    upgrade(Address.parse(empty_database))
    with connected(empty_database) as connection:
        command.check(config(connection))


def test_the_comparison_sees_a_difference(database: str) -> None:
    with connected(database) as connection, pytest.raises(Exception, match="New upgrade operations"):
        connection.execute(text("DROP INDEX ix_claim_asserted_id"))
        command.check(config(connection))


def test_the_checks_are_those_of_the_tables(database: str) -> None:
    with connected(database) as connection:
        look = inspect(connection)
        for name, table in SQLModel.metadata.tables.items():
            declared = {str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)}
            assert {str(check["name"]) for check in look.get_check_constraints(name)} == declared


CLOSED = sorted(
    (table, str(check.name).removeprefix(f"ck_{table}_"))
    for table in ("claim", "document", "claim_link", "correction", "judgement", "rating_list")
    for check in SQLModel.metadata.tables[table].constraints
    if isinstance(check, CheckConstraint)
)


@pytest.mark.parametrize(("table", "column"), CLOSED)
def test_a_closed_list_holds_the_same_values_in_both(database: str, table: str, column: str) -> None:
    checks = SQLModel.metadata.tables[table].constraints
    declared = next(str(c.sqltext) for c in checks if isinstance(c, CheckConstraint) and str(c.name).endswith(column))
    with connected(database) as connection:
        made = inspect(connection).get_check_constraints(table)
    found = next(str(check["sqltext"]) for check in made if check["name"] == f"ck_{table}_{column}")
    assert set(found.split("'")[1::2]) == set(declared.split("'")[1::2])


def test_rows_of_the_first_version_survive_and_can_be_searched(empty_database: str) -> None:
    address = Address.parse(empty_database)
    upgrade(address, "0001")
    assert standing(empty_database) == "0001"
    with connected(empty_database) as connection:
        for statement in OLD_ROWS:
            connection.execute(text(statement))
        connection.commit()
    upgrade(address)
    with open_session(empty_database) as session:
        assert session.execute(text("SELECT quote, low FROM claim")).all() == [("Nine hurt at the Čapek mill", 9)]
        assert [source.name for source in sources.all(session)] == ["Ostrava Courier"]
        assert found(session, "mill") == [1]


def test_a_second_upgrade_changes_nothing(database: str) -> None:
    upgrade(Address.parse(database))
    assert standing(database) == HEAD


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = Address.parse(empty_database)
    upgrade(address, "0001")

    def fail_after(connection: Connection, *_: object) -> None:
        original(connection, *_)
        raise RuntimeError("no more power")

    original: Callable[..., Any] = command.upgrade
    with monkeypatch.context() as patch, pytest.raises(RuntimeError, match="no more power"):
        patch.setattr(command, "upgrade", fail_after)
        upgrade(address)
    assert standing(empty_database) == "0001"
    with connected(empty_database) as connection:
        assert "claim_fts" not in inspect(connection).get_table_names()
    upgrade(address)
    assert standing(empty_database) == HEAD


def test_a_first_use_that_is_killed_recovers(empty_database: str) -> None:
    code = (
        "import os, signal, sys\n"
        "from alembic import command\n"
        "from db import upgrading\n"
        "from db.address import Address\n"
        "def die(*given):\n"
        "    original(*given)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "original = command.upgrade\n"
        "upgrading.command.upgrade = die\n"
        "upgrading.upgrade(Address.parse(sys.argv[1]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, empty_database], env=os.environ, check=False)
    assert done.returncode == -signal.SIGKILL
    with open_session(empty_database) as session:
        assert session.execute(text("SELECT count(*) FROM claim")).scalar() == 0


def test_rows_that_point_at_nothing_stop_an_upgrade(tmp_path: Any) -> None:
    import sqlite3

    from claims.errors import DatabaseUnusable

    path = str(tmp_path / "a.db")
    upgrade(Address.parse(path), "0001")
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO source (id, name, kind, handling, entry_id) VALUES (1, 'a', 'x', 'public', 77)")
    raw.close()
    with pytest.raises(DatabaseUnusable, match="table source has rows that point at nothing"):
        upgrade(Address.parse(path))
    assert standing(path) == "0001"


class TestGuards:
    """What a source said, and the log, cannot be edited, whoever tries."""

    @pytest.fixture
    def rows(self, database: str) -> str:
        with connected(database) as connection:
            for statement in (
                *OLD_ROWS,
                "INSERT INTO payload VALUES (1, 's', '{}')",
                "INSERT INTO capture VALUES (1, 'x', '[]', 1)",
                "INSERT INTO judgement VALUES (1, 'claim', 'a', 'b', 'same', NULL, NULL, 1)",
                "INSERT INTO rating VALUES (1, 1, NULL, NULL, 'reliability', 'B', NULL, 'why', 1)",
                "INSERT INTO event (id, label, handling, entry_id) VALUES (1, 'Mill fire', 'public', 1)",
                "INSERT INTO tally (id, event_id, label, metric, population, basis, entry_id)"
                " VALUES (1, 1, 'Hurt', 'injured', 'people', 'incident', 1)",
                "INSERT INTO resolution VALUES (1, 1, 9, 9, 9, 'why', '[]', 1, NULL, NULL)",
                "INSERT INTO claim_link VALUES (1, 1, 'denies', 1, NULL, 1)",
            ):
                connection.execute(text(statement))
            connection.commit()
        return database

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE claim SET quote = 'Ninety hurt'",
            "UPDATE claim SET low = 90",
            "UPDATE claim SET asserted_by = 'somebody else'",
            "UPDATE claim SET asserted_id = NULL",
            "UPDATE claim SET entry_id = 1",
            "UPDATE claim SET note = 'x', state = 'accepted'",
            "DELETE FROM claim",
            "UPDATE entry SET reason = 'better'",
            "DELETE FROM entry",
            "UPDATE payload SET body = '{}'",
            "UPDATE document SET text = 'Ninety hurt'",
            "UPDATE document SET published = '2020'",
            "DELETE FROM document",
            "UPDATE capture SET content = 'y'",
            "DELETE FROM capture",
            "UPDATE judgement SET verdict = 'different'",
            "DELETE FROM judgement",
            "UPDATE rating SET value = 'A'",
            "DELETE FROM rating",
            "UPDATE resolution SET reason = 'y'",
            "DELETE FROM resolution",
            "UPDATE claim_link SET kind = 'adds_to'",
            "DELETE FROM claim_link",
        ],
    )
    def test_refuse(self, rows: str, statement: str) -> None:
        with connected(rows) as connection, pytest.raises(DBAPIError, match="is never edited in place"):
            connection.execute(text(statement))

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE claim SET state = 'accepted', checked_by = 'ada', handling = 'embargo', event_id = 1, tally_id = 1",
            "UPDATE document SET event_id = 1, handling = 'background', archive_url = 'https://archive.example/1'",
            "UPDATE event SET label = 'Fire at the mill'",
            "UPDATE tally SET label = 'People hurt'",
            "UPDATE source SET owner = 'Courier Group'",
            "DELETE FROM payload",
        ],
    )
    def test_let_standing_change_and_payloads_be_erased(self, rows: str, statement: str) -> None:
        with connected(rows) as connection:
            assert connection.execute(text(statement)).rowcount == 1

    def test_nothing_is_truncated_on_a_server(self, rows: str) -> None:
        if "://" not in rows:
            rows_are_deleted_one_by_one = "DELETE FROM claim"
            with connected(rows) as connection, pytest.raises(DBAPIError, match="never edited"):
                connection.execute(text(rows_are_deleted_one_by_one))
            return
        with connected(rows) as connection, pytest.raises(DBAPIError, match="never edited"):
            connection.execute(text("TRUNCATE claim CASCADE"))


def test_the_search_expressions_are_those_the_migration_made(database: str) -> None:
    with connected(database) as connection:
        if connection.dialect.name == "sqlite":
            made = connection.execute(text(f"SELECT * FROM {search.FTS}")).keys()
            assert tuple(made) == search.COLUMNS
        else:
            connection.execute(text("SET enable_seqscan = off"))
            query = f"EXPLAIN SELECT id FROM claim WHERE {search.VECTOR} @@ plainto_tsquery('simple', 'mill')"
            assert "ix_claim_words" in "\n".join(connection.execute(text(query)).scalars())


def found(session: Any, word: str) -> list[int]:
    if session.get_bind().dialect.name == "sqlite":
        query = f"SELECT rowid FROM {search.FTS} WHERE {search.FTS} MATCH :word"
    else:
        query = f"SELECT id FROM claim WHERE {search.VECTOR} @@ plainto_tsquery('simple', :word)"
    return list(session.execute(text(query), {"word": word}).scalars())
