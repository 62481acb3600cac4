"""What the numbers of terms stand for, as hashes that are the same in every run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.corpus import hashes_of, mixed
from claims.matching.sparse import Ints
from claims.matching.stream import Hashes
from claims.matching.wording import OLDEST

_THEMSELVES = ("days", "ages", "statements")


@dataclass(frozen=True)
class Coding:
    """The forms, figures and words of speakers that the terms of the tables number (Wording, Columns)."""

    forms: list[str]
    figures: list[str]
    speakers: list[str]

    @cached_property
    def _forms(self) -> Hashes:
        return hashes_of(self.forms)

    @cached_property
    def _figures(self) -> Hashes:
        return hashes_of(self.figures)

    @cached_property
    def _speakers(self) -> Hashes:
        return hashes_of(self.speakers)

    def hashes(self, kind: str) -> Callable[[Ints], Hashes]:
        """From the terms of a kind to their hashes."""
        return partial(self._hashes, kind)

    def _hashes(self, kind: str, codes: Ints) -> Hashes:
        if kind in _THEMSELVES:
            return codes.astype(np.uint64)
        if kind == "figures":
            return self._figures[codes]
        if kind == "speakers":
            return self._speakers[codes]
        if kind == "names":
            first, second = np.divmod(codes, max(1, len(self.forms)))
            return mixed(self._forms[first]) + self._forms[second]
        if kind == "people":
            form, age = np.divmod(codes, OLDEST)
            return mixed(self._forms[form]) + age.astype(np.uint64)
        return self._forms[codes]
