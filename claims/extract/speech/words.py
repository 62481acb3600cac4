"""The word lists of those who speak: data/reporting.toml, each as a set."""

from __future__ import annotations

from claims.vocabulary.language import per_language
from claims.vocabulary.words import table


@per_language
def lists() -> dict[str, frozenset[str]]:
    """The plain word lists of data/reporting.toml."""
    return {name: frozenset(words) for name, words in table("reporting").items() if isinstance(words, list)}


@per_language
def agents() -> tuple[str, ...]:
    """The endings of words for those who do something: "spokesman"."""
    return tuple(table("reporting")["agents"])


@per_language
def of_bodies() -> frozenset[str]:
    """Words that belong to the name of a body, or to an office that speaks."""
    return lists()["body_words"] | lists()["speakers"]


@per_language
def ranks() -> frozenset[str]:
    """Titles and offices that stand before the name of one who holds them."""
    return lists()["titles"] | lists()["offices"]


@per_language
def kindred() -> dict[str, frozenset[str]]:
    """The words in the name of a body that a common noun may lead back to: "the station" to "Marl Radio"."""
    return {word: frozenset(names) for word, names in table("reporting")["stands_for"].items()}
