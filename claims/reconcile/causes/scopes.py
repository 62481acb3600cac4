"""Scope as a cause: two places, a place and a wider one, a place or a stretch of time that only one side states."""

from __future__ import annotations

import re

from claims.model import Cause, Claim, Finding, Relation
from claims.reconcile.causes.pair import Pair, Position, capital
from claims.reconcile.comparability import compound, same_place

_NAME = re.compile(r"[A-ZÀ-Þ]\w*")


def scope(pair: Pair) -> Finding | None:
    """Where or when only one side counts: 7,610 dead at Latur with Karnataka, 33,181 in Türkiye and Syria.

    Places in a text are often the scene of a sentence rather than the reach of a count, so texts must name two; an
    entry of a table has its place in a column for what it counts.
    """
    if pair.relation is not Relation.CONTRADICTS:
        return None
    return _wider(pair) or _two_places(pair) or _one_stated(pair)


def is_place(name: str) -> bool:
    """Whether what a claim says it includes is a name, and so a place: "Karnataka", not "perpetrator"."""
    return _NAME.match(name) is not None


def _wider(pair: Pair) -> Finding | None:
    """One side's scope holds the other's: two countries and one of them, a state that only one says it includes."""
    for wide, narrow in (pair.sides, pair.sides[::-1]):
        here, added = _places(narrow), _included(wide) - _included(narrow)
        joined = {place for place in _places(wide) - here if _holds(place, here)}
        more = frozenset(added | joined)
        if more and pair.grows(narrow, wide):
            where = _first(here) if here else "a place it does not state"
            text = f"{pair.both_said()}. {capital(wide.who)} counts {_first(more)}, {narrow.who} {where}."
            return pair.finding(Cause.SCOPE, text, 0.8, apart=True)
    return None


def _holds(place: str, here: frozenset[str]) -> bool:
    """Whether it joins several places, and one of them is the other side's, if that states any."""
    parts = compound(place)
    return bool(parts) and (not here or any(same_place(part, one) for part in parts for one in here))


def _meet(left: str, right: str) -> bool:
    """Whether they are one place, or one of them joins the other with more."""
    return same_place(left, right) or _holds(left, frozenset({right})) or _holds(right, frozenset({left}))


def _included(side: Position) -> frozenset[str]:
    return frozenset(name for name in side.included[0] if is_place(name))


def _two_places(pair: Pair) -> Finding | None:
    one, other = _places(pair.left), _places(pair.right)
    if not one or not other or any(_meet(left, right) for left in one for right in other):
        return None
    entered = all(map(_entry, (*pair.left.claims, *pair.right.claims)))
    text = f"{pair.both_said()}. The places stated differ: {_first(one)} and {_first(other)}."
    return pair.finding(Cause.SCOPE, text, 0.7 if entered else 0.4, apart=entered)


def _one_stated(pair: Pair) -> Finding | None:
    """Only one entry says where or since when it counts, and the other counts more: it may reach further."""
    for said, silent in (pair.sides, pair.sides[::-1]):
        if not all(map(_entry, (*said.claims, *silent.claims))) or not pair.grows(said, silent):
            continue
        reach = _first(_places(said)) if _places(said) and not _places(silent) else _stretch(said, silent)
        if reach:
            text = f"{pair.both_said()}. Only {said.who} says what it covers: {reach}."
            return pair.finding(Cause.SCOPE, text, 0.5)
    return None


def _stretch(said: Position, silent: Position) -> str:
    """The several days that only the first states; "" where both or neither do."""
    if any(claim.occurred_from or claim.when for claim in silent.claims):
        return ""
    spans = {(claim.occurred_from, claim.occurred_to) for claim in said.claims}
    return min((f"{a} to {b}" for a, b in spans if a and b and a[:10] != b[:10]), default="")


def _entry(claim: Claim) -> bool:
    return claim.start is None


def _places(side: Position) -> frozenset[str]:
    return frozenset(claim.place for claim in side.claims if claim.place)


def _first(places: frozenset[str]) -> str:
    return sorted(places)[0]
