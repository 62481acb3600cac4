"""Judgements that contradict one another: the same link by link, and yet different, or of two external ids.

None is chosen over another. What is told apart stays apart, and of the links between its two sides those are set aside
that take part in most contradictions, all of them where none does in more than others.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int]

_COUNTED = 200  # contradictions of one group counted in a round, drawn by lot: a slip against a large split has more


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Pairs judged the same that are `set_aside`; for one, `chain` are such pairs that lead from one side of `apart`
    to the other, `named` says that external ids or pins tell these apart, and no judgement.

    Without a chain `apart` were judged different though one external id or pin holds both: they stay together.
    """

    set_aside: tuple[Pair, ...]
    chain: tuple[Pair, ...]
    apart: Pair
    named: bool


def contradictions(
    same: Iterable[Pair], different: Iterable[Pair], fixed: Sequence[str | None] = ()
) -> list[Contradiction]:
    """The contradictions among pairs of rows judged the same and different, and names for what rows belong to."""
    graph = _Graph(fixed)
    for pair in same:
        graph.add(pair)
    told = sorted({(min(pair), max(pair)) for pair in different})
    found = [Contradiction((), (), pair, True) for pair in told if graph.node(pair[0]) == graph.node(pair[1])]
    while apart := graph.apart(told):
        for conflicts in apart:
            found.append(_set_aside(graph, Random(0).sample(conflicts, min(_COUNTED, len(conflicts)))))
    return found


def _set_aside(graph: _Graph, conflicts: Sequence[tuple[Pair, bool]]) -> Contradiction:
    """Take the links out of the graph that take part in most of the contradictions of one group."""
    shares: Counter[Pair] = Counter()
    between: list[frozenset[Pair]] = []
    for (one, other), _ in conflicts:
        links = frozenset(_between(graph.near, graph.node(one), graph.node(other)))
        between.append(links)
        shares.update(links)
    most = max(shares.values())
    gone = {link for link, n in shares.items() if n == most}
    at = min((at for at, links in enumerate(between) if links & gone), key=lambda at: (len(between[at]), conflicts[at]))
    pair, named = conflicts[at]
    chain = graph.chain(*pair)
    told = tuple(sorted(pair for link in gone for pair in graph.pairs[link]))
    for link in gone:
        graph.cut(link)
    return Contradiction(told, chain, pair, named)


class _Graph:
    """Rows judged the same, those of one name as one node: its first row."""

    def __init__(self, fixed: Sequence[str | None]) -> None:
        self.near: dict[int, set[int]] = defaultdict(set)
        self.pairs: dict[Pair, list[Pair]] = defaultdict(list)
        self._fixed, self._first = fixed, dict[str, int]()
        for row, name in enumerate(fixed):
            if name:
                self._first.setdefault(name, row)

    def name(self, row: int) -> str | None:
        return self._fixed[row] if row < len(self._fixed) else None

    def node(self, row: int) -> int:
        name = self.name(row)
        return self._first[name] if name else row

    def add(self, pair: Pair) -> None:
        one, other = sorted((self.node(pair[0]), self.node(pair[1])))
        if one != other:
            self.near[one].add(other)
            self.near[other].add(one)
            self.pairs[(one, other)].append(pair)

    def cut(self, link: Pair) -> None:
        self.near[link[0]].discard(link[1])
        self.near[link[1]].discard(link[0])

    def apart(self, told: Iterable[Pair]) -> list[list[tuple[Pair, bool]]]:
        """By group: the pairs of rows in it that are told apart, and whether by their names."""
        group = self._groups()
        found: dict[int, list[tuple[Pair, bool]]] = defaultdict(list)
        for one, other in told:
            home = group.get(self.node(one))
            if home is not None and home == group.get(self.node(other)) and self.node(one) != self.node(other):
                found[home].append(((one, other), False))
        names: dict[int, list[int]] = defaultdict(list)
        for node in sorted(group):
            if self.name(node):
                names[group[node]].append(node)
        for home, nodes in names.items():
            found[home] += [((one, other), True) for at, one in enumerate(nodes) for other in nodes[at + 1 : at + 9]]
        return [found[home] for home in sorted(found) if found[home]]

    def _groups(self) -> dict[int, int]:
        group: dict[int, int] = {}
        for start in sorted(self.near):
            if start not in group:
                group |= dict.fromkeys(_reached(self.near, start), start)
        return group

    def chain(self, one: int, other: int) -> tuple[Pair, ...]:
        """The pairs of a shortest way from one row to another."""
        before = _reached(self.near, self.node(one))
        at, found = self.node(other), list[Pair]()
        while (back := before[at]) != at:
            found.append(self.pairs[(min(at, back), max(at, back))][0])
            at = back
        return tuple(reversed(found))


def _reached(near: Mapping[int, Iterable[int]], start: int) -> dict[int, int]:
    """Every node that links lead to, with the one before it on a shortest way; the start leads to itself."""
    before, todo = {start: start}, deque([start])
    while todo:
        node = todo.popleft()
        for other in sorted(near[node]):
            if other not in before:
                before[other] = node
                todo.append(other)
    return before


def _between(near: Mapping[int, Iterable[int]], one: int, other: int) -> Iterator[Pair]:
    """The links on any way without a loop between two nodes: those of a block with a link from one to the other.

    Found by the depths of a walk (Hopcroft and Tarjan 1973): what is left on the stack, once blocks that hang on a
    single node are taken off, is the block of that link.
    """
    depth, low = {one: 0, other: 1}, {other: 0}
    walk, links = [(other, one, iter(sorted(near[other])))], list[Pair]()
    while walk:
        node, back, ahead = walk[-1]
        step = next(ahead, None)
        if step is None:
            walk.pop()
            if walk:
                above = walk[-1][0]
                low[above] = min(low[above], low[node])
                if low[node] >= depth[above]:
                    del links[links.index((above, node)) :]
        elif step not in depth:
            depth[step] = low[step] = depth[node] + 1
            links.append((node, step))
            walk.append((step, node, iter(sorted(near[step]))))
        elif depth[step] < depth[node] and (step != back or node == other):
            low[node] = min(low[node], depth[step])
            links.append((node, step))
    return ((min(link), max(link)) for link in links)
