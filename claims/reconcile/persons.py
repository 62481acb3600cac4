"""Who a claim's words speak of, as far as they tell people apart: full names, ages, sex, and what they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.model import Claim
from claims.reconcile.ages import ages
from claims.reconcile.vague import DATA
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, nouns
from claims.vocabulary.terms import population_within
from claims.vocabulary.words import table

_TOKEN = re.compile(r"[^\W\d_][\w-]*|[^\w\s.]|\d+")  # words; marks and numbers end a name
_AGE = re.compile(
    r"\b(\d{1,3})[- ](?:\w+[- ])?old\b|\baged? (\d{1,3})\b|, (\d{1,3})(?=,|$| )|\((\d{1,3})\)", re.IGNORECASE
)
_GROWN = 18


@dataclass(frozen=True, slots=True)
class Person:
    """What is told of one person: the words of names, ages, sex, whether a child, and the population."""

    names: frozenset[str]
    ages: frozenset[int]
    sex: str | None
    child: bool | None
    population: str


def person(claim: Claim) -> Person:
    """Who the claim's words speak of."""
    names, years = _read(claim.figure.words, claim.quote or "")
    return Person(names, years, _told("sex", claim.population), _child(claim.population, years), claim.population)


def apart(one: Person, other: Person) -> bool:
    """Whether the two cannot be one person: other names, another age or sex, a child and a grown-up, other roles."""
    return (
        bool(one.names and other.names and not one.names & other.names)
        or bool(one.ages and other.ages and not one.ages & other.ages)
        or (one.sex is not None and other.sex is not None and one.sex != other.sex)
        or (one.child is not None and other.child is not None and one.child != other.child)
        or (_role(one.population) != _role(other.population))
    )


def alike(one: Person, other: Person) -> bool:
    """Whether something told of both is the same: a name, an age, or a population that one of them is within."""
    return bool(one.names & other.names or one.ages & other.ages) or _same_kind(one.population, other.population)


def _same_kind(one: str, other: str) -> bool:
    return population_within(one, other) or population_within(other, one)


def _child(population: str, years: frozenset[int]) -> bool | None:
    if years:
        return max(years) < _GROWN
    return {"child": True, "grown": False}.get(_told("age", population) or "")


def _role(population: str) -> str | None:
    """What somebody is beyond sex, age and kin: an officer, a student; None for anybody."""
    plain = population in ("people", "civilians") or _told("sex", population) or _told("age", population)
    return None if plain else population


@lru_cache(maxsize=65_536)
def _read(words: str, quote: str) -> tuple[frozenset[str], frozenset[int]]:
    names = frozenset() if words.isupper() else frozenset(_names(words))
    return names, ages(f"{words} | {quote}")


def _names(text: str) -> Iterator[str]:
    """The words of names of two words or more: one word alone may be a surname, a place or the head of a sentence.

    After an article capitals are a place or a body: "a Lake County woman".
    """
    run: list[str] = []
    before = last = ""
    for token in [*_TOKEN.findall(text), ""]:
        if token[:1].isupper() and token.casefold() not in _common():
            before = before if run else last
            run.append(token)
        else:
            if len(run) > 1 and before.casefold() not in grammar().determiners:
                yield from run
            run = []
        last = token


@per_language
def _common() -> frozenset[str]:
    """Words that begin with a capital at the head of a sentence or before a name, and are none."""
    words = grammar()
    titles = table("implied").get("words", {}).get("honorifics", [])
    return frozenset({*nouns().ids, *words.determiners, *words.prepositions, *words.conjunctions, *titles})


@cache
def _lists() -> dict[str, dict[str, str]]:
    with (DATA / "persons.toml").open("rb") as file:
        raw: dict[str, dict[str, list[str]]] = tomllib.load(file)
    return {axis: {name: value for value, names in values.items() for name in names} for axis, values in raw.items()}


def _told(axis: str, population: str) -> str | None:
    return _lists()[axis].get(population)
