from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.grouping import Linkage, group


def grouped(n: int, scored: dict[tuple[int, int], float], **told: Any) -> tuple[list[int], list[tuple[int, int]]]:
    left = np.array([one for one, _ in scored], dtype=np.int64)
    right = np.array([other for _, other in scored], dtype=np.int64)
    linkage = Linkage(join=0.0, unlike=-6.0)
    return group(n, left, right, np.array(list(scored.values()), dtype=float), linkage=linkage, **told)


def test_pairs_that_score_enough_join() -> None:
    assert grouped(4, {(0, 1): 2.0, (2, 3): -1.0})[0] == [0, 0, 2, 3]


def test_a_roundup_does_not_glue_two_events() -> None:
    """Rows 0 and 1 are one event, 3 and 4 another; row 2 tells of both, and joins the one it is nearer to."""
    scored = {(0, 1): 6.0, (3, 4): 6.0, (1, 2): 3.0, (2, 3): 2.5, (0, 2): 2.0, (2, 4): 2.0}
    assert grouped(5, scored)[0] == [0, 0, 0, 3, 3]


def test_a_chain_of_likeness_is_cut() -> None:
    scored = {(at, at + 1): 1.0 for at in range(9)}
    labels = grouped(10, scored)[0]
    assert max(labels.count(label) for label in labels) <= 3


def test_what_people_say_stands_above_the_score() -> None:
    scored = {(0, 1): 9.0, (2, 3): -9.0}
    assert grouped(4, scored, same=[(2, 3)], different=[(0, 1)])[0] == [0, 1, 2, 2]


def test_different_holds_for_whatever_joins_either_side() -> None:
    scored = {(0, 2): 9.0, (1, 3): 9.0, (2, 3): 9.0, (0, 3): 9.0, (1, 2): 9.0}
    labels = grouped(4, scored, different=[(0, 1)])[0]
    assert labels[0] != labels[1]


def test_external_ids_join_and_keep_apart() -> None:
    scored = {(0, 1): 9.0, (1, 2): 9.0}
    assert grouped(4, scored, fixed=["x", "y", None, "x"])[0] == [0, 1, 1, 0]


def test_contradictory_judgements_are_given_back_and_apart_wins() -> None:
    labels, refused = grouped(3, {}, same=[(0, 1), (1, 2)], different=[(0, 2)])
    assert labels == [0, 0, 2]
    assert refused == [(1, 2)]


def test_judged_the_same_with_another_external_id_is_refused() -> None:
    labels, refused = grouped(2, {}, same=[(0, 1)], fixed=["x", "y"])
    assert labels == [0, 1]
    assert refused == [(0, 1)]


def test_nothing_to_group() -> None:
    assert grouped(0, {}) == ([], [])


SIZES = st.integers(2, 9)


@st.composite
def problems(draw: st.DrawFn) -> tuple[int, dict[tuple[int, int], float], list[tuple[int, int]], list[tuple[int, int]]]:
    n = draw(SIZES)
    pair = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda ends: ends[0] != ends[1])
    ordered = pair.map(lambda ends: (min(ends), max(ends)))
    # scores that differ from one another: of equal ones the lower row joins first, which is an order
    scores = draw(st.dictionaries(ordered, st.integers(-40, 40), max_size=20))
    scored = {ends: value / 8 + at / 1000 for at, (ends, value) in enumerate(scores.items())}
    return n, scored, draw(st.lists(ordered, max_size=4)), draw(st.lists(ordered, max_size=4))


def partition(labels: list[int]) -> set[frozenset[int]]:
    return {frozenset(at for at, label in enumerate(labels) if label == one) for one in labels}


@given(problems(), st.randoms())
def test_the_order_of_pairs_and_of_their_ends_does_not_matter(problem: Any, dice: Any) -> None:
    n, scored, same, different = problem
    first = grouped(n, scored, same=same, different=different)
    mixed = [(ends if dice.random() < 0.5 else ends[::-1], value) for ends, value in scored.items()]
    dice.shuffle(mixed)
    assert grouped(n, dict(mixed), same=same, different=different[::-1]) == first


@given(problems())
def test_different_is_never_joined_and_same_is_joined_or_reported(problem: Any) -> None:
    n, scored, same, different = problem
    labels, refused = grouped(n, scored, same=same, different=different)
    assert all(labels[one] != labels[other] for one, other in different)
    assert all(labels[one] == labels[other] or (one, other) in refused for one, other in same)
    assert all(label == min(at for at, other in enumerate(labels) if other == label) for label in labels)


@given(problems(), st.data())
def test_two_external_ids_never_meet_and_one_is_always_whole(problem: Any, data: st.DataObject) -> None:
    n, scored, same, _ = problem
    fixed = data.draw(st.lists(st.sampled_from([None, "x", "y"]), min_size=n, max_size=n))
    labels, _ = grouped(n, scored, same=same, fixed=fixed)
    for name in ("x", "y"):
        assert len({label for label, at in zip(labels, fixed) if at == name}) <= 1
    assert not {at for at, name in zip(labels, fixed) if name == "x"} & {
        at for at, name in zip(labels, fixed) if name == "y"
    }


@given(problems())
def test_no_group_is_less_alike_than_asked(problem: Any) -> None:
    """Every group, of more than one row and joined by scores alone, has a pair that scores enough."""
    n, scored, _, _ = problem
    for members in partition(grouped(n, scored)[0]):
        inside = [value for ends, value in scored.items() if set(ends) <= members]
        assert len(members) == 1 or max(inside) >= 0


def test_average_linkage_by_hand() -> None:
    """0 and 1 join at 4; then the average of 2 to them is (3 + -6) / 2 = -1.5: below the bar."""
    scored = {(0, 1): 4.0, (1, 2): 3.0}
    assert grouped(3, scored)[0] == [0, 0, 2]
    assert grouped(3, scored | {(0, 2): -2.0})[0] == [0, 0, 0]
    assert pytest.approx((3.0 - 2.0) / 2) == 0.5
