"""Low, best and high of a tally by named rules, side by side. For analysis: no sentence for print shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claims.model import Estimate
from claims.reconcile.estimates import conservative, latest, majority, model, spread, weighted_median
from claims.reconcile.origins import SourceBook
from claims.reconcile.statements import Standing

Rule = Callable[[Standing, SourceBook], Estimate]

RULES: Mapping[str, Rule] = {
    "range": spread.estimate,
    "conservative": conservative.estimate,
    "majority": majority.estimate,
    "latest": latest.estimate,
    "weighted_median": weighted_median.estimate,
    "model": model.estimate,
}
SHOWN = "range"


def all_rules(standing: Standing, book: SourceBook, *, brief: bool = False) -> dict[str, Estimate]:
    """The estimate by every rule, by the rule's name; where it is to be `brief`, only by the one that is shown."""
    return {name: rule(standing, book) for name, rule in RULES.items() if name == SHOWN or not brief}
