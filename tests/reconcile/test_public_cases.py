"""Real disputes over public figures, with the fields their sources state: the findings a person reached in each."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from made_claims import about, at_least, between, claim, exact, more_than, running, tally, up_to

from claims.model import Assessment, Attribution, Basis, Cause, Claim, Relation, Status, Tally
from claims.reconcile.assess import assess
from claims.reconcile.origins import SourceBook
from claims.reconcile.relations import relation

BOOK = SourceBook()


@dataclass(frozen=True)
class Case:
    """`found` are causes with the claims they must name; `unsaid` are causes that must not be given at all."""

    name: str
    claims: tuple[Claim, ...]
    found: tuple[tuple[Cause, set[int]], ...] = ()
    unsaid: tuple[Cause, ...] = ()
    status: Status | None = None
    of: Tally = field(default_factory=tally)


VENEZUELA = (
    claim(1, exact(32), "OCHA", as_of="2026-06-25", basis=Basis.CUMULATIVE),
    claim(2, exact(5546), "OCHA", as_of="2026-07-24", basis=Basis.CUMULATIVE),
    claim(3, exact(6125), "OCHA", as_of="2026-08-03", basis=Basis.CUMULATIVE),
    claim(4, exact(6301), "OCHA", as_of="2026-08-10", basis=Basis.CUMULATIVE),
    claim(5, exact(6438), "IOM", as_of="2026-08-15", basis=Basis.CUMULATIVE, quote="Aid reached four states."),
)
DERNA = (
    claim(1, exact(11300), "Red Crescent", via=("OCHA",), published="2023-09-16"),
    claim(2, exact(11300), "Red Crescent", attribution=Attribution.DENIED, published="2023-09-17"),
    claim(3, exact(3958), "WHO", via=("OCHA",), verification="confirmed", published="2023-09-18"),
    claim(4, up_to(20000), "Derna mayor", method="estimated", published="2023-09-14"),
)
CASES = (
    Case(
        "Venezuela 2026: 6,438 is on OCHA's straight line, and not in what is quoted for it",
        VENEZUELA,
        found=((Cause.EXTRAPOLATED, {4, 5}), (Cause.NO_SOURCE, {5}), (Cause.AS_OF_LAG, {3, 4})),
        unsaid=(Cause.FALL, Cause.RESET, Cause.TYPO),
        of=running(),
    ),
    Case(
        "Derna 2023: the Red Crescent denies 11,300",
        DERNA,
        found=((Cause.MISATTRIBUTION, {1, 2}), (Cause.VERIFICATION_STATE, {3, 4})),
        unsaid=(Cause.TYPO, Cause.SUMMED),
    ),
    Case(
        "al-Ahli 2023: the ministry revises, United States intelligence differs",
        (
            claim(1, exact(500), "Health Ministry", as_of="2023-10-17"),
            claim(2, exact(471), "Health Ministry", as_of="2023-10-18"),
            claim(3, between(100, 300), "US intelligence", as_of="2023-10-18"),
        ),
        found=((Cause.REVISION, {1, 2}), (Cause.GENUINE, {2, 3})),
        unsaid=(Cause.AS_OF_LAG, Cause.SUMMED),
        status=Status.CONTRADICTION,
    ),
    Case(
        "Maghazi 2023: the toll grew, and more than 66 was true all along",
        (
            claim(1, more_than(66), "media office", as_of="2023-12-24"),
            claim(2, exact(86), "OHCHR", as_of="2023-12-26"),
            claim(3, exact(106), "hospital records", as_of="2023-12-29"),
        ),
        found=((Cause.AS_OF_LAG, {2, 3}),),
        unsaid=(Cause.GENUINE,),
    ),
    Case(
        "al-Mawasi 2024: 100 and more allows 120, 90 does not",
        (
            claim(1, exact(90), "Health Ministry"),
            claim(2, at_least(100), "media office"),
            claim(3, exact(120), "local outlet"),
        ),
        found=((Cause.GENUINE, {1, 3}),),
        status=Status.CONTRADICTION,
    ),
    Case(
        "Mariupol theatre 2022: twelve identified is a floor, 300 and 600 are rivals",
        (
            claim(1, about(300), "city council"),
            claim(2, about(600), "AP", method="estimated"),
            claim(3, at_least(12), "Amnesty", verification="identified"),
        ),
        found=((Cause.GENUINE, {1, 2}),),
        status=Status.CONTRADICTION,
    ),
    Case(
        "7 October 2023: about 1,200 without the attackers' bodies",
        (
            claim(1, exact(1400), "Israel", as_of="2023-10-15", includes=("perpetrator",)),
            claim(2, about(1200), "Israel", as_of="2023-11-10", excludes=("perpetrator",)),
        ),
        found=((Cause.REVISION, {1, 2}), (Cause.RECLASSIFIED, {1, 2})),
        status=Status.SINGLE_ORIGIN,
    ),
    Case(
        "Maui 2023: DNA brings 115 down to at least 97",
        (
            claim(1, exact(115), "Maui Police", as_of="2023-09-01"),
            claim(2, at_least(97), "Maui Police", as_of="2023-09-15"),
        ),
        found=((Cause.REVISION, {1, 2}),),
        status=Status.SINGLE_ORIGIN,
    ),
    Case(
        "a landslide of 2025: one and two, mailed out as three",
        (claim(1, exact(1), "Red Cross"), claim(2, exact(2), "government"), claim(3, exact(3), "IFRC mail")),
        found=((Cause.GENUINE, {1, 2}), (Cause.SUMMED, {1, 2, 3})),
        status=Status.CONTRADICTION,
    ),
    Case(
        "Gaza, 23 August 2025: 298 deaths approved late on a day with 61 new ones",
        (
            claim(1, exact(61), "Health Ministry", published="2025-08-23"),
            claim(2, exact(298), "Health Ministry", published="2025-08-23", adds_to="key1"),
            claim(3, exact(359), "data set"),
        ),
        found=((Cause.RETROACTIVE_BATCH, {1, 2, 3}),),
        unsaid=(Cause.GENUINE, Cause.TYPO),
    ),
    Case(
        "Gaza children, November 2023: two digits swapped",
        (claim(1, exact(4237), "Health Ministry"), claim(2, exact(4327), "data set")),
        found=((Cause.TYPO, {1, 2}),),
        unsaid=(Cause.GENUINE,),
    ),
    Case(
        "Lebanon: a new phase starts from zero",
        (
            claim(1, exact(4047), "Health Ministry", as_of="2024-12-04", basis=Basis.CUMULATIVE),
            claim(2, exact(123), "Health Ministry", as_of="2026-03-08", basis=Basis.CUMULATIVE),
        ),
        found=((Cause.RESET, {1, 2}),),
        unsaid=(Cause.FALL,),
        of=running(),
    ),
    Case(
        "Iran 2026: names are a floor, the rest contradict",
        (
            claim(1, exact(3117), "government"),
            claim(2, exact(7000), "HRANA", verification="identified"),
            claim(3, about(30000), "TIME"),
        ),
        found=((Cause.GENUINE, {1, 3}),),
        status=Status.CONTRADICTION,
    ),
    Case(
        "Latur 1993: an early 10,500 was rough",
        (claim(1, exact(7928), "state government"), claim(2, exact(10500), "early reports")),
        found=((Cause.ROUNDING_OR_VAGUE, {1, 2}),),
    ),
    Case(
        "airstrikes 2016: one strike is not one bomb",
        (
            claim(1, exact(456), "Air Force", metric="airstrikes", population="airstrikes"),
            claim(2, exact(6000), "Military Times", metric="airstrikes", population="airstrikes"),
        ),
        found=((Cause.DEFINITION, {1, 2}),),
        unsaid=(Cause.GENUINE,),
        of=tally(metric="airstrikes", population="airstrikes"),
    ),
    Case(
        "16,740 and 73,356 do not make 86,358: a near-miss is no sum",
        (claim(1, exact(16740), "ministry"), claim(2, exact(73356), "hospitals"), claim(3, exact(86358), "tracker")),
        unsaid=(Cause.SUMMED,),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_findings_are_those_people_reached(case: Case) -> None:
    assessed = assess(case.of, case.claims, BOOK, None)
    for cause, ids in case.found:
        assert named(assessed, cause, ids), f"{cause} on {ids}: {described(assessed)}"
    for cause in case.unsaid:
        assert not [finding for finding in assessed.findings if finding.cause is cause], described(assessed)
    if case.status is not None:
        assert assessed.status is case.status


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_order_of_claims_changes_anything(case: Case) -> None:
    assert assess(case.of, case.claims, BOOK, None) == assess(case.of, case.claims[::-1], BOOK, None)


def test_derna_counts_only_what_nobody_denied() -> None:
    assessed = assess(tally(), DERNA[1:3], BOOK, None)
    assert (assessed.estimate.low, assessed.estimate.best, assessed.estimate.high) == (3958, 3958, 3958)
    assert assessed.sentence.endswith("the Red Crescent denied having given 11,300.")


def test_raqqa_counts_of_four_scopes_are_not_comparable() -> None:
    monitor = claim(1, at_least(1600), "Airwars", place="Raqqa", occurred_from="2017-06", occurred_to="2017-10")
    coalition = claim(2, exact(318), "coalition", place="Raqqa", basis=Basis.CUMULATIVE, occurred_from="2014-10")
    everywhere = claim(3, exact(1257), "coalition", place="Iraq and Syria", basis=Basis.CUMULATIVE)
    for left, right in ((monitor, coalition), (monitor, everywhere), (coalition, everywhere)):
        assert relation(left, right, BOOK) is Relation.NOT_COMPARABLE


def test_identified_children_are_no_rival_of_reported_children() -> None:
    reported = claim(1, exact(14500), "media office", population="children")
    identified = claim(2, exact(7797), "Health Ministry", population="children", verification="identified")
    assert relation(reported, identified, BOOK) is Relation.NOT_COMPARABLE
    assessed = assess(tally(population="children"), (reported, identified), BOOK, None)
    assert (assessed.status, assessed.estimate.low) == (Status.COMPATIBLE, 14500)


def named(assessed: Assessment, cause: Cause, ids: set[int]) -> bool:
    return any(finding.cause is cause and ids <= set(finding.claims) for finding in assessed.findings)


def described(assessed: Assessment) -> str:
    return "; ".join(f"{f.relation} {f.cause} {f.claims}: {f.explanation}" for f in assessed.findings)
