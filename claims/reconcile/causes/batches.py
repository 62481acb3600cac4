"""Figures that hold a batch of earlier ones: deaths of past months added to the count of one day."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations

from claims.model import Bound, Cause, Claim, Finding, Number, Tally
from claims.reconcile.causes.lists import thresholds
from claims.reconcile.causes.pair import said
from claims.reconcile.causes.telling import apart
from claims.reconcile.origins import SourceBook
from claims.reconcile.statements import Standing, Statement

_TOTALS = 40  # totals compared; beyond them a reader reads the list


def retroactive_batch(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """Late additions told beside the count they make larger: 61 new and 298 by a committee, 359 on 23 August 2025.

    Only where one figure is exactly another and an addition, and the addition is said to be one (it adds to another
    claim, or its words call it late): any other sum is no batch.
    """
    late_ones = _additions(standing)
    if not late_ones:
        return []
    firm = [total for total in standing.totals if _number(total) is not None][:_TOTALS]
    found = []
    for one, other in combinations(firm, 2):
        low, high = sorted((one, other), key=lambda total: _number(total) or 0)
        wanted = (_number(high) or 0) - (_number(low) or 0)
        late = late_ones.get(wanted)
        if late is None or late.id in high.ids or late.id in low.ids:
            continue
        text = (
            f"{high.name}: {said(high.figure)}; {low.name}: {said(low.figure)}. The first is the second and "
            f"{said(late.figure)} added late."
        )
        found.append(apart(Cause.RETROACTIVE_BATCH, [*high.ids, *low.ids, late.id], text, 0.9))
    return found


def _number(total: Statement) -> Number | None:
    return total.figure.best if total.figure.bound is Bound.EXACT else None


def _additions(standing: Standing) -> dict[Number, Claim]:
    """By its number each claim that is said to be added to another, or whose words call it late."""
    found: dict[Number, Claim] = {}
    for statement in (*standing.parts, *standing.totals):
        for claim in statement.claims:
            number = claim.figure.best if claim.figure.bound is Bound.EXACT else None
            if number and (claim.adds_to or _is_late(claim)):
                found.setdefault(number, claim)
    return found


def _is_late(claim: Claim) -> bool:
    told = " ".join(filter(None, (claim.quote, claim.note, claim.when, *claim.includes)))
    return bool(told) and _late().search(told) is not None


@cache
def _late() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, thresholds("batch")["words"])), re.IGNORECASE)
