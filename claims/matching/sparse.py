"""Rows of weighted terms as columns: who has which terms, and how rare they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room
from numpy.typing import NDArray  # noqa: TID253

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]

_UNSEEN = 1000.0  # accounts a small database is imagined to stand among, so that rarity means something from the first
_OFTEN = 0.05  # of unrelated accounts name a country or world body, roughly
_USUAL = 300  # words of a report of usual length
_LEAST = 10_000  # words a small database is taken to hold: in a few lines every word is used often
_TOLD = 2.0  # rarity below which a term tells nothing to look an account up by
_LEVELS = 1 << 12  # steps of rarity told apart when the rarest are sought
_DENSE = 4  # times as many possible terms as entries: below, terms are counted without sorting
_SMALL = 1 << 31  # what 32 bits hold
_SLICE = 2_000_000  # entries weighed at once: bounds the memory


@dataclass(frozen=True, slots=True)
class Bag:
    """Which of n rows has which terms (any 64-bit numbers; 32 bits where they are enough) how often.

    Sorted by row and term, each pair once.
    """

    rows: NDArray[np.int32]
    terms: Ints | NDArray[np.int32]
    counts: NDArray[np.int32]
    n: int


@dataclass(frozen=True, slots=True)
class Terms:
    """A sparse matrix, a row an account: terms numbered anew, ascending in each row, with tf-idf weights.

    `codes` are the terms by their number, `df` and `used` in how many rows and how often each is; `words` is how often
    all are. Terms that only one row has are left out; they still count in `norm` (the row's length) and `total` (its
    idf sum).
    """

    codes: Ints
    starts: Ints
    terms: NDArray[np.int32]
    weights: NDArray[np.float32]
    idf: Floats
    norm: Floats
    total: Floats
    df: Ints
    used: Ints
    words: int

    @property
    def rows(self) -> int:
        """How many accounts."""
        return len(self.norm)


@dataclass(frozen=True, slots=True)
class Usage:
    """How terms are used in accounts beyond the rows: how many accounts and words, and the `df` and use of each.

    `new` are the rows at hand that are not among those accounts.
    """

    rows: int
    words: int
    of: Callable[[Ints], tuple[Ints, Ints]]
    new: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Telling:
    """The rarest terms of rows: row i has the terms `codes[numbers[starts[i]:starts[i + 1]]]`, each of its rarity."""

    starts: Ints
    numbers: NDArray[np.int32]
    codes: Ints
    rarity: Floats

    @property
    def rows(self) -> Ints:
        """The row of each entry."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


def bag_of(rows: Ints, terms: Ints, n: int) -> Bag:
    """Count the terms of rows."""
    span = int(terms.max(initial=0)) + 1
    if terms.min(initial=0) >= 0 and span < (1 << 62) // max(1, n):
        keys = np.sort(rows.astype(np.int64) * span + terms)
        fresh = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else keys
        counts = np.diff(np.r_[fresh, len(keys)])
        keys = keys[fresh]
        rows = keys // span
        keys -= rows * span
        return Bag(rows.astype(np.int32), keys.astype(np.int32) if span < _SMALL else keys, counts.astype(np.int32), n)
    order = np.lexsort((terms, rows))
    rows, terms = rows[order], terms[order]
    fresh = np.flatnonzero(np.r_[True, (rows[1:] != rows[:-1]) | (terms[1:] != terms[:-1])]) if len(rows) else order
    counts = np.diff(np.r_[fresh, len(rows)])
    return Bag(rows[fresh].astype(np.int32), terms[fresh], counts.astype(np.int32), n)


def same_bag(one: Bag, other: Bag) -> bool:
    """Whether two bags hold the same."""
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("rows", "terms", "counts"))


def distinct(values: Ints) -> Ints:
    """The values there are, ascending, each once."""
    found = np.sort(values)
    return found[np.r_[True, found[1:] != found[:-1]]] if len(found) else found


def among(values: Ints, known: Ints) -> NDArray[np.bool_]:
    """Which values are among the known ones, which ascend."""
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    found: NDArray[np.bool_] = known[np.minimum(np.searchsorted(known, values), len(known) - 1)] == values
    return found


def stacked(bags: Sequence[Bag], n: int) -> Bag:
    """Bags of rows that follow one another, as one bag of n rows."""
    return Bag(
        np.concatenate([bag.rows for bag in bags]),
        np.concatenate([bag.terms for bag in bags]),
        np.concatenate([bag.counts for bag in bags]),
        n,
    )


def only(bag: Bag, kept: NDArray[np.bool_]) -> Bag:
    """The entries of a bag that are wanted."""
    return Bag(bag.rows[kept], bag.terms[kept], bag.counts[kept], bag.n)


def terms_of(
    bag: Bag, *, rate: float | None, often: Ints | None = None, beyond: Usage | None = None, most: int | None = None
) -> Terms:
    """Weigh the terms of rows. `rate` is how often a term of this kind turns up in an unrelated account.

    Rarity is log((N + 1000) / (df + 1000 * rate)): the log of inverse document frequency, smoothed by 1,000 imagined
    accounts, so that it does not hang on the size of the database. Without a rate, each word's is taken from how
    often it is used at all: a word used ten times in five texts is one that any text may have. Terms in `often`, which
    ascend, have a rate of one in twenty. `beyond` is what is known of more accounts than the rows given.

    `most` is how many accounts rarity is counted among at most. Whether two that share a term are of one event hangs on
    how many have it, not on how many do not: a name that four of a million have tells as much as one that four of six
    thousand have. Where there are more accounts, terms that say nothing are left out of the rows.
    """
    codes, number, df = _numbered(bag.terms)
    used = np.bincount(number, bag.counts, len(codes)).astype(np.int64)
    rarity, crowded = _rarity(bag, codes, number, df, used, rate, often, beyond, most)
    kept = df > 1
    anew = (np.cumsum(kept) - 1).astype(np.int32)
    written = kept & (rarity > 0) if crowded else kept
    size = int(df[written].sum())
    terms, weights = np.empty(size, dtype=np.int32), np.empty(size, dtype=np.float32)
    norm, total, lengths, at = np.zeros(bag.n), np.zeros(bag.n), np.zeros(bag.n, dtype=np.int64), 0
    for part in _slices(bag):
        rows, here = bag.rows[part], number[part]
        first, n = int(rows[0]), int(rows[-1]) - int(rows[0]) + 1
        of, rare, known = rows - first, rarity[here], written[here]
        weight = (1 + np.log(bag.counts[part])) * rare
        norm[first : first + n] = np.bincount(of, weight * weight, n)
        total[first : first + n] = np.bincount(of, rare, n)
        lengths[first : first + n] = np.bincount(of[known], minlength=n)
        end = at + int(known.sum())
        terms[at:end], weights[at:end] = anew[here[known]], weight[known]
        at = end
    norm = np.sqrt(norm)
    return Terms(
        codes=codes[kept],
        starts=np.r_[0, np.cumsum(lengths)],
        terms=terms,
        weights=weights,
        idf=rarity[kept],
        norm=np.where(norm > 0, norm, 1.0),
        total=total,
        df=df[kept],
        used=used[kept],
        words=int(used.sum()),
    )


def _slices(bag: Bag) -> Iterator[slice]:
    """The entries of a bag, some rows at a time."""
    begin = 0
    while begin < len(bag.rows):
        end = len(bag.rows)
        if begin + _SLICE < end:
            last = bag.rows[begin + _SLICE]
            end = int(np.searchsorted(bag.rows, last, side="left"))
            if end <= begin:
                end = int(np.searchsorted(bag.rows, last, side="right"))
        yield slice(begin, end)
        begin = end


def telling_of(
    bag: Bag, few: int, *, rate: float | None, often: Ints | None = None, beyond: Usage | None = None,
    most: int | None = None,
) -> Telling:  # fmt: skip
    """The rarest terms of each row, at most so `few`; also those that no other row has."""
    codes, number, df = _numbered(bag.terms)
    used = np.bincount(number, bag.counts, len(codes)).astype(np.int64)
    rarity, _ = _rarity(bag, codes, number, df, used, rate, often, beyond, most)
    told, lengths = [np.empty(0, dtype=np.int32)], np.zeros(bag.n, dtype=np.int64)
    for part in _slices(bag):
        entry = part.start + np.flatnonzero(rarity[number[part]] > _TOLD)
        level = (rarity[number[entry]] * _LEVELS).astype(np.int64)
        rows = bag.rows[entry].astype(np.int64)
        order = np.argsort(rows * (_LEVELS * 64) - level, kind="stable")
        entry, rows = entry[order], rows[order]
        first = np.searchsorted(rows, rows)
        rarest = np.arange(len(rows)) - first < few
        told.append(number[entry[rarest]].astype(np.int32))
        lengths += np.bincount(rows[rarest], minlength=bag.n)
    numbers = np.concatenate(told)
    there = np.bincount(numbers, minlength=len(codes)) > 0
    anew = (np.cumsum(there) - 1).astype(np.int32)
    return Telling(np.r_[0, np.cumsum(lengths)], anew[numbers], codes[there], rarity[there])


def _rarity(
    bag: Bag, codes: Ints, number: Ints | NDArray[np.int32], df: Ints, used: Ints, rate: float | None,
    often: Ints | None, beyond: Usage | None, most: int | None,
) -> tuple[Floats, bool]:  # fmt: skip
    """How rare each term is, and whether there are more accounts than it is counted among."""
    n, words = bag.n, int(used.sum())
    if beyond is not None:
        new = beyond.new[bag.rows]
        elsewhere, spoken = beyond.of(codes)
        df = np.maximum(df, elsewhere + np.bincount(number[new], minlength=len(codes)))
        fresh = np.bincount(number[new], bag.counts[new], len(codes)).astype(np.int64)
        used = np.maximum(used, spoken + fresh)
        n, words = beyond.rows + int(beyond.new.sum()), beyond.words + int(fresh.sum())
    rates = np.full(len(codes), rate or 0.0)
    if rate is None:
        rates = 1 - np.exp(-_USUAL * used / max(_LEAST, words))
    if often is not None and len(often):
        rates = np.where(among(codes, often), np.maximum(_OFTEN, rates), rates)
    size = n if most is None else min(n, most)
    found: Floats = np.maximum(0.0, np.log((size + _UNSEEN) / (df + _UNSEEN * rates)))
    return found, size < n


def _numbered(terms: Ints | NDArray[np.int32]) -> tuple[Ints, Ints | NDArray[np.int32], Ints]:
    """The terms there are, ascending, the number of each entry's among them, and in how many entries each is."""
    if not len(terms) or terms.max() > _DENSE * len(terms) or terms.min() < 0:
        codes, number, df = np.unique(terms, return_inverse=True, return_counts=True)
        return codes.astype(np.int64), number.astype(np.int32), df
    df = np.bincount(terms)
    there = df > 0
    return np.flatnonzero(there), (np.cumsum(there) - 1).astype(np.int32)[terms], df[there]
