"""The rule `range`: lowest and highest total that current claims support, with the weighted median as working figure.

The ends follow Airwars (max is the highest reported toll, min what is established); the best figure is named apart
because a middle is needed to print, and the weighted median came nearest on public data with known answers.
"""

from __future__ import annotations

from claims.model import Estimate, Number
from claims.reconcile.estimates import weighted_median
from claims.reconcile.estimates.ends import End, high_end, low_end
from claims.reconcile.origins import SourceBook
from claims.reconcile.statements import Standing


def estimate(standing: Standing, book: SourceBook) -> Estimate:
    """Both ends from the claims; best by `weighted_median`, kept inside them.

    "Up to 30" alone names no working figure: nobody counted 30.
    """
    low, high = low_end(standing), high_end(standing)
    if low.value is None and all(total.figure.least is None for total in standing.totals):
        return _told(standing, low, None, high)
    best = weighted_median.estimate(standing, book).best
    if best is None:
        best = low.value if low.value is not None else high.value
    if best is not None and low.value is not None and best < low.value:
        best = low.value
    if best is not None and high.value is not None and best > high.value:
        best = high.value
    return _told(standing, low, best, high)


def _told(standing: Standing, low: End, best: Number | None, high: End) -> Estimate:
    return Estimate(
        rule="range",
        low=low.value,
        best=best,
        high=high.value,
        low_words=low.words,
        high_words=high.words,
        low_claims=low.claims,
        high_claims=high.claims,
        because=_because(standing, low.value is None, high.value is None),
    )


def _because(standing: Standing, no_low: bool, no_high: bool) -> str:
    if not standing.totals and not standing.parts:
        return "No claim that stands gives a number."
    if not standing.totals:
        return "Only parts of the whole are stated; together they are a lower bound."
    text = "Lowest and highest total that current claims support; best by weighted median."
    if no_low and no_high:
        return text + " Neither end is closed by any claim."
    return text + (" No claim closes the low end." if no_low else " No claim closes the high end." if no_high else "")
