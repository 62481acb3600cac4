"""Whether a form is written as names are: how often with a capital, and how often without."""

from __future__ import annotations

from threading import Lock

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.lexis import Flags
from claims.matching.sparse import Ints


class Cases:
    """How often each form stands inside sentences with a capital and without; several parts add to it at once."""

    def __init__(self, forms: int) -> None:
        self._capital, self._small = np.zeros(forms, dtype=np.int64), np.zeros(forms, dtype=np.int64)
        self._adding = Lock()

    def add(self, forms: Ints, upper: Flags) -> None:
        """Words of some rows, and which of them have a capital."""
        size = len(self._capital)
        capital, small = (np.bincount(forms[which], minlength=size) for which in (upper, ~upper))
        with self._adding:
            self._capital += capital
            self._small += small

    def proper(self) -> Flags:
        """The forms written as names are."""
        return (self._capital > 0) & (self._capital >= 3 * self._small)
