"""The word lists of implied figures, as lookups built once for each language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extract.speech.actors import lists
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import nouns, weekdays
from claims.vocabulary.words import Phrases, table

Words = frozenset[str]


@per_language
def events() -> Phrases[tuple[str, str]]:
    """Forms that say what became of somebody: phrase to (metric, role), for the roles of data/implied.toml."""
    return Phrases(
        (form, (metric, role))
        for metric, roles in table("implied")["events"].items()
        for role, listed in roles.items()
        for form in listed
    )


@per_language
def closed() -> dict[str, Words]:
    """The closed lists of data/implied.toml: what stands around a victim and a verb."""
    return {name: frozenset(words) for name, words in table("implied")["words"].items()}


@per_language
def kin() -> dict[str, Words]:
    """The lists of data/kin.toml."""
    return {name: frozenset(words) for name, words in table("kin").items()}


@per_language
def plurals() -> dict[str, Words]:
    """The lists of plurals without a number."""
    return {name: frozenset(words) for name, words in table("implied")["plurals"].items()}


@dataclass(frozen=True, slots=True)
class People:
    """Nouns of people: which name one, which name more, and what they tell of who it is.

    `ids` maps a noun or a pair of words to its population; `things` turn a noun before them into no person.
    """

    ids: dict[str, str]
    one: Words
    many: Words
    children: Words
    male: Words
    female: Words
    things: Words
    unnamed: Words


@per_language
def people() -> People:
    """The nouns of people of nouns.toml, implied.toml and kin.toml."""
    raw, known = table("implied")["nouns"], nouns()
    ids = dict(known.ids)
    extra = {*raw["people"], *kin()["one"]}
    ids.update((word, "children" if word in raw["children"] else "people") for word in extra if word not in ids)
    ids.update((word, "people") for word in kin()["many"] if word not in ids)
    many = {*kin()["many"], *_plurals(known.ids)}
    told = {name: frozenset(raw[name]) for name in ("children", "male", "female", "things")}
    unnamed = lists()["body_words"] | closed()["unnamed"] | frozenset(weekdays())
    return People(ids, frozenset(ids) - many | extra, frozenset(many) - extra, **told, unnamed=unnamed)


def _plurals(ids: dict[str, str]) -> Iterator[str]:
    """The nouns that name more than one: of each population, those that another noun of it is the singular of."""
    for word, name in ids.items():
        last = word.rsplit(" ", 1)[-1]
        if (
            (word == name and word != "people")
            or last.endswith(("s", "men", "women", "children", "people"))
            or last in ("staff", "crew", "elderly", "police", "family", "couple", "troop")
        ):
            yield word
