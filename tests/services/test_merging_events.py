"""An editor's merges and splits: for good, above what was judged, taken back by one another. Both databases."""

from __future__ import annotations

import pytest
from made_matching import homes, keep, reading, rows, run, stories
from made_stories import CRASH, FIRE
from sqlmodel import Session

from claims.errors import InputRefused, NotFound, UsageError
from claims.model import State, Verdict
from claims.services.judging import judgements
from claims.services.loading import claims as claims_service
from claims.services.matching import events
from db import tables as t


def test_an_editor_merges_two_events_for_good(session: Session) -> None:
    keep(session, stories())
    run(session)
    older, younger = sorted({homes(session)["f1"] or 0, homes(session)["c1"] or 0})
    kept, done = events.merge(session, str(younger), str(older), by="Ida", reason="one night")
    assert kept == older
    assert done.events_retired == 0, "the merge has retired it"
    assert set(homes(session).values()) == {older}
    assert run(session).entry is None
    assert {claim.event for claim in claims_service.load(session)} == {older}


def test_an_editor_splits_an_event_and_the_larger_part_keeps_the_id(session: Session) -> None:
    keep(session, [*stories(), reading("f3", FIRE.replace("Four", "Nine"), "Nine people", published="2021-03-13")])
    run(session)
    was = homes(session)["f1"]
    assert homes(session)["f3"] == was
    stays, taken, _ = events.split(session, str(was), ["f2"], by="Ida", reason="another fire")
    assert stays == was
    assert homes(session)["f2"] == taken != was
    assert homes(session)["f1"] == homes(session)["f3"] == was
    assert run(session).entry is None


def test_a_split_can_be_taken_back_by_a_merge(session: Session) -> None:
    keep(session, stories())
    run(session)
    was = homes(session)["f1"]
    stays, taken, _ = events.split(session, str(was), ["f2"], by="Ida", reason="another fire")
    kept, done = events.merge(session, str(taken), str(stays), by="Ida", reason="one fire after all")
    assert kept == was
    assert homes(session)["f1"] == homes(session)["f2"] == was
    assert done.problems == ()


def test_rows_of_a_table_are_split_by_claim(session: Session) -> None:
    keep(session, [rows({"event_label": "Fire"}, {"event_label": "Flood"}, {"event_label": "Fire"})])
    run(session)
    fire, flood, again = claims_service.load(session)
    assert fire.event == again.event != flood.event
    kept, _ = events.merge(session, str(fire.event), str(flood.event), by="Ida", reason="one disaster")
    assert {claim.event for claim in claims_service.load(session)} == {kept}
    stays, taken, _ = events.split(session, str(kept), [f"claim:{flood.id}"], by="Ida", reason="two after all")
    assert [claim.event for claim in claims_service.load(session)] == [stays, taken, stays]


def test_merges_and_splits_that_are_refused(session: Session) -> None:
    keep(session, [*stories(), rows({"external_id": "E1"}, {"external_id": "E2"})])
    run(session)
    fire = str(homes(session)["f1"])
    one, other = (str(claim.event) for claim in claims_service.load(session) if claim.external_id)
    with pytest.raises(InputRefused, match="external ids"):
        events.merge(session, one, other, by="Ida", reason="alike")
    with pytest.raises(InputRefused, match="the same event"):
        events.merge(session, fire, fire, by="Ida", reason="alike")
    with pytest.raises(UsageError, match="reason"):
        events.merge(session, one, fire, by="Ida", reason=" ")
    with pytest.raises(NotFound, match="does not hold"):
        events.split(session, fire, ["c1"], by="Ida", reason="apart")
    with pytest.raises(InputRefused, match="nothing would stay"):
        events.split(session, fire, ["f1", "f2"], by="Ida", reason="apart")
    with pytest.raises(NotFound):
        events.merge(session, fire, "no such event", by="Ida", reason="alike")


def test_a_merge_holds_against_what_was_judged_of_other_claims_before(session: Session) -> None:
    """The rows of one label are one account: whichever of its claims a judgement names, the merge is above it."""
    fire, flood = {"event_label": "Fire"}, {"event_label": "Flood"}
    keep(session, [rows(fire, fire, flood, flood)])
    run(session)
    claims = claims_service.load(session)
    judgements.judge(session, f"claim:{claims[1].id}", f"claim:{claims[3].id}", Verdict.DIFFERENT, by="Ben")
    run(session)
    kept, done = events.merge(session, str(claims[0].event), str(claims[2].event), by="Ida", reason="one night")
    assert done.problems == ()
    assert {claim.event for claim in claims_service.load(session)} == {kept}
    assert {one.verdict for one in judgements.in_force(session)} == {Verdict.SAME}


def test_a_split_holds_against_what_was_judged_of_claims_before(session: Session) -> None:
    keep(session, stories())
    claims = {claim.document: claim for claim in claims_service.load(session)}
    judgements.judge(session, f"claim:{claims['f1'].id}", f"claim:{claims['f2'].id}", Verdict.SAME, by="Ben")
    run(session)
    was = homes(session)["f1"]
    stays, taken, done = events.split(session, str(was), ["f2"], by="Ida", reason="another fire")
    assert done.problems == ()
    assert {homes(session)["f1"], homes(session)["f2"]} == {stays, taken}
    assert stays != taken


def test_versions_of_one_document_are_parted_by_what_each_claims(session: Session) -> None:
    """They share the document's id: a judgement on it says nothing of the two."""
    keep(session, [stories()[0], reading("f1", CRASH, "Two students", published="2021-03-13")])
    run(session)
    one, other = claims_service.load(session)
    assert one.event != other.event
    kept, done = events.merge(session, str(one.event), str(other.event), by="Ida", reason="one page of one night")
    assert done.problems == ()
    assert {claim.event for claim in claims_service.load(session)} == {kept}
    assert {one.subject for one in judgements.in_force(session)} == {"claim"}


def test_what_was_pinned_to_the_event_that_is_gone_stands_in_the_one_that_is_left(session: Session) -> None:
    keep(session, stories()[:1], event="A fire")
    keep(session, stories()[2:3], event="A crash")
    run(session)
    fire, crash = homes(session)["f1"], homes(session)["c1"]
    assert fire is not None
    kept, _ = events.merge(session, str(fire), str(crash), by="Ida", reason="one night")
    assert (kept, homes(session)) == (fire, {"f1": fire, "c1": fire})
    keep(session, stories()[3:])
    for _ in range(2):
        run(session, full=True)
        assert homes(session) == {"f1": fire, "c1": fire, "c2": fire}


def test_what_is_taken_out_stays_together_however_unlike(session: Session) -> None:
    keep(session, stories())
    run(session)
    fire, crash = homes(session)["f1"], homes(session)["c1"]
    kept, _ = events.merge(session, str(fire), str(crash), by="Ida", reason="one night")
    _, taken, _ = events.split(session, str(kept), ["f2", "c2"], by="Ida", reason="two nights")
    home = homes(session)
    assert home["f1"] == home["c1"] != home["f2"] == home["c2"] == taken


def test_a_pinned_document_is_taken_out_for_good(session: Session) -> None:
    keep(session, stories()[:1], event="A fire")
    keep(session, [*stories()[1:], reading("f3", FIRE.replace("Four", "Nine"), published="2021-03-13")])
    run(session)
    was = homes(session)["f1"]
    assert homes(session)["f2"] == homes(session)["f3"] == was
    stays, taken, done = events.split(session, str(was), ["f1"], by="Ida", reason="another fire")
    assert done.problems == ()
    assert stays == was == homes(session)["f2"], "the larger part keeps the id, whatever was pinned to it"
    assert homes(session)["f1"] == taken != was
    run(session, full=True)
    assert homes(session)["f1"] == taken


def test_a_split_holds_against_what_was_judged_of_other_rows(session: Session) -> None:
    fire, flood = {"event_label": "Fire"}, {"event_label": "Flood"}
    keep(session, [rows(fire, fire, flood, flood)])
    claims = claims_service.load(session)
    judgements.judge(session, f"claim:{claims[1].id}", f"claim:{claims[3].id}", Verdict.SAME, by="Ben")
    run(session)
    was = claims_service.load(session)[0].event
    stays, taken, done = events.split(session, str(was), [f"claim:{claims[2].id}"], by="Ida", reason="two")
    assert done.problems == ()
    assert [claim.event for claim in claims_service.load(session)] == [stays, stays, taken, taken]


def test_an_event_keeps_the_external_id_it_was_given(session: Session) -> None:
    keep(session, [rows({"external_id": "E1", "event_label": "Fire"}), *stories()])
    run(session)
    (named,) = (claim for claim in claims_service.load(session) if claim.external_id)
    events.merge(session, str(named.event), str(homes(session)["f1"]), by="Ida", reason="the table's fire")
    home = homes(session)["f1"]
    assert home == min(named.event or 0, home or 0)
    session.get_one(t.Claim, named.id).state = State.RETRACTED.value
    session.flush()
    run(session, full=True)
    assert homes(session)["f1"] == home
    assert session.get_one(t.Event, home, populate_existing=True).external_id == "E1"


def test_a_label_leads_past_an_event_that_is_gone(session: Session) -> None:
    keep(session, stories()[:1], event="A fire")
    keep(session, stories()[2:3], event="Fire, second report")
    run(session)
    fire, second = homes(session)["f1"], homes(session)["c1"]
    session.get_one(t.Event, second).label = "A fire"
    session.flush()
    events.merge(session, str(fire), str(second), by="Ida", reason="one fire")
    keep(session, stories()[3:], event="A fire")
    assert homes(session)["c2"] == fire
