"""`claims db`, as typed."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from claims.services import log
from cli import app
from db.address import Address
from db.engine import open_session
from db.upgrading import upgrade
from db.version import HEAD


def run(database: str, *arguments: str, code: int = 0) -> Result:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, ["--db", database, "db", *arguments])
    assert done.exit_code == code, done.output
    return done


def write(database: str) -> None:
    with open_session(database) as session, log.entry(session, "test", by="ada"):
        pass


def test_info_says_what_it_holds(database: str) -> None:
    write(database)
    (facts,) = json.loads(run(database, "info", "--format", "json").stdout)
    assert (facts["revision"], facts["claims"], facts["entries"]) == (HEAD, 0, 1)
    assert len(facts["newest_hash"]) == 64
    assert facts["kind"] in run(database, "info").stdout


def test_an_older_database_is_named_and_upgraded(empty_database: str) -> None:
    upgrade(Address.parse(empty_database), "0001")
    assert "revision" in run(empty_database, "info").stdout
    refused = CliRunner().invoke(app, ["--db", empty_database, "log"])
    assert refused.exit_code == 5
    assert "claims db upgrade" in refused.stderr
    assert f"upgraded from revision 0001 to {HEAD}" in run(empty_database, "upgrade").stdout
    assert "up to date" in run(empty_database, "upgrade").stdout
    assert "sound" in run(empty_database, "check").stdout


@pytest.mark.parametrize("command", ["info", "upgrade", "check"])
def test_a_newer_database_is_left_alone(database: str, command: str) -> None:
    with open_session(database) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert "newer than this program" in run(database, command, code=5).stderr


@pytest.mark.parametrize("command", ["info", "upgrade", "check"])
def test_a_missing_database_is_not_made(tmp_path: Path, command: str) -> None:
    assert "no such database" in run(str(tmp_path / "none.db"), command, code=5).stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["info", "upgrade", "check"])
def test_a_text_file_is_no_database_and_stays_as_it_is(tmp_path: Path, command: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Nine people were hurt at the mill.\n" * 50)
    assert "not a database" in run(str(path), command, code=5).stderr
    assert path.read_text().startswith("Nine people")


def test_a_backup_can_be_opened(tmp_path: Path) -> None:
    source, target = str(tmp_path / "a.db"), tmp_path / "b.db"
    write(source)
    assert str(target) in run(source, "backup", str(target)).stdout
    assert "sound" in run(str(target), "check").stdout
    assert "there is a file already" in run(source, "backup", str(target), code=4).stderr


def test_a_server_names_its_own_tool(tmp_path: Path) -> None:
    said = run("postgresql://ada:secret-word@host/news", "backup", str(tmp_path / "b.db"), code=4).stderr
    assert "pg_dump" in said
    assert "secret-word" not in said


def test_a_sound_database_passes_the_check(database: str) -> None:
    write(database)
    assert run(database, "check").stdout.startswith("sound")


def test_findings_exit_5_and_are_all_listed(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    write(path)
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO event (id, label, handling, entry_id) VALUES (7, 'Mill fire', 'public', 99)")
        raw.execute("INSERT INTO claim_fts (rowid, quote) VALUES (5, 'words of no claim')")
        raw.execute("DROP TRIGGER entry_update_guard")
        raw.execute("UPDATE entry SET reason = 'another'")
    raw.close()
    said = run(path, "check", code=5).stderr
    assert "3 findings" in said
    for words in ("event row 7", "full-text index", "log entry 1"):
        assert words in said
