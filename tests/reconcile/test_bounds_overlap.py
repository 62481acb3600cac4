"""Every bound beside every other: whether some count satisfies both, checked against the counts themselves."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_tallies import figure

from claims.model import Bound, Figure, Relation
from claims.reconcile.relations import allowed, between, overlap

WORLD = range(0, 60)  # no figure below names a number near its top
SAYS = {
    "exact": "{0}",
    "at least": "at least {0}",
    "more than": "more than {0}",
    "up to": "up to {0}",
    "fewer than": "fewer than {0}",
    "range": "{0} to {1}",
}
# two figures apart, touching, one on the other, and turned round
PLACES = [((10, 14), (20, 24)), ((10, 14), (14, 18)), ((10, 14), (10, 14)), ((10, 14), (11, 13)), ((20, 24), (10, 14))]


def counts(said: Figure) -> set[int]:
    """The counts the words allow, one by one: an oracle that knows nothing of ends."""
    least = said.low if said.low is not None else 0
    most = said.high if said.high is not None else WORLD[-1]
    inside = {number for number in WORLD if least <= number <= most}
    excluded = {Bound.MORE_THAN: {least}, Bound.FEWER_THAN: {most}}.get(said.bound, set())
    return inside - {int(end) for end in excluded}


@pytest.mark.parametrize("place", PLACES, ids=["apart", "touching", "alike", "inside", "turned"])
@pytest.mark.parametrize(("left", "right"), list(product(SAYS, SAYS)))
def test_two_figures_meet_where_one_count_satisfies_both(
    left: str, right: str, place: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    one, other = figure(SAYS[left].format(*place[0])), figure(SAYS[right].format(*place[1]))
    meet = bool(counts(one) & counts(other))
    assert overlap(one, other) is meet
    found = between(one, other)
    if not meet and one.stated != other.stated:
        assert found is Relation.CONTRADICTS
    if meet:
        assert found in (Relation.AGREES, Relation.COMPATIBLE)


_FIGURES = st.builds(
    lambda form, low, wide: figure(SAYS[form].format(low, low + wide)),
    st.sampled_from(sorted(SAYS)),
    st.integers(1, 40),
    st.integers(1, 15),
)


@given(_FIGURES, _FIGURES)
def test_overlap_is_having_a_count_in_common(one: Figure, other: Figure) -> None:
    assert overlap(one, other) is bool(counts(one) & counts(other))


@given(_FIGURES)
def test_the_ends_allowed_are_the_first_and_last_count(one: Figure) -> None:
    low, high = allowed(one)
    inside = counts(one)
    assert low is None or min(inside) == low
    assert high is None or max(inside) == high
    assert low is not None or min(inside) == 0
    assert high is not None or max(inside) == WORLD[-1]


@pytest.mark.parametrize("says", [pattern.format(12, 20) for pattern in SAYS.values()] + ["about 12", "dozens"])
def test_none_reported_contradicts_nothing_and_agrees_with_itself_only(says: str) -> None:
    silent = figure("none reported")
    assert between(silent, figure(says)) is Relation.COMPATIBLE
    assert between(figure(says), silent) is Relation.COMPATIBLE
    assert between(silent, silent) is Relation.AGREES
