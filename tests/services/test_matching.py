"""Matching in the database: ids that stay, and runs that change nothing. Both databases."""

from __future__ import annotations

from made_matching import homes, keep, reading, rows, run, stories
from sqlmodel import Session, col, select

from claims.model import State, Verdict
from claims.services import history, log
from claims.services.judging import judgements
from claims.services.loading import claims as claims_service
from claims.services.matching.placing import Matched
from db import tables as t


def test_documents_and_claims_get_their_event_and_tally(session: Session) -> None:
    keep(session, stories())
    done = run(session)
    assert (done.events, done.documents, done.claims) == (2, 4, 3)
    home = homes(session)
    assert home["f1"] == home["f2"] != home["c1"] == home["c2"]
    for claim in claims_service.load(session):
        assert claim.event == home[claim.document]
        assert claim.tally is not None


def test_a_second_run_changes_nothing_and_writes_no_entry(session: Session) -> None:
    keep(session, stories())
    first = run(session)
    assert first.entry is not None
    before = (log.head(session), homes(session))
    again = run(session)
    assert again.entry is None
    assert (again.claims_moved, again.documents_moved, again.events_made) == (0, 0, 0)
    assert (log.head(session), homes(session)) == before


def test_nothing_recorded_is_nothing_matched(session: Session) -> None:
    assert run(session) == Matched()


def test_new_documents_join_and_ids_stay(session: Session) -> None:
    keep(session, stories()[:1])
    run(session)
    was = homes(session)["f1"]
    keep(session, stories()[1:])
    run(session)
    assert homes(session)["f1"] == homes(session)["f2"] == was


def test_what_was_held_before_is_in_the_log(session: Session) -> None:
    keep(session, stories()[:1])
    run(session)
    moment = log.head(session)
    assert moment is not None
    (claim,) = claims_service.load(session)
    keep(session, stories()[1:])
    judgements.judge(session, "f1", "c1", Verdict.SAME, by="tester")
    run(session)
    past = history.overlay(session, "claim", moment.at)
    assert past.get(claim.id, {}).get("event_id", claim.event) == claim.event


def test_rejected_and_retracted_claims_stay_where_they_are(session: Session) -> None:
    keep(session, stories())
    row = session.exec(select(t.Claim).order_by(col(t.Claim.id))).first()
    assert row is not None
    row.state = State.REJECTED.value
    session.flush()
    run(session)
    assert session.get_one(t.Claim, row.id).event_id is None


def test_external_ids_join_and_keep_apart_and_name_the_event(session: Session) -> None:
    fire, other = {"external_id": "E1", "event_label": "Fire"}, {"external_id": "E2", "event_label": "Fire"}
    keep(session, [rows(fire, other, fire)])
    done = run(session)
    assert done.events == 2
    found = {claim.external_id: claim.event for claim in claims_service.load(session)}
    assert found["E1"] != found["E2"]
    stored = {event.external_id: (event.id, event.label) for event in session.exec(select(t.Event))}
    assert stored == {"E1": (found["E1"], "Fire"), "E2": (found["E2"], "Fire")}
    assert homes(session)["table.csv"] is None
    keep(session, [rows(fire | {"asserted_by": "Clinic"}, name="later.csv")])
    assert run(session).events == 2
    assert homes(session)["later.csv"] == found["E1"]


def test_a_pinned_document_stays(session: Session) -> None:
    keep(session, stories()[:1], event="A fire")
    keep(session, stories()[1:2], event="The other fire")
    run(session)
    home = homes(session)
    assert home["f1"] != home["f2"]
    labels = [session.get_one(t.Event, home[name]).label for name in ("f1", "f2")]
    assert labels == ["A fire", "The other fire"]
    assert run(session).entry is None


def test_a_pinned_event_takes_in_what_is_like_it(session: Session) -> None:
    keep(session, stories()[:1], event="Warehouse fire")
    keep(session, stories()[1:])
    run(session)
    assert homes(session)["f1"] == homes(session)["f2"]


def test_tallies_keep_their_ids_as_claims_come(session: Session) -> None:
    keep(session, stories()[:1])
    run(session)
    (first,) = {claim.tally for claim in claims_service.load(session)}
    keep(session, stories()[1:])
    run(session)
    fire = homes(session)["f1"]
    tallies = {claim.tally for claim in claims_service.load(session) if claim.event == fire}
    assert tallies == {first}


def test_what_an_editor_puts_into_an_event_leaves_it_its_id_and_its_articles(session: Session) -> None:
    """A note of a few words, like nothing else the event holds: the event is what it was, and the note goes with it."""
    keep(session, stories())
    run(session)
    was = homes(session)
    assert was["f1"] is not None
    keep(session, [reading("note", "The clinic denies it.", published="2021-03-15")], event=was["f1"])
    for _ in range(2):
        run(session)
        assert homes(session) == was | {"note": was["f1"]}
    judgements.judge(session, "note", "f1", Verdict.DIFFERENT, by="Ida")
    judgements.judge(session, "note", "f2", Verdict.DIFFERENT, by="Ida")
    run(session)
    home = homes(session)
    assert home["note"] != home["f1"] == home["f2"]
