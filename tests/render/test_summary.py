"""A report in numbers and lines: stamps, ends, orders, and what counts as one statement."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from made_claims import at_least, claim, exact, up_to
from made_report import NOON, assessment, claims, estimate, event, report, resolution

from claims.model import Finding, Relation, Report, Status
from claims.render import summary

ECHO = (
    claim(1, exact(9), "Monitor", carried_by="Dale Post"),
    claim(2, exact(9), "Monitor", carried_by="Hill Radio"),
)


@pytest.mark.parametrize(
    ("statuses", "resolved", "expected"),
    [
        ((Status.CONTRADICTION,), False, "undecided"),
        ((Status.AGREEMENT,), False, "undecided"),
        ((Status.RESOLVED,), True, "decided by Ida, 3 May 2031, 12:05 UTC"),
        ((Status.RESOLVED, Status.CONTRADICTION), True, "undecided"),
        ((Status.RESOLVED_BUT_CHANGED,), True, "changed since it was decided"),
    ],
)
def test_the_stamp_says_what_an_editor_has_done(statuses: tuple[Status, ...], resolved: bool, expected: str) -> None:
    tallies = [
        assessment(number, status=status, resolution=resolution() if resolved and number == 1 else None)
        for number, status in enumerate(statuses, 1)
    ]
    assert summary.stamp(event(*tallies)) == expected


def test_an_event_is_decided_while_nothing_is_open() -> None:
    decided = assessment(1, status=Status.RESOLVED, resolution=resolution())
    assert summary.is_decided(event(decided))
    assert not summary.is_decided(event(decided, assessment(2)))
    assert not summary.is_decided(event(assessment(1, status=Status.AGREEMENT)))


def test_an_event_without_a_count_has_no_toll() -> None:
    assert summary.stamp(replace(event(), tallies=())) == "toll not established"


def test_tallies_that_need_an_editor_come_first_and_single_origins_last() -> None:
    given = [Status.SINGLE_ORIGIN, Status.AGREEMENT, Status.CONTRADICTION, Status.COMPATIBLE, Status.PENDING,
             Status.RESOLVED_BUT_CHANGED, Status.CONTRADICTION, Status.RESOLVED]  # fmt: skip
    ordered = summary.ordered(event(*(assessment(number, status=status) for number, status in enumerate(given, 1))))
    assert [one.tally.id for one in ordered] == [6, 3, 7, 5, 4, 2, 8, 1]


@pytest.mark.parametrize(
    ("held", "count"),
    [
        (claims(), 3),
        (ECHO, 1),
        ((claim(1, exact(9), "A"), claim(2, exact(9), "B")), 2),
        ((claim(1, exact(9), "A"), claim(2, at_least(9), "A")), 2),
        ((claim(1, exact(9, "nine"), "A"), claim(2, exact(9, "9"), "A")), 1),
        ((claim(1, exact(2), "A"), claim(2, exact(2), "A", population="children")), 2),
        ((), 0),
    ],
)
def test_a_statement_counts_once_whoever_repeats_it(held: tuple[Any, ...], count: int) -> None:
    assert summary.statements(assessment(held=held)) == count


@pytest.mark.parametrize(
    ("held", "status", "decided", "single", "alone"),
    [
        (ECHO[:1], Status.SINGLE_ORIGIN, False, True, True),
        (ECHO, Status.SINGLE_ORIGIN, False, False, True),
        (ECHO[:1], Status.RESOLVED, True, False, False),
        (claims(), Status.CONTRADICTION, False, False, False),
        ((claim(1, exact(9), "A"), claim(2, exact(12), "A")), Status.SINGLE_ORIGIN, False, False, False),
    ],
)
def test_what_is_told_in_one_line(
    held: tuple[Any, ...], status: Status, decided: bool, single: bool, alone: bool
) -> None:
    made = assessment(held=held, status=status, resolution=resolution() if decided else None)
    assert (summary.is_single(made), summary.is_alone(made)) == (single, alone)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"low": 10, "high": 16}, "10 to 16"),
        ({"low": 10, "high": None}, "10 or more"),
        ({"low": None, "high": 30}, "up to 30"),
        ({"low": 7, "high": 7}, "7"),
        ({"low": None, "high": None, "best": None}, "no figure stands"),
        ({"low": None, "high": None, "best": 6301}, "6,301"),
    ],
)
def test_the_extent_in_words(given: dict[str, Any], said: str) -> None:
    assert summary.extent(assessment(estimate=estimate(**given))) == said


def test_the_ends_name_who_stands_there_each_once() -> None:
    held = (*claims(), claim(4, exact(10), "Hill Radio"))
    assert summary.ends(assessment(held=held, estimate=estimate(low_claims=(2, 4)))) == [
        "lowest: 10 (Hill Radio)",
        "highest: up to 30 (City Desk)",
    ]


def test_an_end_whose_claim_is_not_here_has_no_name() -> None:
    assert summary.ends(assessment(held=(), estimate=estimate())) == ["lowest: 10", "highest: up to 30"]


@pytest.mark.parametrize(
    ("waits", "said"),
    [
        ({"drafts_waiting": 0, "unmatched": 0}, []),
        ({"drafts_waiting": 1, "unmatched": 0}, ["1 draft waits to be checked, and is not in this report."]),
        ({"drafts_waiting": 1200, "unmatched": 0}, ["1,200 drafts wait to be checked, and are not in this report."]),
        ({"drafts_waiting": 0, "unmatched": 2}, ["2 accepted claims are not matched to an event yet."]),
        (
            {"drafts_waiting": 0, "unmatched": 0, "withheld": 1},
            ["1 claim is withheld (embargo, background, off the record or protected) and moved nothing here."],
        ),
    ],
)
def test_what_waits_is_a_sentence(waits: dict[str, int], said: list[str]) -> None:
    assert summary.waiting(report(**waits)) == said


def test_counts_tell_undecided_from_decided() -> None:
    made = report(event(assessment(1), assessment(2, status=Status.RESOLVED), assessment(3, status=Status.PENDING)))
    counted = summary.counts(made)
    assert (counted.events, counted.tallies, counted.contradictions) == (1, 3, 1)
    assert (counted.undecided, counted.decided, counted.without_figure) == (2, 1, 0)
    assert summary.counts(Report(generated_at=NOON, events=())).events == 0


def test_claims_that_nobody_checked_are_counted_once() -> None:
    assert summary.unchecked(report()) == 2
    assert summary.unchecked(report(event(assessment(1), assessment(2)))) == 2


def test_disputes_come_most_urgent_first_and_leave_single_claims_out() -> None:
    made = report(event(assessment(1, status=Status.AGREEMENT), assessment(2), assessment(3, held=ECHO[:1])))
    assert [one.tally.id for _, one in summary.disputes(made)] == [2, 1]


def test_further_relations_are_counted_by_kind() -> None:
    found = [Finding(relation=Relation.REPEATS, cause=None, claims=(1,), explanation="x")] * 3
    assert summary.more(found) == "repeats (3)"


@pytest.mark.parametrize(
    ("given", "who"),
    [
        ({"by": "Monitor", "carried_by": "Post"}, "Monitor"),
        ({"by": None, "carried_by": "Post"}, "Post"),
        ({"by": None}, "a report that names no source"),
    ],
)
def test_the_speaker(given: dict[str, Any], who: str) -> None:
    assert summary.speaker(claim(1, up_to(3), **given)) == who
