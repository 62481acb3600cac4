"""Links between groups: what the pairs of rows between them score, known ones, and some drawn by lot for the rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.lexis import Flags
from claims.matching.sparse import Floats, Ints, among, distinct

_RUNS = 6  # short runs of pairs are made one before there are more
_LOOKED_AT = 12  # of the pairs between two groups that blocking left out: all of few, this many of many


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of groups, low < high, ascending: how many pairs of their rows are known, and how many were drawn by lot.

    `known_sum` and `drawn_sum` are what their scores add up to, `best` is the best of them all. Those drawn speak for
    the pairs nobody scored.
    """

    low: Ints
    high: Ints
    known: Ints
    known_sum: Floats
    drawn: Ints
    drawn_sum: Floats
    best: Floats

    def only(self, kept: Flags | Ints) -> Links:
        """Some of the links."""
        return Links(
            self.low[kept], self.high[kept], self.known[kept], self.known_sum[kept], self.drawn[kept],
            self.drawn_sum[kept], self.best[kept],
        )  # fmt: skip

    def average(self, size: Ints, unlike: float) -> Floats:
        """The average score over all pairs of rows, those drawn speaking for those not known."""
        possible = (size[self.low] * size[self.high]).astype(np.float64)
        unseen = np.maximum(0, possible - self.known)
        usual = np.divide(self.drawn_sum, self.drawn, out=np.full(len(unseen), unlike), where=self.drawn > 0)
        found: Floats = (self.known_sum + unseen * usual) / np.maximum(possible, self.known)
        return found

    def joined(self, label: Ints) -> Links:
        """The links between the groups that `label` gives their rows."""
        one, other = label[self.low], label[self.high]
        apart = np.flatnonzero(one != other)
        one, other = one[apart], other[apart]
        keys = np.minimum(one, other) * len(label) + np.maximum(one, other)
        order = np.argsort(keys)
        keys, rest = keys[order], self.only(apart[order])
        if not len(keys):
            return rest
        first = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
        return Links(
            low=keys[first] // len(label),
            high=keys[first] % len(label),
            known=np.add.reduceat(rest.known, first),
            known_sum=np.add.reduceat(rest.known_sum, first),
            drawn=np.add.reduceat(rest.drawn, first),
            drawn_sum=np.add.reduceat(rest.drawn_sum, first),
            best=np.maximum.reduceat(rest.best, first),
        )

    def along(self, other: Links) -> Links:
        """With other links."""
        return Links(
            np.r_[self.low, other.low], np.r_[self.high, other.high], np.r_[self.known, other.known],
            np.r_[self.known_sum, other.known_sum], np.r_[self.drawn, other.drawn],
            np.r_[self.drawn_sum, other.drawn_sum], np.r_[self.best, other.best],
        )  # fmt: skip


def links_of(left: Ints, right: Ints, score: Floats, drawn: Flags) -> Links:
    """A link for each pair of rows."""
    lot = drawn.astype(np.int64)
    return Links(
        np.minimum(left, right), np.maximum(left, right), 1 - lot, np.where(drawn, 0.0, score), lot,
        np.where(drawn, score, 0.0), score,
    )  # fmt: skip


@dataclass(slots=True)
class Seen:
    """The pairs of n rows that somebody scored, as ascending runs of left * n + right."""

    n: int
    runs: list[Ints]

    def fresh(self, left: Ints, right: Ints) -> Ints:
        """Which of some pairs (left < right) nobody scored: where each stands first. From here on they are seen."""
        keys, first = np.unique(left * self.n + right, return_index=True)
        known = np.zeros(len(keys), dtype=bool)
        for run in self.runs:
            known |= among(keys, run)
        self.runs.append(keys[~known])
        if len(self.runs) > _RUNS:
            self.runs[1:] = [distinct(np.concatenate(self.runs[1:]))]
        unknown: Ints = first[~known]
        return unknown


def unseen_pairs(links: Links, label: Ints, size: Ints, seen: Seen) -> tuple[Ints, Ints, Flags]:
    """Pairs of rows between groups that nobody scored: all of them where they are few, else some drawn by lot."""
    possible = size[links.low] * size[links.high]
    open_ = links.known + links.drawn < possible
    few = possible <= _LOOKED_AT
    lots = open_ & ~few & (links.drawn < _LOOKED_AT // 2)
    wanted = np.where(open_ & few, possible, np.where(lots, _LOOKED_AT, 0))
    link = np.repeat(np.arange(len(wanted)), wanted)
    if not len(link):
        return link, link, np.zeros(0, dtype=bool)
    turn = np.arange(len(link)) - np.repeat(np.cumsum(wanted) - wanted, wanted)
    low, high, lot = links.low[link], links.high[link], lots[link]
    dice = _mixed(low * len(label) + high, turn)
    one = np.where(lot, (dice >> np.uint64(33)).astype(np.int64) % size[low], turn % size[low])
    other = np.where(lot, (dice & np.uint64(0x7FFFFFFF)).astype(np.int64) % size[high], turn // size[low])
    members = np.argsort(label, kind="stable")
    starts = np.cumsum(size) - size
    left, right = members[starts[low] + one], members[starts[high] + other]
    left, right = np.minimum(left, right), np.maximum(left, right)
    fresh = seen.fresh(left, right)
    return left[fresh], right[fresh], lot[fresh]


def _mixed(keys: Ints, turn: Ints) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """Numbers that look drawn by lot, the same for the same keys (splitmix64, Steele et al. 2014)."""
    z = keys.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + turn.astype(np.uint64) * np.uint64(0xD1B54A32D192ED03)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    found: np.ndarray[tuple[int], np.dtype[np.uint64]] = z ^ (z >> np.uint64(31))
    return found
