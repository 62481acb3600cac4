"""The rule `conservative`: the lowest figure a current claim supports (ACLED: the most conservative estimate)."""

from __future__ import annotations

from claims.model import Estimate
from claims.reconcile.estimates.ends import low_end
from claims.reconcile.origins import SourceBook
from claims.reconcile.statements import Standing


def estimate(standing: Standing, book: SourceBook) -> Estimate:
    """The low end of the range as the working figure; nothing where no claim closes the low end."""
    low = low_end(standing)
    if low.value is None:
        return Estimate(rule="conservative", because="No claim that stands closes the low end.")
    return Estimate(
        rule="conservative",
        low=low.value,
        best=low.value,
        low_words=low.words,
        low_claims=low.claims,
        because=f"The lowest total supported: {low.words}.",
    )
