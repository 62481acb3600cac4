"""Judgements that contradict one another: found in any order, cross-checked with networkx, none of them chosen."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.matching.contradictions import Contradiction, Pair, _between, contradictions
from claims.matching.grouping import Linkage, group

CASES: dict[str, tuple[list[Pair], list[Pair], list[str | None], list[tuple[set[Pair], Pair, bool]]]] = {
    "none": ([(0, 1), (1, 2)], [(0, 3)], [], []),
    "a chain and its ends": ([(0, 1), (1, 2)], [(0, 2)], [], [({(0, 1), (1, 2)}, (0, 2), False)]),
    "a pair judged both, by different names": ([(0, 1)], [(1, 0)], [], [({(0, 1)}, (0, 1), False)]),
    "what hangs on the chain stays": (
        [(0, 1), (1, 2), (2, 3), (1, 4)], [(0, 2)], [], [({(0, 1), (1, 2)}, (0, 2), False)],
    ),
    "either way round a ring": (
        [(0, 1), (1, 2), (2, 3), (3, 0)], [(0, 2)], [], [({(0, 1), (1, 2), (2, 3), (0, 3)}, (0, 2), False)],
    ),
    "one slip against a split": (
        [(0, 1), (1, 2), (3, 4), (4, 5), (1, 4)],
        [(0, 3), (0, 4), (0, 5), (1, 3), (1, 5), (2, 3), (2, 4), (2, 5)], [], [({(1, 4)}, (0, 4), False)],
    ),
    "two external ids": ([(0, 1), (1, 2)], [], ["a", None, "b"], [({(0, 1), (1, 2)}, (0, 2), True)]),
    "rows of one external id are one": (
        [(0, 1), (2, 3)], [(1, 3)], ["a", None, "a"], [({(0, 1), (2, 3)}, (1, 3), False)],
    ),
    "different within an external id": ([], [(0, 1)], ["a", "a"], [(set(), (0, 1), True)]),
    "two that have nothing to do with one another": (
        [(0, 1), (2, 3)], [(0, 1), (2, 3)], [], [({(0, 1)}, (0, 1), False), ({(2, 3)}, (2, 3), False)],
    ),
}  # fmt: skip


def told(found: list[Contradiction]) -> list[tuple[set[Pair], Pair, bool]]:
    return [({(min(pair), max(pair)) for pair in one.set_aside}, one.apart, one.named) for one in found]


@pytest.mark.parametrize("case", CASES)
def test_what_contradicts_is_set_aside(case: str) -> None:
    same, different, fixed, expected = CASES[case]
    assert told(contradictions(same, different, fixed)) == expected
    assert told(contradictions(same[::-1], [pair[::-1] for pair in different[::-1]], fixed)) == expected


def test_the_chain_leads_from_one_side_to_the_other() -> None:
    (found,) = contradictions([(3, 1), (1, 0), (3, 2), (0, 5)], [(2, 0)])
    assert found.chain == ((1, 0), (3, 1), (3, 2))[: len(found.chain)]
    assert {row for pair in found.chain for row in pair} >= {0, 2}


@st.composite
def judged(draw: st.DrawFn) -> tuple[int, list[Pair], list[Pair], list[str | None]]:
    n = draw(st.integers(2, 8))
    pair = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda ends: ends[0] < ends[1])
    names = st.lists(st.sampled_from([None, None, None, "x", "y"]), min_size=n, max_size=n)
    return n, draw(st.lists(pair, max_size=9)), draw(st.lists(pair, max_size=5)), draw(names)


@given(judged())
def test_what_is_left_contradicts_nothing_and_is_honoured_whole(problem: Any) -> None:
    n, same, different, fixed = problem
    found = contradictions(same, different, fixed)
    aside = {pair for one in found for pair in one.set_aside}
    kept = [pair for pair in same if pair not in aside]
    assert not [one for one in contradictions(kept, different, fixed) if one.set_aside]
    none = np.empty(0, dtype=np.int64)
    labels, refused = group(
        n, none, none, none.astype(float), linkage=Linkage(0.0, -6.0), same=kept, different=different, fixed=fixed
    )
    assert refused == []
    assert all(labels[one] == labels[other] for one, other in kept)
    of_one_name = {one.apart for one in found if not one.chain}
    assert all(labels[one] != labels[other] for one, other in different if (one, other) not in of_one_name)


@given(judged(), st.randoms())
def test_the_order_of_judgements_does_not_matter(problem: Any, dice: Any) -> None:
    _, same, different, fixed = problem
    first = contradictions(same, different, fixed)
    turned = [pair[::-1] if dice.random() < 0.5 else pair for pair in same]
    dice.shuffle(turned)
    again = contradictions(turned, different[::-1], fixed)
    assert told(again) == told(first)


@given(judged())
def test_nothing_is_set_aside_without_a_contradiction(problem: Any) -> None:
    n, same, different, fixed = problem
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(same)
    for name in ("x", "y"):
        graph.add_edges_from(pairwise([row for row in range(n) if fixed[row] == name]))
    apart = [pair for pair in different if nx.has_path(graph, *pair)]
    apart += [(one, other) for one in range(n) for other in range(n)
              if {fixed[one], fixed[other]} == {"x", "y"} and nx.has_path(graph, one, other)]  # fmt: skip
    assert bool(contradictions(same, different, fixed)) is bool(apart)


@given(st.integers(0, 10**6), st.integers(2, 8), st.integers(1, 12))
def test_the_links_between_two_nodes_are_those_of_all_simple_paths(seed: int, n: int, m: int) -> None:
    graph = nx.gnm_random_graph(n, m, seed=seed)
    assume(nx.has_path(graph, 0, n - 1))
    paths = nx.all_simple_paths(graph, 0, n - 1)
    expected = {(min(link), max(link)) for path in paths for link in pairwise(path)}
    assert set(_between({node: set(graph[node]) for node in graph}, 0, n - 1)) == expected
