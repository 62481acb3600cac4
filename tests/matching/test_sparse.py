from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching import overlaps, sparse
from claims.matching.overlaps import overlap
from claims.matching.sparse import Bag, Ints, among, bag_of, distinct, terms_of

FIRE, LANE, TRAM, NORWAY, THE, PAINT, STORE = range(7)
ROWS = [{FIRE: 2, LANE: 1}, {FIRE: 1, TRAM: 1}, {TRAM: 3}, {}]


def bag(rows: list[dict[int, int]]) -> Bag:
    told = [(at, term) for at, row in enumerate(rows) for term, n in row.items() for _ in range(n)]
    pairs = np.array(told, dtype=np.int64).reshape(-1, 2)
    return bag_of(pairs[:, 0], pairs[:, 1], len(rows))


def rarity(table: sparse.Terms) -> dict[int, float]:
    return dict(zip(table.codes.tolist(), table.idf.tolist()))


def test_what_two_rows_share() -> None:
    shared = overlap(terms_of(bag(ROWS), rate=0.001), np.array([0, 0, 1]), np.array([1, 2, 2]))
    rare = math.log(1004 / 3)
    assert shared.count.tolist() == [1, 0, 1]
    assert shared.shared == pytest.approx([rare, 0, rare])
    assert shared.rarest == pytest.approx([rare, 0, rare])
    assert shared.cosine[1] == 0
    assert 0 < shared.cosine[2] < 1


def test_a_row_is_wholly_like_its_copy() -> None:
    table = terms_of(bag([{FIRE: 2, LANE: 1}] * 2), rate=0.001)
    assert overlap(table, np.array([0]), np.array([1])).cosine == pytest.approx([1])


def test_a_term_in_every_story_is_less_rare() -> None:
    rare = rarity(terms_of(bag([{FIRE: 1, NORWAY: 1}] * 2), rate=0.0005, often=np.array([NORWAY])))
    assert rare[NORWAY] < rare[FIRE]


def test_a_word_used_all_the_time_is_less_rare_even_in_two_texts() -> None:
    rare = rarity(terms_of(bag([{THE: 30, PAINT: 1, STORE: 9}, {THE: 25, PAINT: 1, LANE: 9}]), rate=None))
    assert rare[THE] < rare[PAINT]


ROW = st.dictionaries(st.integers(0, 5), st.integers(1, 5))


@given(st.lists(ROW, min_size=2, max_size=8), st.data())
def test_chunks_do_not_change_what_is_shared(rows: list[dict[int, int]], data: st.DataObject) -> None:
    number = st.integers(0, len(rows) - 1)
    pairs = data.draw(st.lists(st.tuples(number, number), min_size=1, max_size=20))
    left, right = (np.array(side, dtype=np.int64) for side in zip(*pairs))
    table = terms_of(bag(rows), rate=0.01)
    whole = overlap(table, left, right)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overlaps, "_OPEN", 2)
        patch.setattr(overlaps, "_RUN", 2)
        patch.setattr(overlaps, "_SPARSE", data.draw(st.sampled_from([0, 1000])))
        parts = overlap(table, left, right)
    for name in ("cosine", "shared", "rarest", "count"):
        assert getattr(parts, name) == pytest.approx(getattr(whole, name))
    by_hand = [len(rows[one].keys() & rows[other]) for one, other in pairs if one != other]
    assert [n for n, (one, other) in zip(whole.count.tolist(), pairs) if one != other] == by_hand


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from([-(1 << 60), -1, 0, 3, 1 << 40, 1 << 62])), max_size=30))
def test_a_bag_counts_each_term_of_each_row(told: list[tuple[int, int]]) -> None:
    pairs = np.array(told, dtype=np.int64).reshape(-1, 2)
    found = bag_of(pairs[:, 0], pairs[:, 1], 6)
    counted = zip(zip(found.rows.tolist(), found.terms.tolist()), found.counts.tolist())
    assert dict(counted) == Counter(told)
    assert sorted(Counter(told)) == list(zip(found.rows.tolist(), found.terms.tolist()))


@given(st.lists(st.integers(-9, 9)), st.lists(st.integers(-9, 9)))
def test_members_and_distinct_values(values: list[int], known: list[int]) -> None:
    kept: Ints = distinct(np.array(known, dtype=np.int64))
    assert kept.tolist() == sorted(set(known))
    assert among(np.array(values, dtype=np.int64), kept).tolist() == [value in known for value in values]
