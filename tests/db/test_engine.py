"""Opening a database: what is made, what is refused, and what the refusal says."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from claims.errors import ClaimsError, DatabaseUnusable, InputRefused, StorageFailed
from claims.services import log
from db.address import Address
from db.engine import open_connection, open_session
from db.version import HEAD


def count(session: Session, table: str = "entry") -> int:
    return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def write(session: Session, subject: str = "a") -> None:
    with log.entry(session, "test", by="ada", subject=subject):
        pass


def test_what_is_written_is_there_after_a_clean_exit(database: str) -> None:
    with open_session(database) as session:
        write(session)
    with open_session(database, create=False, write=False) as session:
        assert count(session) == 1


def test_an_exception_leaves_nothing_behind(database: str) -> None:
    with pytest.raises(RuntimeError, match="half-way"), open_session(database) as session:
        write(session)
        raise RuntimeError("half-way")
    with open_session(database) as session:
        assert count(session) == 0


def test_a_rolled_back_session_takes_its_tables_along(database: str) -> None:
    with pytest.raises(RuntimeError), open_session(database) as session:
        session.execute(text("CREATE TABLE scratch (id INTEGER)"))
        raise RuntimeError
    with open_session(database) as session, pytest.raises(Exception, match="scratch"):
        session.execute(text("SELECT * FROM scratch"))


def test_the_first_use_makes_the_database_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "claims 100%?#.db"
    with open_session(str(path)) as session:
        write(session)
    assert path.exists()
    with open_session(str(path), create=False) as session:
        assert count(session) == 1


def test_an_empty_database_is_filled_by_its_first_use(empty_database: str) -> None:
    with open_session(empty_database) as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def test_opening_what_is_up_to_date_loads_no_migration_tool(database: str) -> None:
    code = (
        "import sys; from db.engine import open_session\n"
        "with open_session(sys.argv[1]) as session: session.connection()\n"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, database], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_sqlite_is_set_up_for_readers_beside_a_writer(tmp_path: Path) -> None:
    with open_session(str(tmp_path / "a.db")) as session:
        pragmas = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1, "busy_timeout": 10_000}


def test_foreign_keys_hold(session: Session) -> None:
    with pytest.raises(IntegrityError):
        session.execute(text("INSERT INTO capture VALUES (4711, 'x', '[]', 1)"))
    session.rollback()


class TestRefused:
    """Each with the sentence that a person reads."""

    def test_a_named_database_that_is_missing(self, tmp_path: Path) -> None:
        path = tmp_path / "none.db"
        with pytest.raises(DatabaseUnusable, match="no such database"), open_session(str(path), create=False):
            pass
        assert not path.exists()

    def test_a_missing_database_on_a_server(self, postgres: str) -> None:
        missing = postgres.replace("/postgres?", "/nowhere?")
        with pytest.raises(DatabaseUnusable, match="no such database on the server"), open_session(missing):
            pass

    def test_an_empty_one_for_a_command_that_only_reads(self, empty_database: str) -> None:
        if "://" not in empty_database:
            Path(empty_database).touch()
        with pytest.raises(DatabaseUnusable, match="empty"), open_session(empty_database, create=False, write=False):
            pass

    @pytest.mark.parametrize("content", [b"date,killed\n2019-05-04,3\n" * 99, b"short", b"\x00" * 5000])
    def test_a_file_that_is_no_database(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "notes.csv"
        path.write_bytes(content)
        with pytest.raises(DatabaseUnusable, match=r"notes\.csv: .*not a database"), open_session(str(path)):
            pass
        assert path.read_bytes() == content

    def test_a_damaged_file(self, tmp_path: Path) -> None:
        path = tmp_path / "a.db"
        with open_session(str(path)) as session:
            write(session)
        whole = path.read_bytes()
        path.write_bytes(whole[:4096] + b"\xff" * 8192 + whole[12288:])
        with pytest.raises(DatabaseUnusable, match="damaged"), open_session(str(path)) as session:
            session.execute(text("PRAGMA integrity_check"))
            count(session, "claim")
            write(session)

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(DatabaseUnusable, match="folder"), open_session(str(tmp_path)):
            pass

    def test_a_database_of_another_program(self, empty_database: str) -> None:
        if "://" in empty_database:
            import psycopg

            with psycopg.connect(empty_database, autocommit=True) as other:
                other.execute("CREATE TABLE songs (title text)")
        else:
            with sqlite3.connect(empty_database) as lite:
                lite.execute("CREATE TABLE songs (title text)")
            lite.close()
        with pytest.raises(DatabaseUnusable, match="another program"), open_session(empty_database):
            pass

    def test_one_that_is_newer_than_the_program(self, database: str) -> None:
        self._stand_at(database, "9999")
        with pytest.raises(DatabaseUnusable, match="newer than this program") as refused, open_session(database):
            pass
        assert refused.value.exit_code == 5

    def test_one_that_is_older_asks_to_be_upgraded(self, database: str) -> None:
        self._stand_at(database, "0001")
        with pytest.raises(DatabaseUnusable, match="older than this program") as refused, open_session(database):
            pass
        assert "claims db upgrade" in str(refused.value.hint)

    def test_a_server_that_does_not_answer(self) -> None:
        address = "postgresql://ada:secret-word@127.0.0.1:1/news"
        with pytest.raises(StorageFailed, match="does not answer") as refused, open_session(address):
            pass
        assert "secret-word" not in f"{refused.value.message} {refused.value.hint}"

    @pytest.mark.parametrize("address", ["mysql://ada:secret-word@host/news", "https://example.org/x.db", "x://", "  "])
    def test_other_kinds_of_address(self, address: str) -> None:
        with pytest.raises(InputRefused) as refused, open_session(address):
            pass
        assert "secret-word" not in f"{refused.value.message} {refused.value.hint}"

    def test_a_server_without_its_driver(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "psycopg", None)
        with pytest.raises(InputRefused) as refused, open_session("postgresql://host/news"):
            pass
        assert refused.value.hint == "pip install 'claims[postgres]'"

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(StorageFailed, match="cannot be reached"), open_session(str(tmp_path / "file" / "a.db")):
            pass

    def test_a_disk_that_is_full(self, tmp_path: Path) -> None:
        path = str(tmp_path / "a.db")
        with open_session(path) as session:
            write(session)
        with pytest.raises(StorageFailed, match="the disk is full"), open_session(path) as session:
            pages = session.execute(text("PRAGMA page_count")).scalar_one()
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
            for _ in range(200):
                write(session, "a long subject " * 500)
        with open_session(path) as session:
            assert count(session) == 1
            assert log.verify(session) == []

    @staticmethod
    def _stand_at(database: str, revision: str) -> None:
        with open_session(database) as session:
            session.execute(text("UPDATE alembic_version SET version_num = :at"), {"at": revision})


class TestWriters:
    def test_a_second_writer_waits_then_says_so(self, database: str) -> None:
        with open_session(database) as first:
            write(first)
            with (
                pytest.raises(StorageFailed, match="another program is writing"),
                open_session(database, patience=0.2) as second,
            ):
                write(second)
        with open_session(database) as session:
            assert count(session) == 1

    def test_readers_are_never_in_the_way_and_see_one_moment(self, database: str) -> None:
        with open_session(database, write=False) as reader:
            assert count(reader) == 0
            with open_session(database, patience=1) as writer:
                write(writer)
            assert count(reader) == 0
        with open_session(database, write=False) as reader:
            assert count(reader) == 1

    def test_a_session_that_has_not_begun_holds_nobody_off(self, database: str) -> None:
        with open_session(database) as idle:
            with open_session(database, patience=0.2) as writer:
                write(writer)
            assert count(idle) == 1

    def test_two_at_once_make_one_chain(self, database: str) -> None:
        failures: list[Exception] = []

        def work(name: str) -> None:
            try:
                for number in range(15):
                    with open_session(database, patience=30) as session:
                        write(session, f"{name} {number}")
            except ClaimsError as error:
                failures.append(error)

        threads = [threading.Thread(target=work, args=(name,)) for name in ("left", "right")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        with open_session(database, write=False) as session:
            assert count(session) == 30
            assert log.verify(session) == []

    def test_two_at_once_make_one_database(self, empty_database: str) -> None:
        code = "import sys; from db.engine import open_session\nwith open_session(sys.argv[1]): pass"
        both = [subprocess.Popen([sys.executable, "-c", code, empty_database]) for _ in range(2)]
        assert [one.wait() for one in both] == [0, 0]
        with open_session(empty_database) as session:
            assert count(session) == 0


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a b.db", "a b.db"),
        ("sqlite:///news.db", "news.db"),
        ("postgresql://ada:pw@host:99/news", "postgresql://ada@host:99/news"),
        ("postgres://host/news", "postgresql://host/news"),
        ("postgresql+psycopg://:pw@host/news?password=pw", "postgresql://host/news"),
    ],
)
def test_an_address_is_shown_without_its_password(given: str, shown: str) -> None:
    address = Address.parse(given)
    assert address.shown == shown
    assert (address.path is None) == ("postgres" in given)


def test_a_connection_that_only_looks_sees_what_is_there(database: str) -> None:
    with open_session(database) as session:
        write(session)
    with open_connection(database, create=False) as connection:
        assert connection.execute(text("SELECT count(*) FROM entry")).scalar() == 1


def test_a_connection_that_only_looks_misses_what_is_missing(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.db")
    with pytest.raises(DatabaseUnusable, match="no such database"), open_connection(missing, create=False):
        pass
    assert list(tmp_path.iterdir()) == []
