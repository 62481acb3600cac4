"""People a text mentions beside its toll: lower bounds, never rival tolls."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from claims.figures.quantities import Quantity, quantities
from claims.figures.tokens import tokens
from claims.model import Bound, Claim, Number
from claims.reconcile.ages import without_ages
from claims.vocabulary.language import languages, names, per_language, reading
from claims.vocabulary.lexicon import grammar
from claims.vocabulary.words import table

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\w+")
_DEAD = "killed"
_TOLL = 4  # beside a toll of so many, a count of one is one of them


def implied(claim: Claim) -> bool:
    """Whether a text names or describes people without counting them: a lower bound of so many, no toll.

    "A man", a name, "his father and his mother", "Ada, her husband and their two sons": no number in the words is
    the one the figure holds. Ages count nobody.
    """
    figure = claim.figure
    if claim.start is None or not figure.words or figure.bound not in (Bound.EXACT, Bound.AT_LEAST) or not figure.low:
        return False
    return figure.low not in stated_anywhere(figure.words)


@lru_cache(maxsize=65_536)
def stated_anywhere(words: str) -> frozenset[Number]:
    """The numbers that the words of a figure state, in any language that is read."""
    if words.isdigit():
        return frozenset({int(words)})
    return frozenset(number for language in languages() for number in stated_in(words, language))


@lru_cache(maxsize=65_536)
def stated_in(words: str, language: str) -> frozenset[Number]:
    """The numbers that words state in one language; "one" and its like are 1. Ages are none in any language."""
    text = words
    for each in languages():
        with reading(each):
            text = without_ages(text)
    with reading(language):
        line = tokens(text)
        found: set[Number] = {1} if told("single") & set(_words(text)) else set()
        return frozenset(found.union(*map(_ends, quantities(line, [token.lower for token in line], text))))


def _ends(quantity: Quantity) -> set[Number]:
    figure = quantity.figure
    return {quantity.value, *(end for end in (figure.low, figure.best, figure.high) if end is not None)}


def some_of_them(totals: Sequence[Claim]) -> set[int]:
    """Counts that one text gives beside a larger toll and words as some of it: "two others", "one of those killed".

    A single person in a text whose toll is four or more is somebody among them too. Only for figures read from a
    text: two rows of a table are rivals, however small. "10 more", said by one source to what it counted before, is
    no remainder of another source's toll.
    """
    largest: dict[str, Number] = {}
    for claim in totals:
        value = claim.figure.stated if claim.figure.stated is not None else claim.figure.low
        if value is not None:
            largest[claim.document] = max(largest.get(claim.document, 0), value)
    return {
        claim.id
        for claim in totals
        if claim.start is not None
        and claim.figure.bound in (Bound.EXACT, Bound.AT_LEAST)
        and claim.figure.stated is not None
        and claim.figure.stated < largest[claim.document]
        and (_singled_out(claim) or (claim.figure.best == 1 and largest[claim.document] >= _TOLL))
    }


def of_others(claims: Sequence[Claim]) -> set[int]:
    """Counts that by their own words are no total: "one of five people", and "no one was hurt" where somebody was.

    A zero is of everybody else where the same voice or the document itself tells of somebody in the same text; the
    zero of another source is its rival.
    """
    here: dict[str, set[str | None]] = defaultdict(set)
    for claim in claims:
        if claim.start is not None and claim.figure.least:
            here[claim.document].add(claim.asserted_by)
    return {
        claim.id
        for claim in claims
        if claim.start is not None and (_partitive(claim) or (claim.figure.most == 0 and _heard(claim, here)))
    }


def _heard(claim: Claim, here: Mapping[str, set[str | None]]) -> bool:
    return not {claim.asserted_by, None}.isdisjoint(here.get(claim.document, ()))


def _partitive(claim: Claim) -> bool:
    """Whether the number is followed by "of" and those it is a part of: "two of them", "one of five people".

    Who died of the people hit is no part of the dead: "two of the five died" is the toll.
    """
    if claim.metric == _DEAD:
        return False
    quote, words = claim.quote or "", claim.figure.words
    at = quote.find(words) if words else -1
    after = [word.casefold() for word in _TOKEN.findall(quote[at + len(words) :])[:2]] if at >= 0 else []
    return (
        len(after) > 1 and names().get(after[0], after[0]) == "of" and (after[1] in told("known") or _number(after[1]))
    )


def _number(word: str) -> bool:
    return word.isdigit() or bool(quantities(line := tokens(word), [token.lower for token in line], word))


def _singled_out(claim: Claim) -> bool:
    """Whether the words speak of some of more: "two others", "one of those killed", and not "all of them"."""
    said = _words(claim.quote or "")
    some = not grammar().more.isdisjoint(said) or any(
        before == "of" and after in told("known")
        for before, after in pairwise(names().get(word, word) for word in said)
    )
    return claim.adds_to is None and some and told("whole").isdisjoint(said)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


@per_language
def told(name: str) -> frozenset[str]:
    """A list of data/mentions.toml."""
    return frozenset(table("mentions").get(name, ()))
