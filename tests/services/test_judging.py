"""What people judge: above the score, kept with it, and never one chosen over another. Both databases."""

from __future__ import annotations

import pytest
from made_matching import homes, keep, reading, rows, run, stories
from made_stories import CRASH, FIRE
from sqlmodel import Session

from claims.errors import InputRefused, NotFound
from claims.model import State, Verdict
from claims.services.judging import judgements
from claims.services.loading import claims as claims_service
from claims.services.loading import documents as documents_service
from claims.services.matching import explaining
from db import tables as t


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


def test_the_reasons_of_a_pair_add_up(session: Session) -> None:
    keep(session, stories())
    run(session)
    shown = explaining.explain(session, "f1", "f2")
    total = shown[-1]
    assert total["feature"] == "score"
    assert sum(row["adds"] for row in shown[:-1]) == pytest.approx(total["adds"], abs=0.2)
    claim = next(claim for claim in claims_service.load(session) if claim.document == "c1")
    assert explaining.explain(session, "f1", f"claim:{claim.id}")[-1]["adds"] < total["adds"]


def test_the_score_of_a_pair_says_where_the_two_stand(session: Session) -> None:
    keep(session, stories())
    assert "stand" not in explaining.explain(session, "f1", "f2")[-1]["meaning"], "nothing is matched"
    run(session)
    home = homes(session)
    assert explaining.explain(session, "f1", "f2")[-1]["meaning"].endswith(f"both stand in event {home['f1']}")
    told = explaining.explain(session, "f1", "c1")[-1]["meaning"]
    assert told.endswith(f"they stand in events {home['f1']} and {home['c1']}")
    judgements.judge(session, "f1", "f2", Verdict.DIFFERENT, by="Ida")
    run(session)
    told = explaining.explain(session, "f1", "f2")[-1]["meaning"]
    assert told.endswith("a person, an external id or their other reports keep them apart")


def test_one_account_has_no_pair_to_explain(session: Session) -> None:
    keep(session, stories())
    with pytest.raises(InputRefused, match="one account"):
        explaining.explain(session, "f1", "f1")


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


@pytest.mark.parametrize("state", [State.REJECTED, State.RETRACTED])
def test_a_judgement_on_a_claim_stays_in_force_when_the_claim_counts_no_longer(session: Session, state: State) -> None:
    """It is about what the claim's rows or article tell; what is left of them is of the same event."""
    keep(session, [rows({"event_label": "Fire"}, {"event_label": "Flood"}, {"event_label": "Fire"})])
    keep(session, stories())
    fire, flood, again, *_ = claims_service.load(session)
    told = next(claim for claim in claims_service.load(session) if claim.document == "c1")
    judgements.judge(session, f"claim:{fire.id}", f"claim:{flood.id}", Verdict.SAME, by="Ida")
    judgements.judge(session, f"claim:{told.id}", f"claim:{flood.id}", Verdict.SAME, by="Ida")
    run(session)
    for number in (fire.id, told.id):
        session.get_one(t.Claim, number).state = state.value
    session.flush()
    run(session, full=True)
    stands = {claim.id: claim.event for claim in claims_service.load(session)}
    assert stands[again.id] == stands[flood.id] == homes(session)["c1"]


def test_a_judgement_on_documents_replaces_what_was_judged_of_their_claims(session: Session) -> None:
    keep(session, stories())
    run(session)
    one, other = (next(each for each in claims_service.load(session) if each.document == name) for name in ("f1", "c1"))
    judgements.judge(session, f"claim:{one.id}", f"claim:{other.id}", Verdict.SAME, by="Ida")
    assert run(session).problems == ()
    assert homes(session)["f1"] == homes(session)["c1"]
    judgements.judge(session, "f1", "c1", Verdict.DIFFERENT, by="Ben")
    assert run(session).problems == ()
    assert homes(session)["f1"] != homes(session)["c1"]
    judgements.judge(session, f"claim:{one.id}", f"claim:{other.id}", Verdict.SAME, by="Cy")
    (problem,) = run(session).problems
    assert f"claim:{min(one.key, other.key)[:8]} = claim:{max(one.key, other.key)[:8]} (Cy), but c1 ≠ f1 (Ben)" in str(
        problem
    )
    assert homes(session)["f1"] != homes(session)["c1"]


def test_judged_the_same_though_external_ids_differ_is_reported(session: Session) -> None:
    keep(session, [rows({"external_id": "E1"}, {"external_id": "E2"}, {"external_id": "E2"})])
    one, other, third = claims_service.load(session)
    judgements.judge(session, f"claim:{one.id}", f"claim:{other.id}", Verdict.SAME, by="Ida")
    (problem,) = run(session).problems
    assert "the one is of external id E1, the other of external id E2" in problem.message
    judgements.judge(session, f"claim:{one.id}", f"claim:{other.id}", Verdict.UNSURE, by="Ida")
    judgements.judge(session, f"claim:{other.id}", f"claim:{third.id}", Verdict.DIFFERENT, by="Ida")
    assert run(session).problems == (), "both are rows of one account: matching never parts them"
    stands = [claim.event for claim in claims_service.load(session)]
    assert stands[0] != stands[1] == stands[2]


def test_an_answer_is_stored_with_what_the_pair_scored(session: Session) -> None:
    keep(session, stories())
    run(session)
    scored = explaining.score(session, "f1", "f2")
    assert scored == pytest.approx(explaining.explain(session, "f1", "f2")[-1]["adds"], abs=0.01)
    assert explaining.score(session, "f2", "f1") == scored
    judgements.judge(session, "f1", "f2", Verdict.SAME, by="Ida", score=scored)
    assert [one.score for one in judgements.in_force(session)] == [scored]
    assert scored == round(scored or 0, 3)
    assert explaining.score(session, "f1", "f1") is None


def test_a_table_has_no_story_to_judge_or_to_explain(session: Session) -> None:
    keep(session, [*stories(), rows({"event_label": "Fire"})])
    with pytest.raises(InputRefused, match="no words of its own"):
        judgements.judge(session, "f1", "table.csv", Verdict.SAME, by="Ida")
    with pytest.raises(InputRefused, match="a table"):
        explaining.explain(session, "f1", "table.csv")
    assert explaining.score(session, "f1", "table.csv") is None


def test_an_update_in_place_stays_in_the_event_and_under_the_judgement(session: Session) -> None:
    keep(session, stories())
    judgements.judge(session, "f1", "c1", Verdict.SAME, by="Ida")
    run(session)
    was = homes(session)["f1"]
    keep(session, [reading("f1", FIRE.replace("Four people", "Seven people"), "Seven people", published="2021-03-13")])
    run(session)
    assert [claim.event for claim in claims_service.load(session) if claim.document == "f1"] == [was, was]
    assert homes(session)["c1"] == was


@pytest.mark.parametrize("turned", [False, True])
def test_a_judgement_on_a_document_is_on_its_latest_version(session: Session, turned: bool) -> None:
    """An address that told of the fire and then of the crash: which of the two is meant is what it tells now."""
    texts = [f"{FIRE} More follows.", f"{CRASH} More follows."][:: -1 if turned else 1]
    before, now = (reading("page", text, published="2021-03-13") for text in texts)
    keep(session, [*stories(), before])
    run(session)
    keep(session, [now])
    judgements.judge(session, "page", "f1" if turned else "c1", Verdict.DIFFERENT, by="Ida")
    run(session)
    versions = [paper.event for paper in documents_service.load(session) if paper.id == "page"]
    home = homes(session)
    fire, crash = home["f2"], home["c2"]
    assert versions[0] == (crash if turned else fire)
    assert versions[1] not in ((home["f1"],) if turned else (home["c1"],))
