"""Causes that show in what is counted: who is included, how far it is verified, how it was made, where."""

from __future__ import annotations

from claims.model import Cause, Finding, Relation
from claims.reconcile.causes.pair import Pair, capital
from claims.reconcile.comparability import same_place

_MOVED = frozenset({"perpetrator", "attackers", "missing", "later deaths"})
_ESTIMATES = frozenset({"estimated", "modelled", "extrapolated"})


def reclassified(pair: Pair) -> Finding | None:
    """People moved from one count to another: the attackers' bodies taken out of 1,400 on 7 October."""
    left, right = pair.left.included, pair.right.included
    moved = ((left[0] & right[1]) | (left[1] & right[0])) & _MOVED
    if not moved or pair.relation is Relation.AGREES:
        return None
    text = f"{pair.both_said()}. One counts {_listed(moved)}, the other says it does not."
    return pair.finding(Cause.RECLASSIFIED, text, 0.9)


def definition(pair: Pair) -> Finding | None:
    """They mean different things by the word: 64 and 2,975 after Hurricane Maria, direct and indirect deaths."""
    left, right = pair.left.included, pair.right.included
    extra = (left[0] ^ right[0]) | (left[1] ^ right[1])
    if extra and pair.relation is Relation.CONTRADICTS and not (left[0] & right[1] | left[1] & right[0]) & _MOVED:
        return pair.finding(
            Cause.DEFINITION, f"{pair.both_said()}. Only one of them says whether {_listed(extra)} are counted.", 0.7
        )
    if pair.tally.metric == "airstrikes" and pair.relation is Relation.CONTRADICTS:
        text = f"{pair.both_said()}. What one airstrike is differs between sources: one raid or each bomb."
        return pair.finding(Cause.DEFINITION, text, 0.5)
    return None


def _listed(names: frozenset[str]) -> str:
    return " and ".join(sorted(name.replace("_", " ") for name in names))


def verification_state(pair: Pair) -> Finding | None:
    """Confirmed or identified dead against reported dead: 9,500 women reported, 4,959 identified."""
    states = [frozenset(claim.verification for claim in side.claims if claim.verification) for side in pair.sides]
    if states[0] == states[1] or pair.relation is Relation.AGREES or (states[0] & states[1]):
        return None
    words = [" and ".join(sorted(state)).replace("_", " ") or "reported" for state in states]
    left, right = pair.sides
    text = f"{capital(left.who)}: {left.said}, {words[0]}; {right.who}: {right.said}, {words[1]}."
    return pair.finding(Cause.VERIFICATION_STATE, text, 0.7)


def counted_or_estimated(pair: Pair) -> Finding | None:
    """A count against an estimate: bodies counted against a mayor's guess of up to 20,000 at Derna."""
    methods = [frozenset(claim.method for claim in side.claims if claim.method) for side in pair.sides]
    guessed = [bool(method & _ESTIMATES) for method in methods]
    if guessed[0] == guessed[1] or pair.relation is not Relation.CONTRADICTS:
        return None
    guess, other = (pair.left, pair.right) if guessed[0] else (pair.right, pair.left)
    text = f"{capital(guess.who)} gives an estimate ({guess.said}); {other.who} does not call {other.said} one."
    return pair.finding(Cause.DEFINITION, text, 0.4)


def scope(pair: Pair) -> Finding | None:
    """A place only one side states: 7,610 dead at Latur with Karnataka, 7,601 without."""
    places = [frozenset(claim.place for claim in side.claims if claim.place) for side in pair.sides]
    if pair.relation is not Relation.CONTRADICTS or not places[0] or not places[1]:
        return None
    if any(same_place(one, other) for one in places[0] for other in places[1]):
        return None
    text = f"{pair.both_said()}. The places stated differ: {_first(places[0])} and {_first(places[1])}."
    return pair.finding(Cause.SCOPE, text, 0.4)


def _first(places: frozenset[str]) -> str:
    return sorted(places)[0]
