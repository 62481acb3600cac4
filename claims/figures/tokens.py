"""Text cut into tokens with their offsets: numbers whole, words with their apostrophes, every other sign alone."""

from __future__ import annotations

import re
from typing import NamedTuple

# Bounded repeats only: a token never depends on more than what it takes in.
_TOKEN = re.compile(
    r"\d{1,3}(?P<sep>[,.'’\u00a0\u202f\u2009])\d{3}(?:(?P=sep)\d{3})*(?![\d])(?:\.\d+)?"
    r"|\d+(?:[.,·]\d+)?"
    r"|[@#][A-Za-z0-9_]+"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|\S"
)


class Token(NamedTuple):
    """One token: its text, folded text, and span in the whole text. `kind` is "n", "w" or the sign itself."""

    text: str
    lower: str
    start: int
    end: int
    kind: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of text[start:end]; offsets count in the whole text."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        first = word[0]
        kind = "n" if first.isdecimal() else "w" if first.isalpha() else first
        lower = word.lower()
        if "’" in lower:
            lower = lower.replace("’", "'")
        found.append(Token(word, lower, match.start(), match.end(), kind))
    return found
