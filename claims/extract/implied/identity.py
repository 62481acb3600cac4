"""Whether two names may be one person's, however their spelling was brought into Latin letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

_VOWELS = re.compile(r"[aeiouy'’`]+")
_TWICE = re.compile(r"(.)\1+")
_LIKE = str.maketrans({"q": "k", "g": "j", "z": "s"})
_YEARS = 1  # between two ages given of one person


class Named(NamedTuple):
    """Somebody by name, with the age where the text gives one."""

    words: tuple[str, ...]
    age: int | None = None


@cache
def _spelt(word: str) -> str:
    """A word without what spellings differ in: "muhammad" and "mohammed", "yousef" and "yusuf"."""
    bare = _TWICE.sub(r"\1", _VOWELS.sub("", word.translate(_LIKE)))
    return bare if len(bare) > 1 else word


def one_person(one: Named, other: Named) -> bool:
    """Whether nothing in two names says that they are two people's.

    The shorter has no word the longer lacks, and both begin alike; a single word may be any of the other's. Two ages
    far apart are of two people: a grandson may bear his grandfather's name.
    """
    if one.age is not None and other.age is not None and abs(one.age - other.age) > _YEARS:
        return False
    short, long = sorted((_words(one.words), _words(other.words)), key=len)
    if len(short) == 1:
        return short[0] in long
    return short[0] == long[0] and frozenset(short) <= frozenset(long)


def _words(name: Sequence[str]) -> list[str]:
    return [_spelt(word) for word in name if word not in ("al", "el")] or list(name)
