"""Published ways to one truth from many conflicting numbers, as their papers have them, on columns.

mean and median; vote (ties to the number nearest the median); CRH with the weighted median and the weighted mean (Li et
al., SIGMOD 2014: losses by each tally's deviation and each source's count, weights against the largest loss); CATD (Li
et al., VLDB 2015: the 2.5 % quantile of chi-squared, by Wilson and Hilferty); GTM (Zhao and Han, QDB 2012: z-scores
about the median, claims off by more than 0.91 of it left out, its prior of ten claims); TruthFinder (Yin, Han and Yu,
TKDE 2008: rho 0.5, gamma 0.3, implication by relative distance). All take one number a claim. Released implementations
of several disagree with their papers; tests/benchmarks checks these on cases worked by hand.

Columns are parallel: codes of sources and tallies, without gaps, and values.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Peer = Callable[[Ints, Ints, Floats], Floats]

ROUNDS = 20
_LEAST = 1e-9


def mean(source: Ints, tally: Ints, value: Floats) -> Floats:
    """The mean of each tally."""
    return weighted_mean(tally, value, np.ones(len(value)))


def median(source: Ints, tally: Ints, value: Floats) -> Floats:
    """The median of each tally, halfway between two."""
    sizes = np.bincount(tally)
    starts = np.r_[0, np.cumsum(sizes)][:-1]
    ordered = value[np.lexsort((value, tally))]
    return np.asarray((ordered[starts + (sizes - 1) // 2] + ordered[starts + sizes // 2]) / 2)


def vote(source: Ints, tally: Ints, value: Floats) -> Floats:
    """The number stated most often; of several the nearest to the median."""
    of, at, number = numbers(tally, value)
    return _best(at, number, np.bincount(of).astype(float), median(source, tally, value))


def crh(source: Ints, tally: Ints, value: Floats) -> Floats:
    """CRH with absolute loss: the weighted median."""
    return _crh(source, tally, value, np.abs, weighted_median)


def crh_mean(source: Ints, tally: Ints, value: Floats) -> Floats:
    """CRH with squared loss: the weighted mean."""
    return _crh(source, tally, value, np.square, weighted_mean)


def _crh(
    source: Ints,
    tally: Ints,
    value: Floats,
    loss: Callable[[Floats], Floats],
    middle: Callable[[Ints, Floats, Floats], Floats],
) -> Floats:
    scale = deviation(tally, value)[tally]
    claims = np.maximum(np.bincount(source), 1)
    truth = median(source, tally, value)
    for _ in range(ROUNDS):
        lost = np.maximum(np.bincount(source, loss((value - truth[tally]) / scale)) / claims, _LEAST)
        truth = middle(tally, value, (_LEAST - np.log(lost / lost.max()))[source])
    return truth


def catd(source: Ints, tally: Ints, value: Floats) -> Floats:
    """CATD: sources weighed by the upper end of what their variance may be, so that few claims weigh little."""
    scale = deviation(tally, value)[tally]
    claims = np.maximum(np.bincount(source), 1)
    quantile = claims * np.maximum(1 - 2 / (9 * claims) - 1.959964 * np.sqrt(2 / (9 * claims)), 1e-6) ** 3
    truth = median(source, tally, value)
    for _ in range(ROUNDS):
        lost = np.bincount(source, ((value - truth[tally]) / scale) ** 2)
        truth = weighted_mean(tally, value, (quantile / np.maximum(lost, _LEAST))[source])
    return truth


def gtm(source: Ints, tally: Ints, value: Floats) -> Floats:
    """GTM: a normal truth and a normal error of each source, by expectation and maximisation."""
    prior = median(source, tally, value)
    kept = np.abs(value - prior[tally]) <= 0.91 * np.abs(prior[tally])
    scale = _deviation_from(prior, tally, value, kept)
    score = np.where(kept, (value - prior[tally]) / scale[tally], 0.0)
    variance = np.ones(int(source.max()) + 1)
    truth = np.zeros(len(prior))
    for _ in range(ROUNDS):
        precision = kept / variance[source]
        whole = 1 + np.bincount(tally, precision, len(prior))
        truth = np.bincount(tally, precision * score, len(prior)) / whole
        lost = np.bincount(source, kept * ((score - truth[tally]) ** 2 + 1 / whole[tally]), len(variance))
        variance = (20 + lost) / (22 + np.bincount(source, kept, len(variance)))
    return np.asarray(prior + truth * scale)


def truthfinder(source: Ints, tally: Ints, value: Floats) -> Floats:
    """TruthFinder: a number is as sure as its sources and the numbers near it, a source as sure as its numbers."""
    of, at, number = numbers(tally, value)
    one, other = _rivals(at)
    far = np.abs(number[one] - number[other]) / np.maximum(np.maximum(number[one], number[other]), _LEAST)
    implied = np.exp(-far) - 0.5
    claims = np.maximum(np.bincount(source), 1)
    trust = np.full(len(claims), 0.9)
    sure: Floats = np.zeros(len(number))
    for _ in range(ROUNDS):
        own = np.bincount(of, -np.log(np.maximum(1 - trust, _LEAST))[source])
        sure = 0.0 + own + 0.5 * np.bincount(other, own[one] * implied, len(number))
        before, trust = trust, np.bincount(source, (1 / (1 + np.exp(-0.3 * sure)))[of]) / claims
        if np.abs(trust - before).max() < 1e-3:
            break
    return _best(at, number, sure, median(source, tally, value))


PEERS: dict[str, Peer] = {
    "mean": mean,
    "median": median,
    "vote": vote,
    "CRH, weighted median": crh,
    "CRH, weighted mean": crh_mean,
    "CATD": catd,
    "GTM": gtm,
    "TruthFinder": truthfinder,
}


def weighted_mean(tally: Ints, value: Floats, weight: Floats) -> Floats:
    """The weighted mean of each tally."""
    return np.asarray(np.bincount(tally, weight * value) / np.bincount(tally, weight))


def weighted_median(tally: Ints, value: Floats, weight: Floats) -> Floats:
    """The least number of each tally with half of its weight at or below it."""
    order = np.lexsort((value, tally))
    at, running = tally[order], np.cumsum(weight[order])
    starts = np.flatnonzero(np.r_[True, at[1:] != at[:-1]])
    whole = np.add.reduceat(weight[order], starts)
    found = np.searchsorted(running, np.r_[0.0, running][starts] + whole / 2 - 1e-9 * whole)
    return np.asarray(value[order][np.minimum(found, len(order) - 1)])


def deviation(tally: Ints, value: Floats) -> Floats:
    """The standard deviation of each tally, 1 where it has none."""
    middle = weighted_mean(tally, value, np.ones(len(value)))
    found = np.sqrt(np.bincount(tally, (value - middle[tally]) ** 2) / np.bincount(tally))
    return np.asarray(np.where(found > 0, found, 1.0))


def _deviation_from(middle: Floats, tally: Ints, value: Floats, kept: NDArray[np.bool_]) -> Floats:
    count = np.maximum(np.bincount(tally, kept, len(middle)), 1)
    found = np.sqrt(np.bincount(tally, kept * (value - middle[tally]) ** 2, len(middle)) / count)
    return np.asarray(np.where(found > 0, found, 1.0))


def numbers(tally: Ints, value: Floats) -> tuple[Ints, Ints, Floats]:
    """The different numbers of each tally: which one each claim states, and of each its tally and the number."""
    order = np.lexsort((value, tally))
    at, number = tally[order], value[order]
    fresh = np.r_[True, (at[1:] != at[:-1]) | (number[1:] != number[:-1])]
    of = np.empty(len(value), dtype=np.int64)
    of[order] = np.cumsum(fresh) - 1
    return of, at[fresh], number[fresh]


def _rivals(at: Ints) -> tuple[Ints, Ints]:
    """All ordered pairs of numbers of one tally, by place."""
    sizes = np.bincount(at)
    repeats = sizes[at]
    one = np.repeat(np.arange(len(at)), repeats)
    within = np.arange(len(one)) - np.repeat(np.r_[0, np.cumsum(repeats)][:-1], repeats)
    other = np.r_[0, np.cumsum(sizes)][:-1][at[one]] + within
    return one[one != other], other[one != other]


def _best(at: Ints, number: Floats, score: Floats, near: Floats) -> Floats:
    order = np.lexsort((-np.abs(number - near[at]), score, at))
    last = np.r_[at[order][1:] != at[order][:-1], True]
    return np.asarray(number[order][last])
