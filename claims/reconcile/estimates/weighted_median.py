"""The rule `weighted_median`: half of the weight of origins on either side; always a number somebody stated.

Weights come from how near each origin's figures are to the others' over all tallies (reconcile.weights, after CRH),
and are 1 where nothing is known.
"""

from __future__ import annotations

from claims.model import Bound, Estimate
from claims.reconcile.estimates.ends import part_floor
from claims.reconcile.estimates.votes import Vote, parts_only, single, votes
from claims.reconcile.origins import SourceBook
from claims.reconcile.statements import Standing

FIRM = (Bound.EXACT, Bound.ABOUT, Bound.RANGE)
_EVEN = 1e-6  # halves of the weight nearer than this share are a tie


def estimate(standing: Standing, book: SourceBook) -> Estimate:
    """The weighted median of the numbers stated. A tie goes to the later, then the named, the firm, the lower."""
    found = votes(standing.speaking, book)
    if not found:
        floor = part_floor(standing.parts)
        return parts_only("weighted_median", floor.value, floor.words, floor.claims)
    lower, upper = _halves(found)
    chosen = lower if lower is upper else max((lower, upper), key=_preferred)
    origins = len({statement.origin for vote in found for statement in vote.statements})
    learnt = sum(1 for vote in found for s in vote.statements if s.origin in book.weights)
    numbers = f"{len(found)} stated number{'s' if len(found) != 1 else ''}"
    because = f"The middle of {numbers} by {origins} origin{'s' if origins != 1 else ''}"
    because += (
        ", weighed by how near each source's other figures come to the rest." if learnt else ", each weighing alike."
    )
    return single("weighted_median", chosen, because)


def _preferred(vote: Vote) -> tuple[object, ...]:
    """The later, then the better attributed, then the firm before the hedged, then the lower (as GTD breaks ties)."""
    firm = any(statement.figure.bound in FIRM for statement in vote.statements)
    return (vote.latest, vote.named, firm, -vote.value)


def _halves(found: list[Vote]) -> tuple[Vote, Vote]:
    total, running = sum(vote.weight for vote in found), 0.0
    for place, vote in enumerate(found):
        running += vote.weight
        if running > total * (0.5 + _EVEN):
            return vote, vote
        if running >= total * (0.5 - _EVEN) and place + 1 < len(found):
            return vote, found[place + 1]
    return found[-1], found[-1]
