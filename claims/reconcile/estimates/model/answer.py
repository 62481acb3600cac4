"""The answer for a tally as an estimate: whole numbers, open ends kept open, and why in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.model import Estimate, Number
from claims.model.figure import OPEN_ABOVE, OPEN_BELOW
from claims.reconcile.estimates.ends import part_floor
from claims.reconcile.estimates.model import reasons
from claims.reconcile.estimates.model.register import Register
from claims.reconcile.estimates.model.weighing import Weighed, weigh
from claims.reconcile.estimates.votes import parts_only

if TYPE_CHECKING:
    from claims.reconcile.origins import SourceBook
    from claims.reconcile.statements import Standing, Statement

RULE = "model"
_FINE = 20  # an interval is told in steps of about so many to its width
_SAME = 1e-9


def answer(standing: Standing, book: SourceBook) -> Estimate:
    """The likeliest total and its 95 % interval; open where every claim leaves that side open."""
    speaking = standing.speaking
    said = [one for one in speaking if not one.vague] or list(speaking)
    register = book.register or Register()
    found = weigh(said, standing, book, register)
    if found is None:
        floor = part_floor(standing.parts)
        return parts_only(RULE, floor.value, floor.words, floor.claims)
    open_above = all(one.figure.bound in OPEN_ABOVE and one.figure.most is None for one in said)
    open_below = all(one.figure.bound in OPEN_BELOW for one in said)
    best = None if open_below else _best(found, said)
    least, most = _number(found.low, found, said, math.floor), _number(found.high, found, said, math.ceil)
    inside = [least, most] if best is None else [least, best, most]
    low, high = None if open_below else min(inside), None if open_above else max(inside)
    because = reasons.because(found, said, (low, best, high), register)
    return Estimate(rule=RULE, low=low, best=best, high=high, because=because)


def _best(found: Weighed, said: Sequence[Statement]) -> Number:
    """The number somebody states where the truth likely is one, or where nobody else speaks; else a rounded one.

    Beyond what the claims allow only where other tallies show that their sources lean to one side.
    """
    if len(said) == 1 and (alone := said[0].figure.stated) is not None and not said[0].vague:
        return said[0].least if said[0].least is not None else alone
    for statement, _ in found.rivals:
        value = statement.value
        if found.between < 0.5 and value is not None and abs(_log(value) - found.best) < _SAME:
            return value
    best = _number(found.best, found, said, round)
    least, most = reasons.hull(said)
    if found.seen:
        return best
    best = best if least is None else max(best, least)
    return best if most is None else min(best, most)


def _number(log: float, found: Weighed, said: Sequence[Statement], rounding: Callable[[Decimal], int]) -> Number:
    """A power of ten as a number no finer than the interval and the claims allow."""
    stated = [one.value for one in said if one.value is not None]
    for value in stated:
        if abs(_log(value) - log) < _SAME:
            return value
    places = max((-int(one.as_tuple().exponent) for one in stated if isinstance(one, Decimal)), default=0)
    width = (10**found.high - 10**found.low) / _FINE
    step = Decimal(10) ** max(math.floor(math.log10(width)) if width > 0 else 0, -max(places, 0))
    size = Decimal(10**log if 10**log > 0.5 + _SAME else 0)
    told = Decimal(rounding(size / step)) * step
    return told.quantize(Decimal(10) ** -places) if places > 0 else int(told)


def _log(value: Number) -> float:
    return math.log10(max(float(value), 0.5))
