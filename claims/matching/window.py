"""The words of a stream with their neighbours: what stands before and after a place, within the same text."""

from __future__ import annotations

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.lexis import Flags, Lexis
from claims.matching.sparse import Ints
from claims.matching.stream import Stream


class Window:
    """The tokens of a stream with what is known of each, and of its neighbours within the same text."""

    def __init__(self, stream: Stream, lexis: Lexis, kept: Flags) -> None:
        self.lexis, self.rows, self.kept = lexis, stream.rows, kept
        self.tokens = stream.tokens
        self.n = len(self.tokens)

    def is_(self, flags: Flags, at: Ints) -> Flags:
        """Whether the tokens at these places (which may lie outside) are so."""
        inside = (at >= 0) & (at < self.n)
        found = np.zeros(len(at), dtype=bool)
        found[inside] = flags[self.tokens[at[inside]]]
        return found

    def any_of(self, at: Ints, *words: str) -> Flags:
        """Whether the tokens at these places are one of the words."""
        flags = np.zeros(len(self.lexis.plain), dtype=bool)
        flags[self.lexis.of(*words)] = True
        return self.is_(flags, at)

    def where(self, *words: str) -> Ints:
        """The places of these words that are kept, or of marks."""
        flags = np.zeros(len(self.lexis.plain), dtype=bool)
        flags[self.lexis.of(*words)] = True
        at = np.flatnonzero(flags[self.tokens])
        return at[self.kept[at] | ~self.lexis.word[self.tokens[at]]]

    def plain(self, at: Ints) -> Ints:
        """The forms of the tokens at these places."""
        return self.lexis.plain[self.tokens[at]]

    def in_title(self, at: Ints, rows: Ints, titled: Flags) -> Flags:
        """Whether these places, of these texts, stand in the first line of one that is `titled`."""
        ends = self.where("\n")
        of = self.rows[ends]
        first = np.flatnonzero(np.r_[True, of[1:] != of[:-1]]) if len(ends) else ends
        lines = np.zeros(len(titled), dtype=np.int64)
        lines[of[first]] = ends[first]
        found: Flags = at < (lines * titled)[rows]
        return found

    def same_row(self, one: Ints, other: Ints) -> Flags:
        """Whether two places are of one text."""
        same: Flags = self.rows[np.clip(one, 0, self.n - 1)] == self.rows[np.clip(other, 0, self.n - 1)]
        return same
