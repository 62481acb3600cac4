"""What each word of a stream is: its plain form, whether it is written as a name, a number, a stop, a day, a month."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room
from numpy.typing import NDArray  # noqa: TID253

from claims.matching.sparse import Ints

Flags = NDArray[np.bool_]

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PARTICLES = frozenset(["de", "al", "el", "bin", "van", "von", "la"])
_PREFIXES = tuple(f"{particle}-" for particle in _PARTICLES)
_STOPS = frozenset(".!?\n")


@dataclass(frozen=True, slots=True)
class Lexis:
    """One entry a word of the stream; `plain` numbers `forms`, -1 for what is no word (marks, single letters)."""

    plain: Ints
    forms: list[str]
    word: Flags
    capital: Flags
    initial: Flags
    particle: Flags
    stop: Flags
    number: Ints
    digits: Ints
    month: Ints
    weekday: Ints
    at: dict[str, int]

    def of(self, *words: str) -> Ints:
        """The numbers of words (as they stand in the stream) that occur at all."""
        return np.array([self.at[word] for word in words if word in self.at], dtype=np.int64)


def lexis_of(words: list[str]) -> Lexis:
    """Look at each word once."""
    forms: dict[str, int] = {}
    plain = np.full(len(words), -1, dtype=np.int64)
    capital, initial, word_, particle, stop = (np.zeros(len(words), dtype=bool) for _ in range(5))
    number, digits, month, weekday = (np.full(len(words), -1, dtype=np.int64) for _ in range(4))
    for at, word in enumerate(words):
        first = word[0]
        if not first.isalnum():
            stop[at] = word in _STOPS
            continue
        word_[at] = True
        form = plain_word(word)
        if form:
            plain[at] = forms.setdefault(form, len(forms))
        if first.isdecimal():
            digits[at] = len(word)
            number[at] = int(word) if len(word) < 10 else -1
            continue
        upper = first.isupper()
        capital[at] = (upper and len(word) > 1) or word.startswith(_PREFIXES)
        initial[at] = upper and len(word) == 1
        lower = word.lower()
        particle[at] = word in _PARTICLES
        month[at] = MONTHS.get(lower, -1)
        day = form if form != lower else lower
        weekday[at] = WEEKDAYS.index(day) if day in WEEKDAYS else 7 if day == "yesterday" else -1
    return Lexis(
        plain, list(forms), word_, capital, initial, particle, stop, number, digits, month, weekday,
        {word: at for at, word in enumerate(words)},
    )  # fmt: skip


def fold(text: str) -> str:
    """Lower case without diacritics: what two spellings of a word share."""
    lower = text.lower()
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c)).replace("’", "'")


def plain_word(word: str) -> str:
    """The word folded, without a genitive; "" for a single letter."""
    folded = fold(word).removesuffix("'s")
    return folded if len(folded) > 1 or folded.isdigit() else ""
