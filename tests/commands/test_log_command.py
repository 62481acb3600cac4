"""`claims log`, as typed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from claims.services import log
from cli import app
from db.engine import open_session
from db.tables import Payload


def run(database: str, *arguments: str, code: int = 0) -> Result:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, ["--db", database, *arguments])
    assert done.exit_code == code, done.output
    return done


def rows(database: str, *arguments: str) -> Any:
    return json.loads(run(database, "log", *arguments, "--format", "json").stdout)


@pytest.fixture
def filled(database: str) -> str:
    with open_session(database) as session:
        for number, by in enumerate(["ada", "bob", "ada"], 1):
            with log.entry(session, "test.write", by=by, reason=f"reason {number}", subject=f"story {number}") as entry:
                entry.note(keys=[f"{key:032x}" for key in range(20)], count=number)
                entry.changed("claim", ["state"], [(1, ["draft"], ["accepted"])])
    return database


def test_entries_are_shown_newest_first(filled: str) -> None:
    found = rows(filled)
    assert [entry["id"] for entry in found] == [3, 2, 1]
    assert set(found[0]) == {"id", "at", "by", "action", "subject", "reason", "hash", "facts"}
    assert found[0]["facts"]["count"] == 3
    assert [entry["id"] for entry in rows(filled, "--limit", "1")] == [3]
    assert [entry["id"] for entry in rows(filled, "--by", "bob")] == [2]
    assert [entry["id"] for entry in rows(filled, "--subject", "STORY 1")] == [1]
    assert rows(filled, "--until", "2001") == []
    assert len(rows(filled, "--since", "2001", "--until", "2999-12-31")) == 3


def test_the_table_counts_long_lists(filled: str) -> None:
    shown = run(filled, "log").stdout
    assert "1 claim state" in shown
    assert "keys (20)" in shown
    assert "reason 2" in shown
    head, *lines = run(filled, "log", "--format", "csv").stdout.splitlines()
    assert head == "id,at,by,action,subject,reason,hash,what"
    assert len(lines) == 3


def test_a_whole_chain_verifies(filled: str) -> None:
    said = run(filled, "log", "--verify").stdout
    assert said.startswith("the chain holds: 3 entries, newest hash ")
    with open_session(filled) as session:
        newest = log.head(session)
        assert newest is not None
        assert newest.hash in said


def test_an_empty_log_verifies(database: str) -> None:
    assert "no entry yet" in run(database, "log", "--verify").stdout
    assert "no such entry" in run(database, "log").stdout


def test_an_erased_payload_is_called_so_and_verifies(filled: str) -> None:
    with open_session(filled) as session:
        session.delete(session.get_one(Payload, 2))
    assert "erased" in run(filled, "log", "--by", "bob").stdout
    assert rows(filled, "--by", "bob")[0]["facts"] is None
    run(filled, "log", "--verify")


def test_a_broken_chain_exits_5(filled: str) -> None:
    with open_session(filled) as session:
        session.execute(text(f"DROP TRIGGER entry_update_guard{' ON entry' if '://' in filled else ''}"))
        session.execute(text("UPDATE entry SET by = 'eve' WHERE id = 2"))
    said = run(filled, "log", "--verify", code=5).stderr
    assert "broken in 1 place:" in said
    assert "entry 2: it has been changed since it was written" in said


def test_what_is_no_date_is_refused(filled: str) -> None:
    assert "'lately' is no date" in run(filled, "log", "--since", "lately", code=2).stderr
    run(filled, "log", "--limit", "0", code=2)
