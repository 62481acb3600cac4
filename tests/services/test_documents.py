"""Documents by id, number and event, each version a value, as they stand and as they stood."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import made_rows as made
import pytest
from sqlmodel import Session

from claims.errors import NotFound
from claims.model import Document, Handling
from claims.services import log
from claims.services.loading import documents
from db import tables


@pytest.fixture
def held(session: Session) -> Session:
    made.put(
        session,
        made.event(1, "Market bombing"),
        made.document(
            1,
            "a1",
            "First words.",
            event_id=1,
            title="One",
            outlet="Dale Post",
            retrieved=datetime(2031, 5, 2, 7, tzinfo=UTC),
        ),
        made.document(2, "a2", handling="background"),
        made.document(3, "a1", "Later words.", version=2, event_id=1),
    )
    return session


def numbers(found: list[Document]) -> list[int]:
    return [document.number for document in found]


def test_every_version_by_name_number_and_event(held: Session) -> None:
    assert numbers(documents.load(held)) == [1, 2, 3]
    assert numbers(documents.load(held, names=["a1"])) == [1, 3]
    assert numbers(documents.load(held, numbers=[2, 3])) == [2, 3]
    assert numbers(documents.load(held, events=[1])) == [1, 3]
    assert numbers(documents.load(held, events=[])) == []
    assert numbers(documents.load(held, limit=2)) == [1, 2]
    assert numbers(documents.load(held, numbers=range(2, 40_000))) == [2, 3]


def test_fields_and_times(held: Session) -> None:
    first = documents.load(held)[0]
    assert (first.id, first.text, first.title, first.outlet, first.event) == (
        "a1",
        "First words.",
        "One",
        "Dale Post",
        1,
    )
    assert first.retrieved == datetime(2031, 5, 2, 7, tzinfo=UTC)
    assert documents.load(held)[1].handling is Handling.BACKGROUND


def test_texts_stay_in_the_database_where_nobody_reads_them(held: Session) -> None:
    assert [each.text for each in documents.load(held, texts=False)] == ["", "", ""]


def test_find_gives_the_latest_version_or_the_numbered_row(held: Session) -> None:
    assert documents.find(held, "a1").number == 3
    assert documents.find(held, "2").id == "a2"
    assert documents.number_held(held) == 2
    with pytest.raises(NotFound) as caught:
        documents.find(held, "a9")
    assert "did you mean" in (caught.value.hint or "")


def test_what_was_held_then(held: Session) -> None:
    then = held.get_one(tables.Entry, 1).at
    with log.entry(held, "match", by="Ida") as entry:
        entry.changed("document", ("event_id",), [(1, (1,), (None,))])
        held.get_one(tables.Document, 1).event_id = None
    made.put(held, made.document(4, "a4", event_id=1))
    assert numbers(documents.load(held, events=[1])) == [3, 4]
    assert numbers(documents.load(held, events=[1], held_at=then)) == [1, 3]
    assert documents.load(held, held_at=then - timedelta(days=1)) == []
