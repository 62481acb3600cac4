"""The figure: what was said about a number, as a closed, half-open or open interval."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

Number: TypeAlias = int | Decimal
"""An exact count. Integers wherever the source gave whole things, Decimal otherwise; never a float."""


class Bound(StrEnum):
    """How the words fence the number in. Open ends stay open: "at least 12" is [12, ∞)."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    FEWER_THAN = "fewer_than"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"
    NONE_REPORTED = "none_reported"
    NONE = "none"


OPEN_ABOVE = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.VAGUE})
OPEN_BELOW = frozenset({Bound.AT_MOST, Bound.FEWER_THAN})


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as stated.

    `exact` and `about` N are (N, N, N); `at_least` and `more_than` N are (N, None, None), the end of
    `more_than` itself excluded; `at_most` and `fewer_than` N are (None, None, N); `range` is (low, None, high);
    `vague` ("dozens") is (floor, None, None) or (floor, None, ceiling); `none_reported` is (0, 0, 0) but
    is no end of a range and contradicts nothing; `none` has no number at all.
    `words` are the figure's own words ("as many as 30"), kept verbatim.

    Raises ValueError where the ends contradict one another.
    """

    bound: Bound
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    words: str = ""

    def __post_init__(self) -> None:
        known = [end for end in (self.low, self.best, self.high) if end is not None]
        if known != sorted(known):
            raise ValueError(f"the ends of the figure are out of order: {', '.join(map(str, known))}")
        if known and known[0] < 0:
            raise ValueError(f"a count cannot be negative: {known[0]}")
        if bool(known) == (self.bound is Bound.NONE):
            raise ValueError("a figure has a number, or the bound 'none'")

    @property
    def least(self) -> Number | None:
        """The smallest whole count the words allow ("more than 66" is 67); None where nothing is said."""
        return self.low + 1 if self.bound is Bound.MORE_THAN and self.low is not None else self.low

    @property
    def most(self) -> Number | None:
        """The largest whole count the words allow ("fewer than 30" is 29); None where the end is open."""
        return self.high - 1 if self.bound is Bound.FEWER_THAN and self.high is not None else self.high

    @property
    def stated(self) -> Number | None:
        """The one number the words name, whatever the hedge; None for ranges and for no figure."""
        if self.best is not None:
            return self.best
        if self.bound is Bound.RANGE:
            return None
        return self.low if self.low is not None else self.high

    @property
    def says_nothing(self) -> bool:
        """True where the figure is no end of any range: "no casualties were reported", or no number."""
        return self.bound in (Bound.NONE_REPORTED, Bound.NONE)
