"""The first screen of one event: which count leads, its ends, the reason, the dead, the warnings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from made_claims import at_least, claim, exact
from made_report import assessment, claims, estimate, event, report, resolution

from claims.model import Assessment, Cause, Finding, Relation, Status, Tally
from claims.render.glance import End, glance, main_toll, one_statement


def count(number: int, metric: str = "killed", population: str = "people", held: Any = None, **more: Any) -> Assessment:
    made = assessment(number, held, **more)
    tally = Tally(id=number, event=1, label=f"{population} {metric}", metric=metric, population=population)
    return replace(made, tally=tally)


def found(relation: Relation, cause: Cause, held: tuple[int, ...], words: str, strength: float = 1.0) -> Finding:
    return Finding(relation=relation, cause=cause, claims=held, explanation=words, strength=strength)


def test_both_ends_come_with_who_and_when() -> None:
    seen = glance(event(), report())
    assert seen.ends == (End("lowest", "10", "Hill Radio", ""), End("highest", "up to 30", "City Desk", ""))
    dated = tuple(replace(each, as_of="2031-05-02T14:10") for each in claims())
    assert glance(event(assessment(held=dated)), report()).ends[0].when == "2 May 2031, 14:10"


def test_an_open_end_is_told_by_the_furthest_figure_stated() -> None:
    held = (claim(1, at_least(16), "Monitor"), claim(2, exact(10), "Radio"), claim(3, exact(2), "Monitor",
            population="children"))  # fmt: skip
    told = estimate(high=None, high_words=None, high_claims=(), low_claims=(2,))
    ends = glance(event(assessment(held=held, estimate=told)), report()).ends
    assert [(end.name, end.words, end.who) for end in ends] == [
        ("lowest", "10", "Radio"),
        ("highest", "at least 16", "Monitor"),
    ]


def test_after_a_decision_the_ends_are_still_what_sources_state() -> None:
    decided = estimate(decided=True, low=22, best=22, high=22, low_words=None, high_words=None, low_claims=(),
                       high_claims=())  # fmt: skip
    made = assessment(estimate=decided, status=Status.RESOLVED, resolution=resolution())
    assert [(end.words, end.who) for end in glance(event(made), report()).ends] == [
        ("10", "Hill Radio"),
        ("up to 30", "City Desk"),
    ]


def test_one_figure_alone_is_not_both_ends() -> None:
    held = (claim(2, at_least(16), "Monitor"),)
    told = estimate(low=16, low_words="at least 16", high=None, high_words=None, high_claims=())
    assert [end.name for end in glance(event(assessment(held=held, estimate=told)), report()).ends] == ["lowest"]


@pytest.mark.parametrize(
    ("tallies", "leads"),
    [
        ([count(1, "injured"), count(2, "killed")], 2),
        ([count(1, "killed", "children"), count(2, "killed", "civilians")], 2),
        ([count(1, "killed", held=claims()[:1]), count(2, "killed")], 2),
        ([count(1, "injured", status=Status.AGREEMENT), count(2, "displaced")], 2),
    ],
)
def test_the_count_of_all_the_dead_leads(tallies: list[Assessment], leads: int) -> None:
    toll = main_toll(event(*tallies))
    assert toll is not None
    assert toll.tally.id == leads


def test_why_they_differ_is_the_finding_between_the_ends() -> None:
    told = (
        found(Relation.CONTRADICTS, Cause.GENUINE, (1, 2), "not this"),
        found(Relation.REPEATS, Cause.SAME_ORIGIN, (2, 3), "nor an echo"),
        found(Relation.UPDATES, Cause.AS_OF_LAG, (2, 3), "a newer count"),
    )
    assert glance(event(assessment(findings=told)), report()).why == "a newer count"
    assert glance(event(assessment(findings=told[:2])), report()).why == "not this"
    assert glance(event(assessment(findings=())), report()).why == ""


def test_who_the_dead_were() -> None:
    held = (
        *claims(),
        claim(5, exact(2, "two"), "Monitor", population="children"),
        claim(6, exact(7, "seven"), "Registry", verification="identified"),
        claim(7, exact(9), "Registry", finality="expected_to_rise"),
    )
    again = count(4, population="children", held=(held[3],))
    seen = glance(event(assessment(held=held), again, count(2, "missing", held=claims()[:1])), report())
    assert seen.dead == (
        "children: two (Monitor)",
        "identified: seven (Registry)",
        "missing: 10 to 30",
        "expected to rise, as Registry has it",
    )


def test_what_nobody_disputes() -> None:
    seen = glance(event(count(1), count(2, "injured", status=Status.AGREEMENT)), report())
    assert seen.undisputed == ("people injured: 10 to 30",)


def test_the_warnings_say_what_was_not_checked_and_what_waits() -> None:
    assert glance(event(), report()).warnings == (
        "2 claims of 3 were read by a program and checked by no person.",
        "2 drafts wait to be checked, and are not in this report.",
        "1 accepted claim is not matched to an event yet.",
    )


def test_an_event_without_a_count_is_quiet() -> None:
    seen = glance(replace(event(), tallies=()), report(drafts_waiting=0, unmatched=0))
    assert (seen.toll, seen.ends, seen.why, seen.undisputed, seen.dead) == (None, (), "", (), ())


def test_one_statement_in_a_line() -> None:
    assert one_statement(claim(1, exact(2, "two"), "Syrian Monitor")) == "two (Syrian Monitor)"
