"""Grouping against a second, plain telling of its rules: every nearness worked out by hand, round by round."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from random import Random

import networkx as nx
import numpy as np
import pytest

from claims.matching.grouping import Linkage, group
from claims.matching.sparse import Floats, Ints

Pair = tuple[int, int]
LINKAGE = Linkage(join=1.0, unlike=-6.0, closest=0.4, most=4.0)


@dataclass
class Book:
    """Rows with the score of some pairs, and what is said of them."""

    n: int
    scored: dict[Pair, float]
    different: list[Pair] = field(default_factory=list)
    fixed: list[str | None] = field(default_factory=list)

    def groups(self) -> list[frozenset[int]]:
        """The groups that the rules make."""
        named = [name for name in dict.fromkeys(self.fixed) if name]
        groups = [frozenset(row for row, at in enumerate(self.fixed) if at == name) for name in named]
        groups += [frozenset([row]) for row in range(self.n) if not (self.fixed and self.fixed[row])]
        while True:
            near = {
                frozenset(two): told for two in combinations(groups, 2) if (told := self.nearness(*two)) is not None
            }
            joins = [two for two in near if self.join(two, near)]
            if not joins:
                return groups
            graph: nx.Graph[frozenset[int]] = nx.Graph()
            graph.add_nodes_from(groups)
            graph.add_edges_from((min(two, key=sorted), max(two, key=sorted)) for two in joins)
            groups = [frozenset().union(*part) for part in nx.connected_components(graph)]

    def nearness(self, one: frozenset[int], other: frozenset[int]) -> float | None:
        """How near two groups are; None where nothing strong links them, something forbids it, or they are too far."""
        pairs = [(min(a, b), max(a, b)) for a in one for b in other]
        known = [self.scored[pair] for pair in pairs if pair in self.scored]
        names = {self.fixed[row] for row in one | other if self.fixed} - {None}
        if not known or max(known) < LINKAGE.join or len(names) > 1 or self.apart(one, other):
            return None
        average = (sum(known) + (len(pairs) - len(known)) * LINKAGE.unlike) / len(pairs)
        near = (1 - LINKAGE.closest) * average + LINKAGE.closest * min(LINKAGE.most, max(known))
        return near if near >= LINKAGE.join else None

    def apart(self, one: frozenset[int], other: frozenset[int]) -> bool:
        return any({a, b} & one and {a, b} & other for a, b in self.different if {a, b} <= one | other)

    def join(self, two: frozenset[frozenset[int]], near: dict[frozenset[frozenset[int]], float]) -> bool:
        """Each the other's closest, or a small one with the far larger one it is closest to."""
        one, other = sorted(two, key=len)
        best = {each: max(value for key, value in near.items() if each in key) for each in two}
        if near[two] == best[one] == best[other]:
            return True
        free = not self.said(one) and not self.said(other)
        return free and near[two] == best[one] and len(one) * 4 <= len(other)

    def said(self, members: frozenset[int]) -> bool:
        return any(self.fixed and self.fixed[row] for row in members) or any(
            row in pair for pair in self.different for row in members
        )


def made(seed: int) -> Book:
    """Rows of a large event and of small ones: pairs within score well, some across do too."""
    dice = Random(seed)
    n = dice.randint(6, 16)
    home = [0 if dice.random() < 0.6 else dice.randint(1, 4) for _ in range(n)]
    pairs = [pair for pair in combinations(range(n), 2) if dice.random() < 0.8]
    scored = {(a, b): dice.gauss(3.0 if home[a] == home[b] else -3.0, 2.5) + dice.random() / 100 for a, b in pairs}
    strong = [pair for pair in pairs if scored[pair] > 0]
    different = dice.sample(strong, min(len(strong), dice.choice([0, 0, 1, 2])))
    fixed = [dice.choice(["x", "y", None, None, None]) if seed % 3 == 0 else None for _ in range(n)]
    different = [(a, b) for a, b in different if fixed[a] is None or fixed[a] != fixed[b]]
    return Book(n, scored, different, fixed)


def columns(scored: dict[Pair, float]) -> tuple[Ints, Ints, Floats]:
    left, right = np.array(list(scored), dtype=np.int64).reshape(-1, 2).T
    return left, right, np.array(list(scored.values()))


@pytest.mark.parametrize("seed", range(150))
def test_groups_are_those_of_the_rules(seed: int) -> None:
    book = made(seed)
    labels, refused = group(book.n, *columns(book.scored), linkage=LINKAGE, different=book.different, fixed=book.fixed)
    found = {frozenset(row for row in range(book.n) if labels[row] == label) for label in labels}
    assert found == set(book.groups())
    assert refused == []


def test_two_are_one_from_the_threshold_on() -> None:
    left, right = np.array([0]), np.array([1])
    alone = Linkage(join=1.0, unlike=-6.0)
    assert group(2, left, right, np.array([1.0]), linkage=alone)[0] == [0, 0]
    assert group(2, left, right, np.array([np.nextafter(1.0, 0)]), linkage=alone)[0] == [0, 1]


def test_two_that_may_not_meet_are_not_drawn_into_one_large_group_at_once() -> None:
    """Rows 8 and 9 are both nearest to the eight others, and were judged different: one of them stays out."""
    scored = dict.fromkeys(combinations(range(8), 2), 5.0)
    scored |= {(row, late): 3.0 for row in range(8) for late in (8, 9)} | {(8, 9): -1.0}
    labels, _ = group(10, *columns(scored), linkage=LINKAGE, different=[(8, 9)])
    assert labels[:8] == [0] * 8
    assert sorted(labels[8:]) in ([0, 8], [0, 9])


def test_the_best_pair_counts_up_to_a_bound() -> None:
    """Else one pair that shares everything, a page in common, would draw in what its other pairs keep away."""
    close = {(0, 1): 9.0, (0, 2): -1.0, (1, 2): 2.0}
    for most, expected in ((1.0, [0, 0, 2]), (6.0, [0, 0, 0])):
        labels, _ = group(3, *columns(close), linkage=Linkage(join=1.0, unlike=-6.0, closest=0.5, most=most))
        assert labels == expected
