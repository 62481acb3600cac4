"""What many pairs of rows of weighted terms share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room
from numpy.typing import NDArray  # noqa: TID253

from claims.matching.sparse import Floats, Ints, Terms, distinct

_OPEN = 1 << 21  # places for terms laid out in the open: what the caches of a core hold
_RUN = 1_000  # pairs of one left row looked at together: bounds the memory of `overlap`
_SPARSE = 4  # times as many terms in all as rows at hand have: from there on those are numbered anew


@dataclass(frozen=True, slots=True)
class Overlap:
    """What pairs of rows share: cosine, the idf sum and the rarest idf of shared terms, and how many they are."""

    cosine: Floats
    shared: Floats
    rarest: Floats
    count: Floats


def overlap(table: Terms, left: Ints, right: Ints) -> Overlap:
    """What each pair of rows shares. Fastest where pairs with one `left` follow one another.

    The terms of a few left rows at a time are laid out in the open, so that those of the right rows are looked up
    without a search.
    """
    found = Overlap(*(np.zeros(len(left)) for _ in range(4)))
    if not len(table.terms) or not len(left):
        return found
    fresh = np.r_[True, left[1:] != left[:-1]]
    fresh[::_RUN] = True
    turns = np.flatnonzero(fresh)
    rows = left[turns]
    lengths = np.diff(table.starts)
    terms, size = _narrowed(table, lengths, rows)
    many = max(1, _OPEN // size)
    slots = (np.cumsum(fresh) - 1) % many * size
    laid = np.full(min(many, len(rows)) * size, -1, dtype=np.int32)
    for begin in range(0, len(rows), many):
        some = rows[begin : begin + many]
        end = int(turns[begin + many]) if begin + many < len(turns) else len(left)
        sizes = lengths[some]
        at = _entries(table.starts[some], sizes)
        here = table.terms[at]
        places = np.repeat(np.arange(len(some)) * size, sizes) + (here if terms is None else terms[here])
        laid[places] = at
        part = slice(int(turns[begin]), end)
        _overlap(table, terms, laid, slots[part], right[part], part, found)
        laid[places] = -1
    found.cosine[:] /= table.norm[left] * table.norm[right]
    return found


def _narrowed(table: Terms, lengths: Ints, rows: Ints) -> tuple[NDArray[np.int32] | None, int]:
    """The terms of these rows numbered anew (-1 for the others), and how many they are; None where most are theirs."""
    sizes = lengths[rows]
    size = len(table.codes)
    if int(sizes.sum()) * _SPARSE > size:
        return None, size
    used = distinct(table.terms[_entries(table.starts[rows], sizes)].astype(np.int64))
    anew = np.full(size, -1, dtype=np.int32)
    anew[used] = np.arange(len(used))
    return anew, max(1, len(used))


def _entries(starts: Ints, sizes: Ints) -> Ints:
    """The entries of rows one after the other, by where those of each start and how many they are."""
    ends = np.cumsum(sizes)
    found = np.repeat(starts - (ends - sizes), sizes)
    found += np.arange(len(found))
    return found


def _overlap(
    table: Terms, terms: NDArray[np.int32] | None, laid: NDArray[np.int32], slots: Ints, right: Ints, into: slice,
    found: Overlap,
) -> None:  # fmt: skip
    """Look the terms of each right row up among those of its left one, which are laid out at its slot."""
    starts = table.starts[right]
    sizes = table.starts[right + 1] - starts
    here = _entries(starts, sizes)
    places = np.repeat(slots, sizes)
    hit = None
    if terms is None:
        places += table.terms[here]
    else:
        number = terms[table.terms[here]]
        hit = np.flatnonzero(number >= 0)
        places = places[hit] + number[hit]
    there = laid[places]
    met = np.flatnonzero(there >= 0)
    hit, there = (met if hit is None else hit[met]), there[met]
    if len(hit):
        _add(table, hit, here[hit], there, np.cumsum(sizes), into, found)


def _add(
    table: Terms, hit: Ints, here: Ints, there: NDArray[np.int32], ends: Ints, into: slice, found: Overlap
) -> None:
    """Sum up what is shared: of the entries one after the other those hit, which pair each is of by where it ends."""
    pair = np.searchsorted(ends, hit, side="right")
    idf = table.idf[table.terms[here]]
    size = len(ends)
    found.cosine[into] = np.bincount(pair, table.weights[here] * table.weights[there], size)
    found.shared[into] = np.bincount(pair, idf, size)
    found.count[into] = np.bincount(pair, minlength=size)
    first = np.flatnonzero(np.r_[True, pair[1:] != pair[:-1]])
    rarest = np.zeros(size)
    rarest[pair[first]] = np.maximum.reduceat(idf, first)
    found.rarest[into] = rarest
