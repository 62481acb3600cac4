"""What rows held at a moment in the past."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session

from claims.services import log
from claims.services.history import overlay
from db.tables import Payload


def change(session: Session, table: str, fields: Sequence[str], *rows: tuple[int, list[Any], list[Any]]) -> datetime:
    """Note a change; the moment just after it."""
    with log.entry(session, "test.change", by="ada") as entry:
        entry.changed(table, fields, rows)
    return datetime.now(UTC)


def test_nothing_changed_is_nothing_to_undo(session: Session) -> None:
    assert overlay(session, "claim", datetime(2019, 5, 4, tzinfo=UTC)) == {}
    after = change(session, "claim", ["state"], (1, ["draft"], ["accepted"]))
    assert overlay(session, "claim", after) == {}


def test_the_value_before_the_first_later_change_counts(session: Session) -> None:
    start = datetime.now(UTC)
    first = change(session, "claim", ["state"], (1, ["draft"], ["accepted"]), (2, ["draft"], ["rejected"]))
    second = change(session, "claim", ["state", "checked_by"], (1, ["accepted", None], ["retracted", "bob"]))
    assert overlay(session, "claim", start) == {1: {"state": "draft", "checked_by": None}, 2: {"state": "draft"}}
    assert overlay(session, "claim", first) == {1: {"state": "accepted", "checked_by": None}}
    assert overlay(session, "claim", second) == {}


def test_each_column_is_undone_by_itself(session: Session) -> None:
    start = datetime.now(UTC)
    change(session, "event", ["label"], (5, ["Mill fire"], ["Fire at the mill"]))
    change(session, "event", ["grade", "label"], (5, [None, "Fire at the mill"], ["confirmed", "The mill"]))
    assert overlay(session, "event", start) == {5: {"label": "Mill fire", "grade": None}}


def test_tables_are_kept_apart(session: Session) -> None:
    start = datetime.now(UTC)
    change(session, "event", ["label"], (1, ["Mill fire"], ["The mill"]))
    change(session, "claim", ["event_id"], (1, [None], [1]))
    assert overlay(session, "claim", start) == {1: {"event_id": None}}
    assert overlay(session, "tally", start) == {}


def test_two_changes_in_one_entry_come_in_their_order(session: Session) -> None:
    start = datetime.now(UTC)
    with log.entry(session, "test", by="ada") as entry:
        entry.changed("claim", ["tally_id"], [(1, [3], [4])])
        entry.changed("claim", ["tally_id"], [(1, [4], [5])])
        entry.note(text='a text that says "changes": nothing')
    assert overlay(session, "claim", start) == {1: {"tally_id": 3}}


def test_an_entry_that_only_notes_facts_changes_nothing(session: Session) -> None:
    start = datetime.now(UTC)
    with log.entry(session, "test", by="ada") as entry:
        entry.note(keys=["a", "b"], changes_seen=3)
        entry.changed("claim", ["state"], [])
    assert overlay(session, "claim", start) == {}


def test_an_erased_payload_answers_with_what_came_next(session: Session) -> None:
    start = datetime.now(UTC)
    change(session, "source", ["name"], (1, ["A protected name"], ["A resident"]))
    change(session, "source", ["name"], (1, ["A resident"], ["Resident 7"]))
    session.delete(session.get_one(Payload, 1))
    session.flush()
    assert overlay(session, "source", start) == {1: {"name": "A resident"}}


def test_a_hundred_thousand_changes_are_undone_at_once(session: Session) -> None:
    start = datetime.now(UTC)
    change(session, "claim", ["event_id", "tally_id"], *((n, [None, None], [1, 2]) for n in range(100_000)))
    began = datetime.now(UTC)
    assert len(overlay(session, "claim", start)) == 100_000
    assert (datetime.now(UTC) - began).total_seconds() < 5
