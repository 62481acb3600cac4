"""How a source's name is spelt inside a sentence: without the capitals of wire copy or of a document's sentence."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from claims.model import Claim

DATA = Path(__file__).parent / "data"
_DETERMINED = ("the ", "a ", "an ", "its ", "his ", "her ", "their ", "our ")


@cache
def _lists() -> dict[str, frozenset[str]]:
    with (DATA / "names.toml").open("rb") as file:
        return {name: frozenset(words) for name, words in tomllib.load(file).items()}


def named(name: str) -> str:
    """The name as it stands in a sentence: "the BBC", "the Syrian Observatory for Human Rights", "police"."""
    clean = small(" ".join(name.split()))
    if clean.casefold().startswith(_DETERMINED) or "'s " in clean or "’s " in clean:
        return clean[:1].lower() + clean[1:] if clean.casefold().startswith(("the ", "a ", "an ")) else clean
    if clean in _lists()["initials"]:
        return f"the {clean}"
    if clean in _lists()["anybody"]:
        return f"{'an' if clean[0] in 'aeiou' else 'a'} {clean}"
    return f"the {clean}" if _head(clean) in _lists()["heads"] else clean


def _head(name: str) -> str:
    """The word the name turns on: "Ministry" in "Ministry of Health", "Observatory" before "for Human Rights"."""
    words = name.split()
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
    """Common nouns without the capital that opened the document's sentence: "police", "interior ministry"."""
    first, *rest = name.split() or [""]
    common = (_lists()["voices"] | _lists()["heads"] | _lists()["anybody"]) - _lists()["proper"]
    plain = first[1:].islower() and all(word.islower() for word in rest)
    opens = first.casefold() in common or (rest and first.casefold() in _lists()["openings"] and rest[-1] in common)
    return first.lower() + name[len(first) :] if plain and opens else name


def spelt(name: str, claim: Claim) -> str:
    """The name in small letters where wire copy in capitals has it: "interior ministry", "Ada Quill", "BBC"."""
    if not (name.isupper() and (claim.quote or "").isupper()):
        return name
    words, known = name.split(), _lists()
    if words[-1].casefold() in known["heads"] | known["voices"]:
        return " ".join(word if word in known["initials"] else word.lower() for word in words)
    if len(words) < 2:
        return name
    return " ".join(word if word in known["initials"] else word.capitalize() for word in words)
