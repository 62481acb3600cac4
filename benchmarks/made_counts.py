"""A made world of counts with known totals, for the rule `model` and its peers: seeded, and described here.

Tallies have totals log-normal about 316 (a standard deviation of 0.8 powers of ten). Sources are Zipf-distributed
(the k-th speaks in proportion to k to the power -0.8); each has a bias (normal, 0.10) and a spread (log-normal about
0.08, half a natural log unit wide), both in powers of ten. A claim is the total, its source's bias and a draw of its
spread, as a whole number; in the full world

- one in five tallies grows from day 1 to day 30 as 1 - exp(-day / t), t even between 2 and 10 days: a saturating toll,
  not the curve the model assumes. Asked for is the total on the latest day anybody speaks for; that day is known;
- 5 % are gross slips: a zero too many, a zero too few, or two neighbouring digits swapped, a third each;
- 30 % are rounded to one or two digits;
- 15 % of the rest are hedged, a third each: "at least" a number 60 to 100 % of what the source counts, "at most" one
  100 to 150 % of it, or a range about it, its ends a factor of 1.05 to 1.4 apart;
- 10 % are echoes: the words of the claim before on the same tally, under another name.

A source speaks of a tally once. `plain` has none of these but the slips; `echoing` is plain with 25 % echoes and 30 %
rounded; in `counted` half of the claims hit the very number. The oracle knows every bias and spread, all growth, which
claims are slips and echoes, and how far each hedge lies from the count on average; it takes the mean by precision.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

POINT, AT_LEAST, AT_MOST, BETWEEN = range(4)
DAYS = 30


@dataclass(frozen=True, slots=True)
class World:
    """What is in a made world: shares of claims that slip, are rounded, hedged, echoes, hits; of tallies that grow."""

    name: str
    slips: float = 0.05
    rounded: float = 0.30
    hedged: float = 0.15
    echoes: float = 0.10
    hits: float = 0.0
    growing: float = 0.20


FULL = World("full")
WORLDS = (
    FULL,
    World("plain", rounded=0, hedged=0, echoes=0, growing=0),
    World("echoing", hedged=0, echoes=0.25, growing=0),
    World("counted", hits=0.5, hedged=0, growing=0),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Claims as columns, the totals by tally, and what only the oracle knows."""

    source: Ints
    tally: Ints
    low: Floats
    high: Floats
    kind: Ints
    day: Floats
    totals: Floats
    growing: Flags
    bias: Floats
    spread: Floats
    level: Floats
    slipped: Flags
    echoed: Flags

    @property
    def value(self) -> Floats:
        """The one number a peer gets: the number stated, of a range its middle."""
        return np.sqrt(self.low * self.high)

    def __len__(self) -> int:
        return len(self.source)


def made(claims: int, world: World = FULL, seed: int = 1) -> Counts:
    """A world of about so many claims, of a fiftieth as many sources on a fifth as many tallies."""
    dice = np.random.default_rng(seed)
    sources, tallies = max(2, claims // 50), max(2, claims // 5)
    source, tally = _who_on_what(dice, claims, sources, tallies)
    size = len(source)
    totals = dice.normal(2.5, 0.8, tallies)
    bias, spread = dice.normal(0, 0.10, sources), np.exp(dice.normal(np.log(0.08), 0.5, sources))
    growing = dice.random(tallies) < world.growing
    day, level = _grown(dice, tally, growing, tallies)
    number = np.maximum(
        np.round(10 ** (totals[tally] + level + bias[source] + spread[source] * dice.normal(size=size))), 1
    )
    hit = dice.random(size) < world.hits
    number = np.where(hit, np.maximum(np.round(10 ** totals[tally]), 1), number)
    slipped = (dice.random(size) < world.slips) & ~hit
    number = _slipped(dice, number, slipped)
    number = _rounded(dice, number, (dice.random(size) < world.rounded) & ~hit)
    low, high, kind = _hedged(dice, number, (dice.random(size) < world.hedged) & ~slipped)
    said, echoed = _echoed(dice, tally, day, world.echoes)
    return Counts(
        source=source,
        tally=tally,
        low=low[said],
        high=high[said],
        kind=kind[said],
        day=day,
        totals=np.maximum(np.round(10**totals), 1),
        growing=growing,
        bias=bias[source],
        spread=np.where(hit, 0.002, spread[source]),
        level=level,
        slipped=slipped[said],
        echoed=echoed,
    )


def oracle(counts: Counts) -> Floats:
    """The totals as whoever knows all sources would give them; NaN where only slips and echoes are left."""
    middle = np.array([0.0, -np.log10(0.8), -np.log10(1.25), 0.0])  # mean distance of each hedge
    width = np.array([0.0, 0.06, 0.05, 0.04])
    number = (
        np.log10(counts.value) + middle[counts.kind] - counts.level - np.where(counts.spread > 0.002, counts.bias, 0)
    )
    weight = (~counts.slipped & ~counts.echoed) / (counts.spread**2 + width[counts.kind] ** 2)
    tallies = len(counts.totals)
    whole = np.bincount(counts.tally, weight, tallies)
    found = np.bincount(counts.tally, weight * number, tallies) / np.where(whole > 0, whole, np.nan)
    return np.asarray(10**found)


def _who_on_what(dice: np.random.Generator, claims: int, sources: int, tallies: int) -> tuple[Ints, Ints]:
    chance = 1 / np.arange(1, sources + 1) ** 0.8
    source = dice.choice(sources, claims, p=chance / chance.sum())
    tally = dice.integers(0, tallies, claims)
    once = np.sort(np.unique(source * tallies + tally, return_index=True)[1])
    return source[once].astype(np.int64), tally[once].astype(np.int64)


def _grown(dice: np.random.Generator, tally: Ints, growing: Flags, tallies: int) -> tuple[Floats, Floats]:
    pace = dice.uniform(2, 10, tallies)[tally]
    day = np.where(growing[tally], dice.integers(1, DAYS + 1, len(tally)), 1).astype(float)
    last = np.zeros(tallies)
    np.maximum.at(last, tally, day)
    level = np.log10((1 - np.exp(-day / pace)) / (1 - np.exp(-last[tally] / pace)))
    return day, np.where(growing[tally], level, 0.0)


def _slipped(dice: np.random.Generator, number: Floats, slipped: Flags) -> Floats:
    how = dice.integers(0, 3, len(number))
    longer = np.where(slipped & (how == 0), number * 10, number)
    found = np.where(slipped & (how == 1), np.maximum(np.round(longer / 10), 1), longer)
    swapped = np.flatnonzero(slipped & (how == 2) & (found >= 10))
    digits = np.floor(np.log10(found[swapped])).astype(int)
    place = 10.0 ** np.floor(dice.random(len(swapped)) * digits)
    right, left = np.floor(found[swapped] / place) % 10, np.floor(found[swapped] / place / 10) % 10
    found[swapped] += (right - left) * 10 * place + (left - right) * place
    return np.maximum(found, 1)


def _rounded(dice: np.random.Generator, number: Floats, rounded: Flags) -> Floats:
    kept = dice.integers(1, 3, len(number))
    place = 10.0 ** np.maximum(np.floor(np.log10(number)) + 1 - kept, 0)
    return np.where(rounded, np.maximum(np.round(number / place) * place, 1), number)


def _hedged(dice: np.random.Generator, number: Floats, hedged: Flags) -> tuple[Floats, Floats, Ints]:
    size = len(number)
    kind = np.where(hedged, dice.integers(1, 4, size), POINT)
    least = np.maximum(np.floor(number * dice.uniform(0.6, 1.0, size)), 1)
    most = np.ceil(number * dice.uniform(1.0, 1.5, size))
    width, where = dice.uniform(1.05, 1.4, size), dice.random(size)
    bottom, top = np.maximum(np.floor(number * width**-where), 1), np.ceil(number * width ** (1 - where))
    low = np.select([kind == AT_LEAST, kind == AT_MOST, kind == BETWEEN], [least, most, bottom], number)
    high = np.select([kind == AT_LEAST, kind == AT_MOST, kind == BETWEEN], [least, most, top], number)
    return low, high, kind.astype(np.int64)


def _echoed(dice: np.random.Generator, tally: Ints, day: Floats, echoes: float) -> tuple[Ints, Flags]:
    """Whose words each claim has: its own, or those of the claim before on its tally (and so of whom that echoed)."""
    order = np.lexsort((np.arange(len(tally)), day, tally))
    follows = np.r_[False, tally[order][1:] == tally[order][:-1]]
    echoed = follows & (dice.random(len(tally)) < echoes)
    first = np.maximum.accumulate(np.where(echoed, 0, np.arange(len(tally))))
    said, out = np.empty(len(tally), np.int64), np.empty(len(tally), bool)
    said[order], out[order] = order[first], echoed
    return said, out
