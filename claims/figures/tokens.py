"""Text cut into tokens with their offsets: numbers whole, words with their apostrophes, every other sign alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.vocabulary.language import names

_PARTING = ",.'’\u00a0\u202f\u2009\u2007\u066c\uff0c"  # marks between groups of three digits; a number keeps to one
_GROUPS = "|".join(rf"{sign}\d{{3}}(?:{sign}\d{{3}})*" for sign in map(re.escape, _PARTING))

# Bounded repeats only: a token never depends on more than what it takes in. Most tokens are plain words and marks:
# what is quickly told of them stands first, and changes nothing. An empty token ends the text.
_TOKEN = re.compile(
    r"(\s*+)("
    r"[A-Za-z]{2,}(?![\w'’])|[.,](?!\w)"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_¹²³⁰⁴-⁹]+(?:['’][^\W\d_]+)*"
    rf"|(?=\d)(?:\d{{1,3}}(?:{_GROUPS})(?!\d)(?:[.\u066b]\d+)?"
    r"|\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)"
    r"|\d+(?:[.,·\u066b]\d+)?)"
    r"|[@#][A-Za-z0-9_]+"
    # Marks of a footnote behind a word ("killed 12[3] people", "12* people", "km²"): no part of the sentence.
    r"|((?<=[\w.,;:!?)\]”’])"
    r"(?:\[(?:\d{1,3}|[a-z]|(?:note|nb) \d{1,3}|citation needed)\]|[*†‡¹²³⁰⁴-⁹]{1,4}(?!\w)))"
    r"|\S|\Z)"
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
    at = start
    for gap, word, mark in _TOKEN.findall(text, start, len(text) if end is None else end):
        if not word:
            break
        begin = at + len(gap)
        at = begin + len(word)
        first = word[0]
        if first.isalpha():
            lower = word.lower()
            if "’" in lower:
                lower = lower.replace("’", "'")
            if known:
                lower = known.get(lower, lower)
            add(new(Token, (word, lower, begin, at, "w")))
        elif first.isdecimal():
            add(new(Token, (word, word, begin, at, "n")))
        elif not mark:
            add(new(Token, (word, word.lower(), begin, at, first)))
    return found
