"""What the way from a number to the word that says what it counts costs, token by token (data/costs.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from claims.vocabulary.language import DATA, per_language
from claims.vocabulary.lexicon import grammar

_SIGNS = {"comma": ",", "colon": ":", "strong": ";—"}
_NEAR = ("of", "to", "at", "by")


class Step(NamedTuple):
    """The class of a token on the way, and what it costs."""

    kind: str
    cost: float


@cache
def costs(side: str) -> dict[str, float]:
    """The costs of one side by class: "behind" or "before" the number."""
    with (DATA / "costs.toml").open("rb") as file:
        return {kind: float(cost) for kind, cost in tomllib.load(file)[side].items()}


@per_language
def steps(side: str) -> dict[str, Step]:
    """The closed words and signs of the language with their class; any other token is a word, a name or a sign."""
    found: dict[str, Step] = {}
    for kind, cost in costs(side).items():
        for word in _members(kind):
            found.setdefault(word, Step(kind, cost))
    return found


def _members(kind: str) -> frozenset[str]:
    if kind in _SIGNS:
        return frozenset(_SIGNS[kind])
    if kind in ("and", "near"):
        return frozenset(_NEAR if kind == "near" else ("and",))
    return getattr(grammar(), kind, frozenset())
