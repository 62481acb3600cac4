"""Amounts of money, and which of them say what an event cost."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.uncounted.blockers import blocking
from claims.extract.uncounted.company import is_bare
from claims.figures.quantities import Quantity
from claims.vocabulary.words import table

_NEAR, _BEHIND = 9, 6  # tokens from the word of a cost to its sum, and from the sum to it
_SUBJECT = 18  # tokens of "the cost of the operation, which involved 420 officers,"
_SET_TO = frozenset(["was", "is", "at", "to", "were"])
_BARE_SUM = 1_000_000
_LEAST_COST = 10_000  # in any currency; smaller sums are prices and fines


def is_money(line: Line, quantity: Quantity) -> bool:
    """Whether the number is an amount of money."""
    lows, at, end = line.lows, quantity.core, quantity.core_end
    lists = blocking()
    if (at and lows[at - 1] in lists.before_currencies) or (end < len(lows) and lows[end] in lists.money_words):
        return True
    return quantity.value >= _BARE_SUM and _of_damage(line, quantity)


def _of_damage(line: Line, quantity: Quantity) -> bool:
    """ "put the damage at a billion": so much, of nothing that is named, is money."""
    near = line.lows[max(0, quantity.start - _NEAR) : quantity.start]
    return not blocking().money_damage.isdisjoint(near) and is_bare(line, quantity.end)


def is_cost(line: Line, quantity: Quantity) -> str | None:
    """The currency where an amount of money is what the event cost; None for any other money."""
    lists, lows = blocking(), line.lows
    told = quantity.start > 0 and lows[quantity.start - 1] in _SET_TO
    near = lows[max(0, quantity.start - (_SUBJECT if told else _NEAR)) : quantity.start]
    near += lows[quantity.end : quantity.end + _BEHIND]
    if not any(word in lists.money_cost for word in near) or not lists.money_business.isdisjoint(lows):
        return None
    if quantity.value < _LEAST_COST:
        return None
    sign = line.toks[quantity.core - 1].text if quantity.core else ""
    word = lows[quantity.core_end] if quantity.core_end < len(lows) else ""
    signs: dict[str, str] = table("blockers").get("signs", {})
    return signs.get(sign) or (word if word in lists.money_words else "money")
