"""The value a number has where it is read, and the number words of the language being read."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from claims.model.figure import Number
from claims.vocabulary.language import per_language
from claims.vocabulary.words import Phrases, table, words_of

HYPHENS = frozenset("-‐‑–")


class Value(NamedTuple):
    """A number read at some token: its value, whether only a floor is known, and the token after it.

    `scale` is the last word or letter that multiplied it (1000 in "12 thousand", 1 without one).
    """

    value: Number
    end: int
    vague: bool = False
    ordinal: bool = False
    spelt: bool = False
    scale: int = 1


class NumberWords(NamedTuple):
    """The lists of data/<language>/numbers.toml; what each holds is said there.

    `going_on` are the words behind which a number may go on, `single` small numbers that open no phrase.
    """

    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    lengths: frozenset[str]
    vague: dict[str, int]
    ordinals: dict[str, int]
    fractions: dict[str, int]
    percents: frozenset[str]
    halves: dict[str, Decimal]
    joining: frozenset[str]
    tens_joining: frozenset[str]
    starting: frozenset[str]
    point: frozenset[str]
    whole: Phrases[tuple[str, Decimal]]
    before_scale: Phrases[tuple[str, Decimal]]
    nth: frozenset[str]
    of: frozenset[str]
    owners: frozenset[str]
    starts: frozenset[str]
    articles: frozenset[str]
    behind_articles: frozenset[str]
    shares: frozenset[str]
    going_on: frozenset[str]
    single: frozenset[str]


@per_language
def number_words() -> NumberWords:
    """The number words of the language being read."""
    raw = table("numbers")
    forms = raw["forms"]
    phrases = [words_of(words) for kind in ("whole", "before_scale") for words in _entries(raw[kind])]
    openers = {words.split()[0].split("-")[0] for kind in ("whole", "before_scale") for words in _entries(raw[kind])}
    return NumberWords(
        raw["small"],
        raw["tens"],
        raw["scales"],
        raw["suffixes"],
        frozenset(forms["lengths"]),
        raw["vague"],
        raw["ordinals"],
        raw["fractions"],
        frozenset(forms["percents"]),
        {words: Decimal(share) for words, share in raw["halves"].items()},
        frozenset(forms["joining"]),
        frozenset(forms["tens_joining"]),
        frozenset(forms["starting"]),
        frozenset(forms["point"]),
        _phrases(raw["whole"]),
        _phrases(raw["before_scale"]),
        frozenset(forms["nth"]),
        frozenset(forms["of"]),
        frozenset(forms["owners"]),
        frozenset({*raw["small"], *raw["tens"], *raw["vague"], *raw["ordinals"], *raw["scales"], *openers}),
        frozenset(forms["articles"]),
        frozenset({*raw["scales"], *raw["vague"], *(words[1] for words in phrases if len(words) > 1)}),
        frozenset({*raw["fractions"], *forms["percents"], "per"}),
        frozenset(
            {
                *raw["small"],
                *raw["tens"],
                *raw["scales"],
                *raw["vague"],
                *raw["ordinals"],
                *forms["joining"],
                *forms["tens_joining"],
                *forms["point"],
                *HYPHENS,
            }
        ),
        frozenset({*raw["small"]} - {words[0] for words in phrases} - {*raw["tens"], *raw["vague"], *raw["ordinals"]}),
    )


def _entries(section: dict[str, dict[str, str]]) -> list[str]:
    return [words for listed in section.values() for words in listed]


def _phrases(section: dict[str, dict[str, str]]) -> Phrases[tuple[str, Decimal]]:
    return Phrases(
        (words, (kind, Decimal(value))) for kind, listed in section.items() for words, value in listed.items()
    )


@per_language
def starters() -> frozenset[str]:
    """The folded words a number can start with (digits aside)."""
    return number_words().starts


def whole(value: Decimal) -> Number:
    """The value as int where it is one."""
    return int(value) if value == value.to_integral_value() else value.normalize()
