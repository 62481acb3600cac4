"""An editor's decision: what it needs, how a tally is found, and what re-opens it. Both databases."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import Session, select
from test_assessing import FIRE, add, number, record

from claims.errors import DiscrepanciesFound, NotFound, UsageError
from claims.model import Status
from claims.services import log
from claims.services.assessment import assessing, differing, resolving
from db import tables as t

REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("no reason", {"best": 4, "reason": ""}, "needs a reason"),
    ("a reason of blanks", {"best": 4, "reason": " \t\n"}, "needs a reason"),
    ("no figure", {"reason": "seen the list"}, "needs a figure"),
    ("low above best", {"low": 5, "best": 4, "reason": "seen the list"}, "out of order"),
    ("best above high", {"best": 7, "high": 6, "reason": "seen the list"}, "out of order"),
    ("low above high without best", {"low": 7, "high": 6, "reason": "seen the list"}, "out of order"),
    ("below zero", {"best": -1, "reason": "seen the list"}, "cannot be negative"),
]


@pytest.mark.parametrize(("given", "message"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_decision_without_its_grounds_is_refused_and_leaves_no_trace(
    session: Session, given: dict[str, Any], message: str
) -> None:
    tally = record(session, FIRE)
    entries = len(session.exec(select(t.Entry)).all())
    with pytest.raises(UsageError, match=message) as refused:
        resolving.resolve(session, number(tally), by="Ida", **given)
    assert refused.value.hint
    assert len(session.exec(select(t.Entry)).all()) == entries
    assert session.exec(select(t.Resolution)).all() == []


@pytest.mark.parametrize(
    "given",
    [
        {"best": 0},
        {"low": 4},
        {"high": 6},
        {"low": 4, "high": 6},
        {"low": 4, "best": 4, "high": 4},
        {"best": Decimal("4.5")},
        {"best": 10**15},
    ],
)
def test_a_decision_is_kept_as_given(session: Session, given: dict[str, Any]) -> None:
    tally = record(session, FIRE)
    resolving.resolve(session, number(tally), reason="seen the list", by="Ida", **given)
    (shown,) = assessing.assess_event(session, tally.event_id).tallies
    assert {name: getattr(shown.estimate, name) for name in ("low", "best", "high")} == {
        "low": None, "best": None, "high": None, **given,
    }  # fmt: skip
    assert shown.estimate.decided
    assert shown.estimate.rule == "editor"
    assert shown.estimate.because == "Ida: seen the list"
    assert shown.status is Status.RESOLVED
    assert not shown.rules["range"].decided


def test_a_claim_that_comes_later_opens_the_decision_again_until_it_is_taken_anew(session: Session) -> None:
    tally = record(session, FIRE)
    resolving.resolve(session, number(tally), best=6, reason="seen the list", by="Ida")
    with log.entry(session, "test", by="tester") as entry:
        add(session, tally, [{"best": 9, "asserted_by": "the mayor"}], entry.id)
    (shown,) = assessing.assess_event(session, tally.event_id).tallies
    assert (shown.status, shown.estimate.best) == (Status.RESOLVED_BUT_CHANGED, 6)
    with pytest.raises(DiscrepanciesFound, match="1 contradiction is not settled"):
        differing.refuse_unsettled(differing.differences(session))
    resolving.resolve(session, number(tally), best=9, reason="the mayor's list is longer", by="Ida")
    (shown,) = assessing.assess_event(session, tally.event_id).tallies
    assert (shown.status, shown.estimate.best) == (Status.RESOLVED, 9)
    differing.refuse_unsettled(differing.differences(session))


def test_a_claim_that_goes_opens_the_decision_again(session: Session) -> None:
    tally = record(session, FIRE)
    resolving.resolve(session, number(tally), best=6, reason="seen the list", by="Ida")
    gone = session.exec(select(t.Claim)).first()
    assert gone is not None
    gone.state = "retracted"
    session.add(gone)
    session.flush()
    (shown,) = assessing.assess_event(session, tally.event_id).tallies
    assert shown.status is Status.RESOLVED_BUT_CHANGED


def test_a_decision_on_one_tally_leaves_another_open(session: Session) -> None:
    first, second = record(session, FIRE), record(session, FIRE, label="Bridge fall")
    resolving.resolve(session, number(first), best=6, reason="seen the list", by="Ida")
    found = {report.event.id: report.tallies[0].status for report in assessing.assess_all(session)}
    assert found == {first.event_id: Status.RESOLVED, second.event_id: Status.CONTRADICTION}
    with pytest.raises(DiscrepanciesFound, match="1 contradiction is"):
        differing.refuse_unsettled(differing.differences(session))


class TestFind:
    @pytest.mark.parametrize("written", ["{0}", "tally:{0}", "tally {0}", " {0} ", "People killed", "PEOPLE  KILLED"])
    def test_a_tally_by_its_number_or_its_label(self, session: Session, written: str) -> None:
        tally = record(session, FIRE)
        assert resolving.find(session, written.format(tally.id)).id == tally.id

    @pytest.mark.parametrize(
        ("written", "hint"),
        [
            ("999", "claims list tallies"),
            ("Poeple killed", "did you mean"),
            ("nothing like it at all", "claims list tallies"),
            ("", "claims list tallies"),
            ("-1", "claims list tallies"),
            ("٣", "claims list tallies"),
        ],
    )
    def test_one_that_is_not_there_is_said_with_what_to_do(self, session: Session, written: str, hint: str) -> None:
        record(session, FIRE)
        with pytest.raises(NotFound, match="no tally") as missed:
            resolving.find(session, written)
        assert hint in str(missed.value.hint)

    def test_two_of_one_label_are_told_apart_by_number(self, session: Session) -> None:
        both = [record(session, FIRE), record(session, FIRE, label="Bridge fall")]
        with pytest.raises(NotFound, match="several tallies") as missed:
            resolving.find(session, "People killed")
        assert all(f"{tally.id} (event {tally.event_id})" in str(missed.value.hint) for tally in both)


@pytest.mark.parametrize(("sort", "first"), [("people", 1000), ("ratio", 2)])
def test_differences_are_sorted_as_named(session: Session, sort: str, first: int) -> None:
    record(session, ({"best": 2, "asserted_by": "police"}, {"best": 9, "asserted_by": "Red Star"}), "Small fire")
    record(session, ({"best": 1000, "asserted_by": "police"}, {"best": 1504, "asserted_by": "Red Star"}), "Great flood")
    assert differing.differences(session, sort=sort)[0].lowest == f"{first:,}"


def test_two_contradictions_are_counted(session: Session) -> None:
    record(session, FIRE)
    record(session, FIRE, label="Bridge fall")
    with pytest.raises(DiscrepanciesFound, match="2 contradictions are not settled"):
        differing.refuse_unsettled(differing.differences(session))


def test_a_figure_that_nobody_states_is_told_with_what_they_state(session: Session) -> None:
    tally = number(record(session, FIRE))
    said = resolving.unheard(session, tally, 3_333)
    assert said is not None
    assert f"no claim of tally {tally} says 3,333: they say " in said
    stated = assessing.assess_tally(session, resolving.find(session, str(tally))).claims[0].figure
    assert stated.words in said
    assert resolving.unheard(session, tally, stated.best or stated.low) is None
    assert resolving.unheard(session, tally, None) is None
