"""Names of places compared as spelling varies: Idlib and Idleb, Kafranbel and Kafr Nabl, Sheikh Najjar and Najar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.lexis import fold
from claims.matching.sparse import Floats, Ints

_ARTICLE = re.compile(r"\b(?:al|el|ash|ad|as|an|ar|az|the|of|in|city|town|province|county|district|neighbou?rhood)\b")
_NO_LETTER = re.compile(r"[^\w]+")
_VOWEL = re.compile(r"[aeiouy]+")
_TWICE = re.compile(r"(.)\1+")
# "In" and the like begin no name; "At Tall" and "On Nut" are towns, so these count only in small letters
_PREPOSITION = re.compile(
    r"(?:(?:in|at|near|on|from|outside|inside|around|to|towards?|of|within|by|across|into|off|along|throughout|nearby)"
    r"|In|Near|Outside|Inside|Around|From|Across)\s+(?=\S)"
)
SAME_PLACE = 0.85  # likeness from which two names are taken for spellings of one


def bare_place(name: str) -> str:
    """The name as printed, without prepositions that came with it: "near Vellmar" is Vellmar."""
    bare = " ".join(name.split()).strip(" ,;:-–—") or name
    while found := _PREPOSITION.match(bare):
        bare = bare[found.end() :]
    return bare


@lru_cache(maxsize=1 << 14)
def plain_place(name: str) -> str:
    """The name in lower case without diacritics, articles and the words for kinds of places."""
    words = _NO_LETTER.sub(" ", fold(name))
    return " ".join(_ARTICLE.sub(" ", words).split()) or words.strip()


@lru_cache(maxsize=1 << 14)
def skeleton(name: str) -> str:
    """The consonants of a name, doubled ones once: what transliterations of one name have in common."""
    return _TWICE.sub(r"\1", _VOWEL.sub("", plain_place(name).replace(" ", "")).replace("q", "k"))


def place_likeness(one: str, other: str) -> float:
    """How far two place names may be one, 0 to 1; a name within the other ("Old Town, Aleppo") counts as it."""
    from rapidfuzz import fuzz

    first, second = plain_place(one), plain_place(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    bones, others = skeleton(one), skeleton(other)
    alike = 0.95 if len(bones) > 2 and bones == others else 0.0
    return max(alike, fuzz.token_set_ratio(first, second) / 100 if min(len(first), len(second)) > 2 else 0.0)


class Spellings:
    """Names of places, made ready for comparing many pairs of them."""

    def __init__(self, names: Sequence[str]) -> None:
        self.plain = [plain_place(name) for name in names]
        bones = [skeleton(name) for name in names]
        self.lengths, self.frames = (np.array([len(text) for text in texts]) for texts in (self.plain, bones))
        self.same, self.skeletons = (_numbered(texts) for texts in (self.plain, bones))

    def likeness(self, left: Ints, right: Ints) -> Floats:
        """The place_likeness of pairs of names, given by their numbers."""
        from rapidfuzz import fuzz, process

        alike = self.skeletons[left] == self.skeletons[right]
        found = np.where(alike & (self.frames[left] > 2), 0.95, 0.0)
        equal = self.same[left] == self.same[right]
        shorter = np.minimum(self.lengths[left], self.lengths[right])
        long = np.flatnonzero((shorter > 2) & ~equal)
        first, second = ([self.plain[row] for row in rows[long].tolist()] for rows in (left, right))
        told = process.cpdist(first, second, scorer=fuzz.token_set_ratio, dtype=np.float64)
        found[long] = np.maximum(found[long], told / 100)
        found[equal] = 1.0
        found[shorter == 0] = 0.0
        return found


def _numbered(texts: Sequence[str]) -> Ints:
    """Equal texts as equal numbers."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(text, len(known)) for text in texts], dtype=np.int64)


def same_place(one: str | None, other: str | None) -> bool:
    """Whether two places may be one; a place not said is any place."""
    return not one or not other or place_likeness(one, other) >= SAME_PLACE
