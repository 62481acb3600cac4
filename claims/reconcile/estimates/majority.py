"""The rule `majority`: the number most origins state (GTD's rule), ties to the one nearest the median and shown."""

from __future__ import annotations

from claims.model import Estimate
from claims.reconcile.estimates.ends import part_floor
from claims.reconcile.estimates.votes import middle, parts_only, single, votes
from claims.reconcile.origins import SourceBook
from claims.reconcile.statements import Standing


def estimate(standing: Standing, book: SourceBook) -> Estimate:
    """One vote an origin. A tie goes to the number nearest the median, then to the later, then the lower."""
    found = votes(standing.speaking, book)
    if not found:
        floor = part_floor(standing.parts)
        return parts_only("majority", floor.value, floor.words, floor.claims)
    most = max(vote.origins for vote in found)
    tied = [vote for vote in found if vote.origins == most]
    centre = middle(found, weighted=False)
    chosen = min(tied, key=lambda vote: (abs(float(vote.value) - centre), -vote.latest.timestamp(), vote.value))
    total = len({statement.origin for vote in found for statement in vote.statements})
    because = f"Stated by {most} of {total} origin{'s' if total != 1 else ''}."
    if len(tied) > 1:
        others = ", ".join(f"{vote.value:,}" for vote in tied if vote is not chosen)
        because += f" As many state {others}; the one nearest the median is taken."
    return single("majority", chosen, because)
