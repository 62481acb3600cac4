"""Matching in the database: ids that stay, runs that change nothing, people's words above the score. Both databases."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import pytest
from made_stories import CRASH, CRASH_AGAIN, FIRE, FIRE_AGAIN
from sqlmodel import Session, col, select

from claims.errors import InputRefused, NotFound, UsageError
from claims.model import Article, Bound, Draft, Figure, Reading, State, Verdict
from claims.services import events, explaining, history, judgements, log
from claims.services.loading import claims as claims_service
from claims.services.loading import documents as documents_service
from claims.services.matching import match
from claims.services.placing import Matched
from claims.services.recording.readings import record
from db import tables as t


def reading(name: str, text: str, *words: str, **given: Any) -> Reading:
    """An article, with a draft for each of the words that give a number of dead."""
    article = Article(id=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), **given)
    drafts = [
        Draft(
            document=name,
            figure=Figure(Bound.EXACT, 4, 4, 4, word),
            metric="killed",
            quote=word,
            start=text.index(word),
            end=text.index(word) + len(word),
        )
        for word in words
    ]
    return Reading(article=article, drafts=tuple(drafts))


def rows(*given: dict[str, Any], name: str = "table.csv") -> Reading:
    """A table of its own document, with a draft for each row."""
    article = Article(id=name, text="", sha256=hashlib.sha256(name.encode()).hexdigest())
    facts: dict[str, Any] = {"document": name, "metric": "killed"}
    drafts = [
        Draft(**(facts | {"figure": Figure(Bound.EXACT, at, at, at, str(at))} | row)) for at, row in enumerate(given, 1)
    ]
    return Reading(article=article, drafts=tuple(drafts))


def stories() -> list[Reading]:
    return [
        reading("f1", FIRE, "Four people", published="2021-03-13"),
        reading("f2", FIRE_AGAIN, "three bodies", published="2021-03-13"),
        reading("c1", CRASH, "Two students", published="2021-03-13"),
        reading("c2", CRASH_AGAIN, published="2021-03-14"),
    ]


def keep(session: Session, readings: Sequence[Reading], **given: Any) -> None:
    record(session, readings, by="tester", accept=True, **given)


def run(session: Session) -> Matched:
    return match(session, by="tester")


def homes(session: Session) -> dict[str, int | None]:
    return {document.id: document.event for document in documents_service.load(session)}


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


def test_judgements_win_now_and_later_and_the_latest_counts(session: Session) -> None:
    keep(session, stories())
    run(session)
    judgements.judge(session, "f1", "f2", Verdict.DIFFERENT, by="Ida", reason="two fires")
    run(session)
    assert homes(session)["f1"] != homes(session)["f2"]
    assert run(session).entry is None
    judgements.judge(session, "f2", "f1", Verdict.UNSURE, by="Ida")
    run(session)
    assert homes(session)["f1"] == homes(session)["f2"]


def test_a_merge_by_judgement_leaves_a_trail(session: Session) -> None:
    keep(session, stories())
    run(session)
    fire, crash = homes(session)["f1"], homes(session)["c1"]
    assert fire is not None and crash is not None
    judgements.judge(session, "f1", "c1", Verdict.SAME, by="Ida")
    judgements.judge(session, "f2", "f1", Verdict.SAME, by="Ida")
    judgements.judge(session, "c2", "c1", Verdict.SAME, by="Ida")
    assert run(session).events_retired == 1
    older, younger = sorted((fire, crash))
    assert set(homes(session).values()) == {older}
    assert session.get_one(t.Event, younger, populate_existing=True).merged_into == older


def test_contradictory_judgements_are_reported_and_stay_apart(session: Session) -> None:
    keep(session, stories())
    judgements.judge(session, "f1", "c1", Verdict.SAME, by="Ida")
    judgements.judge(session, "c1", "c2", Verdict.SAME, by="Ida")
    judgements.judge(session, "f1", "c2", Verdict.DIFFERENT, by="Ben")
    (problem,) = run(session).problems
    assert problem.message == (
        "judgements contradict one another: c1 = c2 (Ida) and c1 = f1 (Ida), but c2 ≠ f1 (Ben). "
        "Set aside: c1 = c2, c1 = f1"
    )
    home = homes(session)
    assert home["f1"] != home["c2"]
    assert home["f1"] != home["c1"], "no judgement is chosen over another: the scores decide"


def test_tallies_keep_their_ids_as_claims_come(session: Session) -> None:
    keep(session, stories()[:1])
    run(session)
    (first,) = {claim.tally for claim in claims_service.load(session)}
    keep(session, stories()[1:])
    run(session)
    fire = homes(session)["f1"]
    tallies = {claim.tally for claim in claims_service.load(session) if claim.event == fire}
    assert tallies == {first}


def test_the_reasons_of_a_pair_add_up(session: Session) -> None:
    keep(session, stories())
    run(session)
    shown = explaining.explain(session, "f1", "f2")
    total = shown[-1]
    assert total["feature"] == "score"
    assert sum(row["adds"] for row in shown[:-1]) == pytest.approx(total["adds"], abs=0.2)
    claim = next(claim for claim in claims_service.load(session) if claim.document == "c1")
    assert explaining.explain(session, "f1", f"claim:{claim.id}")[-1]["adds"] < total["adds"]


def test_one_account_has_no_pair_to_explain(session: Session) -> None:
    keep(session, stories())
    with pytest.raises(InputRefused, match="one account"):
        explaining.explain(session, "f1", "f1")


# judgements


def test_a_judgement_is_stored_with_the_lesser_name_first(session: Session) -> None:
    keep(session, stories())
    stored = judgements.judge(session, "f2", "f1", Verdict.SAME, by="Ida", reason="one fire")
    assert (stored.subject, stored.left, stored.right, stored.by) == ("document", "f1", "f2", "Ida")
    assert [one.verdict for one in judgements.in_force(session)] == [Verdict.SAME]


def test_claims_are_judged_by_id_or_key(session: Session) -> None:
    keep(session, stories())
    one, other, *_ = claims_service.load(session)
    by_id = judgements.judge(session, str(one.id), str(other.id), Verdict.DIFFERENT, by="Ida")
    by_key = judgements.judge(session, one.key, other.key[:12], Verdict.SAME, by="Ida")
    assert (by_id.left, by_id.right) == (by_key.left, by_key.right) == tuple(sorted((one.key, other.key)))
    assert [judgement.verdict for judgement in judgements.in_force(session)] == [Verdict.SAME]


def test_what_cannot_be_judged(session: Session) -> None:
    keep(session, stories())
    (one, *_) = claims_service.load(session)
    with pytest.raises(NotFound, match="f9"):
        judgements.judge(session, "f1", "f9", Verdict.SAME, by="Ida")
    with pytest.raises(InputRefused, match="the same document"):
        judgements.judge(session, "f1", "f1", Verdict.SAME, by="Ida")
    with pytest.raises(InputRefused, match="a document and"):
        judgements.judge(session, "f1", f"claim:{one.id}", Verdict.SAME, by="Ida")
    assert judgements.in_force(session) == []


# editors' merges and splits


def test_an_editor_merges_two_events_for_good(session: Session) -> None:
    keep(session, stories())
    run(session)
    older, younger = sorted({homes(session)["f1"] or 0, homes(session)["c1"] or 0})
    kept, _ = events.merge(session, str(younger), str(older), by="Ida", reason="one night")
    assert kept == older
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
