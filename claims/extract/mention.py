"""One figure of a sentence with what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.lines import Line
from claims.figures.quantities import Quantity
from claims.model.figure import Figure


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure with its metric and population; `start` and `end` are tokens of the quote.

    `host` is the index of the mention it is part of, `adds` marks "10 more", `older` a figure that another replaces.
    """

    line: Line
    start: int
    end: int
    figure: Figure
    metric: str
    population: str
    quantity: Quantity | None = None
    host: int | None = None
    adds: bool = False
    ordinal: bool = False
    older: bool = False
    unit: str | None = None
    implied: bool = False
