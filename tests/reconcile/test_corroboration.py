"""How many independent origins stand with a claim and against it: upper bounds, each origin once, nothing compiled."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import about, at_least, claim, exact, source, tally, up_to

from claims.model import Assessment, Claim, Corroboration, Number
from claims.reconcile.assess import assess
from claims.reconcile.origins import SourceBook

BOOK = SourceBook.of([
    source(1, "Northern Wire", aliases=("NW",)),
    source(2, "Hill Radio", owner="Hill Media"),
    source(3, "Hill Gazette", owner="Hill Media"),
    source(4, "Northern Front", party_to="the northern war"),
])  # fmt: skip


def assessed(*told: Claim) -> Assessment:
    return assess(tally(), told, BOOK)


def beside(first: Claim, *others: Claim) -> Corroboration:
    return assessed(first, *others).corroboration[first.id]


def told(number: int, figure: Any, by: str | None, **more: Any) -> Claim:
    return claim(number, figure, by, **more)


MINE = told(1, exact(16), "police")


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], (0, 0, 0)),
        ([told(2, exact(16), "Red Star")], (1, 0, 0)),
        ([told(2, about(17), "Red Star"), told(3, at_least(9), "clinic")], (0, 2, 0)),
        ([told(2, exact(19), "Red Star"), told(3, up_to(12), "clinic")], (0, 0, 2)),
        ([told(2, exact(16), "police", carried_by="Hill Radio")], (0, 0, 0)),
        ([told(2, exact(16), "NW"), told(3, exact(16), "the Northern Wire")], (1, 0, 0)),
        ([told(2, exact(16), "Hill Radio"), told(3, exact(16), "Hill Gazette")], (1, 0, 0)),
        ([told(2, exact(16), None), told(3, exact(16), None)], (2, 0, 0)),
        ([told(2, exact(16), None, via=("police",), carried_by="Hill Radio")], (0, 0, 0)),
        ([told(2, exact(16), "Tracker", method="compiled", via=("police",))], (0, 0, 0)),
        ([told(2, exact(16), "Tracker", method="compiled", via=("clinic",))], (1, 0, 0)),
        ([told(2, exact(16), "Tracker", method="compiled")], (0, 0, 0)),
        ([told(2, exact(16), "Red Star", context=True)], (0, 0, 0)),
        ([told(2, exact(5), "Red Star", population="children")], (0, 0, 0)),
    ],
    ids=[
        "alone", "one agrees", "two allow it", "two contradict it", "its own figure carried on", "one wire twice",
        "two outlets of one owner", "two unknown documents", "an outlet that has it from the same source",
        "compiled from it", "compiled from another", "compiled from nobody knows what", "background", "a part",
    ],
)  # fmt: skip
def test_what_stands_with_a_claim_and_against_it(others: list[Claim], expected: tuple[int, int, int]) -> None:
    assert beside(MINE, *others) == Corroboration(*expected)


def test_a_compiled_count_is_corroborated_by_nothing_it_is_made_of() -> None:
    made = told(1, exact(16), "Tracker", method="compiled", via=("police", "clinic"))
    assert beside(made, told(2, exact(16), "police"), told(3, exact(16), "clinic")) == Corroboration()
    assert beside(made, told(2, exact(16), "Red Star")) == Corroboration(agree=1)


def test_two_counts_compiled_from_one_source_are_one_voice() -> None:
    first = told(1, exact(16), "Tracker", method="compiled", via=("police",))
    assert beside(first, told(2, exact(16), "List", method="compiled", via=("police", "clinic"))) == Corroboration()


def test_a_later_count_neither_agrees_nor_contradicts() -> None:
    early, late = told(1, exact(16), "police", as_of="2031-05-01"), told(2, exact(19), "Red Star", as_of="2031-05-03")
    assert beside(early, late) == Corroboration()


def test_compiled_counts_are_no_origins_of_their_own() -> None:
    made = told(9, exact(16), "Tracker", method="compiled")
    assert assessed(MINE, made).origins_at_most == 1
    assert assessed(MINE, told(2, exact(16), "Red Star"), made).origins_at_most == 2
    assert assessed(made, told(8, exact(17), "List", method="compiled")).origins_at_most == 1


def test_parties_to_the_conflict_are_marked_and_their_origins_counted() -> None:
    found = assessed(
        MINE, told(2, exact(30), "Northern Front"), told(3, exact(30), None, carried_by="Northern Front"),
        told(4, exact(30), "clinic", carried_by="Northern Front"),
    )  # fmt: skip
    assert (found.parties, found.party_origins, found.origins_at_most) == (frozenset({2, 3}), 1, 3)


_FIGURES = st.one_of(
    st.integers(1, 60).map(exact), st.integers(1, 60).map(at_least), st.integers(1, 60).map(up_to),
    st.integers(10, 60).map(about),
)  # fmt: skip
_TOLD = st.lists(
    st.tuples(_FIGURES, st.sampled_from(["police", "Red Star", "clinic", "Hill Radio", "Hill Gazette", None])),
    min_size=1,
    max_size=7,
)


def listed(drawn: list[tuple[Any, str | None]]) -> list[Claim]:
    return [claim(place, figure, by) for place, (figure, by) in enumerate(drawn, 1)]


def ends(found: Assessment) -> dict[str, tuple[Number | None, ...]]:
    return {name: (rule.low, rule.best, rule.high) for name, rule in found.rules.items()}


@given(_TOLD, st.integers(0, 6))
def test_an_agreeing_independent_origin_never_lowers_corroboration(drawn: list[Any], at: int) -> None:
    claims = listed(drawn)
    mine = claims[at % len(claims)]
    before, after = assessed(*claims), assessed(*claims, claim(99, mine.figure, "somebody else"))
    if mine.id in before.corroboration:
        assert after.corroboration[mine.id].agree == before.corroboration[mine.id].agree + 1
    for number, held in before.corroboration.items():
        now = after.corroboration[number]
        assert now.agree >= held.agree
        assert now.compatible >= held.compatible
        assert now.contradict >= held.contradict
    assert after.origins_at_most == before.origins_at_most + 1


@given(_TOLD, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(drawn: list[Any], chance: Any) -> None:
    claims = listed(drawn)
    assert assessed(*chance.sample(claims, len(claims))) == assessed(*claims)


@given(_TOLD, st.integers(0, 6))
def test_a_repetition_of_one_origin_changes_no_estimate_and_no_corroboration(drawn: list[Any], at: int) -> None:
    claims = listed(drawn)
    mine = claims[at % len(claims)]
    again = claim(
        99, mine.figure, mine.asserted_by, document=mine.document, carried_by="Late Post" if mine.asserted_by else None
    )
    before, after = assessed(*claims), assessed(*claims, again)
    assert ends(after) == ends(before)
    assert after.origins_at_most == before.origins_at_most
    assert all(after.corroboration[number] == held for number, held in before.corroboration.items())


@given(st.lists(st.integers(1, 400), min_size=2, max_size=6, unique=True))
def test_parallel_claims_are_never_summed(numbers: list[int]) -> None:
    found = assessed(*(claim(place, exact(number), f"source {place}") for place, number in enumerate(numbers, 1)))
    for rule, (low, best, high) in ends(found).items():
        if rule == "model":  # for analysis: its interval goes beyond the numbers, its best is no sum of them
            assert best is None or best <= max(numbers)
            continue
        assert all(end is None or min(numbers) <= end <= max(numbers) for end in (low, best, high))
        assert best is None or best in numbers
