"""Scored pairs to groups that resist chaining: average linkage, with what editors and external ids say above it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.corpus import mixed
from claims.matching.lexis import Flags
from claims.matching.links import Links, Seen, links_of, unseen_pairs
from claims.matching.sparse import Floats, Ints, distinct
from claims.matching.told import Told
from claims.matching.unions import components

Scorer: TypeAlias = Callable[[Ints, Ints], Floats]

_FAR_LARGER = 4  # times as large: what a group joins without being its closest


@dataclass(frozen=True, slots=True)
class Linkage:
    """When two groups are one (claims/matching/data/weights.toml says where the numbers come from).

    Groups join while their nearness is at least `join`: the average score of their pairs, of which `closest` is the
    share of the best pair's score (counted up to `most`). `unlike` is taken for the score of pairs nobody scored.
    """

    join: float
    unlike: float
    closest: float = 0.0
    most: float = 6.0

    def nearness(self, average: Floats, best: Floats) -> Floats:
        """How near groups are, by the average and the best score of their pairs."""
        near: Floats = (1 - self.closest) * average + self.closest * np.minimum(self.most, best)
        return near


def group(
    n: int,
    left: Ints,
    right: Ints,
    score: Floats,
    *,
    linkage: Linkage,
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
    fixed: Sequence[str | None] = (),
    scorer: Scorer | None = None,
) -> tuple[list[int], list[tuple[int, int]]]:
    """A label for each of n rows, the lowest row of its group, and the `same` pairs that could not be honoured.

    Two groups join while they are near enough (Linkage), each group with its closest first. Pairs not given are asked
    of `scorer`: all of them between small groups, a sample between large ones; without one they count as unlike.
    `fixed` names what a row belongs to for certain (an external id, an event pinned): equal names are one group,
    different names never. `same` joins, `different` keeps apart, and where they contradict one another, apart wins.
    """
    told = Told(n, fixed, different)
    refused = [(one, other) for one, other in same if not told.join(one, other)]
    label = told.labels()
    low, high = (left, right) if (left <= right).all() else (np.minimum(left, right), np.maximum(left, right))
    strong = score >= linkage.join
    component = components(n, np.r_[low[strong], np.arange(n)], np.r_[high[strong], label])
    within = component[low] == component[high]  # nothing joins but along strong pairs
    low, high, score = low[within], high[within], score[within]
    keys = low * n + high
    each_once = bool((low < high).all() and (keys[1:] > keys[:-1]).all()) and np.array_equal(label, np.arange(n))
    seen = Seen(n, [keys if each_once else distinct(keys)])
    links = links_of(low, high, score, np.zeros(len(low), dtype=bool))
    if not each_once:
        links = links.joined(label)
    while True:
        joined = _round(links, label, told, linkage, seen, scorer)
        if joined is None:
            return label.tolist(), refused
        label, links = joined


def _round(
    links: Links, label: Ints, told: Told, linkage: Linkage, seen: Seen, scorer: Scorer | None
) -> tuple[Ints, Links] | None:
    """Join groups that are each other's closest; None where no two are close enough."""
    size = np.bincount(label, minlength=len(label))
    strong = (links.best >= linkage.join) & ~told.forbidden(label, links.low, links.high)
    if scorer is not None:
        left, right, drawn = unseen_pairs(links.only(strong), label, size, seen)
        if len(left):
            links = links.along(links_of(left, right, scorer(left, right), drawn)).joined(label)
            strong = (links.best >= linkage.join) & ~told.forbidden(label, links.low, links.high)
    near = linkage.nearness(links.average(size, linkage.unlike), links.best)
    close = strong & (near >= linkage.join)
    if not close.any():
        return None
    into, away = _closest(links.low[close], links.high[close], near[close], size, told.settled(label))
    label = components(len(label), into, away)[label]
    return label, links.joined(label)


def _closest(low: Ints, high: Ints, nearness: Floats, size: Ints, settled: Flags) -> tuple[Ints, Ints]:
    """The pairs of groups that are each other's closest, and small groups with the far larger one they are closest to.

    Which of equals is the closest is drawn by lot, the same for both: else those of one text would join two by two, in
    as many rounds as there are. `settled` groups, of which somebody said something, wait for
    their turn: two small ones that may not join could be drawn into one large one at once.
    """
    group, partner, near = np.r_[low, high], np.r_[high, low], np.r_[nearness, nearness]
    lot = mixed((low * len(size) + high).astype(np.uint64))
    order = np.lexsort((np.r_[lot, lot], -near, group))
    first = order[np.flatnonzero(np.r_[True, group[order][1:] != group[order][:-1]])]
    group, partner = group[first], partner[first]
    closest = np.full(len(size), -1, dtype=np.int64)
    closest[group] = partner
    drawn_in = ~settled[group] & ~settled[partner] & (size[group] * _FAR_LARGER <= size[partner])
    kept = (closest[partner] == group) | drawn_in
    return group[kept], partner[kept]
