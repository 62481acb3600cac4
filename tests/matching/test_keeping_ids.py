from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.matching.identity import keep_ids

CASES: list[tuple[str, list[list[int | None]], list[int | None], dict[int, int]]] = [
    ("nothing was there", [[None], [None, None]], [None, None], {}),
    ("all as it was", [[1, 1], [2]], [1, 2], {}),
    ("a new member changes nothing", [[1, None], [2]], [1, 2], {}),
    ("at a merge the older survives", [[2, 2, 2, 1]], [1], {2: 0}),
    ("at a split the larger part keeps the id", [[1], [1, 1]], [None, 1], {}),
    ("of equal parts the first", [[1], [1]], [1, None], {}),
    ("split and merged", [[1, 1, 2], [2, 2, None]], [1, 2], {}),
    ("a retired id leads to its larger part", [[1, 3], [2, 3, 3]], [1, 2], {3: 1}),
]


def test_ids_that_are_kept_and_retired() -> None:
    for name, groups, kept, retired in CASES:
        assert keep_ids(groups) == (kept, retired), name


def test_an_id_given_beforehand_is_kept() -> None:
    assert keep_ids([[1, 1], [2]], {1: 1}) == ([None, 1], {2: 1})


@given(st.lists(st.lists(st.one_of(st.none(), st.integers(1, 6)), max_size=6), max_size=6))
def test_no_id_is_given_twice_and_none_is_lost(groups: list[list[int | None]]) -> None:
    kept, retired = keep_ids(groups)
    given_out = [number for number in kept if number is not None]
    assert len(given_out) == len(set(given_out))
    assert set(given_out) | retired.keys() == {old for group in groups for old in group if old is not None}
    assert not set(given_out) & retired.keys()
    again = [[number or 100 + at for _ in group] for at, (group, number) in enumerate(zip(groups, kept))]
    filled = [group for group in again if group]
    assert keep_ids(filled)[1] == {}
