"""Pairs of accounts, with what they share worked out once for all features."""

from __future__ import annotations

from functools import cached_property

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.columns import Columns, Named
from claims.matching.overlaps import Overlap, overlap
from claims.matching.sparse import Floats, Ints

SOME = 10.0  # idf sum added to an account's own, so that a short one does not share much by sharing one word


class Pairs:
    """Pairs of rows of the columns, with what they share worked out once for all features."""

    def __init__(self, columns: Columns, left: Ints, right: Ints) -> None:
        self.columns, self.left, self.right = columns, left, right
        self._shared: dict[int, Overlap] = {}

    def __len__(self) -> int:
        return len(self.left)

    def shared(self, table: str) -> Overlap:
        """What the pairs share of one table of terms."""
        terms = self.columns.tables[table]
        if id(terms) not in self._shared:
            self._shared[id(terms)] = overlap(terms, self.left, self.right)
        return self._shared[id(terms)]

    def both(self, table: str) -> Floats:
        """1 where both rows have terms of the table at all."""
        has = self.columns.tables[table].total > 0
        return number(has[self.left] & has[self.right])

    def totals(self, table: str) -> tuple[Floats, Floats]:
        """The idf sums of the left and of the right rows."""
        total = self.columns.tables[table].total
        return total[self.left], total[self.right]

    @cached_property
    def marks(self) -> Floats:
        """How many marks the pairs share that tell events of one town and day apart."""
        return overlap(self.columns.marks.terms, self.left, self.right).count

    @cached_property
    def details(self) -> Floats:
        """How many words the pairs share that not any report may hold."""
        return overlap(self.columns.marks.details, self.left, self.right).shared

    @cached_property
    def places(self) -> Floats:
        """How alike the likest two places are that the claims of either name; 0 where one names none."""
        return best_of(self, self.columns.places)

    @cached_property
    def same_outlet(self) -> Floats:
        """1 where both come from one known outlet."""
        outlet = self.columns.outlet
        return number((outlet[self.left] == outlet[self.right]) & (outlet[self.left] >= 0))


def number(flags: object) -> Floats:
    """Flags as 0 and 1."""
    return np.asarray(flags, dtype=np.float64)


def share(pairs: Pairs, table: str) -> Floats:
    """What they share of a table, for their lengths."""
    one, other = pairs.totals(table)
    return pairs.shared(table).shared / np.sqrt((SOME + one) * (SOME + other))


def covered(pairs: Pairs, table: str) -> Floats:
    """Shared terms as a share of the shorter row's."""
    terms = pairs.columns.tables[table]
    least = np.minimum(*(terms.total[rows] for rows in (pairs.left, pairs.right)))
    return np.divide(pairs.shared(table).shared, least, out=np.zeros(len(pairs)), where=least > 0)


def best_of(pairs: Pairs, named: Named) -> Floats:
    """The likeness of the two names, one of each row, that are most alike; each two names are compared once."""
    has = np.diff(named.starts)
    one, other = has[pairs.left], has[pairs.right]
    pair = np.repeat(np.arange(len(pairs)), one * other)
    found = np.zeros(len(pairs))
    if not len(pair):
        return found
    turn = np.arange(len(pair)) - np.repeat(np.cumsum(one * other) - one * other, one * other)
    first = named.numbers[named.starts[pairs.left[pair]] + turn % one[pair]]
    second = named.numbers[named.starts[pairs.right[pair]] + turn // one[pair]]
    size = len(named.names)
    keys, at = np.unique(np.minimum(first, second) * size + np.maximum(first, second), return_inverse=True)
    alike = named.spellings.likeness(keys // size, keys % size)[at]
    begins = np.flatnonzero(np.r_[True, pair[1:] != pair[:-1]])
    found[pair[begins]] = np.maximum.reduceat(alike, begins)
    return found
