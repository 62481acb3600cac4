"""Rows of weighted terms as columns: who has which terms, how rare they are, and what many pairs of rows share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room
from numpy.typing import NDArray  # noqa: TID253

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]

_UNSEEN = 1000.0  # accounts a small database is imagined to stand among, so that rarity means something from the first
_OFTEN = 0.05  # of unrelated accounts name a country or world body, roughly
_USUAL = 300  # words of a report of usual length
_CHUNK = 2_000_000  # terms compared at once: bounds the memory of `overlap`


@dataclass(frozen=True, slots=True)
class Terms:
    """A sparse matrix, a row an account: terms by number, ascending in each row, with tf-idf weights.

    Terms that only one row has are left out; they still count in `norm` (the row's length) and `total` (its idf sum).
    """

    names: tuple[str, ...]
    starts: Ints
    terms: Ints
    weights: Floats
    idf: Floats
    norm: Floats
    total: Floats

    @property
    def rows(self) -> int:
        """How many accounts."""
        return len(self.norm)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What pairs of rows share: cosine, the idf sum and the rarest idf of shared terms, and how many they are."""

    cosine: Floats
    shared: Floats
    rarest: Floats
    count: Floats


def terms_of(rows: Sequence[Mapping[str, int]], *, rate: float | None, often: Container[str] = ()) -> Terms:
    """Count rows of terms into columns. `rate` is how often a term of this kind turns up in an unrelated account.

    Rarity is log((N + 1000) / (df + 1000 * rate)): the log of inverse document frequency, smoothed by 1,000 imagined
    accounts, so that it does not hang on the size of the database. Without a rate, each word's is taken from how
    often it is used at all: a word used ten times in five texts is one that any text may have. Terms in `often` have
    a rate of one in twenty.
    """
    df = Counter(term for row in rows for term in row)
    everything = len(rows) + _UNSEEN
    rates = _rates(rows) if rate is None else dict.fromkeys(df, rate)
    rates |= {term: max(_OFTEN, rates[term]) for term in df if term in often}
    rarity = {term: max(0.0, math.log(everything / (n + _UNSEEN * rates[term]))) for term, n in df.items()}
    names = tuple(sorted(term for term, n in df.items() if n > 1))
    number = {term: at for at, term in enumerate(names)}
    starts, terms, weights = [0], list[int](), list[float]()
    norm, total = np.ones(len(rows)), np.zeros(len(rows))
    for at, row in enumerate(rows):
        scaled = {term: (1 + math.log(n)) * rarity[term] for term, n in row.items()}
        norm[at] = math.sqrt(sum(weight * weight for weight in scaled.values())) or 1.0
        total[at] = sum(rarity[term] for term in row)
        known = sorted((number[term], weight) for term, weight in scaled.items() if term in number)
        terms += [term for term, _ in known]
        weights += [weight for _, weight in known]
        starts.append(len(terms))
    return Terms(
        names=names,
        starts=np.array(starts, dtype=np.int64),
        terms=np.array(terms, dtype=np.int64),
        weights=np.array(weights, dtype=np.float64),
        idf=np.array([rarity[term] for term in names], dtype=np.float64),
        norm=norm,
        total=total,
    )


def _rates(rows: Sequence[Mapping[str, int]]) -> dict[str, float]:
    """For each term the chance that a text of usual length has it, from its share of all words used."""
    used = Counter[str]()
    for row in rows:
        used.update(row)
    all_used = max(1, used.total())
    return {term: 1 - math.exp(-_USUAL * n / all_used) for term, n in used.items()}


def overlap(table: Terms, left: Ints, right: Ints) -> Overlap:
    """What each pair of rows shares, in chunks of bounded size."""
    lengths = np.diff(table.starts)
    small = np.where(lengths[left] < lengths[right], left, right)
    big = left + right - small
    found = Overlap(*(np.zeros(len(left)) for _ in range(4)))
    keys = np.repeat(np.arange(table.rows), lengths) * max(1, len(table.names)) + table.terms
    ends = np.cumsum(lengths[small])
    begin = 0
    while begin < len(left):
        done = ends[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, done + _CHUNK, side="right")))
        _overlap(table, keys, small[begin:end], big[begin:end], slice(begin, end), found)
        begin = end
    found.cosine[:] /= table.norm[left] * table.norm[right]
    return found


def _overlap(table: Terms, keys: Ints, small: Ints, big: Ints, into: slice, found: Overlap) -> None:
    lengths = table.starts[small + 1] - table.starts[small]
    pair = np.repeat(np.arange(len(small)), lengths)
    if not len(pair):
        return
    offset = np.arange(len(pair)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    at = table.starts[small][pair] + offset
    wanted = big[pair] * len(table.names) + table.terms[at]
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    hit = np.flatnonzero(keys[place] == wanted)
    pair, here, there = pair[hit], at[hit], place[hit]
    idf = table.idf[table.terms[here]]
    size = len(small)
    found.cosine[into] = np.bincount(pair, table.weights[here] * table.weights[there], size)
    found.shared[into] = np.bincount(pair, idf, size)
    found.count[into] = np.bincount(pair, minlength=size)
    rarest = np.zeros(size)
    np.maximum.at(rarest, pair, idf)
    found.rarest[into] = rarest
