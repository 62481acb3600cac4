"""Claims retracted, denied and replaced, and each of it undone: what is stored, and what reports make of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from made_rows import claim, event, put
from sqlmodel import Session, select

from claims.errors import ClaimsError, InputRefused, NotFound, UsageError
from claims.model import Act, Assessment, Attribution, State, Status
from claims.services import log
from claims.services.assessment.assessing import assess_event
from claims.services.loading import claims, corrections
from claims.services.looking import trail
from claims.services.matching import full_match
from claims.services.recording import adding, correcting
from db import tables as t


@pytest.fixture
def fire(session: Session) -> Session:
    """A fire with three counts: the clinic's 12 (claim 1), the police's 9 (2) and the clinic's later 14 (3)."""
    here = {"metric": "killed", "event_label": "Mill fire", "place": "Osk", "occurred_from": "2031-05-01"}
    for best, who, url in ((12, "Vell Clinic", "a1"), (9, "Osk police", "a2"), (14, "Vell Clinic", "a2")):
        page = f"https://{url}.example/"
        adding.add_claim(
            session, here | {"event": "Mill fire", "best": str(best), "asserted_by": who, "url": page}, by="Ida"
        )
    full_match.match(session, by="Ida")
    return session


def report(session: Session, held_at: datetime | None = None) -> Assessment:
    (found,) = assess_event(session, 1, held_at=held_at).tallies
    return found


def state(session: Session, number: int) -> State:
    return claims.find(session, str(number)).state


def test_a_retracted_claim_leaves_the_report_and_stays_readable(fire: Session) -> None:
    done = correcting.retract(fire, ["1"], by="Ida", reason="misread")
    assert [(one.id, one.state) for one in done.claims] == [(1, State.RETRACTED)]
    assert [one.id for one in report(fire).claims] == [2, 3]
    (step,) = [step for step in trail.of_claim(fire, 1) if step.action == "claim.retract"]
    assert (step.by, step.reason, step.changes) == ("Ida", "misread", (("state", "accepted", "retracted"),))


def test_a_whole_document_is_retracted_at_once(fire: Session) -> None:
    correcting.retract(fire, ["document:https://a2.example/", "3"], by="Ida", reason="the outlet withdrew it")
    assert [state(fire, number) for number in (1, 2, 3)] == [State.ACCEPTED, State.RETRACTED, State.RETRACTED]
    assert report(fire).status is Status.SINGLE_ORIGIN
    correcting.undo(fire, Act.RETRACT, ["document:https://a2.example/"], by="Ida", reason="restored")
    assert state(fire, 2) is State.ACCEPTED


def test_a_replaced_claim_is_history_and_moves_nothing(fire: Session) -> None:
    correcting.supersede(fire, "2", "3", by="Ida", reason="the police go by the clinic")
    found = report(fire)
    assert [one.id for one in found.claims] == [1, 2, 3]
    assert 2 not in found.estimate.low_claims and found.estimate.low != 9
    assert claims.find(fire, "3").supersedes == claims.find(fire, "2").key
    assert claims.linked(fire, 2) == [("is replaced by", 3)]


def test_a_denial_is_a_claim_of_its_own_that_strikes_what_it_denies(fire: Session) -> None:
    said = {"published": "2031-05-04", "quote": "We never gave a figure of 12."}
    done = correcting.deny(fire, "1", by="Ida", reason="told us by phone", said=said)
    assert done.other is not None
    denial = claims.find(fire, str(done.other.id))
    assert (denial.attribution, denial.asserted_by, denial.figure.stated) == (Attribution.DENIED, "Vell Clinic", 12)
    assert (denial.event, denial.tally, denial.quote) == (1, 1, "We never gave a figure of 12.")
    found = report(fire)
    assert {1, denial.id} <= {one.id for one in found.claims}
    assert found.estimate.high == 14 and found.estimate.low == 9
    assert any(finding.cause == "misattribution" for finding in found.findings)
    assert claims.find(fire, "1").denied_by == denial.key


def test_a_denial_recorded_elsewhere_strikes_across_events(fire: Session) -> None:
    put(fire, event(2, "Another fire"), claim(9, 40, attribution="denied", event_id=2, document_id=2))
    correcting.deny(fire, "2", by="Ida", reason="claim 9 is the denial", other="9")
    assert report(fire).estimate.low == 12
    correcting.retract(fire, ["9"], by="Ida", reason="that was another figure")
    assert claims.find(fire, "2").denied_by is None
    assert report(fire).estimate.low == 9


@pytest.mark.parametrize("act", [Act.RETRACT, Act.DENY, Act.SUPERSEDE])
def test_an_undo_is_a_row_of_its_own_and_the_claim_stands_as_before(fire: Session, act: Act) -> None:
    before = report(fire)
    for _ in range(2):  # what was undone can be done again, and undone again
        correct(fire, act)
        assert report(fire).estimate != before.estimate
        correcting.undo(fire, act, ["2"], by="Bo", reason="a mistake")
        assert report(fire).estimate == before.estimate
        assert [one.id for one in report(fire).claims] == [1, 2, 3]
    rows = corrections.of_claims(fire, [2])
    assert [(one.act, one.undone) for one in rows if one.claim == 2] == [(act, True), (Act.UNDO, False)] * 2
    assert not log.verify(fire)


def correct(session: Session, act: Act, number: str = "2") -> None:
    if act is Act.RETRACT:
        correcting.retract(session, [number], by="Ida", reason="misread")
    elif act is Act.DENY:
        correcting.deny(session, number, by="Ida", reason="told us by phone")
    else:
        correcting.supersede(session, number, "1" if number == "3" else "3", by="Ida", reason="corrected")


def test_what_stands_is_what_no_row_has_taken_back(fire: Session) -> None:
    correct(fire, Act.SUPERSEDE)
    correct(fire, Act.RETRACT)
    correcting.undo(fire, Act.SUPERSEDE, ["2"], by="Ida", reason="x")
    assert state(fire, 2) is State.RETRACTED
    correcting.undo(fire, Act.RETRACT, ["2"], by="Ida", reason="x")
    assert state(fire, 2) is State.ACCEPTED


def test_a_draft_is_a_draft_again(fire: Session) -> None:
    put(fire, claim(7, 3, state="draft", event_id=1, tally_id=1))
    correct(fire, Act.RETRACT, "7")
    correcting.undo(fire, Act.RETRACT, ["7"], by="Ida", reason="x")
    assert state(fire, 7) is State.DRAFT


def test_the_past_knows_nothing_of_later_corrections(fire: Session) -> None:
    moment = log.head(fire)
    assert moment is not None
    then = moment.at.replace(tzinfo=UTC) if moment.at.tzinfo is None else moment.at
    before = report(fire)
    correct(fire, Act.DENY)
    correct(fire, Act.SUPERSEDE, "3")
    past = report(fire, held_at=then)
    assert (past.estimate, [one.id for one in past.claims]) == (before.estimate, [1, 2, 3])
    assert claims.find(fire, "2", held_at=then).denied_by is None
    assert claims.linked(fire, 3, held_at=then) == []


REFUSED = [
    (lambda s: correcting.retract(s, ["1"], by="x", reason=" "), UsageError, "a reason is required"),
    (lambda s: correcting.retract(s, ["77"], by="x", reason="y"), NotFound, "77"),
    (lambda s: correcting.supersede(s, "1", "1", by="x", reason="y"), InputRefused, "cannot be corrected by itself"),
    (lambda s: correcting.undo(s, Act.DENY, ["1"], by="x", reason="y"), InputRefused, "claim 1 is not denied"),
    (lambda s: correcting.deny(s, "5", by="x", reason="y"), UsageError, "nobody is named in claim 5"),
]


@pytest.mark.parametrize(("doing", "error", "words"), REFUSED, ids=[words for *_, words in REFUSED])
def test_what_makes_no_sense_is_refused_and_leaves_no_row(fire, doing, error: type[ClaimsError], words: str) -> None:  # type: ignore[no-untyped-def]
    put(fire, claim(5, 3))
    with pytest.raises(error, match=words):
        doing(fire)
    assert fire.exec(select(t.Correction)).all() == []


def test_the_same_twice_is_refused_with_who_did_it(fire: Session) -> None:
    for act in (Act.SUPERSEDE, Act.DENY, Act.RETRACT):
        correct(fire, act)
        with pytest.raises(InputRefused, match="already, by Ida"):
            correct(fire, act)
    correct(fire, Act.RETRACT, "1")
    with pytest.raises(InputRefused, match="claim 1 is retracted"):
        correct(fire, Act.SUPERSEDE, "1")
    with pytest.raises(InputRefused, match="claim 2 is retracted itself"):
        correcting.supersede(fire, "3", "2", by="Ida", reason="x")
