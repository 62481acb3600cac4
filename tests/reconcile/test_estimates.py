"""Low, best and high by each rule, on tallies small enough to work out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import (
    about,
    at_least,
    between,
    claim,
    dozens,
    exact,
    fewer_than,
    more_than,
    none_reported,
    tally,
    up_to,
)

from claims.model import Attribution, Claim, Estimate, Figure, State
from claims.reconcile.estimates import RULES, all_rules
from claims.reconcile.origins import SourceBook
from claims.reconcile.statements import standing

BOOK = SourceBook()
Ends = tuple[int | None, int | None, int | None]


def ends(claims: list[Claim], rule: str = "range") -> Ends:
    estimate = all_rules(standing(tally(), claims, BOOK), BOOK)[rule]
    return estimate.low, estimate.best, estimate.high  # type: ignore[return-value]


def told(*figures: Figure, **more: Any) -> list[Claim]:
    return [claim(number, figure, f"source {number}", **more) for number, figure in enumerate(figures, 1)]


RANGES: list[tuple[list[Figure], Ends]] = [
    ([at_least(16)], (16, 16, None)),
    ([up_to(30)], (None, None, 30)),
    ([more_than(66)], (67, 67, None)),
    ([fewer_than(30)], (None, None, 29)),
    ([at_least(16), exact(10)], (10, 10, None)),
    ([at_least(12), exact(15)], (12, 15, 15)),
    ([exact(15), up_to(70)], (15, 15, 70)),
    ([exact(20), up_to(8)], (None, 20, 20)),
    ([at_least(16), up_to(30)], (16, 16, 30)),
    ([exact(4), exact(4), exact(9)], (4, 4, 9)),
    ([between(100, 300)], (100, 100, 300)),
    ([exact(0)], (0, 0, 0)),
    ([none_reported()], (None, None, None)),
    ([none_reported(), exact(3)], (3, 3, 3)),
    ([dozens()], (12, 24, None)),
    ([dozens(), exact(37)], (37, 37, 37)),
    ([about(300)], (300, 300, 300)),
    ([], (None, None, None)),
]


@pytest.mark.parametrize(("figures", "expected"), RANGES)
def test_the_range_is_the_lowest_and_highest_total_supported(figures: list[Figure], expected: Ends) -> None:
    assert ends(told(*figures)) == expected


def test_the_ends_keep_their_words_and_name_their_claims() -> None:
    found = all_rules(standing(tally(), told(more_than(66), exact(106)), BOOK), BOOK)["range"]
    assert (found.low_words, found.low_claims) == ("more than 66", (1,))
    assert (found.high_words, found.high_claims) == ("106", (2,))
    assert not found.decided


class TestParts:
    def test_a_part_alone_is_a_lower_bound(self) -> None:
        assert ends([claim(1, exact(6), "Ministry", population="children")]) == (6, 6, None)

    def test_a_part_beside_its_total_changes_nothing(self) -> None:
        whole = claim(1, at_least(16), "Monitor")
        assert ends([whole, claim(2, exact(2), "Monitor", population="children")]) == (16, 16, None)

    def test_disjoint_parts_of_one_voice_in_one_document_bound_the_whole_together(self) -> None:
        women = claim(1, exact(2), "Ministry", population="women", document="a")
        child = claim(2, exact(1), "Ministry", population="children", document="a")
        assert ends([women, child]) == (3, 3, None)

    @pytest.mark.parametrize(
        ("second", "low"),
        [
            ({"population": "children", "asserted_by": "Red Star"}, 2),
            ({"population": "children", "document": "b"}, 2),
            ({"population": "medics"}, 2),
            ({"population": "girls"}, 3),
        ],
    )
    def test_parts_that_may_overlap_or_rival_are_not_added(self, second: dict[str, Any], low: int) -> None:
        given_: dict[str, Any] = {"asserted_by": "Ministry", "document": "a", "population": "women"}
        first = claim(1, exact(2), given_.pop("asserted_by"), **given_)
        other = {"document": "a", "asserted_by": "Ministry"} | second
        assert ends([first, claim(2, exact(1), other.pop("asserted_by"), **other)])[0] == low

    def test_a_part_above_the_open_total_of_the_same_voice_raises_the_low_end(self) -> None:
        assert ends([claim(1, at_least(5), "A"), claim(2, exact(6), "A", population="children")])[0] == 6
        assert ends([claim(1, at_least(5), "A"), claim(2, exact(6), "B", population="children")])[0] == 5
        assert ends([claim(1, dozens(), "A"), claim(2, exact(40), "B", population="children")])[0] == 40

    def test_ten_more_is_not_added_up(self) -> None:
        base = claim(1, exact(30), "Hill Radio")
        more = claim(2, exact(10, "10 more"), "Hill Radio", adds_to="key1")
        assert ends([base, more]) == (30, 30, 30)

    def test_ten_more_than_another_tallys_count_is_a_count_of_its_own(self) -> None:
        assert (
            ends([claim(2, exact(10), "Hill Radio", adds_to="elsewhere"), claim(3, at_least(16), "Monitor")])[0] == 10
        )

    def test_identified_dead_are_a_floor_unless_all_are(self) -> None:
        named = claim(1, exact(12), "Register", verification="identified")
        assert ends([named]) == (12, 12, 12)
        assert ends([named, claim(2, exact(40), "City")]) == (40, 40, 40)


class TestWhatNeverMovesAnEstimate:
    @pytest.mark.parametrize(
        "more",
        [{"context": True}, {"attribution": Attribution.DENIED}, {"state": State.SUPERSEDED}, {"denies": "key9"}],
    )
    def test_context_denials_and_superseded_claims(self, more: dict[str, Any]) -> None:
        assert ends([claim(1, exact(5), "A"), claim(2, exact(500), "B", **more)]) == (5, 5, 5)

    def test_a_claim_another_one_supersedes(self) -> None:
        assert ends([claim(1, exact(5), "A"), claim(2, exact(7), "B", supersedes="key1")]) == (7, 7, 7)

    def test_an_earlier_figure_of_the_same_source_and_who_repeats_it(self) -> None:
        early = claim(1, exact(115), "Police", as_of="2031-08-01", published="2031-08-01")
        late = claim(2, exact(97), "Police", as_of="2031-08-15", published="2031-08-15")
        echo = claim(3, exact(115), "Police", carried_by="Hill Radio", published="2031-08-20")
        unsigned = claim(4, exact(115), None, carried_by="Dale Post", published="2031-08-21")
        assert ends([early, late, echo, unsigned]) == (97, 97, 97)

    def test_a_later_dozens_does_not_undo_an_exact_figure(self) -> None:
        early = claim(1, exact(37), "Police", published="2031-08-01")
        assert ends([early, claim(2, dozens(), "Police", published="2031-08-02")])[1] == 37


class TestRules:
    def test_conservative_takes_the_lowest_supported(self) -> None:
        assert ends(told(exact(9), at_least(4)), "conservative") == (4, 4, None)
        assert ends(told(up_to(30)), "conservative") == (None, None, None)

    def test_majority_counts_origins_not_carriers(self) -> None:
        claims = [claim(n, exact(12), "Ministry", carried_by=f"outlet {n}") for n in (1, 2, 3)]
        claims += [claim(4, exact(9), "Monitor"), claim(5, exact(9), "Red Star")]
        assert ends(claims, "majority") == (9, 9, 9)

    def test_majority_shows_ties_and_takes_the_one_nearest_the_median(self) -> None:
        found = all_rules(standing(tally(), told(exact(1), exact(8), exact(10)), BOOK), BOOK)["majority"]
        assert found.best == 8
        assert "1, 10" in found.because

    def test_latest_goes_by_as_of_then_by_publication(self) -> None:
        claims = [
            claim(1, exact(30), "A", as_of="2031-01-02", published="2031-01-09"),
            claim(2, exact(20), "B", published="2031-01-05"),
        ]
        assert ends(claims, "latest") == (20, 20, 20)
        assert ends(told(exact(1)), "latest") == (None, None, None)

    def test_the_weighted_median_follows_the_weights(self) -> None:
        stand = standing(tally(), told(exact(5), exact(8), exact(20)), BOOK)
        assert RULES["weighted_median"](stand, BOOK).best == 8
        trusted = SourceBook(weights={"name:source 3": 9.0})
        assert RULES["weighted_median"](stand, trusted).best == 20

    def test_an_even_split_goes_to_the_later_then_the_named_then_the_firm(self) -> None:
        early, late = claim(1, exact(9), "A", published="2031-01-01"), claim(2, exact(4), "B", published="2031-01-04")
        assert ends([early, late], "weighted_median")[1] == 4
        assert (
            ends([claim(1, exact(9), None, carried_by="Hill Radio"), claim(2, exact(4), "B")], "weighted_median")[1]
            == 4
        )
        assert ends(told(exact(9), exact(4)), "weighted_median")[1] == 4
        assert ends(told(exact(9), at_least(4)), "weighted_median")[1] == 9


@st.composite
def tallies(draw: st.DrawFn) -> list[Claim]:
    number = draw(st.integers(1, 9))
    makers = st.sampled_from([exact, about, at_least, more_than, up_to, fewer_than])
    days = st.sampled_from([None, "2031-01-01", "2031-01-02", "2031-01-03"])
    people = st.sampled_from(["people", "people", "children", "women", "civilians"])
    return [
        claim(
            place + 1,
            draw(makers)(draw(st.integers(1, 300))),
            draw(st.sampled_from([None, "A", "B", "C", "D"])),
            carried_by=draw(st.sampled_from([None, "Hill Radio", "Dale Post"])),
            as_of=draw(days),
            population=draw(people),
        )
        for place in range(number)
    ]


def of(claims: list[Claim]) -> dict[str, Estimate]:
    return all_rules(standing(tally(), claims, BOOK), BOOK)


@given(tallies())
def test_low_best_and_high_are_in_order_under_every_rule(claims: list[Claim]) -> None:
    for estimate in of(claims).values():
        known = [end for end in (estimate.low, estimate.best, estimate.high) if end is not None]
        assert known == sorted(known), estimate


@given(tallies(), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_no_estimate(claims: list[Claim], chance: Any) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert of(shuffled) == of(claims)


@given(tallies(), st.data())
def test_a_repetition_by_the_same_origin_changes_no_number(claims: list[Claim], data: st.DataObject) -> None:
    again = data.draw(st.sampled_from(claims))
    repeated = claim(
        99,
        again.figure,
        again.asserted_by,
        carried_by=again.carried_by,
        as_of=again.as_of,
        population=again.population,
        document=again.document,
    )
    before, after = of(claims), of([*claims, repeated])
    for rule, estimate in before.items():
        assert (estimate.low, estimate.best, estimate.high) == (after[rule].low, after[rule].best, after[rule].high)


@given(tallies())
def test_the_working_figure_is_one_somebody_stated_or_the_next_whole_thing(claims: list[Claim]) -> None:
    whole = [c for c in claims if c.population in ("people", "civilians")]
    best = of(whole)["weighted_median"].best
    stated = {end for c in whole for end in (c.figure.stated, c.figure.least, c.figure.most)}
    assert best is None or best in stated
