"""Groups against another library's graph, and the properties that hold whatever the scores."""

from __future__ import annotations

import networkx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching.grouping import Linkage, group
from claims.matching.sparse import Floats, Ints
from claims.matching.unions import components

N = 12
EDGES = st.lists(st.tuples(st.integers(0, N - 1), st.integers(0, N - 1)), max_size=30)
SCORES = st.dictionaries(
    st.tuples(st.integers(0, N - 1), st.integers(0, N - 1)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([-8.0, -3.0, -1.0, 0.5, 1.5, 4.0, 9.0]),
    max_size=40,
)


def columns(pairs: list[tuple[int, int]]) -> tuple[Ints, Ints]:
    left, right = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return left, right


@given(EDGES)
def test_components_are_those_of_a_graph_library(edges: list[tuple[int, int]]) -> None:
    graph = networkx.Graph(edges)
    graph.add_nodes_from(range(N))
    expected = {row: min(part) for part in networkx.connected_components(graph) for row in part}
    assert components(N, *columns(edges)).tolist() == [expected[row] for row in range(N)]


@given(SCORES)
def test_groups_lie_within_the_components_of_strong_pairs(scored: dict[tuple[int, int], float]) -> None:
    linkage = Linkage(join=1.0, unlike=-6.0, closest=0.3)
    labels, _ = group(N, *columns(list(scored)), np.array(list(scored.values())), linkage=linkage)
    strong = networkx.Graph([pair for pair, score in scored.items() if score >= linkage.join])
    strong.add_nodes_from(range(N))
    for part in {label: [row for row in range(N) if labels[row] == label] for label in labels}.values():
        assert networkx.has_path(strong, part[0], part[-1])
        assert min(part) == labels[part[0]]


@given(SCORES, st.lists(st.sampled_from([None, "x", "y"]), min_size=N, max_size=N), EDGES)
@settings(deadline=None)
def test_external_ids_and_judgements_hold_whatever_the_scores(
    scored: dict[tuple[int, int], float], fixed: list[str | None], apart: list[tuple[int, int]]
) -> None:
    different = [pair for pair in apart if pair[0] != pair[1]]
    labels, _ = group(
        N, *columns(list(scored)), np.array(list(scored.values())), linkage=Linkage(join=1.0, unlike=-6.0),
        different=different, fixed=fixed, scorer=generous,
    )  # fmt: skip
    named = {name: {labels[row] for row in range(N) if fixed[row] == name} for name in ("x", "y")}
    assert not named["x"] & named["y"]
    assert all(len(homes) <= 1 for homes in named.values())
    for one, other in different:
        assert labels[one] != labels[other] or (fixed[one] is not None and fixed[one] == fixed[other])


@given(SCORES, st.permutations(range(N)))
@settings(deadline=None)
def test_the_order_of_pairs_does_not_matter(scored: dict[tuple[int, int], float], order: list[int]) -> None:
    pairs = list(scored)
    shuffled = [pairs[at % len(pairs)] for at in order] + pairs if pairs else []
    shuffled = list(dict.fromkeys(shuffled))
    linkage = Linkage(join=1.0, unlike=-6.0, closest=0.3)
    one, _ = group(N, *columns(pairs), np.array([scored[pair] for pair in pairs]), linkage=linkage, scorer=generous)
    other, _ = group(
        N, *columns(shuffled), np.array([scored[pair] for pair in shuffled]), linkage=linkage, scorer=generous
    )
    assert one == other


def test_a_large_event_is_found_though_few_of_its_pairs_were_compared() -> None:
    """Forty rows of one event, each compared with the next three: the others are asked for, by lot."""
    pairs = [(row, row + ahead) for row in range(40) for ahead in (1, 2, 3) if row + ahead < 40]
    linkage = Linkage(join=1.0, unlike=-6.0)
    score = np.full(len(pairs), 5.0)
    assert len(set(group(40, *columns(pairs), score, linkage=linkage, scorer=generous)[0])) == 1
    assert len(set(group(40, *columns(pairs), score, linkage=linkage, scorer=strict)[0])) > 5


def generous(left: Ints, right: Ints) -> Floats:
    return np.full(len(left), 2.0)


def strict(left: Ints, right: Ints) -> Floats:
    return np.full(len(left), -9.0)
