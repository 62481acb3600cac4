"""Rows become claims in one place: every field, as it stands and as it stood, on both databases."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import made_rows as made
import pytest
from sqlmodel import Session, SQLModel

from claims.errors import NotFound
from claims.model import Bound, Claim, Handling, State
from claims.services import log
from claims.services.loading import claim_values, claims, columns
from db import tables


@pytest.fixture
def held(session: Session) -> Session:
    made.put(
        session,
        made.source(1, "Dale Monitor"),
        made.source(2, "Monitor of Dale", merged_into=1),
        made.source(3, "Dale Post"),
        made.event(1, "Market bombing"),
        made.event(2, "Bridge collapse"),
        made.tally(1, 1),
        made.document(1, "d1", event_id=1),
        made.document(2, "d2", event_id=2),
        made.claim(1, 16, event_id=1, tally_id=1, asserted_id=2, asserted_by="Monitor of Dale", via=["Red Wire"]),
        made.claim(2, 10, event_id=1, tally_id=1, carried_id=3, carried_by="Dale Post"),
        made.claim(3, 7, document_id=2, state="draft", metric="injured"),
    )
    return session


def ids(found: list[Claim]) -> list[int]:
    return [claim.id for claim in found]


def test_every_field_of_a_claim_comes_from_its_row(session: Session) -> None:
    given: dict[str, Any] = {
        "quote": "some say 10 to 12.5", "start": 0, "end": 4, "quote_original": "dicen", "translated_by": "Ida",
        "figure_text": "10 to 12.5", "low": Decimal("10.25"), "best": None, "high": 10**30, "bound": "range",
        "verification": "confirmed", "method": "counted", "finality": "preliminary", "includes": ["perpetrator"],
        "excludes": ["missing"], "place": "Veldmar", "when": "Friday", "occurred_from": "2031-05-02",
        "occurred_to": "2031-05-03", "as_of": "2031-05-04", "published": "2031-05-05", "part_of": "3-4",
        "context": True, "event_label": "Market", "external_id": "x1", "url": "https://dale.example", "note": "n",
        "checked_by": "Bo", "confidence": 0.75, "attribution": "relayed", "basis": "cumulative", "via": ["A", "B"],
    }  # fmt: skip
    made.put(session, made.document(1, "d1", title="A title"), made.claim(5, **given))
    (found,) = claims.load(session)
    for name, value in given.items():
        if name in ("low", "best", "high"):
            assert getattr(found.figure, name) == value
        elif name == "bound":
            assert found.figure.bound is Bound.RANGE
        elif name == "figure_text":
            assert found.figure.words == value
        else:
            assert getattr(found, name) == (tuple(value) if isinstance(value, list) else value), name
    assert (found.document, found.document_id, found.title) == ("d1", 1, "A title")
    assert (found.recorded_by, found.state, found.handling) == ("Ida", State.ACCEPTED, Handling.PUBLIC)
    assert found.recorded_at is not None
    assert abs(found.recorded_at - datetime.now(UTC)) < timedelta(minutes=5)
    filled = {each.name for each in fields(Claim) if getattr(found, each.name) not in (None, ())} - {"context"}
    linked = {"supersedes", "adds_to", "denies", "denied_by", "reliability", "credibility"}
    rest = {"event", "tally", "asserted_by", "carried_by", "asserted_id", "carried_id"}
    unstored = {"why"}  # what reading says of its drafts
    assert {each.name for each in fields(Claim)} - filled == linked | rest | unstored | {"context"}


def test_the_light_columns_are_the_tables_own() -> None:
    for table in (v for v in vars(columns).values() if hasattr(v, "c") and hasattr(v, "name")):
        real = SQLModel.metadata.tables[table.name]
        assert {column.name for column in table.c} <= {column.name for column in real.c}
    assert set(claim_values.NAMES[: claim_values.NAMES.index("document")]) == {
        column.name for column in columns.CLAIM.c
    }


def test_the_least_sure_readings_come_first_and_those_without_a_confidence_last(session: Session) -> None:
    sure = {1: 0.9, 2: None, 3: 0.2, 4: 0.9, 5: 0.55}
    made.put(session, made.document(1, "d1"), *(made.claim(n, n, confidence=c) for n, c in sure.items()))
    wanted = claims.Filter(least_sure=True)
    assert ids(claims.listing(session, wanted)) == [3, 5, 1, 4, 2]
    assert ids(claims.listing(session, wanted, limit=2)) == [3, 5]
    many = claims.Filter(least_sure=True, ids=frozenset(range(1, claim_values.LONGEST + 3)))
    assert ids(claims.listing(session, many, limit=2)) == [3, 5]  # also where the database cannot sift


def test_claims_are_loaded_by_event_document_state_and_id(held: Session) -> None:
    assert ids(claims.load(held)) == [1, 2, 3]
    assert ids(claims.load(held, ids=[3, 1])) == [1, 3]
    assert ids(claims.load(held, events=[1])) == [1, 2]
    assert ids(claims.load(held, documents=["d2"])) == ids(claims.load(held, documents=[2])) == [3]
    assert ids(claims.load(held, states=[State.DRAFT])) == [3]
    assert ids(claims.load(held, events=[])) == []
    assert ids(claims.load(held, events=[1], states=["draft"])) == []


def test_lists_longer_than_a_statement_are_sifted_all_the_same(held: Session) -> None:
    many = range(2, 40_000)
    assert ids(claims.load(held, ids=many)) == [2, 3]
    assert ids(claims.load(held, events=many)) == []
    assert ids(claims.load(held, documents=[*map(str, many), "d1"])) == [1, 2]


def test_a_merged_source_is_the_one_it_became(held: Session) -> None:
    first, second, _ = claims.load(held)
    assert (first.asserted_id, first.asserted_by) == (1, "Monitor of Dale")
    assert second.carried_id == 3
    assert claims.known_as(held, 1) == {1, 2}
    assert ids(claims.listing(held, claims.Filter(sources=claims.known_as(held, 1)))) == [1]


def test_filters_and_limit(held: Session) -> None:
    assert ids(claims.listing(held, claims.Filter(metric="injured"))) == [3]
    assert ids(claims.listing(held, claims.Filter(tallies={1}))) == [1, 2]
    assert ids(claims.listing(held, claims.Filter(), limit=2)) == [1, 2]


def test_links_are_keys_and_read_both_ways(held: Session) -> None:
    made.put(held, tables.ClaimLink(claim_id=2, kind="supersedes", other_id=1))
    made.put(held, tables.ClaimLink(claim_id=3, kind="denies", other_id=2))
    first, second, third = claims.load(held)
    assert (second.supersedes, third.denies) == (first.key, second.key)
    assert claims.linked(held, 2) == [("replaces", 1), ("is denied by", 3)]


def test_ratings_the_latest_and_the_metrics_own_first(held: Session) -> None:
    made.put(held, tables.Rating(source_id=1, scale="reliability", value="C", reason="r"))
    made.put(held, tables.Rating(source_id=2, scale="reliability", value="B", reason="r"))
    made.put(held, tables.Rating(source_id=3, scale="reliability", value="D", metric="injured", reason="r"))
    made.put(held, tables.Rating(claim_id=2, scale="credibility", value="4", reason="r"))
    made.put(held, tables.Rating(claim_id=2, scale="credibility", value="2", reason="r"))
    first, second, _ = claims.load(held)
    assert (first.reliability, first.credibility) == ("B", None)
    assert (second.reliability, second.credibility) == (None, "2")


@pytest.mark.parametrize(
    ("claim", "document", "source", "expected"),
    [
        ("public", "public", "public", Handling.PUBLIC),
        ("background", "public", "public", Handling.BACKGROUND),
        ("public", "off_record", "public", Handling.OFF_RECORD),
        ("background", "public", "protected", Handling.PROTECTED),
        ("embargo", "public", "public", Handling.EMBARGO),
    ],
)
def test_the_strictest_handling_of_claim_document_and_source_counts(
    session: Session, claim: str, document: str, source: str, expected: Handling
) -> None:
    made.put(
        session,
        made.source(1, "Voice", handling=source),
        made.document(1, "d1", handling=document),
        made.claim(1, handling=claim, asserted_id=1),
    )
    assert claims.load(session)[0].handling is expected


@pytest.mark.parametrize(("days", "expected"), [(-1, Handling.PUBLIC), (1, Handling.EMBARGO)])
def test_an_embargo_ends(session: Session, days: int, expected: Handling) -> None:
    until = datetime.now(UTC) + timedelta(days=days)
    made.put(session, made.document(1, "d1"), made.claim(1, handling="embargo", embargo_until=until))
    assert claims.load(session)[0].handling is expected


def test_what_was_held_then(held: Session) -> None:
    with log.entry(held, "match", by="Ida") as entry:
        claim = held.get_one(tables.Claim, 1)
        entry.changed("claim", ("event_id", "state"), [(1, (1, "accepted"), (2, "rejected"))])
        claim.event_id, claim.state = 2, "rejected"
    made.put(held, made.claim(4, 99, event_id=1))
    then = held.get_one(tables.Entry, 1).at
    assert ids(claims.load(held, events=[1])) == [2, 4]
    assert ids(claims.load(held, events=[1], held_at=then)) == [1, 2]
    assert claims.load(held, ids=[1], held_at=then)[0].state is State.ACCEPTED
    assert claims.load(held, ids=[1])[0].state is State.REJECTED
    assert claims.load(held, held_at=then - timedelta(days=1)) == []
    assert ids(claims.listing(held, claims.Filter(events={1}), limit=1, held_at=then)) == [1]


def test_find_by_id_and_by_the_beginning_of_a_key(held: Session) -> None:
    assert claims.find(held, "2").id == 2
    assert claims.find(held, claims.load(held)[2].key).id == 3
    made.put(held, made.claim(4, key="beef0000" + "0" * 24))
    assert claims.find(held, "BEEF").id == 4


@pytest.mark.parametrize(
    ("reference", "said"), [("99", "no claim"), ("zzzz", "no claim"), ("", "no claim"), ("aaaa", "several claims")]
)
def test_what_is_not_found_says_how_to_look(held: Session, reference: str, said: str) -> None:
    with pytest.raises(NotFound) as caught:
        claims.find(held, reference)
    assert said in caught.value.message
    assert caught.value.hint


def test_what_waits(held: Session) -> None:
    assert claims.waiting(held) == claims.Waiting(drafts=1, unmatched=0, withheld=0)
    made.put(held, made.claim(4), made.claim(5, handling="protected"), made.claim(6, state="retracted"))
    assert claims.waiting(held) == claims.Waiting(drafts=1, unmatched=2, withheld=1)
    assert claims.waiting(held, held_at=datetime.now(UTC)) == claims.waiting(held)


@pytest.mark.parametrize(
    ("merged", "ends"),
    [({}, {}), ({1: 2}, {1: 2}), ({1: 2, 2: 3}, {1: 3, 2: 3}), ({1: 2, 2: 1}, {1: 2, 2: 1})],
)
def test_merges_lead_to_their_end_and_rings_do_not_hang(merged: dict[int, int], ends: dict[int, int]) -> None:
    assert claim_values.ends_of_merges(merged) == ends
