"""Each cause on the smallest tally that shows it, and on the nearest one that must not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import about, at_least, claim, dozens, exact, running, tally

from claims.model import Attribution, Cause, Claim, Figure, Finding, Relation, Tally
from claims.reconcile.assess import assess
from claims.reconcile.causes.numerals import swapped
from claims.reconcile.origins import SourceBook
from claims.reconcile.quotes import in_quote


def findings(claims: list[Claim], of: Tally | None = None) -> list[Finding]:
    return list(assess(of or tally(), claims, SourceBook(), None).findings)


def causes(claims: list[Claim], of: Tally | None = None) -> set[str]:
    return {finding.cause.value for finding in findings(claims, of) if finding.cause}


def pair(
    left: Figure, right: Figure, first: dict[str, Any] | None = None, second: dict[str, Any] | None = None
) -> set[str]:
    return causes([claim(1, left, "Ministry", **(first or {})), claim(2, right, "Red Star", **(second or {}))])


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (4237, 4327, True),
        (1234, 1243, True),
        (1234, 4231, False),
        (123, 132, True),
        (12, 21, False),
        (1234, 1234, False),
        (1234, 12345, False),
    ],
)
def test_two_neighbouring_digits_swapped(left: int, right: int, expected: bool) -> None:
    assert swapped(left, right) is expected


@given(st.integers(100, 10**9), st.integers(100, 10**9))
def test_swapping_back_is_swapping(left: int, right: int) -> None:
    assert swapped(left, right) == swapped(right, left)


CASES: list[tuple[str, Figure, Figure, dict[str, Any], dict[str, Any], set[str]]] = [
    ("a zero more", exact(37), exact(370), {}, {}, {"typo"}),
    ("a zero more on a single digit is chance", exact(3), exact(30), {}, {}, {"genuine"}),
    ("nothing explains it", exact(14), exact(19), {}, {}, {"genuine"}),
    ("confirmed against reported", exact(14), exact(19), {"verification": "confirmed"}, {}, {"verification_state"}),
    ("who is counted", exact(14), exact(15), {}, {"includes": ("perpetrator",)}, {"definition"}),
    (
        "one counts the attacker, the other does not",
        exact(14),
        exact(15),
        {"excludes": ("perpetrator",)},
        {"includes": ("perpetrator",)},
        {"reclassified"},
    ),
    ("rounded", exact(7928), exact(7900), {}, {}, {"rounding_or_vague"}),
    ("vague", dozens(), exact(37), {}, {}, {"rounding_or_vague"}),
    ("about", about(40), exact(43), {}, {}, {"rounding_or_vague"}),
    ("grew in between", exact(14), exact(19), {"as_of": "2031-03-01"}, {"as_of": "2031-03-03"}, {"as_of_lag"}),
    ("fell in between", exact(19), exact(14), {"as_of": "2031-03-01"}, {"as_of": "2031-03-03"}, {"genuine"}),
    ("same day", exact(14), exact(19), {"as_of": "2031-03-01"}, {"as_of": "2031-03-01"}, {"genuine"}),
    ("another place", exact(14), exact(19), {"place": "Veldmar"}, {"place": "Osk"}, {"scope"}),
    ("the same place in other words", exact(14), exact(19), {"place": "Veldmar"}, {"place": "of Veldmar"}, {"genuine"}),
    ("open bounds allow it", at_least(12), exact(600), {}, {}, set()),
    ("one number", exact(14), exact(14), {}, {}, set()),
]


@pytest.mark.parametrize(
    ("left", "right", "first", "second", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_the_cause_of_one_difference(
    left: Figure, right: Figure, first: dict[str, Any], second: dict[str, Any], expected: set[str]
) -> None:
    assert pair(left, right, first, second) == expected
    assert pair(right, left, second, first) == expected


def test_missing_people_found_between_two_counts_are_a_lag_not_a_dispute() -> None:
    claims = [
        claim(1, exact(66), "Police", metric="missing", as_of="2031-09-01"),
        claim(2, exact(41), "County", metric="missing", as_of="2031-09-08"),
    ]
    assert causes(claims, tally(metric="missing")) == {"as_of_lag"}


class TestSums:
    def test_three_origins_where_one_is_the_sum(self) -> None:
        told = [claim(1, exact(12), "A"), claim(2, exact(30), "B"), claim(3, exact(42), "C")]
        (finding,) = [finding for finding in findings(told) if finding.cause is Cause.SUMMED]
        assert (finding.claims, finding.relation) == ((1, 2, 3), Relation.CONTRADICTS)
        assert "12 and 30 added up" in finding.explanation

    @pytest.mark.parametrize("numbers", [(12, 30, 43), (16740, 73356, 86358), (5, 5, 5)])
    def test_near_misses_are_no_sums(self, numbers: tuple[int, ...]) -> None:
        assert "summed" not in causes([claim(n, exact(v), f"source {n}") for n, v in enumerate(numbers, 1)])

    def test_one_origin_may_add_its_own_parts(self) -> None:
        told = [claim(1, exact(12), "A"), claim(2, exact(30), "B"), claim(3, exact(42), "A")]
        assert "summed" not in causes(told)


class TestSeries:
    def line(self, *values: int, by: str = "Agency", start: int = 1) -> list[Claim]:
        return [
            claim(start + day, exact(value), by, as_of=f"2031-01-{1 + 7 * day:02}", document=f"{by} {day}")
            for day, value in enumerate(values)
        ]

    def test_a_running_total_that_drops(self) -> None:
        assert "fall" in causes(self.line(300, 320, 310), running())
        assert "fall" not in causes(self.line(300, 320, 330), running())

    def test_a_running_total_that_starts_again_does_not_fall(self) -> None:
        found = causes(self.line(3000, 4047, 123), running())
        assert "reset" in found
        assert "fall" not in found

    def test_counts_of_one_incident_may_be_corrected_down_without_falling(self) -> None:
        assert causes(self.line(115, 97)) == {"revision"}

    def test_a_figure_stuck_while_another_moves(self) -> None:
        moving = self.line(40, 50, 60, by="Monitor", start=20)
        assert "stuck" in causes([*self.line(40, 40, 40), *moving])
        assert "stuck" not in causes(self.line(40, 40, 40))

    def test_a_precise_figure_on_another_sources_straight_line(self) -> None:
        series = self.line(1000, 1100, 1207)
        on_line = claim(9, exact(1314), "Tracker", as_of="2031-01-22")
        off_line = claim(9, exact(1400), "Tracker", as_of="2031-01-22")
        assert "extrapolated" in causes([*series, on_line])
        assert "extrapolated" not in causes([*series, off_line])
        assert "extrapolated" not in causes([*series[1:], on_line]), "two points make no series"


class TestRevisions:
    early = claim(1, exact(8), "Police", as_of="2031-03-01", published="2031-03-01")
    late = claim(2, exact(11), "Police", as_of="2031-03-02", published="2031-03-02")

    def test_a_figure_that_rose_with_time_lags(self) -> None:
        (finding,) = findings([self.early, self.late])
        assert (finding.relation, finding.cause, finding.claims) == (Relation.UPDATES, Cause.AS_OF_LAG, (1, 2))
        assert "8 for 1 March 2031 and later 11 for 2 March 2031" in finding.explanation

    def test_an_outlet_that_prints_the_old_figure_is_named(self) -> None:
        stale = claim(3, exact(8), "Police", carried_by="Hill Radio", published="2031-03-05")
        found = [f for f in findings([self.early, self.late, stale]) if f.cause is Cause.STALE_REPEAT]
        assert [finding.claims for finding in found] == [(2, 3)]
        assert found[0].explanation.startswith("Hill Radio still had 8")

    def test_an_outlet_that_printed_it_in_time_is_not(self) -> None:
        fresh = claim(3, exact(8), "Police", carried_by="Hill Radio", published="2031-03-01")
        assert "stale_repeat" not in causes([self.early, self.late, fresh])


class TestProvenance:
    @pytest.mark.parametrize(
        ("figure", "quote", "expected"),
        [
            (exact(6438), "Aid reached four states.", False),
            (exact(6438), "The toll stands at 6,438.", True),
            (exact(6438), "6 438 morts", True),
            (exact(6438), "6.438 Tote", True),
            (exact(6438), None, True),
            (exact(12), "A dozen died.", True),
            (exact(20000), "some 20 thousand homes", True),
            (exact(40, "forty"), "forty men were held", True),
            (exact(7), "Nobody gave a number.", True),
            (exact(438), "The toll stands at 6438.", False),
        ],
    )
    def test_the_figure_must_be_in_the_words_quoted(self, figure: Figure, quote: str | None, expected: bool) -> None:
        assert in_quote(claim(1, figure, "Agency", quote=quote)) is expected

    def test_a_denial_names_what_it_denies(self) -> None:
        told = claim(1, exact(90), "Red Star", carried_by="Hill Radio")
        denied = claim(2, exact(90), "Red Star", attribution=Attribution.DENIED, carried_by="Dale Post")
        (finding,) = findings([told, denied])
        assert (finding.cause, finding.claims) == (Cause.MISATTRIBUTION, (1, 2))
        assert finding.explanation == "Red Star denies having given 90, so nobody named stands behind it."

    def test_many_carriers_of_one_origin_are_said_to_be_one(self) -> None:
        told = [claim(n, exact(9), "Ministry", carried_by=f"outlet {n}") for n in (1, 2, 3)]
        (finding,) = findings(told)
        assert (finding.cause, finding.relation) == (Cause.SAME_ORIGIN, Relation.REPEATS)
        assert finding.explanation == "3 carriers have 9 from ministry: one origin, counted once."


@given(st.lists(st.tuples(st.integers(1, 5000), st.sampled_from("ABCDE")), min_size=1, max_size=12))
def test_every_finding_is_a_sentence_with_a_strength_and_claims_of_the_tally(told: list[tuple[int, str]]) -> None:
    claims = [claim(place + 1, exact(value), name) for place, (value, name) in enumerate(told)]
    for finding in findings(claims):
        assert 0 <= finding.strength <= 1
        assert set(finding.claims) <= set(range(1, len(told) + 1))
        assert finding.explanation.endswith(".")


def test_the_identified_are_among_the_reported_and_replace_nothing() -> None:
    told = [
        claim(1, exact(900), "Press Office", verification="reported"),
        claim(2, exact(410), "Ministry", verification="identified"),
    ]
    (found,) = [f for f in findings(told) if f.cause is Cause.VERIFICATION_STATE]
    assert (found.relation, found.claims) == (Relation.COMPATIBLE, (1, 2))
    assert "410" in found.explanation
    assert "900" in found.explanation


def test_two_counts_verified_alike_say_nothing_of_verification() -> None:
    told = [claim(n, exact(400 + n), who, verification="identified") for n, who in ((1, "Ministry"), (2, "Monitor"))]
    assert "verification_state" not in causes(told)


def test_an_update_says_which_claims_are_the_newer() -> None:
    told = [
        claim(1, exact(500), "Ministry", as_of="2031-01-01"),
        claim(2, exact(471), "Ministry", as_of="2031-01-03"),
        claim(3, exact(500), "Ministry", carried_by="Late Post", as_of="2031-01-01", published="2031-01-09"),
    ]
    updates = [one for one in assess(tally(), told, SourceBook()).findings if one.relation is Relation.UPDATES]
    assert {one.cause for one in updates} == {Cause.REVISION, Cause.STALE_REPEAT}
    assert all(one.newer == (2,) for one in updates)
