"""Weights learnt over many tallies: near sources outweigh wild ones, and nothing is learnt from nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reconcile.weights import by_origin, learn, weighted_medians


def test_a_source_that_is_always_far_off_weighs_less() -> None:
    rows = [
        (name, item, 100 + (item * 37 if name == "wild" else 0)) for item in range(20) for name in ("a", "b", "wild")
    ]
    weights = by_origin([r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows])
    assert weights["wild"] < weights["a"] == weights["b"]


def test_a_source_nobody_can_be_compared_with_weighs_one() -> None:
    weights = by_origin(["a", "b", "alone"], [1, 1, 2], [5, 6, 700])
    assert weights["alone"] == 1.0


def test_two_contested_claims_are_too_few_to_say_anything() -> None:
    rows = [(name, item, value) for item in (1, 2) for name, value in (("a", 5), ("b", 5), ("c", 90))]
    weights = by_origin(*(list(column) for column in zip(*rows, strict=True)))
    assert set(weights.values()) == {1.0}


def test_no_claims_teach_nothing() -> None:
    assert by_origin([], [], []) == {}
    assert len(learn(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))) == 0


def test_one_slip_is_outvoted() -> None:
    rows = [(f"s{n}", item, 50 + item) for item in range(30) for n in range(3)]
    rows += [("slips", item, (50 + item) * 10) for item in range(0, 30, 2)]
    weights = by_origin([r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows])
    assert weights["slips"] == min(weights.values())


@pytest.mark.parametrize(
    ("values", "weights", "expected"),
    [([1, 2, 9], [1, 1, 1], 2), ([1, 2, 9], [1, 1, 5], 9), ([1, 9], [1, 1], 1), ([4], [0.1], 4)],
)
def test_the_weighted_median_by_hand(values: list[float], weights: list[float], expected: float) -> None:
    groups = np.zeros(len(values), dtype=np.int64)
    assert weighted_medians(groups, np.array(values, dtype=float), np.array(weights, dtype=float))[0] == expected


@given(st.lists(st.tuples(st.integers(0, 4), st.floats(0, 1e6), st.floats(0.01, 10)), min_size=1, max_size=40))
def test_the_weighted_median_splits_the_weight_in_half(rows: list[tuple[int, float, float]]) -> None:
    rows.sort()
    groups, values, weights = (np.array(column) for column in zip(*rows, strict=True))
    found = weighted_medians(groups.astype(np.int64), values, weights)
    for group in set(groups.tolist()):
        of = groups == group
        below = weights[of & (values < found[group])].sum()
        above = weights[of & (values > found[group])].sum()
        half = weights[of].sum() / 2
        assert below <= half * (1 + 1e-6) and above <= half * (1 + 1e-6)


@given(st.permutations(range(12)))
def test_the_order_of_claims_changes_no_weight(order: list[int]) -> None:
    rows = [(f"s{n % 4}", n // 4, float(10 + n * n)) for n in range(12)]
    plain = by_origin(*(list(column) for column in zip(*rows, strict=True)))
    mixed = [rows[place] for place in order]
    assert by_origin(*(list(column) for column in zip(*mixed, strict=True))) == pytest.approx(plain)
