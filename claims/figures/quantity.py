"""A number in a line with its hedges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.figures.tokens import Token
from claims.model.figure import Figure, Number


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a line: token span with hedges (`start`, `end`) and of the bare number (`core`, `core_end`).

    `change` is "from" or "to" for the halves of "from 15 to 25"; `share` is the whole of "three out of four".
    """

    start: int
    core: int
    core_end: int
    end: int
    figure: Figure
    ordinal: bool = False
    spelt: bool = False
    change: str | None = None
    share: Number | None = None

    @property
    def value(self) -> Number:
        """The number itself, whatever the hedge."""
        stated = self.figure.stated
        return stated if stated is not None else (self.figure.low or 0)


def words_of(line: Sequence[Token], text: str, start: int, end: int) -> str:
    """The text from token `start` up to token `end`, on one line."""
    words = text[line[start].start : line[end - 1].end]
    return " ".join(words.split()) if "\n" in words or "\r" in words else words
