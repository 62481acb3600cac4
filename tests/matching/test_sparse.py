from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching import sparse
from claims.matching.sparse import overlap, terms_of

ROWS = [{"fire": 2, "lane": 1}, {"fire": 1, "tram": 1}, {"tram": 3}, {}]


def test_what_two_rows_share() -> None:
    table = terms_of(ROWS, rate=0.001)
    shared = overlap(table, np.array([0, 0, 1]), np.array([1, 2, 2]))
    rarity = math.log(1004 / 3)
    assert shared.count.tolist() == [1, 0, 1]
    assert shared.shared == pytest.approx([rarity, 0, rarity])
    assert shared.rarest == pytest.approx([rarity, 0, rarity])
    assert shared.cosine[1] == 0
    assert 0 < shared.cosine[2] < 1


def test_a_row_is_wholly_like_its_copy() -> None:
    table = terms_of([{"a": 2, "b": 1}, {"a": 2, "b": 1}], rate=0.001)
    assert overlap(table, np.array([0]), np.array([1])).cosine == pytest.approx([1])


def test_a_term_in_every_story_is_less_rare() -> None:
    table = terms_of([{"vellmar": 1, "norway": 1}] * 2, rate=0.0005, often={"norway"})
    rarity = dict(zip(table.names, table.idf.tolist()))
    assert rarity["norway"] < rarity["vellmar"]


def test_a_word_used_all_the_time_is_less_rare_even_in_two_texts() -> None:
    table = terms_of([{"the": 30, "paint": 1, "store": 9}, {"the": 25, "paint": 1, "lane": 9}], rate=None)
    rarity = dict(zip(table.names, table.idf.tolist()))
    assert rarity["the"] < rarity["paint"]


@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 5)), min_size=2, max_size=8), st.data())
def test_chunks_do_not_change_what_is_shared(rows: list[dict[str, int]], data: st.DataObject) -> None:
    number = st.integers(0, len(rows) - 1)
    pairs = data.draw(st.lists(st.tuples(number, number), min_size=1, max_size=20))
    left, right = (np.array(side, dtype=np.int64) for side in zip(*pairs))
    table = terms_of(rows, rate=0.01)
    whole = overlap(table, left, right)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sparse, "_CHUNK", 2)
        parts = overlap(table, left, right)
    for name in ("cosine", "shared", "rarest", "count"):
        assert getattr(parts, name) == pytest.approx(getattr(whole, name))
    by_hand = [len(rows[one].keys() & rows[other]) for one, other in pairs if one != other]
    assert [n for n, (one, other) in zip(whole.count.tolist(), pairs) if one != other] == by_hand
