"""What an editor put into an event goes where most of the event goes, and never against what tells them apart."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.pins import along

CASES: dict[str, tuple[dict[str, Any], list[int]]] = {
    "nothing is pinned": ({"labels": [0, 1], "pinned": {}, "stood": [7, 7]}, [0, 1]),
    "the event goes along with its pin": ({"labels": [0, 0, 2], "pinned": {2: 7}, "stood": [7, 7, 7]}, [0, 0, 0]),
    "a pin that is with one of them already": ({"labels": [0, 1, 1], "pinned": {2: 7}, "stood": [7, 7, 7]}, [0, 1, 1]),
    "a new event that an editor named": ({"labels": [0, 1], "pinned": {1: 7}, "stood": [3, None]}, [0, 1]),
    "the larger part of a split event": (
        {"labels": [0, 1, 1, 3], "pinned": {3: 7}, "stood": [7, 7, 7, 7]}, [0, 1, 1, 1],
    ),
    "of equal parts the first": ({"labels": [0, 1, 2], "pinned": {2: 7}, "stood": [7, 7, 7]}, [0, 1, 0]),
    "a stray member of another event": (
        {"labels": [0, 0, 0, 3], "pinned": {3: 7}, "stood": [7, 8, 8, 7]}, [0, 0, 0, 3],
    ),
    "half of a merged event": ({"labels": [0, 0, 2], "pinned": {2: 7}, "stood": [7, 8, 7]}, [0, 0, 0]),
    "another external id": (
        {"labels": [0, 1], "pinned": {1: 7}, "stood": [7, 7], "fixed": ["id E", "event 7"]}, [0, 1],
    ),
    "judged different": ({"labels": [0, 0, 2], "pinned": {2: 7}, "stood": [7, 7, 7], "different": [(2, 1)]}, [0, 0, 2]),
    "different from what stays elsewhere": (
        {"labels": [0, 1, 2], "pinned": {2: 7}, "stood": [7, 8, 7], "different": [(2, 1)]}, [0, 1, 0],
    ),
    "two pins of two events": (
        {"labels": [0, 1, 2, 3], "pinned": {2: 7, 3: 8}, "stood": [7, 8, 7, 8], "fixed": [None, None, "a", "b"]},
        [0, 1, 0, 1],
    ),
    "two pins never meet in one group": (
        {"labels": [0, 0, 2, 3], "pinned": {2: 7, 3: 8}, "stood": [7, 8, 7, 8], "fixed": [None, None, "a", "b"]},
        [0, 0, 0, 3],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_where_a_pin_goes(case: str) -> None:
    given_, expected = CASES[case]
    assert along(**given_) == expected


@given(st.data(), st.integers(2, 9))
def test_it_only_joins_whole_groups_and_never_two_names(data: st.DataObject, n: int) -> None:
    first = data.draw(st.lists(st.integers(0, n - 1), min_size=n, max_size=n))
    labels = [first.index(label) for label in first]
    stood = data.draw(st.lists(st.sampled_from([None, 7, 8]), min_size=n, max_size=n))
    pinned = data.draw(st.dictionaries(st.integers(0, n - 1), st.sampled_from([7, 8]), max_size=3))
    fixed = [f"event {pinned[row]}" if row in pinned else None for row in range(n)]
    found = along(labels, pinned, stood, fixed=fixed)
    assert all(found[one] == found[other] for one in range(n) for other in range(n) if labels[one] == labels[other])
    assert all(found[label] == label <= row for row, label in enumerate(found))
    for label in set(found):
        before = {fixed[row] for row in range(n) if labels[row] == labels[label]}
        names = {fixed[row] for row in range(n) if found[row] == label} - {None}
        assert len(names) < 2 or found.count(label) == labels.count(label) or names <= before
    assert along(found, pinned, stood, fixed=fixed) == found
