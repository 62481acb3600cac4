"""How alike the words and names of two accounts are: one small function a feature, over many pairs."""

from __future__ import annotations

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.pairs import SOME, Pairs, covered, number, share
from claims.matching.sparse import Floats

_MIDDLING = 2.0  # rarity of a word of titles that speaks neither for nor against


def words(pairs: Pairs) -> Floats:
    """How alike the two texts are in their ordinary words, rare words weighing more (tf-idf cosine)."""
    return pairs.shared("plain").cosine


def rarest_word(pairs: Pairs) -> Floats:
    """How rare the rarest ordinary word is that both have."""
    return pairs.shared("plain").rarest


def names(pairs: Pairs) -> Floats:
    """How alike the two texts are in single names of people and places (tf-idf cosine)."""
    return pairs.shared("proper").cosine


def rarest_name(pairs: Pairs) -> Floats:
    """How rare the rarest single name is that both have."""
    return pairs.shared("proper").rarest


def many_names(pairs: Pairs) -> Floats:
    """How much they both name, in all (log)."""
    return number(np.log1p(pairs.shared("proper").shared))


def full_names(pairs: Pairs) -> Floats:
    """How alike they are in names of two words, "Anna Berg" (tf-idf cosine)."""
    return pairs.shared("names").cosine


def rarest_full_name(pairs: Pairs) -> Floats:
    """How rare the rarest two-word name is that both have."""
    return pairs.shared("names").rarest


def many_full_names(pairs: Pairs) -> Floats:
    """How much of two-word names they share, in all (log)."""
    return number(np.log1p(pairs.shared("names").shared))


def lead_words(pairs: Pairs) -> Floats:
    """How alike title and first sentences are in ordinary words (tf-idf cosine)."""
    return pairs.shared("lead").cosine


def rarest_lead_word(pairs: Pairs) -> Floats:
    """How rare the rarest ordinary word is that both have in title or first sentences."""
    return pairs.shared("lead").rarest


def lead_words_in_common(pairs: Pairs) -> Floats:
    """How much of the words of title and first sentences they share, for their lengths."""
    return share(pairs, "lead")


def many_lead_words(pairs: Pairs) -> Floats:
    """How much of the words of title and first sentences they share, in all (log)."""
    return number(np.log1p(pairs.shared("lead").shared))


def lead_names(pairs: Pairs) -> Floats:
    """How alike title and first sentences are in names (tf-idf cosine)."""
    return pairs.shared("lead_proper").cosine


def rarest_lead_name(pairs: Pairs) -> Floats:
    """How rare the rarest name is that both have in title or first sentences."""
    return pairs.shared("lead_proper").rarest


def titles(pairs: Pairs) -> Floats:
    """How alike the two titles are (tf-idf cosine)."""
    return pairs.shared("title").cosine


def title_in_common(pairs: Pairs) -> Floats:
    """How much of the title that says less the other title says too."""
    return covered(pairs, "title")


def rarest_title_word(pairs: Pairs) -> Floats:
    """How rare the rarest word of both titles is, above or below a middling one; 0 where one has no title."""
    return pairs.both("title") * (pairs.shared("title").rarest - _MIDDLING)


def rarest_number(pairs: Pairs) -> Floats:
    """How rare the rarest number is that both have."""
    return pairs.shared("numbers").rarest


def shorter(pairs: Pairs) -> Floats:
    """How much the account that names less names (log)."""
    one, other = pairs.totals("proper")
    return number(np.log(SOME + np.minimum(one, other)))


def longer(pairs: Pairs) -> Floats:
    """How much the account that names more names (log): a long list shares something with every other."""
    one, other = pairs.totals("proper")
    return number(np.log(SOME + np.maximum(one, other)))
