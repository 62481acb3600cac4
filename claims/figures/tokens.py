"""Text cut into tokens with their offsets: numbers whole, words with their apostrophes, every other sign alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.vocabulary.language import names

# Bounded repeats only: a token never depends on more than what it takes in.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_¹²³⁰⁴-⁹]+(?:['’][^\W\d_]+)*"
    r"|\d{1,3}(?P<sep>[,.'’\u00a0\u202f\u2009\u2007\u066c\uff0c])\d{3}(?:(?P=sep)\d{3})*(?![\d])(?:[.\u066b]\d+)?"
    r"|\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)"
    r"|\d+(?:[.,·\u066b]\d+)?"
    r"|[@#][A-Za-z0-9_]+"
    # Marks of a footnote behind a word ("killed 12[3] people", "12* people", "km²"): no part of the sentence.
    r"|(?P<mark>(?<=[\w.,;:!?)\]”’])"
    r"(?:\[(?:\d{1,3}|[a-z]|(?:note|nb) \d{1,3}|citation needed)\]|[*†‡¹²³⁰⁴-⁹]{1,4}(?!\w)))"
    r"|\S"
)


class Token(NamedTuple):
    """One token: its text, folded text, and span in the whole text. `kind` is "n", "w" or the sign itself.

    The folded text of a closed-class word of another language is its name in the grammar: "of" for "de".
    """

    text: str
    lower: str
    start: int
    end: int
    kind: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of text[start:end]; offsets count in the whole text."""
    found: list[Token] = []
    known, add, new = names(), found.append, tuple.__new__
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        first = word[0]
        if first.isalpha():
            lower = word.lower()
            if "’" in lower:
                lower = lower.replace("’", "'")
            if known:
                lower = known.get(lower, lower)
            add(new(Token, (word, lower, match.start(), match.end(), "w")))
        elif first.isdecimal():
            add(new(Token, (word, word, match.start(), match.end(), "n")))
        elif match.lastgroup != "mark":
            add(new(Token, (word, word.lower(), match.start(), match.end(), first)))
    return found
