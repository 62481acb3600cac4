"""Events assessed from the database: what is loaded, what is left out, and what stood at a moment. Both databases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event as listening
from sqlmodel import Session, select

from claims.errors import NotFound, UsageError
from claims.model import Status
from claims.services import log
from claims.services.assessment import assessing, differing, resolving
from db import tables as t


def record(session: Session, figures: Sequence[dict[str, Any]], label: str = "Market fire") -> t.Tally:
    """An event with one tally of people killed, and a claim in a document of its own for each of the figures."""
    with log.entry(session, "test", by="tester") as entry:
        event = t.Event(label=label, place="Veldmar", entry_id=entry.id)
        session.add(event)
        session.flush()
        assert event.id is not None
        tally = t.Tally(
            event_id=event.id,
            label="People killed",
            metric="killed",
            population="people",
            basis="incident",
            entry_id=entry.id,
        )
        session.add(tally)
        session.flush()
        add(session, tally, figures, entry.id)
    return tally


def add(session: Session, tally: t.Tally, figures: Sequence[dict[str, Any]], entry: int) -> None:
    for given in figures:
        name = f"{given.get('asserted_by') or given.get('carried_by')} {given['best']} {tally.id} {entry}"
        document = t.Document(
            name=name, text="", text_sha256=name, sha256=name, entry_id=entry, event_id=tally.event_id
        )
        session.add(document)
        session.flush()
        values: dict[str, Any] = {
            "key": name,
            "document_id": document.id,
            "low": given["best"],
            "high": given["best"],
            "bound": "exact",
            "metric": "killed",
            "population": "people",
            "basis": "incident",
            "unit": "person",
            "entry_id": entry,
            "state": "accepted",
            "event_id": tally.event_id,
            "tally_id": tally.id,
        }
        session.add(t.Claim(**(values | given)))
    session.flush()


FIRE = ({"best": 4, "asserted_by": "police"}, {"best": 6, "asserted_by": "Red Star"})


def number(tally: t.Tally) -> int:
    assert tally.id is not None
    return tally.id


def test_an_event_is_assessed_with_its_documents_and_its_line(session: Session) -> None:
    tally = record(session, FIRE)
    report = assessing.assess_event(session, tally.event_id)
    assert report.line == "Four people were killed in Veldmar, police said; Red Star reported six."
    assert report.tallies[0].status is Status.CONTRADICTION
    assert len(report.event.documents) == 2
    assert [document.id for document in report.documents] == list(report.event.documents)


def test_drafts_and_rejected_claims_reach_no_report(session: Session) -> None:
    tally = record(session, [*FIRE, {"best": 900, "asserted_by": "A", "state": "draft"}])
    with log.entry(session, "test", by="tester") as entry:
        add(session, tally, [{"best": 800, "asserted_by": "B", "state": "rejected"}], entry.id)
    (assessed,) = assessing.assess_event(session, tally.event_id).tallies
    assert (assessed.estimate.high, len(assessed.claims)) == (6, 2)


def test_withheld_figures_never_move_a_public_range(session: Session) -> None:
    tally = record(session, [*FIRE, {"best": 70, "asserted_by": "insider", "handling": "off_record"}])
    (assessed,) = assessing.assess_event(session, tally.event_id).tallies
    assert assessed.estimate.high == 6
    assert "insider" not in assessed.sentence


def test_background_claims_stand_apart(session: Session) -> None:
    tally = record(session, [*FIRE, {"best": 50_000, "asserted_by": "UN", "context": True, "tally_id": None}])
    report = assessing.assess_event(session, tally.event_id)
    assert [claim.figure.best for claim in report.background] == [50_000]
    assert report.tallies[0].estimate.high == 6


def test_narrower_counts_enter_their_whole_as_parts(session: Session) -> None:
    tally = record(session, [])
    with log.entry(session, "test", by="tester") as entry:
        children = t.Tally(
            event_id=tally.event_id,
            label="Children killed",
            metric="killed",
            population="children",
            basis="incident",
            entry_id=entry.id,
        )
        session.add(children)
        session.flush()
        add(session, children, [{"best": 6, "asserted_by": "police", "population": "children"}], entry.id)
    people = {one.tally.population: one for one in assessing.assess_event(session, tally.event_id).tallies}["people"]
    assert (people.estimate.low, people.estimate.best, people.estimate.high) == (6, 6, None)


def test_an_event_that_is_not_there_is_said_to_be_missing(session: Session) -> None:
    with pytest.raises(NotFound):
        assessing.assess_event(session, 4711)


def test_one_event_alone_is_assessed_as_in_the_whole_report(session: Session) -> None:
    first = record(session, FIRE)
    record(session, [{"best": 40, "asserted_by": "police"}, {"best": 41, "asserted_by": "Red Star"}], "Bridge collapse")
    whole = assessing.assess_all(session)
    assert len(whole) == 2
    assert assessing.assess_event(session, first.event_id) == whole[0]


def test_what_was_held_then_is_assessed_as_it_stood(session: Session) -> None:
    tally = record(session, FIRE)
    before = datetime.now(UTC)
    with log.entry(session, "test", by="tester") as entry:
        add(session, tally, [{"best": 9, "asserted_by": "Ministry"}], entry.id)
    resolving.resolve(session, number(tally), best=9, reason="the ministry's list of names", by="Ida")
    then = assessing.assess_event(session, tally.event_id, held_at=before)
    now = assessing.assess_event(session, tally.event_id)
    assert (then.tallies[0].estimate.high, then.tallies[0].resolution) == (6, None)
    assert (now.tallies[0].estimate.best, now.tallies[0].status) == (9, Status.RESOLVED)


def test_a_thousand_events_take_no_query_each(session: Session) -> None:
    asked: list[str] = []
    for at in range(30):
        record(session, FIRE, f"event {at}")
    engine = session.get_bind()

    def count(*given: Any) -> None:
        asked.append(str(given[2]))

    listening.listen(engine, "before_cursor_execute", count)
    try:
        assert len(assessing.assess_all(session)) == 30
    finally:
        listening.remove(engine, "before_cursor_execute", count)
    assert len(asked) < 40


class TestResolving:
    def test_the_editors_figure_wins_with_its_reason_and_the_log_has_it(self, session: Session) -> None:
        tally = record(session, FIRE)
        resolving.resolve(session, number(tally), low=4, best=5, high=6, reason="seen the register", by="Ida")
        (assessed,) = assessing.assess_event(session, tally.event_id).tallies
        estimate = assessed.estimate
        assert (estimate.low, estimate.best, estimate.high, estimate.decided) == (4, 5, 6, True)
        assert estimate.because == "Ida: seen the register"
        assert "5" not in assessed.sentence and "five" not in assessed.sentence.casefold()
        last = log.head(session)
        assert last is not None
        assert (last.action, last.by, last.reason) == ("tally.resolve", "Ida", "seen the register")

    def test_a_claim_that_comes_later_reopens_it(self, session: Session) -> None:
        tally = record(session, FIRE)
        resolving.resolve(session, number(tally), best=6, reason="seen the register", by="Ida")
        with log.entry(session, "test", by="tester") as entry:
            add(session, tally, [{"best": 11, "asserted_by": "Ministry"}], entry.id)
        (assessed,) = assessing.assess_event(session, tally.event_id).tallies
        assert assessed.status is Status.RESOLVED_BUT_CHANGED

    def test_decisions_are_appended_and_the_latest_counts(self, session: Session) -> None:
        tally = record(session, FIRE)
        resolving.resolve(session, number(tally), best=4, reason="first", by="Ida")
        found = resolving.resolve(session, number(tally), best=6, reason="second thoughts", by="Olu")
        assert (found.best, found.by, found.reason) == (6, "Olu", "second thoughts")
        assert len(session.exec(select(t.Resolution)).all()) == 2

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"best": 4, "reason": " "}, "reason"),
            ({"reason": "because"}, "figure"),
            ({"low": 9, "best": 4, "reason": "because"}, "order"),
            ({"best": -4, "reason": "because"}, "negative"),
        ],
    )
    def test_what_cannot_be_a_decision_is_refused(self, session: Session, given: dict[str, Any], said: str) -> None:
        tally = record(session, FIRE)
        with pytest.raises(UsageError, match=said):
            resolving.resolve(session, number(tally), by="Ida", **given)
        assert session.exec(select(t.Resolution)).all() == []

    def test_a_tally_is_found_by_id_or_label_with_near_labels_suggested(self, session: Session) -> None:
        tally = record(session, FIRE)
        assert resolving.find(session, "people KILLED").id == tally.id
        assert resolving.find(session, str(tally.id)).id == tally.id
        with pytest.raises(NotFound) as missing:
            resolving.find(session, "people kiled")
        assert f"{tally.id} (People killed)" in str(missing.value.hint)
        other = record(session, FIRE, "Bridge collapse")
        with pytest.raises(NotFound) as several:
            resolving.find(session, "People killed")
        assert f"{other.id} (event {other.event_id})" in str(several.value.hint)


def test_differences_of_one_event_and_of_all(session: Session) -> None:
    record(session, FIRE)
    record(session, [{"best": 3, "asserted_by": "A"}, {"best": 90, "asserted_by": "B"}], "Bridge collapse")
    assert [row.event_label for row in differing.differences(session)] == ["Bridge collapse", "Market fire"]
    assert [row.event_label for row in differing.differences(session, events=["market fire"])] == ["Market fire"]


def test_a_brief_assessment_finds_the_same_differences(session: Session) -> None:
    record(session, FIRE)
    record(session, ({"best": 3, "asserted_by": "police"}, {"best": 3, "asserted_by": "Red Star"}), "Bridge")
    whole, brief = (assessing.assess_all(session, brief=brief) for brief in (False, True))
    for one, other in zip(whole, brief, strict=True):
        assert (other.across, other.line) == (one.across, "")
        for left, right in zip(one.tallies, other.tallies, strict=True):
            assert (right.status, right.findings, right.estimate) == (left.status, left.findings, left.estimate)
            assert (right.corroboration, right.sentence) == (left.corroboration, "")
            assert right.rules == {"range": left.rules["range"]}
