"""The chain of the log: what it shows, what it survives, and what it gives away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import Session, select

from claims.services import log
from db.engine import open_session
from db.tables import Entry, Payload


def write(session: Session, *subjects: str, by: str = "ada", **facts: Any) -> None:
    for subject in subjects:
        with log.entry(session, "test.write", by=by, reason=f"because of {subject}", subject=subject) as entry:
            entry.note(**facts)


def tamper(session: Session, statement: str, **values: Any) -> None:
    """Change the database behind the program's back: without its guards."""
    sqlite = session.get_bind().dialect.name == "sqlite"
    for table in ("entry", "payload"):
        for name in ("update", "delete"):
            on = "" if sqlite else f" ON {table}"
            session.execute(text(f"DROP TRIGGER IF EXISTS {table}_{name}_guard{on}"))
    if sqlite:
        session.commit()
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
    session.execute(text(statement), values)


def test_an_entry_follows_the_one_before(session: Session) -> None:
    write(session, "one", "two")
    first, second = session.exec(select(Entry).order_by(Entry.id)).all()  # type: ignore[arg-type]
    assert (first.id, first.previous) == (1, log.GENESIS)
    assert (second.id, second.previous) == (2, first.hash)
    newest = log.head(session)
    assert newest is not None
    assert newest.hash == second.hash == log.entry_hash(second)
    assert log.verify(session) == []


def test_an_empty_log_holds(session: Session) -> None:
    assert log.verify(session) == []
    assert log.head(session) is None
    assert log.entries(session) == []
    assert log.last_entry_at(session, datetime.now(UTC)) == 0


def test_a_failed_block_leaves_no_entry(session: Session) -> None:
    with pytest.raises(ValueError, match="no"), log.entry(session, "test", by="ada"):
        raise ValueError("no")
    write(session, "after")
    assert [entry.id for entry in log.entries(session)] == [1]


def test_the_salt_keeps_equal_payloads_apart(session: Session) -> None:
    write(session, "same", "same", name="a witness")
    first, second = session.exec(select(Entry)).all()
    assert first.payload_hash != second.payload_hash


@pytest.mark.parametrize(
    ("statement", "entry", "what"),
    [
        ("UPDATE entry SET reason = 'another' WHERE id = 2", 2, "has been changed"),
        ("UPDATE entry SET by = 'bob' WHERE id = 3", 3, "has been changed"),
        ("UPDATE entry SET subject = NULL WHERE id = 1", 1, "has been changed"),
        ("UPDATE entry SET hash = 'abc' WHERE id = 2", 2, "has been changed"),
        ("UPDATE payload SET body = '{}' WHERE entry_id = 2", 2, "what it noted has been changed"),
        ("UPDATE payload SET salt = 'x' WHERE entry_id = 2", 2, "what it noted has been changed"),
    ],
)
def test_a_change_behind_its_back_is_found(session: Session, statement: str, entry: int, what: str) -> None:
    write(session, "one", "two", "three", killed=9)
    tamper(session, statement)
    breaks = log.verify(session)
    assert breaks
    assert breaks[0].entry == entry
    assert what in breaks[0].what


def test_a_missing_entry_is_found(session: Session) -> None:
    write(session, "one", "two", "three", "four")
    tamper(session, "DELETE FROM payload WHERE entry_id IN (2, 3)")
    tamper(session, "DELETE FROM entry WHERE id IN (2, 3)")
    assert log.verify(session) == [log.Break(4, "entries 2 to 3 are missing before it")]


def test_a_forged_entry_breaks_the_one_after(session: Session) -> None:
    write(session, "one", "two")
    forged = session.get_one(Entry, 1)
    forged_hash = log.entry_hash(
        Entry(**{**forged.model_dump(), "by": "bob"}),
    )
    tamper(session, "UPDATE entry SET by = 'bob', hash = :hash WHERE id = 1", hash=forged_hash)
    assert log.verify(session) == [log.Break(2, "it does not follow the entry before it")]


def test_an_entry_dated_back_is_found(session: Session) -> None:
    write(session, "one", "two")
    second = session.get_one(Entry, 2)
    early = second.at - timedelta(days=400)
    new = log.entry_hash(Entry(**{**second.model_dump(), "at": early}))
    session.expunge_all()
    tamper(session, "SELECT 1")
    session.exec(  # type: ignore[call-overload]
        text("UPDATE entry SET hash = :new, at = :at WHERE id = 2").bindparams(new=new, at=_stored(session, early))
    )
    assert log.Break(2, "it is dated before the entry before it") in log.verify(session)


def _stored(session: Session, moment: datetime) -> Any:
    return f"{moment:%Y-%m-%d %H:%M:%S.%f}" if session.get_bind().dialect.name == "sqlite" else moment


def test_an_erased_payload_verifies_still(session: Session) -> None:
    write(session, "one", "two", name="a protected name")
    session.delete(session.get_one(Payload, 1))
    session.flush()
    assert log.verify(session) == []
    assert [entry.facts for entry in log.entries(session)] == [{"name": "a protected name"}, None]


def test_entries_are_found_by_time_person_and_subject(session: Session) -> None:
    write(session, "Mill fire")
    middle = datetime.now(UTC)
    write(session, "Bridge collapse 100%", by="bob")
    write(session, "Fire at the 1000 steps")
    subjects = [entry.subject for entry in log.entries(session)]
    assert subjects == ["Fire at the 1000 steps", "Bridge collapse 100%", "Mill fire"]

    def found(**which: Any) -> list[int]:
        return [entry.id for entry in log.entries(session, **which)]

    assert found(limit=2) == [3, 2]
    assert found(by="bob") == [2]
    assert found(subject="fire") == [3, 1]
    assert found(subject="100%") == [2]
    assert found(since=middle) == [3, 2]
    assert found(until=middle) == [1]
    assert log.last_entry_at(session, middle) == 1


def test_the_chain_holds_over_sessions(database: str) -> None:
    for name in ("one", "two", "three"):
        with open_session(database) as session:
            write(session, name)
    with open_session(database, write=False) as session:
        assert log.verify(session) == []
        assert len(log.entries(session)) == 3


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), st.text("\x1f\"'\\n,[]", max_size=5)
)
def test_any_words_are_chained(session: Session, reason: str, subject: str) -> None:
    with log.entry(session, "test", by=reason[:9], reason=reason, subject=subject) as entry:
        entry.note(words=reason)
    session.expire_all()
    assert log.verify(session) == []
    newest = log.entries(session, limit=1)[0]
    assert (newest.reason, newest.subject, newest.facts) == (reason, subject, {"words": reason})


def test_fields_do_not_run_into_each_other() -> None:
    at = datetime(2019, 5, 4, tzinfo=UTC)
    one = Entry(id=1, at=at, by="a", action="b\x1fc", payload_hash="p", previous="q", hash="")
    two = Entry(id=1, at=at, by="a\x1fb", action="c", payload_hash="p", previous="q", hash="")
    assert log.entry_hash(one) != log.entry_hash(two)
