"""The rule `model`: a probabilistic estimate with a 95 % interval, from what each source's other claims were worth.

Every claim is near the truth, loosely about it, a slip of a zero, far off, or a hit of the very number. Bounds are
soft, a rounded number is an interval as wide as its rounding, growing figures are read by the time they speak for, an
origin speaks once, and a repeated number may be a copy. What each source is like is learnt over all tallies of the
database.
The pieces are those of truth discovery (GTM, Zhao and Han 2012; TruthFinder, Yin et al. 2008; copying, Dong et al.
2009), of interval data (Heitjan and Rubin 1990) and of directed bias (Radford et al. 2023).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import Estimate

if TYPE_CHECKING:
    from claims.reconcile.origins import SourceBook
    from claims.reconcile.statements import Standing


def estimate(standing: Standing, book: SourceBook) -> Estimate:
    """The likeliest total and its 95 % interval; for analysis, since nobody stated it."""
    from claims.reconcile.estimates.model.answer import answer

    return answer(standing, book)
