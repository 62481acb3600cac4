"""A few numbers a row, laid out so that those of many pairs of rows are compared at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room
from numpy.typing import NDArray  # noqa: TID253

from claims.matching.lexis import Flags
from claims.matching.sparse import Bag, Ints

_NONE = -1


@dataclass(frozen=True, slots=True)
class Few:
    """The first numbers of each row, -1 where it has fewer; `numbers[k]` holds the k-th of all rows."""

    numbers: NDArray[np.int32]

    def has(self, rows: Ints) -> Flags:
        """Which rows have numbers at all."""
        found: Flags = self.numbers[0][rows] != _NONE
        return found

    def meet(self, left: Ints, right: Ints) -> Flags:
        """Which pairs of rows have a number in common."""
        found = np.zeros(len(left), dtype=bool)
        some = np.flatnonzero(self.has(left) & self.has(right))
        for one in self.numbers:
            first = one[left[some]]
            for other in self.numbers:
                found[some] |= (first == other[right[some]]) & (first != _NONE)
        return found

    def hold(self, rows: Ints, values: Ints) -> Flags:
        """Which rows have a value, given one a row."""
        found = np.zeros(len(rows), dtype=bool)
        for each in self.numbers:
            found |= each[rows] == values
        return found


def few_of(bag: Bag, most: int) -> Few:
    """At most so many terms of each row, the lowest."""
    sizes = np.bincount(bag.rows, minlength=bag.n)
    nth = np.arange(len(bag.rows)) - (np.cumsum(sizes) - sizes)[bag.rows]
    found = np.full((most, bag.n), _NONE, dtype=np.int32)
    early = nth < most
    found[nth[early], bag.rows[early]] = bag.terms[early]
    return Few(found)
