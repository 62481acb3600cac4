"""Naming a source in a sentence: with its article where English wants one, and a verb that fits how it spoke."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from claims.model import Claim
from claims.reconcile.statements import Statement

DATA = Path(__file__).parent / "data"
NOBODY = "a report that names no source"
_DETERMINED = ("the ", "a ", "an ", "its ", "his ", "her ", "their ", "our ")


@cache
def _lists() -> dict[str, frozenset[str]]:
    with (DATA / "names.toml").open("rb") as file:
        return {name: frozenset(words) for name, words in tomllib.load(file).items()}


def named(name: str) -> str:
    """The name as it stands in a sentence: "the BBC", "the Syrian Observatory for Human Rights", "police"."""
    clean = " ".join(name.split())
    if clean.casefold().startswith(_DETERMINED) or "'s " in clean or "’s " in clean:
        return clean[:1].lower() + clean[1:] if clean.casefold().startswith(("the ", "a ", "an ")) else clean
    if clean in _lists()["initials"]:
        return f"the {clean}"
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


def who(statement: Statement) -> str:
    """Who the statement is to be attributed to; a claim with nobody named says so."""
    claim = speaking(statement)
    name = claim.asserted_by or (claim.via[0] if claim.via else None) or claim.carried_by
    return named(spelt(name, claim)) if name else NOBODY


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


def speaking(statement: Statement) -> Claim:
    """The claim of a statement that names most: an asserter before a carrier, the oldest of equals."""
    return max(statement.claims, key=lambda claim: (bool(claim.asserted_by), bool(claim.carried_by), -claim.id))


def verb(statement: Statement) -> str:
    """ "said" for somebody quoted, "reported" for an outlet in its own voice."""
    claim = speaking(statement)
    return "reported" if claim.carried_by and not claim.asserted_by else "said"
