"""Slips of the hand that one source's own figures show: two figures for one moment, or one that only a slip fits.

4,237 children on 7 November 2023, typed as 4,327, and 4,324 a day later: the fall of three was nobody's correction
(palestine-datasets, PR 122).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from claims.model import Bound, Cause, Finding, Relation, Tally
from claims.reconcile.causes.numerals import swapped
from claims.reconcile.causes.telling import tell
from claims.reconcile.origins import SourceBook
from claims.reconcile.statements import Standing, Statement

_LEAST = 100  # smaller figures have a twin by chance


@dataclass(frozen=True, slots=True)
class Slip:
    """A statement that may be a slip, what shows it (one or two other statements), and what it may stand for."""

    wrong: Statement
    beside: tuple[Statement, ...]
    meant: int


def slips(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """A figure of one source beside its own for the same moment, or between its own before and after."""
    current = {id(total) for total in standing.totals}
    found = []
    for slip in _found(standing):
        if len(slip.beside) == 1 and id(slip.wrong) in current and id(slip.beside[0]) in current:
            continue  # two positions that stand: told as a difference
        ids = [*slip.wrong.ids, *(number for one in slip.beside for number in one.ids)]
        value = _value(slip.wrong)
        if len(slip.beside) == 1:
            text = f"{slip.wrong.name} has {value:,} and {slip.meant:,} for one time: one may be a slip of the hand."
            found.append(tell(Relation.CONTRADICTS, Cause.TYPO, ids, text, 0.8))
            continue
        first, last = (_value(one) for one in slip.beside)
        text = (
            f"{slip.wrong.name} gives {first:,}, then {value:,}, then {last:,}: {slip.meant:,} would fit, so {value:,} "
            "may be a slip of the hand."
        )
        found.append(tell(Relation.NOT_COMPARABLE, Cause.TYPO, ids, text, 0.7))
    return found


def slipped(standing: Standing) -> frozenset[int]:
    """The claims whose figure may be a slip, so that what follows it is no correction."""
    return frozenset(number for slip in _found(standing) for number in slip.wrong.ids)


def _found(standing: Standing) -> Iterator[Slip]:
    lines: dict[str, list[Statement]] = defaultdict(list)
    for one in (*standing.totals, *(old for old, _ in standing.stale)):
        if not one.part and one.figure.bound is Bound.EXACT and one.from_ and (one.value or 0) >= _LEAST:
            lines[one.origin].append(one)
    for held in lines.values():
        line = sorted(held, key=lambda one: (one.from_, _value(one), one.ids))
        yield from _at_once(line)
        yield from _between(line)


def _at_once(line: list[Statement]) -> Iterator[Slip]:
    for one, other in combinations(line, 2):
        if one.from_ != other.from_ or not _twins(_value(one), _value(other)):
            continue
        later = [_value(next_) for next_ in line if next_.from_ and one.from_ and next_.from_ > one.from_]
        high, low = (one, other) if _value(one) > _value(other) else (other, one)
        too_high = not later or _value(high) > later[0]
        wrong, right = (high, low) if too_high else (low, high)
        yield Slip(wrong, (right,), _value(right))


def _between(line: list[Statement]) -> Iterator[Slip]:
    for (before, suspect), (_, after) in pairwise(pairwise(line)):
        low, value, high = _value(before), _value(suspect), _value(after)
        if low > high or max(low - value, value - high) <= high - low:
            continue  # a figure hardly off the line needs no slip
        meant = next((number for number in _neighbours(value) if low < number < high), None)
        if meant is not None:
            yield Slip(suspect, (before, after), meant)


def _twins(one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return swapped(one, other) or high == low * 10


def _neighbours(value: int) -> list[int]:
    """What one slip may have been: two neighbouring digits swapped, a zero lost or added."""
    digits = str(value)
    turned = [
        int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
        for at in range(len(digits) - 1)
        if digits[at] != digits[at + 1]
    ]
    return [*turned, *([value // 10] if value % 10 == 0 else []), value * 10]


def _value(one: Statement) -> int:
    return int(one.value or 0)
