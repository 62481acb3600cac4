"""The rule `latest`: the figure that speaks for the latest time; published counts where no as-of is given."""

from __future__ import annotations

from claims.model import Estimate
from claims.reconcile.estimates.ends import part_floor
from claims.reconcile.estimates.votes import middle, parts_only, single, votes
from claims.reconcile.origins import SourceBook
from claims.reconcile.statements import Standing


def estimate(standing: Standing, book: SourceBook) -> Estimate:
    """The number with the latest as-of, ties to more origins, then nearest the median; nothing without any date."""
    found = votes(standing.speaking, book)
    if not found:
        floor = part_floor(standing.parts)
        return parts_only("latest", floor.value, floor.words, floor.claims)
    dated = [vote for vote in found if any(statement.from_ for statement in vote.statements)]
    if not dated:
        return Estimate(
            rule="latest", because="No claim says when its figure held, and none has a date of publication."
        )
    newest = max(vote.latest for vote in dated)
    tied = [vote for vote in dated if vote.latest == newest]
    centre = middle(found, weighted=False)
    chosen = min(tied, key=lambda vote: (-vote.origins, abs(float(vote.value) - centre), vote.value))
    because = f"The latest time any figure speaks for is {newest:%Y-%m-%d}."
    if len(tied) > 1:
        because += (
            f" {len(tied)} figures speak for it; the one of most origins is taken, then the nearest to the median."
        )
    return single("latest", chosen, because)
