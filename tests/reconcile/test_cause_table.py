"""Each cause on tallies that show it, and on near misses that must not: cases of causes.toml."""

from __future__ import annotations

from collections import Counter

import pytest
from made_tallies import Row, assessed, table

from claims.model import Cause, Finding

CASES = table(__file__, "causes.toml")
each = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])


def of_cause(case: Row) -> list[Finding]:
    return [finding for finding in assessed(case).findings if finding.cause is Cause(case["cause"])]


@each
def test_the_cause_is_named_where_it_shows_and_only_there(case: Row) -> None:
    assert bool(of_cause(case)) is case["shows"]


@each
def test_a_finding_names_its_claims_and_says_why(case: Row) -> None:
    found = assessed(case)
    known = {claim.id for claim in found.claims}
    for finding in found.findings:
        assert finding.claims and set(finding.claims) <= known
        assert list(finding.claims) == sorted(set(finding.claims))
        assert 0 < finding.strength <= 1
        assert finding.explanation.endswith(".") and finding.explanation == " ".join(finding.explanation.split())
        assert not finding.explanation[0].islower()
    if case["shows"]:
        assert case.get("claims_named", list(of_cause(case)[0].claims)) == list(of_cause(case)[0].claims)
        assert case.get("relation", of_cause(case)[0].relation) == of_cause(case)[0].relation
        for words in case.get("says", []):
            assert words in of_cause(case)[0].explanation


@each
def test_the_order_claims_were_recorded_in_does_not_change_the_cause(case: Row) -> None:
    turned = case | {"claims": list(reversed(case["claims"]))}
    if any(row.get(link) for row in case["claims"] for link in ("denies", "supersedes", "adds_to", "part_of")):
        pytest.skip("links name claims by their place")
    assert bool(of_cause(turned)) is case["shows"]


def test_every_cause_in_the_table_has_true_cases_and_near_misses() -> None:
    counted = Counter((case["cause"], case["shows"]) for case in CASES)
    thin = {cause for cause, _ in counted if counted[cause, True] < 2 or counted[cause, False] < 2}
    assert not thin
