"""Lists, search and addressing: the same answers on both databases, whatever is typed."""

from __future__ import annotations

import made_rows as made
import pytest
from sqlmodel import Session

from claims.errors import NotFound
from claims.report.seen import ClaimSeen, DocumentSeen
from claims.services.loading import addressing
from claims.services.looking import exporting, listing, searching, showing, trail
from claims.services.looking.listing import Asked
from db import tables


@pytest.fixture
def held(session: Session) -> Session:
    made.put(
        session,
        made.event(1, "Market bombing", place="Veldmar", external_id="mb-1"),
        made.event(2, "Bridge collapse", place="Osk"),
        made.event(3, "Old bridge", merged_into=2),
        made.tally(1, 1),
        made.tally(2, 2, merged_into=1),
        made.document(1, "d1", "Officials said 16 people died at the market. A bus burned.", event_id=1),
        made.claim(
            1, 16, quote="16 people died at the market", start=15, end=43, event_id=1, tally_id=1, place="Veldmar"
        ),
        made.claim(2, 2, quote="two children", event_id=1, tally_id=1, part_of="15-43", state="draft"),
        made.claim(3, 10, quote="ten dead on the al-Hadi bridge: 1,200 fled", asserted_by="Dale Monitor", event_id=2),
    )
    return session


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["market"], [1]),
        (["MARKET", "people"], [1]),
        (["market people"], [1]),
        (["dead", "monitor"], [3]),
        (["veldmar"], [1]),
        (["nothing"], []),
        (["market", "bridge"], []),
        (["al-Hadi"], [3]),
        (["1,200"], [3]),
        (['"market"'], [1]),
        (["market*"], [1]),
        (["NOT", "market"], []),
        (["-people"], [1]),
        (["—"], []),
        (["quote:market"], []),
        ([""], []),
        (["'; DROP TABLE claim; --"], []),
        (["market\x00"], [1]),
    ],
)
def test_words_find_the_same_claims_on_both_databases(held: Session, words: list[str], found: list[int]) -> None:
    assert searching.search(held, words) == found


def test_events_and_tallies_with_their_counts_and_without_the_merged(held: Session) -> None:
    events = listing.events(held)
    assert [(row["id"], row["documents"], row["tallies"], row["claims"]) for row in events] == [
        (1, 1, 1, 2),
        (2, 0, 0, 1),
    ]
    (tally,) = listing.tallies(held)
    assert (tally["id"], tally["event"], tally["claims"]) == (1, 1, 2)
    assert listing.tallies(held, events={2}) == []


def test_counts_of_the_past_are_those_of_the_past(held: Session) -> None:
    then = held.get_one(tables.Entry, 1).at
    made.put(held, made.claim(9, event_id=2), made.event(4, "Later"))
    assert [row["claims"] for row in listing.events(held)] == [2, 2, 0]
    assert [row["claims"] for row in listing.events(held, held_at=then)] == [2, 1]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (Asked(), [1, 2, 3]),
        (Asked(event="bridge collapse"), [3]),
        (Asked(states=("draft",)), [2]),
        (Asked(text="market", event="1"), [1]),
        (Asked(tally="tally:2"), [1, 2]),
        (Asked(document="d1"), [1, 2, 3]),
        (Asked(metric="injured"), []),
    ],
)
def test_claims_are_listed_as_asked(held: Session, asked: Asked, ids: list[int]) -> None:
    assert [claim.id for claim in listing.rows(held, asked)] == ids  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("reference", "number"),
    [("1", 1), ("event:2", 2), ("mb-1", 1), ("MARKET BOMBING", 1), ("veldmar", 1), ("collapse", 2), ("3", 2)],
)
def test_an_event_is_known_by_id_external_id_label_and_words(held: Session, reference: str, number: int) -> None:
    assert addressing.event(held, reference) == number


@pytest.mark.parametrize(
    ("reference", "hint"),
    [("Market bombin", "did you mean event 1"), ("99", "claims list events"), ("%", "list events")],
)
def test_an_unknown_event_names_its_neighbours(held: Session, reference: str, hint: str) -> None:
    with pytest.raises(NotFound) as caught:
        addressing.event(held, reference + "x" if reference == "Market bombin" else reference)
    assert hint in (caught.value.hint or "")


def test_words_that_several_events_hold_ask_for_an_id(held: Session) -> None:
    made.put(held, made.event(5, "Bridge closed"))
    with pytest.raises(NotFound, match="several events"):
        addressing.event(held, "bridge")


def test_a_claim_is_shown_with_document_parts_and_trail(held: Session) -> None:
    seen = showing.look(held, "1")
    assert isinstance(seen, ClaimSeen)
    assert seen.document.id == "d1"
    assert [(words, other.id) for words, other in seen.linked] == [("holds the part", 2)]
    assert [(step.action, step.by) for step in seen.trail] == [("import", "Ida")]
    assert isinstance(showing.look(held, "document:d1"), DocumentSeen)
    assert isinstance(showing.look(held, "d1"), DocumentSeen)


def test_the_trail_tells_changes_links_and_ratings(held: Session) -> None:
    from claims.services import log

    with log.entry(held, "claim.reject", by="Bo", reason="misread") as entry:
        entry.changed("claim", ("state",), [(1, ("accepted",), ("rejected",)), (2, ("draft",), ("rejected",))])
    made.put(held, tables.Rating(claim_id=1, scale="credibility", value="3", reason="r"), action="rate")
    steps = trail.of_claim(held, 1)
    assert [step.action for step in steps] == ["import", "claim.reject", "rate"]
    assert steps[1].changes == (("state", "accepted", "rejected"),)
    assert (steps[1].by, steps[1].reason) == ("Bo", "misread")
    assert steps[2].changes == (("credibility", None, "3"),)


def test_nothing_known_names_what_is_near(held: Session) -> None:
    with pytest.raises(NotFound) as caught:
        showing.look(held, "no such thing")
    assert "claim:12" in (caught.value.hint or "")


def test_export_comes_in_parts_and_in_order(held: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "PART", 2)
    assert [claim.id for claim in exporting.claims_in_parts(held)] == [1, 2, 3]
    assert [claim.id for claim in exporting.claims_in_parts(held, states=["draft"])] == [2]
    assert [claim.id for claim in exporting.claims_in_parts(held, event="collapse")] == [3]
