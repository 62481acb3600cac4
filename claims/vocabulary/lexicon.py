"""The grammar's word lists as sets and lookups, built once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from claims.vocabulary.frames import alternatives, framed
from claims.vocabulary.language import per_language
from claims.vocabulary.words import Phrases, table


@dataclass(frozen=True, slots=True)
class Grammar:
    """The closed word classes (data/grammar.toml)."""

    aux: frozenset[str]
    adverbs: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    aside: frozenset[str]
    inclusive: frozenset[str]
    links: frozenset[str]
    more: frozenset[str]
    away: frozenset[str]
    be: frozenset[str]
    pointers: frozenset[str]
    older: frozenset[str]
    negatives: frozenset[str]
    nobody: frozenset[str]
    copulas: frozenset[str] = frozenset()
    degrees: frozenset[str] = frozenset()
    younger: frozenset[str] = frozenset()
    casualties: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    adding: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    leaves: frozenset[str] = frozenset()
    numbering: frozenset[str] = frozenset()
    planned: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    before_one: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()
    reaches: frozenset[str] = frozenset()
    excepting: frozenset[str] = frozenset()
    everyone: frozenset[str] = frozenset()
    spans: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    talk: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    takes: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()
    tallies: frozenset[str] = frozenset()
    turned_up: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    hospitals: frozenset[str] = frozenset()
    brings: frozenset[str] = frozenset()
    stays: frozenset[str] = frozenset()
    older_than: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    newer: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    named_so: frozenset[str] = frozenset()
    identified: frozenset[str] = frozenset()
    searchers: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()
    hospital_names: frozenset[str] = frozenset()
    ambulances: frozenset[str] = frozenset()
    carries: frozenset[str] = frozenset()
    cares: frozenset[str] = frozenset()
    carers: frozenset[str] = frozenset()
    static: frozenset[str] = frozenset()
    beneath: frozenset[str] = frozenset()
    burying: frozenset[str] = frozenset()
    fallen: frozenset[str] = frozenset()
    sea: frozenset[str] = frozenset()
    climbs: frozenset[str] = frozenset()
    lodges: frozenset[str] = frozenset()
    dwells: frozenset[str] = frozenset()
    shelters: frozenset[str] = frozenset()


@per_language
def grammar() -> Grammar:
    """The closed classes."""
    return Grammar(**{name: frozenset(words) for name, words in table("grammar").items()})


@per_language
def triggers() -> Phrases[tuple[str, str]]:
    """Phrase to (metric, role), for all metrics (data/triggers.toml, data/frames.toml)."""
    entries = [
        (words, (metric, role))
        for metric, roles in table("triggers").items()
        for role, listed in roles.items()
        for entry in listed
        for words in (alternatives(entry) if "|" in entry else (entry,))
    ]
    entries += framed()
    plain: dict[str, list[tuple[str, str]]] = {}
    for words, meaning in entries:
        if "_" not in meaning[1]:
            plain.setdefault(words, []).append(meaning)
    return Phrases(chain(entries, _beneath({words for words, _ in entries if words not in plain}, plain)))


def _beneath(
    sorted_only: Iterable[str], plain: Mapping[str, list[tuple[str, str]]]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """What the longest beginning of a phrase says of any noun, where the phrase itself is of one sort of noun only."""
    for words in sorted(sorted_only):
        shorter = words.rpartition(" ")[0]
        while shorter and shorter not in plain:
            shorter = shorter.rpartition(" ")[0]
        for meaning in plain[shorter] if shorter else ():
            yield words, meaning


@dataclass(frozen=True, slots=True)
class Nouns:
    """Population nouns: word to id, adjectives that narrow, the general nouns they narrow; sorts of what is counted.

    `endings` are those of nouns of people that no list has, `singular` the endings of one of them, to those of many,
    `sure` those that no noun of anything else has.
    """

    ids: dict[str, str]
    pairs: frozenset[str]
    modifiers: dict[str, str]
    general: frozenset[str]
    things: frozenset[str]
    sorts: dict[str, frozenset[str]]
    endings: tuple[str, ...]
    singular: dict[str, str]
    sure: tuple[str, ...] = ()


@per_language
def nouns() -> Nouns:
    """The population nouns (data/nouns.toml)."""
    raw = table("nouns")
    ids = {word: name for name, words in raw["people"].items() for word in words}
    pairs = frozenset(word for word in ids if " " in word)
    return Nouns(
        ids,
        pairs,
        dict(raw["modifiers"]),
        frozenset(raw["general"]["words"]),
        frozenset(raw["things"]["words"]),
        {sort: frozenset(words) for sort, words in raw["sorts"].items()},
        tuple(raw["endings"]["words"]),
        dict(raw["endings"].get("one", {})),
        tuple(raw["endings"].get("sure", ())),
    )


@per_language
def months() -> dict[str, int]:
    """Month names and their short forms to numbers."""
    return dict(table("calendar")["months"])


@per_language
def weekdays() -> dict[str, int]:
    """Weekday names to numbers, Monday 0."""
    raw = table("calendar")
    short = {
        "mon": 0,
        "tue": 1,
        "tues": 1,
        "wed": 2,
        "weds": 2,
        "thu": 3,
        "thur": 3,
        "thurs": 3,
        "fri": 4,
        "sat": 5,
        "sun": 6,
    }
    return {name: at for at, name in enumerate(raw["weekdays"])} | short


@per_language
def day_words() -> frozenset[str]:
    """Words that place something in time without a name of a day: "yesterday", "late", "overnight"."""
    raw = table("calendar")
    return frozenset(raw["days"]) | {word for word in raw["parts"] if " " not in word}
