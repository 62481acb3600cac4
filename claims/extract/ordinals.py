"""Ordinals that state a running total: "the 306th member to be killed", "the city's seventh homicide"."""

from __future__ import annotations

from claims.extract.lines import Line
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import grammar, nouns

_TOTALS = frozenset(["killed", "injured", "casualties", "cases", "detained", "bodies_recovered"])
_REACH = 9  # tokens from the noun to "to be killed"


def running_total(line: Line, quantity: Quantity) -> tuple[str, str, int] | None:
    """Metric, population and the token after the quote; None for other ordinals (dates, ranks, "a second strike")."""
    lows, words = line.lows, grammar()
    if quantity.value <= 1:
        return None
    at = quantity.core_end
    population: str | None = None
    for ahead in range(at, min(at + 4, len(lows))):
        trigger = line.starts.get(ahead)
        if trigger is not None and trigger.roles.get("nouns") in _TOTALS and not trigger.roles.keys() & {"acts"}:
            return trigger.roles["nouns"], population or "people", trigger.end
        if lows[ahead] in nouns().ids:
            population, at = nouns().ids[lows[ahead]], ahead + 1
            if trigger is None and (ahead + 1 >= len(lows) or lows[ahead + 1] not in nouns().ids):
                break
        elif line.toks[ahead].kind != "w" or lows[ahead] in words.prepositions or lows[ahead] in words.aux:
            break
    if population is None:
        return None
    for ahead in range(at, min(at + _REACH, len(lows))):
        trigger = line.starts.get(ahead)
        if trigger is not None:
            metric = trigger.roles.get("acts") or trigger.roles.get("does") or trigger.roles.get("state")
            joined = (
                ahead == at
                or lows[ahead - 1] in ("be", "to", "been", "was", "were")
                or lows[ahead - 1] in words.adverbs
            )
            return (metric, population, trigger.end) if metric in _TOTALS and joined else None
        if line.toks[ahead].kind in ",;:." or lows[ahead] in words.subordinators:
            return None
    return None
