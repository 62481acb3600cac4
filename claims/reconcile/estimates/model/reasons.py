"""Why the rule answers as it does, in sentences an editor can check against the claims."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.model import Number
from claims.reconcile.causes.numerals import swapped
from claims.reconcile.estimates.model.chances import ADDED, LOST
from claims.reconcile.estimates.model.register import Register
from claims.reconcile.estimates.model.settings import setting

if TYPE_CHECKING:
    from claims.reconcile.estimates.model.weighing import Taken, Weighed
    from claims.reconcile.statements import Statement

Ends = tuple[Number | None, Number | None, Number | None]
Ends2 = tuple[Number | None, Number | None]

_FEW = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SHOWN = 3


def because(found: Weighed, said: Sequence[Statement], ends: Ends, register: Register) -> str:
    """Interval, origins, what was set aside, what is not known: "95 %: 31–38; three origins; the 340 of X …"."""
    origins = len({one.origin for one in said})
    voices = (
        f"{_count(origins)} origins" if origins > 1 else "one origin, so the interval is how far off one usually is"
    )
    told = [f"95 %: {_interval(ends)}", voices]
    told += [_set_aside(one, ends[1]) for one in found.taken[:_SHOWN]]
    if len(found.taken) > _SHOWN:
        told.append(f"{len(found.taken) - _SHOWN} more set aside")
    if found.grown:
        told.append("earlier figures read as those of a growing toll")
    told += [*_outside(said, ends[1]), *_cannot_tell(found, said), _known(found, register)]
    return "; ".join(told) + "."


def _interval(ends: Ends) -> str:
    low, _, high = ends
    if low is None and high is None:
        return "open on both sides"
    if high is None:
        return f"{low:,} or more, no claim closes the high end"
    return f"up to {high:,}, no claim closes the low end" if low is None else f"{low:,}–{high:,}"


def _set_aside(taken: Taken, best: Number | None) -> str:
    one, value = taken.statement, taken.statement.value
    figure = f"the {value:,} of {one.name}" if value is not None else f"the figure of {one.name}"
    if taken.slip is None:
        return f"{figure} is of before the count started again"
    if taken.slip == ADDED:
        return f"{figure} taken as a slip, a zero too many"
    if taken.slip == LOST:
        return f"{figure} taken as a slip, a zero too few"
    if isinstance(value, int) and isinstance(best, int) and swapped(value, best):
        return f"{figure} taken as a slip, digits swapped"
    return f"{figure} set aside as far off"


def _outside(said: Sequence[Statement], best: Number | None) -> list[str]:
    """Where the estimate is beyond every claim: only for the bias of their sources, and never without saying so."""
    least, most = hull(said)
    if best is not None and least is not None and best < least:
        return ["below every figure stated, since these sources lie above the others elsewhere"]
    if best is not None and most is not None and best > most:
        return ["above every figure stated, since these sources lie below the others elsewhere"]
    return []


def hull(said: Sequence[Statement]) -> Ends2:
    """The least and the most that any of the claims allows; None for an open end."""
    leasts, mosts = [one.least for one in said], [one.figure.most for one in said]
    least = min((one for one in leasts if one is not None), default=None) if None not in leasts else None
    most = max((one for one in mosts if one is not None), default=None) if None not in mosts else None
    return least, most


def _cannot_tell(found: Weighed, said: Sequence[Statement]) -> list[str]:
    """Two stated numbers of which neither is clearly likelier, or figures too far apart to settle anything."""
    known = setting("answer")
    told = [(float(one.value), chance) for one, chance in found.rivals if one.value]
    if found.between <= 0.5 and len(told) > 1 and told[0][1] < known.tells and told[1][1] > told[0][1] / 2:
        first, second = told[0][0], told[1][0]
        if abs(math.log10(first / second)) > known.apart:
            return [f"the data cannot tell {first:,.15g} from {second:,.15g}"]
    if len(said) > 1 and found.high - found.low > known.wide:
        return [f"the data cannot tell more than a factor of {round(10 ** (found.high - found.low))} apart"]
    return []


def _known(found: Weighed, register: Register) -> str:
    if not register.claims:
        return "no other tally shows what the sources are like, so all are taken alike"
    if not found.seen:
        return "too little is known of these sources from other tallies, so all are taken alike"
    if found.sources == 1:
        return "weighed by its record from other tallies"
    return f"{_count(found.seen)} of {found.sources} sources weighed by their records from other tallies"


def _count(number: int) -> str:
    return _FEW[number] if number < len(_FEW) else str(number)
