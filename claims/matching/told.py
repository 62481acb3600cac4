"""What people and external ids say of rows before any score is looked at: what is one group, and what may never be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.lexis import Flags
from claims.matching.sparse import Ints, among


class Told:
    """What people and external ids say: groups made beforehand, and what may never join."""

    def __init__(self, n: int, fixed: Sequence[str | None], different: Iterable[tuple[int, int]]) -> None:
        self.root = np.arange(n)
        self.name = np.full(n, -1, dtype=np.int64)
        first: dict[str, int] = {}
        for row, name in enumerate(fixed):
            if name:
                self.root[row] = self.name[row] = first.setdefault(name, row)
        self.apart: dict[int, set[int]] = defaultdict(set)
        for one, other in different:
            here, there = int(self.root[one]), int(self.root[other])
            self.apart[here].add(there)
            self.apart[there].add(here)

    def home(self, row: int) -> int:
        """The lowest row of the group the row was put in."""
        while self.root[row] != row:
            row = int(self.root[row])
        return row

    def join(self, one: int, other: int) -> bool:
        """Put two rows in one group before any score is looked at; false where something forbids it."""
        into, away = sorted((self.home(one), self.home(other)))
        if into == away:
            return True
        names = {int(self.name[into]), int(self.name[away])} - {-1}
        if len(names) > 1 or away in self.apart[into]:
            return False
        self.root[away] = into
        self.name[into] = names.pop() if names else -1
        for far in self.apart.pop(away, set()):
            self.apart[far].discard(away)
            self.apart[far].add(into)
            self.apart[into].add(far)
        return True

    def labels(self) -> Ints:
        """The group of each row."""
        label = self.root.copy()
        while not np.array_equal(label, label[label]):
            label = label[label]
        self.name = self.name[label]
        return label

    def settled(self, label: Ints) -> Flags:
        """The groups of which somebody said something."""
        found = np.zeros(len(label), dtype=bool)
        found[label[self.name >= 0]] = True
        found[label[list(self.apart)]] = True
        return found

    def forbidden(self, label: Ints, low: Ints, high: Ints) -> Flags:
        """Whether two groups may not join."""
        named = np.full(len(label), -1, dtype=np.int64)
        known = self.name >= 0
        named[label[known]] = self.name[known]
        found: Flags = (named[low] >= 0) & (named[high] >= 0) & (named[low] != named[high])
        apart = [sorted((int(label[one]), int(label[other]))) for one, others in self.apart.items() for other in others]
        if apart:
            n = len(label)
            found |= among(low * n + high, np.sort(np.array([one * n + other for one, other in apart], dtype=np.int64)))
        return found
