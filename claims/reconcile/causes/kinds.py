"""Causes that show in what is counted: who is included, how far it is verified, how the figure was made."""

from __future__ import annotations

from claims.model import Cause, Finding, Relation
from claims.reconcile.causes.lists import thresholds
from claims.reconcile.causes.pair import Pair, Position, capital
from claims.reconcile.causes.scopes import is_place
from claims.reconcile.subsets import NARROW_VERIFICATION
from claims.vocabulary.terms import metric_label, metrics

ESTIMATES = frozenset({"estimated", "modelled", "extrapolated"})
_COUNTS = frozenset({"counted", "identified", "named", "counted from images"})
_SURE = NARROW_VERIFICATION | {"confirmed", "verified"}
_DIFFER = (Relation.CONTRADICTS, Relation.UPDATES)


def reclassified(pair: Pair) -> Finding | None:
    """People moved from one count to another: the attackers' bodies taken out of 1,400 on 7 October.

    Of two sources both must say so; of one source that revises itself the later figure alone.
    """
    if pair.relation is Relation.AGREES:
        return None
    (within, without), (also, except_) = pair.left.included, pair.right.included
    movable = frozenset(thresholds("reclassified")["movable"])
    moved = ((within & except_) | (without & also)) & movable
    if moved:
        text = f"{pair.both_said()}. One counts {_listed(moved)}, the other says it does not."
        return pair.finding(Cause.RECLASSIFIED, text, 0.9, apart=True)
    if pair.relation is not Relation.UPDATES:
        return None
    gone, come = (except_ - without) & movable, (also - within) & movable
    if gone and pair.grows(pair.right, pair.left):
        text = f"{pair.both_said()}. The later figure leaves {_listed(gone)} out."
        return pair.finding(Cause.RECLASSIFIED, text, 0.9)
    if come and pair.grows(pair.left, pair.right):
        text = f"{pair.both_said()}. The later figure counts {_listed(come)} too."
        return pair.finding(Cause.RECLASSIFIED, text, 0.9)
    return None


def definition(pair: Pair) -> Finding | None:
    """They mean different things by the word: 64 and 2,975 after Hurricane Maria, direct and indirect deaths.

    The figure that counts more must be the larger one, else this does not explain them.
    """
    if pair.relation not in _DIFFER:
        return None
    said = (pair.left.included[0] & pair.right.included[1]) | (pair.left.included[1] & pair.right.included[0])
    movable = frozenset(thresholds("reclassified")["movable"])
    moved = movable if pair.relation is Relation.UPDATES else movable & said
    more_left, more_right = _more(pair.left, pair.right) - moved, _more(pair.right, pair.left) - moved
    if extra := more_left | more_right:
        text = f"Only one of them says whether {_listed(extra)} are counted."
        if said - moved:
            text = f"One counts {_listed(said - moved)}, the other says it does not."
        small, large = (pair.right, pair.left) if more_left else (pair.left, pair.right)
        fits = bool(more_left and more_right) or pair.grows(small, large)
        return pair.finding(Cause.DEFINITION, f"{pair.both_said()}. {text}", 0.8 if fits else 0.4, apart=fits)
    return _acts(pair)


def _more(one: Position, other: Position) -> frozenset[str]:
    """Whom the one says it counts, or the other that it does not, and the other says nothing like it of; no places."""
    named = (one.included[0] - other.included[0]) | (other.included[1] - one.included[1])
    return frozenset(name for name in named if not is_place(name))


def _acts(pair: Pair) -> Finding | None:
    """What one air strike or one mass shooting is: 346 in a year by one archive, 11 by another."""
    term = metrics().get(pair.tally.metric)
    if term is None or term.counts != "acts" or pair.relation is not Relation.CONTRADICTS:
        return None
    text = f"{pair.both_said()}. {what_one_is(pair.tally.metric)}"
    return pair.finding(Cause.DEFINITION, text, 0.5, apart=pair.wide >= thresholds("acts")["apart"])


def what_one_is(metric: str) -> str:
    """That sources do not mean the same by one of these."""
    if metric == "airstrikes":
        return "What one airstrike is differs between sources: one raid or each bomb."
    return f"What counts as one differs between sources that count {metric_label(metric)}."


def _listed(names: frozenset[str]) -> str:
    """Those counted or not as a sentence has them: "the perpetrators and later deaths"."""
    worded = thresholds("worded")
    return " and ".join(sorted(worded.get(name, name.replace("_", " ")) for name in names))


def verification_state(pair: Pair) -> Finding | None:
    """Confirmed or identified dead against reported dead: 9,500 women reported, 4,959 identified.

    More confirmed than another reports in all is explained by nothing of the kind.
    """
    left, right = pair.sides
    states = [frozenset(claim.verification for claim in side.claims if claim.verification) for side in pair.sides]
    if states[0] == states[1] or pair.relation is Relation.AGREES or (states[0] & states[1]):
        return None
    sure = [bool(state) and state <= _SURE for state in states]
    small, large = (left, right) if sure[0] else (right, left)
    fits = sure[0] is sure[1] or pair.grows(small, large)
    words = [" and ".join(sorted(state)).replace("_", " ") or "reported" for state in states]
    text = f"{capital(left.who)}: {left.said}, {words[0]}; {right.who}: {right.said}, {words[1]}."
    return pair.finding(Cause.VERIFICATION_STATE, text, 0.7 if fits else 0.4, apart=fits)


def counted_or_estimated(pair: Pair) -> Finding | None:
    """A count against an estimate: bodies counted against a mayor's guess of up to 20,000 at Derna.

    That explains a difference where both say how they count, or where it is vast: 177 killed in battle in a year, and
    264,762 more dead than usual by a survey.
    """
    guessed = [bool(side.methods & ESTIMATES) for side in pair.sides]
    if guessed[0] == guessed[1] or pair.relation is not Relation.CONTRADICTS:
        return None
    guess, other = (pair.left, pair.right) if guessed[0] else (pair.right, pair.left)
    vast = pair.wide >= thresholds("estimate")["vast"]
    if other.methods & _COUNTS:
        text = f"{capital(guess.who)} gives an estimate ({guess.said}), {other.who} a count ({other.said})."
        return pair.finding(Cause.DEFINITION, text, 0.7, apart=vast)
    text = f"{capital(guess.who)} gives an estimate ({guess.said}); {other.who} does not call {other.said} one."
    return pair.finding(Cause.DEFINITION, text, 0.6 if vast else 0.4, apart=vast)


def rough(position: Position) -> bool:
    """Whether all who hold it call it an estimate or a first figure: nobody counted it to the last one."""
    return all(claim.method in ESTIMATES or claim.finality == "preliminary" for claim in position.claims)
