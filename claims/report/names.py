"""How a source's name is spelt inside a sentence: without the capitals of wire copy or of a document's sentence."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from claims.model import Claim

UNNAMED = "a report that names no source"  # wherever nobody is named, in print, explanations and lists alike
DATA = Path(__file__).parent / "data"
_DETERMINED = ("the ", "a ", "an ", "its ", "his ", "her ", "their ", "our ")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_OWNED = re.compile(r"(?:(?! (?:of|for|in|on|at|from|with) ).)+?['’]s? ")
_VOWEL = re.compile(r"(?!eu|one\b|uni[^dmn]|us[aeu])[aeiou]", re.IGNORECASE)  # "a union", "an unidentified"
_JOINS = frozenset({"of", "for", "in", "on", "at", "from", "with"})
_LETTERS = 5  # from here on a word in capitals is a word and no abbreviation


@cache
def _lists() -> dict[str, frozenset[str]]:
    with (DATA / "names.toml").open("rb") as file:
        return {name: frozenset(words) for name, words in tomllib.load(file).items()}


def named(name: str) -> str:
    """The name as it stands in a sentence: "the BBC", "the Syrian Observatory for Human Rights", "police"."""
    clean = small(" ".join(name.split()))
    if not clean:
        return clean
    if clean.casefold().startswith(_DETERMINED):
        return clean[:1].lower() + clean[1:] if clean.casefold().startswith(("the ", "a ", "an ")) else clean
    if _OWNED.match(clean):  # "the city's fire service", but "Osk's health office"
        return f"the {clean}" if clean[0].islower() else clean
    known = _lists()
    if clean in known["initials"]:
        return f"the {clean}"
    if clean in known["anybody"] or _one_of_many(clean):
        return f"{'an' if _VOWEL.match(clean) else 'a'} {clean}"
    return f"the {clean}" if _head(clean) in known["heads"] and not _stands_alone(clean) else clean


def _one_of_many(name: str) -> bool:
    """Whether it is one of many who belong to something: "spokesman for the hospital", "union official"."""
    first, *rest = name.split()
    belongs = bool(rest) and rest[0] in _JOINS and first in _lists()["anybody"] | _lists()["speaking"]
    return belongs or (bool(rest) and name.islower() and rest[-1] in _lists()["anybody"])


def _stands_alone(name: str) -> bool:
    """Whether it is a house called by a proper name, which takes no article: "Ombria General Hospital"."""
    words = name.split()
    return len(words) > 1 and words[-1].casefold() in _lists()["houses"] and words[0][:1].isupper()


def _head(name: str) -> str:
    """The word the name turns on: "Ministry" in "Ministry of Health", "Observatory" before "for Human Rights"."""
    words = name.split()
    if words and words[-1] in _lists()["voices"]:
        return words[-1]
    for place, word in enumerate(words):
        if place and word.casefold() in ("of", "for", "in", "on", "at"):
            return words[place - 1].casefold()
    return words[-1].casefold() if words else ""


def bare(name: str) -> str:
    """The name as a headline has it, without its article."""
    clean = " ".join(name.split())
    return clean[4:] if clean.casefold().startswith("the ") else clean


def spelling(name: str, claim: Claim) -> str:
    """The name as it stands inside a sentence, in a list or in an explanation, without an article."""
    return small(spelt(name, claim))


def small(name: str) -> str:
    """Common nouns without the capital that opened the document's sentence: "police", "police chief Arn Holm"."""
    first, *rest = name.split() or [""]
    common, openings = _common(), _lists()["openings"]
    if not first[1:].islower():
        return name
    owned = _POSSESSIVE.sub("", first.casefold())
    plain = all(word.islower() for word in rest)
    opens = plain and (owned in common or (rest and owned in openings and rest[-1] in common))
    titled = rest and rest[0].islower() and owned in common | openings and rest[0] in common | _lists()["titles"]
    return first.lower() + name[len(first) :] if opens or titled else name


def voices() -> frozenset[str]:
    """Those who speak as several: "officials", "residents"."""
    return _lists()["voices"]


def _common() -> frozenset[str]:
    known = _lists()
    return (known["voices"] | known["heads"] | known["anybody"]) - known["proper"]


def spelt(name: str, claim: Claim) -> str:
    """The name in small letters where wire copy in capitals has it: "interior ministry", "Ada Quill", "BBC"."""
    wire = bool(claim.quote and claim.quote.isupper())
    if not name.isupper():
        return name
    words, common = name.split(), _common() | _lists()["openings"] | _lists()["titles"] | _JOINS
    nouns = [_POSSESSIVE.sub("", word.casefold()) in common for word in words]
    if nouns[-1] or any(nouns):
        return " ".join(_lowered(word, noun, wire) for word, noun in zip(words, nouns, strict=True))
    if len(words) < 2:
        return name
    return " ".join(_lowered(word, False, wire) for word in words)


def _lowered(word: str, noun: bool, wire: bool) -> str:
    if word in _lists()["initials"]:
        return word
    if noun:
        return word.lower()
    return word.capitalize() if wire or len(word) >= _LETTERS else word
