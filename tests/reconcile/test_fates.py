"""Shot, then died: who is told as hurt and is dead by the same event is counted once."""

from __future__ import annotations

import time
from typing import Any

import pytest
from made_claims import claim, exact, tally
from made_tallies import Row, table

from claims.model import Cause, Claim, Status
from claims.reconcile.ages import ages, without_ages
from claims.reconcile.assess import assess
from claims.reconcile.fates import dead_since
from claims.reconcile.origins import SourceBook
from claims.reconcile.persons import person

CASES = table(__file__, "fates.toml")
each = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])


def told(number: int, metric: str, row: Row) -> Claim:
    given: dict[str, Any] = {
        "metric": metric,
        "quote": row["quote"],
        "population": row.get("of", "people"),
        "document": row.get("doc", "a"),
        "start": 100 * number,
        "context": row.get("context", False),
    }
    return claim(number, exact(row.get("best", 1), row["words"]), **given)


def pair(case: Row) -> tuple[Claim, Claim]:
    return told(1, "injured", case["hurt"]), told(2, "killed", case["dead"])


@each
def test_whether_the_hurt_is_the_dead(case: Row) -> None:
    assert dead_since(pair(case)) == ({1: 2} if case["one"] else {})


@each
def test_it_does_not_matter_which_is_told_first(case: Row) -> None:
    hurt, dead = pair(case)
    assert dead_since([dead, hurt]) == ({1: 2} if case["one"] else {})


def test_who_is_dead_leaves_the_injured_and_stays_as_history() -> None:
    hurt, dead = pair(CASES[0])
    moved = dead_since([hurt, dead])
    found = assess(tally(metric="injured"), [hurt], SourceBook(), moved=moved)
    assert (found.estimate.low, found.estimate.best, found.status) == (None, None, Status.PENDING)
    assert found.claims == (hurt,)
    assert found.moved == {1}
    assert found.sentence == ""
    (finding,) = found.findings
    assert finding.cause is Cause.RECLASSIFIED
    assert finding.claims == (1, 2)
    assert finding.explanation.startswith("A boy (a) is told as dead")


def test_the_others_hurt_stay() -> None:
    hurt, dead = pair(CASES[0])
    rest = claim(3, exact(4, "four"), metric="injured", document="a", start=400, quote="four people were hurt")
    found = assess(tally(metric="injured"), [hurt, rest], SourceBook(), moved=dead_since([hurt, dead, rest]))
    assert (found.estimate.low, found.estimate.high) == (4, 4)


def test_nobody_dead_moves_nobody() -> None:
    hurt, _ = pair(CASES[0])
    assert dead_since([hurt]) == {}
    assert assess(tally(metric="injured"), [hurt], SourceBook()).estimate.low == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a 12-year-old boy", {12}),
        ("Dana Ruiz, 34", {34}),
        ("Dana Ruiz, aged 34", {34}),
        ("Dana (34) and Omar (9)", {34, 9}),
        ("a 5 months old baby", {5}),
        ("12 people", set()),
        ("at least 15", set()),
    ],
)
def test_ages_are_told_from_counts(text: str, found: set[int]) -> None:
    assert ages(text) == found
    assert not any(str(age) in without_ages(text) for age in found)


def test_what_is_told_of_a_person() -> None:
    found = person(told(1, "killed", {"words": "her son Tamsin Orme", "quote": "her son Tamsin Orme, 9", "of": "sons"}))
    assert (set(found.names), set(found.ages)) == ({"Tamsin", "Orme"}, {9})
    assert (found.sex, found.child) == ("male", True)
    assert person(told(1, "killed", {"words": "Orme", "quote": "Orme died"})).names == frozenset()


def test_a_hundred_told_one_by_one_take_no_time() -> None:
    hurt = [told(n, "injured", {"words": f"a {n % 90}-year-old", "quote": "was shot"}) for n in range(1, 3001)]
    dead = [told(n, "killed", {"words": f"a {n % 90}-year-old", "quote": "has died"}) for n in range(3001, 6001)]
    began = time.perf_counter()
    assert len(dead_since([*hurt, *dead])) == 3000
    assert time.perf_counter() - began < 5
