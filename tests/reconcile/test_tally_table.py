"""The contract's paragraph on estimates, clause by clause: each case of tallies.toml assessed as a whole."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from made_tallies import Row, assessed, book, table, tally

from claims.model import Claim, Estimate, Number
from claims.reconcile.assess import assess

CASES = table(__file__, "tallies.toml")
RULES = ("range", "conservative", "majority", "latest", "weighted_median")
each = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])


def ends(estimate: Estimate) -> str:
    return " ".join("-" if end is None else f"{end}" for end in (estimate.low, estimate.best, estimate.high))


@each
def test_ends_and_working_figure_by_each_rule_named(case: Row) -> None:
    found = assessed(case).rules
    wanted = {rule: case[rule] for rule in RULES if rule in case}
    assert {rule: ends(found[rule]) for rule in wanted} == wanted
    assert "range" in wanted


@each
def test_status_origins_and_carriers(case: Row) -> None:
    found = assessed(case)
    assert found.status == case["status"]
    assert found.origins_at_most == case["origins"]
    assert found.carriers == case.get("carriers", found.carriers)


@each
def test_ends_keep_their_words_and_name_their_claims(case: Row) -> None:
    shown = assessed(case).estimate
    assert (shown.low is None) == (shown.low_words is None) == (not shown.low_claims)
    assert (shown.high is None) == (shown.high_words is None) == (not shown.high_claims)
    assert shown.low_words == case.get("low_words", shown.low_words)
    assert shown.high_words == case.get("high_words", shown.high_words)
    assert list(shown.low_claims) == case.get("low_claims", list(shown.low_claims))
    assert list(shown.high_claims) == case.get("high_claims", list(shown.high_claims))
    assert shown.because.endswith(".")
    assert not shown.decided


@each
def test_the_causes_named(case: Row) -> None:
    if "causes" not in case:
        pytest.skip("the case is not about causes")
    found = {finding.cause.value for finding in assessed(case).findings if finding.cause}
    assert found == set(case["causes"])


@each
def test_the_order_of_claims_does_not_matter(case: Row) -> None:
    of, listed = tally(case.get("tally")), assessed(case).claims
    mixed = random.Random(case["name"]).sample(listed, len(listed))
    assert assess(of, mixed, book(case.get("sources"))) == assessed(case)


@each
def test_the_same_words_printed_once_more_change_no_estimate(case: Row) -> None:
    of, known, told = tally(case.get("tally")), book(case.get("sources")), assessed(case).claims
    before = assess(of, told, known)
    for number, copied in enumerate(told, 100):
        if copied.part_of or copied.adds_to or copied.denies or copied.supersedes or copied.key in _struck(told):
            continue
        after = assess(of, [*told, replace(copied, id=number, key=f"key{number}")], known)
        assert [ends(after.rules[rule]) for rule in RULES] == [ends(before.rules[rule]) for rule in RULES]
        assert after.origins_at_most == before.origins_at_most
        assert after.status is before.status


def _struck(told: Sequence[Claim]) -> set[str]:
    return {key for claim in told for key in (claim.denies, claim.supersedes) if key}


@each
def test_low_best_and_high_are_in_order_under_every_rule(case: Row) -> None:
    for estimate in assessed(case).rules.values():
        known: list[Number] = [end for end in (estimate.low, estimate.best, estimate.high) if end is not None]
        assert known == sorted(known)
