"""One figure of a sentence with what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.counts.link import Link
from claims.extract.sentences.lines import Line, Trigger
from claims.figures.quantities import Quantity
from claims.model.figure import Figure


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure with its metric and population; `start` and `end` are tokens of the quote.

    `host` is the index of the mention it is part of, `adds` marks "10 more", `beyond` one that comes on top of figures
    the text does not give, `older` a figure that another replaces.
    `trigger` is the word that says what is counted, `link` the way to it where one was looked for.
    `part_of`, `adds_to` and `supersedes` are the spans ("start-end") of figures elsewhere in the document.
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
    beyond: bool = False
    ordinal: bool = False
    older: bool = False
    unit: str | None = None
    implied: bool = False
    trigger: Trigger | None = None
    link: Link | None = None
    part_of: str | None = None
    adds_to: str | None = None
    supersedes: str | None = None

    def span(self) -> str:
        """The span by which other drafts refer to it."""
        toks = self.line.toks
        return f"{toks[self.start].start}-{toks[self.end - 1].end}"
