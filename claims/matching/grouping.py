"""Scored pairs to groups that resist chaining: average linkage, with what editors and external ids say above it."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.matching.sparse import Floats, Ints


@dataclass(slots=True)
class _Cluster:
    """Rows joined so far. `bonds` sums, towards each other cluster, what the scores exceed `unlike` by."""

    rows: list[int]
    fixed: frozenset[str]
    bonds: dict[int, float] = field(default_factory=dict)
    apart: set[int] = field(default_factory=set)


def group(
    n: int,
    left: Ints,
    right: Ints,
    score: Floats,
    *,
    join: float,
    unlike: float,
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
    fixed: Sequence[str | None] = (),
) -> tuple[list[int], list[tuple[int, int]]]:
    """A label for each of n rows, the lowest row of its group, and the `same` pairs that could not be honoured.

    Two groups join while the average score between them is at least `join`; pairs not given count as `unlike`.
    `fixed` names what a row belongs to for certain (an external id, an event pinned): equal names are one group,
    different names never. `same` joins, `different` keeps apart, and where they contradict one another, apart wins.
    """
    clusters = {row: _Cluster([row], frozenset()) for row in range(n)}
    home = list(range(n))
    for row, name in enumerate(fixed):
        clusters[row].fixed = frozenset([name]) if name else frozenset()
    for one, other in different:
        clusters[one].apart.add(other)
        clusters[other].apart.add(one)
    first: dict[str, int] = {}
    for row, name in enumerate(fixed):
        if name and first.setdefault(name, row) != row:
            _merge(clusters, home, first[name], row)
    refused = []
    for one, other in same:
        if not _merge(clusters, home, one, other):
            refused.append((one, other))
    _bond(clusters, home, left, right, score - unlike)
    _link(clusters, join - unlike)
    labels = list(range(n))
    for cluster in clusters.values():
        lowest = min(cluster.rows)
        for row in cluster.rows:
            labels[row] = lowest
    return labels, refused


def _merge(clusters: dict[int, _Cluster], home: list[int], one: int, other: int) -> bool:
    """Join the clusters of two rows before any score is looked at; false where something forbids it."""
    into, away = sorted((home[one], home[other]))
    if into == away:
        return True
    if _forbidden(clusters, into, away):
        return False
    gone = clusters.pop(away)
    for row in gone.rows:
        home[row] = into
    _absorb(clusters, into, away, gone)
    return True


def _forbidden(clusters: dict[int, _Cluster], one: int, other: int) -> bool:
    first, second = clusters[one], clusters[other]
    return other in first.apart or bool(first.fixed and second.fixed and first.fixed != second.fixed)


def _absorb(clusters: dict[int, _Cluster], into: int, away: int, gone: _Cluster) -> None:
    kept = clusters[into]
    kept.rows += gone.rows
    kept.fixed |= gone.fixed
    for far in gone.apart:
        clusters[far].apart.discard(away)
        clusters[far].apart.add(into)
    kept.apart |= gone.apart


def _bond(clusters: dict[int, _Cluster], home: list[int], left: Ints, right: Ints, bonds: Floats) -> None:
    for one, other, bond in zip(left.tolist(), right.tolist(), bonds.tolist()):
        a, b = home[one], home[other]
        if a != b and bond > 0:
            clusters[a].bonds[b] = clusters[b].bonds[a] = clusters[a].bonds.get(b, 0.0) + bond


def _link(clusters: dict[int, _Cluster], least: float) -> None:
    """Join the closest two clusters as long as they are close enough."""
    heap = [
        (-average, one, other)
        for one, cluster in clusters.items()
        for other, average in _averages(clusters, one, cluster)
        if one < other and average >= least
    ]
    heapq.heapify(heap)
    while heap:
        distance, one, other = heapq.heappop(heap)
        if one not in clusters or other not in clusters or _forbidden(clusters, one, other):
            continue
        size = len(clusters[one].rows) * len(clusters[other].rows)
        if clusters[one].bonds.get(other, 0.0) / size != -distance:
            continue
        gone = clusters.pop(other)
        _absorb(clusters, one, other, gone)
        _rebond(clusters, one, other, gone)
        for far, average in _averages(clusters, one, clusters[one]):
            if average >= least:
                heapq.heappush(heap, (-average, min(one, far), max(one, far)))


def _rebond(clusters: dict[int, _Cluster], into: int, away: int, gone: _Cluster) -> None:
    kept = clusters[into]
    kept.bonds.pop(away, None)
    for far, bond in gone.bonds.items():
        if far != into:
            clusters[far].bonds.pop(away, None)
            kept.bonds[far] = clusters[far].bonds[into] = kept.bonds.get(far, 0.0) + bond


def _averages(clusters: dict[int, _Cluster], one: int, cluster: _Cluster) -> Iterable[tuple[int, float]]:
    return [(far, bond / (len(cluster.rows) * len(clusters[far].rows))) for far, bond in cluster.bonds.items()]
