"""Real disputes over public figures, told by what their sources state: the findings people reached, and no others."""

from __future__ import annotations

import random

import pytest
from made_tallies import Row, book, claims, table

from claims.model import EventReport, Finding, Relation
from claims.report.whole import all_findings, whole_event

CASES = table(__file__, "public_cases.toml")
each = pytest.mark.parametrize("case", CASES, ids=[f"{case['number']} {case['name']}" for case in CASES])


def report(case: Row) -> EventReport:
    return whole_event(claims(case["claims"]), book(case.get("sources")))


def described(findings: list[Finding]) -> str:
    return "\n".join(f"{f.relation} {f.cause} {f.claims} {f.strength}: {f.explanation}" for f in findings)


def fits(finding: Finding, wanted: Row) -> bool:
    return (
        wanted.get("cause", finding.cause) == finding.cause
        and wanted.get("relation", finding.relation) == finding.relation
        and set(wanted["claims"]) <= set(finding.claims)
        and all(words in finding.explanation for words in wanted.get("says", ()))
    )


def test_all_of_them_are_here() -> None:
    assert [case["number"] for case in CASES] == list(range(1, 25))


@each
def test_the_findings_are_those_people_reached(case: Row) -> None:
    findings = all_findings(report(case))
    missing = [wanted for wanted in case["found"] if not any(fits(finding, wanted) for finding in findings)]
    assert not missing, f"{missing}\n{described(findings)}"


@each
def test_no_contradiction_is_invented(case: Row) -> None:
    told = [finding for finding in all_findings(report(case)) if finding.relation is Relation.CONTRADICTS]
    real = [set(dispute) for dispute in case.get("disputes", ())]
    assert not [finding for finding in told if set(finding.claims) not in real], described(told)
    assert not [dispute for dispute in real if not any(dispute <= set(finding.claims) for finding in told)]


@each
def test_no_cause_is_told_that_is_none(case: Row) -> None:
    wrong = [finding for finding in all_findings(report(case)) if finding.cause in case.get("unsaid", ())]
    assert not wrong, described(wrong)


@each
def test_no_order_of_claims_changes_anything(case: Row) -> None:
    told = claims(case["claims"])
    mixed = random.Random(case["number"]).sample(told, len(told))
    assert all_findings(whole_event(mixed, book(case.get("sources")))) == all_findings(report(case))


def test_a_party_to_the_conflict_is_marked() -> None:
    (raqqa,) = [case for case in CASES if case["number"] == 5]
    marked = {number for one in report(raqqa).tallies for number in one.parties}
    assert marked == {2, 3, 4}


def test_the_sentence_never_prints_what_its_source_denies_or_its_document_does_not_hold() -> None:
    for number, wrong in ((1, "6,438"), (15, "31,643")):
        (case,) = [case for case in CASES if case["number"] == number]
        made = report(case)
        assert wrong not in made.line
        assert all(wrong not in one.sentence for one in made.tallies)
