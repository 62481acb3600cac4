"""Damage of every kind to a SQLite file, and what `claims db check` says of it; no damage, no finding."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import Session
from typer.testing import CliRunner, Result

from claims.services import log
from claims.services.register import sourcebook
from cli import app
from db.engine import open_session

TABLE = """event,metric,figure,asserted_by,carried_by,place,occurred_from,quote,note
Market fire,killed,at least 16,Veldmar Monitor,Dale Post,Veldmar,2031-05-02,at least 16 died in the fire,first count
Market fire,killed,10,,Hill Radio,Veldmar,2031-05-02,ten died,
Bridge collapse,injured,3,Police of Osk,Dale Post,Osk,2031-06-11,three hurt,
"""
GUARDS = [f"{table}_{what}_guard" for table in ("entry", "payload", "claim") for what in ("update", "delete")]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    (folder / "claims.csv").write_text(TABLE, encoding="utf-8")
    path = folder / "claims.db"
    for words in (
        ("import", str(folder / "claims.csv")),
        ("match",),
        ("source", "rate", "Dale Post", "B", "--reason", "names its sources"),
    ):
        assert run(path, *words).exit_code == 0
    return path


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(whole, tmp_path / "claims.db"))


def run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["--db", str(path), "--by", "Ida", *words])


def behind_its_back(path: Path, *statements: str) -> None:
    raw = sqlite3.connect(path)
    for guard in GUARDS:
        raw.execute(f"DROP TRIGGER IF EXISTS {guard}")
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()


def test_nothing_is_found_where_nothing_is_wrong(copy: Path) -> None:
    checked = run(copy, "db", "check")
    assert (checked.exit_code, checked.stdout) == (0, "sound: file, links, full-text index and log\n")


DAMAGE = [
    ("UPDATE entry SET by = 'bob' WHERE id = 1", "log entry 1: it has been changed since it was written"),
    ("UPDATE entry SET at = '2001-01-01 00:00:00.000000' WHERE id = 2", "log entry 2: it is dated before the entry"),
    ("UPDATE entry SET action = 'x' WHERE id = 3", "log entry 3: it has been changed"),
    ("UPDATE entry SET previous = hash WHERE id = 2", "log entry 2: it does not follow the entry before it"),
    ("UPDATE payload SET body = replace(body, '1', '2') WHERE entry_id = 2", "log entry 2: what it noted has been"),
    ("UPDATE payload SET salt = '' WHERE entry_id = 3", "log entry 3: what it noted has been changed"),
    ("DELETE FROM entry WHERE id = 2", "log entry 3: entry 2 is missing before it"),
    ("DELETE FROM entry WHERE id = 1", "log entry 2: entry 1 is missing before it"),
    ("UPDATE claim SET quote = 'at least 61 died' WHERE id = 1", "the full-text index does not match the claims"),
    ("UPDATE claim SET asserted_by = 'Somebody' WHERE id = 2", "the full-text index does not match the claims"),
    ("DELETE FROM claim WHERE id = 3", "the full-text index does not match the claims"),
    ("DELETE FROM claim_fts_data WHERE id > 10", "full-text index"),
    ("DROP TABLE claim_fts", "the full-text index is missing"),
    ("UPDATE claim SET document_id = 99 WHERE id = 1", "claim row 1 points at document and finds nothing there"),
    ("UPDATE claim SET tally_id = 99 WHERE id = 2", "claim row 2 points at tally and finds nothing there"),
    ("UPDATE claim SET entry_id = 99 WHERE id = 2", "claim row 2 points at entry and finds nothing there"),
    ("UPDATE tally SET event_id = 99 WHERE id = 1", "tally row 1 points at event and finds nothing there"),
    ("UPDATE source SET merged_into = 99 WHERE id = 1", "source row 1 points at source and finds nothing there"),
    ("DELETE FROM source WHERE id = 1", "points at source and finds nothing there"),
    ("INSERT INTO capture VALUES (99, 'x', '[]', 1)", "capture row 99 points at document and finds nothing there"),
]


@pytest.mark.parametrize(("statement", "said"), DAMAGE, ids=[statement[:60] for statement, _ in DAMAGE])
def test_each_kind_of_damage_is_named_and_exits_5(copy: Path, statement: str, said: str) -> None:
    behind_its_back(copy, statement)
    checked = run(copy, "db", "check")
    assert checked.exit_code == 5, checked.output
    assert said in " ".join(checked.stderr.split())
    assert "restore a backup" in checked.stderr


def test_checking_changes_nothing(copy: Path) -> None:
    behind_its_back(copy, "UPDATE entry SET by = 'bob' WHERE id = 1")
    before = copy.read_bytes()
    assert run(copy, "db", "check").exit_code == 5
    assert copy.read_bytes() == before


@pytest.mark.parametrize("share", [0.15, 0.3, 0.45, 0.6, 0.75, 0.9])
def test_a_torn_page_is_never_an_unexpected_failure(copy: Path, share: float) -> None:
    content = bytearray(copy.read_bytes())
    page = int(len(content) * share) // 4096 * 4096
    content[page : page + 4096] = b"\xff" * 4096
    copy.write_bytes(content)
    for words in (("db", "check"), ("db", "info"), ("list", "--format", "json"), ("log", "--verify")):
        done = run(copy, *words)
        assert done.exit_code in (0, 5), (words, done.output, done.exception)
    assert run(copy, "db", "check").exit_code == 5


def test_a_file_that_was_cut_off_is_damaged(copy: Path) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content[: len(content) // 2])
    for words in (("db", "check"), ("list", "--format", "json")):
        done = run(copy, *words)
        assert done.exit_code == 5, done.output
        assert "damaged" in done.stderr


CHAINED = ["by", "action", "reason", "subject", "payload_hash", "previous", "hash"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    column=st.sampled_from(CHAINED),
    number=st.integers(1, 4),
    words=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12),
)
def test_no_word_of_the_log_can_be_changed_unseen(session: Session, column: str, number: int, words: str) -> None:
    if not log.entries(session):
        for name in ("Dale Post", "Hill Radio", "Osk Herald", "Veldmar Monitor"):
            sourcebook.add(session, name, by="ada", reason="named in the feed")
    for name in ("update", "delete"):
        on = "" if session.get_bind().dialect.name == "sqlite" else " ON entry"
        session.execute(text(f"DROP TRIGGER IF EXISTS entry_{name}_guard{on}"))
    quoted = session.get_bind().dialect.identifier_preparer.quote(column)
    was = session.execute(text(f"SELECT {quoted} FROM entry WHERE id = :id"), {"id": number}).scalar_one()
    assert log.verify(session) == []
    change = text(f"UPDATE entry SET {quoted} = :words WHERE id = :id")
    session.execute(change, {"words": words, "id": number})
    session.expire_all()
    found = [broken.entry for broken in log.verify(session)]
    assert (number in found) is (words != was)
    session.execute(change, {"words": was, "id": number})


def test_a_whole_database_of_rows_survives_a_copy(copy: Path, tmp_path: Path) -> None:
    assert run(copy, "db", "backup", str(tmp_path / "again.db")).exit_code == 0
    listed = run(copy, "export", "--format", "jsonl").stdout
    assert listed.count("\n") == 3
    assert run(tmp_path / "again.db", "export", "--format", "jsonl").stdout == listed
    with open_session(str(tmp_path / "again.db"), write=False) as session:
        assert log.verify(session) == []
