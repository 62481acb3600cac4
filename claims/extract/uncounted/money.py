"""Amounts of money, and which of them say what an event cost."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.uncounted.blockers import blocking
from claims.figures.quantities import Quantity
from claims.vocabulary.words import table

_LEAST_COST = 10_000  # in any currency; smaller sums are prices and fines


def is_money(line: Line, quantity: Quantity) -> bool:
    """Whether the number is an amount of money."""
    lows, at, end = line.lows, quantity.core, quantity.core_end
    lists = blocking()
    return bool(
        (at and lows[at - 1] in lists.before_currencies) or (end < len(lows) and lows[end] in lists.money_words)
    )


def is_cost(line: Line, quantity: Quantity) -> str | None:
    """The currency where an amount of money is what the event cost; None for any other money."""
    lists, lows = blocking(), line.lows
    near = lows[max(0, quantity.start - 9) : quantity.start] + lows[quantity.end : quantity.end + 6]
    if not any(word in lists.money_cost for word in near):
        return None
    if quantity.value < _LEAST_COST:
        return None
    sign = line.toks[quantity.core - 1].text if quantity.core else ""
    word = lows[quantity.core_end] if quantity.core_end < len(lows) else ""
    signs: dict[str, str] = table("blockers").get("signs", {})
    return signs.get(sign) or (word if word in lists.money_words else "money")
