"""Copies of a database, and what is found to be wrong with one."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from claims.errors import DatabaseUnusable, InputRefused, StorageFailed
from claims.services import log
from claims.services.looking import holdings
from db.address import Address
from db.care import backup, standing, unsound
from db.engine import open_session
from db.upgrading import upgrade
from db.version import HEAD


def write(database: str, subject: str) -> None:
    with open_session(database) as session, log.entry(session, "test", by="ada", subject=subject):
        pass


def test_where_a_database_stands(database: str) -> None:
    found = standing(database)
    assert (found.revision, found.current) == (HEAD, True)
    assert found.kind == ("PostgreSQL" if "://" in database else "SQLite")
    assert found.size > 10_000


def test_an_older_one_is_told(empty_database: str) -> None:
    upgrade(Address.parse(empty_database), "0001")
    found = standing(empty_database)
    assert (found.revision, found.current) == ("0001", False)


def test_a_missing_one_is_missed(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="no such database"):
        standing(str(tmp_path / "none.db"))


def test_a_sound_database_has_no_findings(database: str) -> None:
    write(database, "one")
    with open_session(database) as session:
        assert list(unsound(session)) == []
        assert holdings.wrong(session) == []


def test_a_backup_is_a_whole_database(tmp_path: Path) -> None:
    source, target = str(tmp_path / "a.db"), tmp_path / "copies" / "b.db"
    write(source, "one")
    with open_session(source) as writer:  # an open writer is not in the way, and not in the copy
        with log.entry(writer, "test", by="ada"):
            pass
        assert backup(source, target) == target.stat().st_size
    assert [path.name for path in target.parent.iterdir()] == ["b.db"]
    with open_session(str(target), create=False) as copy:
        assert [entry.subject for entry in log.entries(copy)] == ["one"]
        assert holdings.wrong(copy) == []


def test_a_backup_while_others_write_holds_one_moment(tmp_path: Path) -> None:
    source = str(tmp_path / "a.db")
    write(source, "first")
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            write(source, "more")

    writer = threading.Thread(target=work)
    writer.start()
    try:
        for number in range(5):
            backup(source, tmp_path / f"{number}.db")
    finally:
        stop.set()
        writer.join()
    for number in range(5):
        with open_session(str(tmp_path / f"{number}.db")) as copy:
            assert log.verify(copy) == []


def test_a_backup_overwrites_nothing(tmp_path: Path) -> None:
    source, target = str(tmp_path / "a.db"), tmp_path / "b.txt"
    write(source, "one")
    target.write_text("notes")
    with pytest.raises(InputRefused, match="there is a file already"):
        backup(source, target)
    assert target.read_text() == "notes"


def test_a_backup_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    source = str(tmp_path / "a.db")
    write(source, "one")
    (tmp_path / "file").touch()
    with pytest.raises(StorageFailed, match="cannot be written"):
        backup(source, tmp_path / "file" / "b.db")


def test_a_server_is_backed_up_with_its_own_tool(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refused:
        backup("postgresql://ada:pw@host/news", tmp_path / "b.db")
    assert "pg_dump" in str(refused.value.hint)
    assert "pw" not in refused.value.message


def test_a_row_that_points_at_nothing_is_found(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    write(path, "one")
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO event (id, label, handling, entry_id) VALUES (7, 'Mill fire', 'public', 99)")
    raw.close()
    with open_session(path) as session:
        assert list(unsound(session)) == ["event row 7 points at entry and finds nothing there"]


def test_an_index_that_has_drifted_is_found(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    write(path, "one")
    with open_session(path) as session:
        session.execute(text("INSERT INTO claim_fts (rowid, quote) VALUES (5, 'words of no claim')"))
    with open_session(path) as session:
        assert list(unsound(session)) == ["the full-text index does not match the claims"]


def test_a_missing_index_on_a_server_is_found(database: str) -> None:
    if "://" not in database:
        with open_session(database) as session:
            session.execute(text("DROP TABLE claim_fts"))
        with open_session(database) as session:
            assert list(unsound(session)) == ["the full-text index is missing"]
        return
    with open_session(database) as session:
        session.execute(text("DROP INDEX ix_claim_words"))
        assert list(unsound(session)) == ["the full-text index is missing"]


def test_a_broken_chain_is_among_the_findings(database: str) -> None:
    write(database, "one")
    with open_session(database) as session:
        on = "" if "://" not in database else " ON entry"
        session.execute(text(f"DROP TRIGGER entry_update_guard{on}"))
        session.execute(text("UPDATE entry SET reason = 'another'"))
    with open_session(database) as session:
        assert holdings.wrong(session) == ["log entry 1: it has been changed since it was written"]


def test_what_a_database_holds_is_counted(database: str) -> None:
    with open_session(database) as session:
        empty = holdings.counts(session)
    assert (empty["claims"], empty["entries"], empty["newest_hash"]) == (0, 0, log.GENESIS)
    write(database, "one")
    with open_session(database) as session:
        newest = log.head(session)
        assert newest is not None
        assert holdings.counts(session)["newest_hash"] == newest.hash
