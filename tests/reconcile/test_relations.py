"""Two figures for one count: which pairs agree, are compatible or contradict; and who says them, when."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import about, at_least, between, claim, dozens, exact, fewer_than, more_than, none_reported, up_to

from claims.model import Basis, Bound, Figure, Relation
from claims.reconcile.origins import SourceBook
from claims.reconcile.relations import allowed, place_of, relation, rounds_to
from claims.reconcile.relations import between as related

AGREES, COMPATIBLE, CONTRADICTS = Relation.AGREES, Relation.COMPATIBLE, Relation.CONTRADICTS
BOOK = SourceBook()

PAIRS = [
    (exact(12), exact(12), AGREES),
    (exact(12), about(12), AGREES),
    (at_least(12), exact(12), AGREES),
    (more_than(66), exact(66), AGREES),
    (between(3, 5), between(3, 5), AGREES),
    (at_least(12), exact(600), COMPATIBLE),
    (exact(15), up_to(70), COMPATIBLE),
    (at_least(16), up_to(30), COMPATIBLE),
    (between(3, 5), exact(4), COMPATIBLE),
    (dozens(), exact(37), COMPATIBLE),
    (about(1200), exact(1139), COMPATIBLE),
    (exact(7900), exact(7928), COMPATIBLE),
    (none_reported(), exact(4), COMPATIBLE),
    (none_reported(), exact(0), COMPATIBLE),
    (none_reported(), none_reported(), AGREES),
    (at_least(16), exact(10), CONTRADICTS),
    (exact(12), exact(13), CONTRADICTS),
    (exact(0), exact(3), CONTRADICTS),
    (up_to(30), exact(31), CONTRADICTS),
    (more_than(66), up_to(66), CONTRADICTS),
    (fewer_than(30), more_than(30), CONTRADICTS),
    (between(100, 300), exact(471), CONTRADICTS),
    (dozens(), exact(9), CONTRADICTS),
    (about(300), about(600), CONTRADICTS),
    (exact(500), exact(471), CONTRADICTS),
    (exact(4237), exact(4327), CONTRADICTS),
]


@pytest.mark.parametrize(("left", "right", "expected"), PAIRS, ids=lambda value: getattr(value, "words", None) or None)
def test_figures_agree_or_can_both_be_true_or_cannot(left: Figure, right: Figure, expected: Relation) -> None:
    assert related(left, right) is expected
    assert related(right, left) is expected


@pytest.mark.parametrize(
    ("number", "place"), [(0, 1), (7, 1), (10, 10), (4237, 1), (10500, 100), (40000, 10000), (66000000, 1000000)]
)
def test_the_place_of_the_last_digit_tells_how_rounded_a_number_is(number: int, place: int) -> None:
    assert place_of(number) == place


@pytest.mark.parametrize(
    ("fine", "rough", "expected"),
    [
        (7928, 7900, True),
        (7928, 7928, False),
        (471, 500, False),
        (94, 90, True),
        (12345, 12300, False),
        (7928, 8000, True),
    ],
)
def test_a_rounded_figure_is_told_from_another_one(fine: int, rough: int, expected: bool) -> None:
    assert rounds_to(exact(fine), exact(rough)) is expected


def test_about_allows_a_tenth_or_what_rounds_to_it() -> None:
    assert allowed(about(1200)) == (1080, 1320)
    assert allowed(about(300)) == (250, 350)
    assert allowed(exact(300)) == (300, 300)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ({"asserted_by": "the Ministry"}, {"asserted_by": "Ministry"}, Relation.REPEATS),
        ({"asserted_by": "Ministry", "carried_by": "Hill Radio"}, {"asserted_by": "Ministry"}, Relation.REPEATS),
        ({"asserted_by": "Ministry"}, {"asserted_by": "Red Star"}, Relation.AGREES),
        ({"carried_by": "Hill Radio"}, {"carried_by": "Hill Radio"}, Relation.REPEATS),
        ({"asserted_by": "Ministry"}, {"asserted_by": "Ministry", "basis": Basis.PERIOD}, Relation.NOT_COMPARABLE),
        ({}, {"population": "children"}, Relation.NOT_COMPARABLE),
        ({}, {"metric": "injured"}, Relation.NOT_COMPARABLE),
    ],
)
def test_who_says_one_figure_tells_repeating_from_agreeing(
    ours: dict[str, Any], theirs: dict[str, Any], expected: Relation
) -> None:
    assert relation(claim(1, exact(8), **ours), claim(2, exact(8), **theirs), BOOK) is expected


def test_one_source_with_another_figure_on_another_day_updates() -> None:
    early = claim(1, exact(8), "Ministry", as_of="2031-02-01")
    late = claim(2, exact(11), "Ministry", as_of="2031-02-03")
    undated = claim(3, exact(11), "Ministry")
    assert relation(early, late, BOOK) is Relation.UPDATES
    assert relation(early, undated, BOOK) is Relation.CONTRADICTS


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low = draw(st.integers(0, 3000))
    high = low + draw(st.integers(1, 500))
    makers = (exact, about, at_least, more_than, up_to)
    found = [make(low) for make in makers] + [between(low, high), dozens(), none_reported(), fewer_than(high)]
    return draw(st.sampled_from(found))


@given(figures(), figures())
def test_what_stands_between_two_figures_is_the_same_from_either_side(left: Figure, right: Figure) -> None:
    assert related(left, right) is related(right, left)


@given(figures())
def test_a_figure_agrees_with_itself(figure: Figure) -> None:
    assert related(figure, figure) is Relation.AGREES


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_an_open_bound_contradicts_only_what_lies_below_it(floor: int, number: int) -> None:
    found = related(at_least(floor), exact(number))
    assert (found is Relation.CONTRADICTS) == (number < floor)
    assert Figure(Bound.AT_LEAST, floor).most is None
