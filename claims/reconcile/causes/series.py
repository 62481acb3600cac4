"""Causes that show in one source's figures over time: falls, restarts, figures that stick, straight lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from claims.model import Bound, Cause, Claim, Finding, Number, Relation, Tally
from claims.moments import first_instant, is_moment, last_instant
from claims.reconcile.causes.pair import said
from claims.reconcile.causes.slips import slipped
from claims.reconcile.causes.telling import tell
from claims.reconcile.origins import SourceBook, named, origin
from claims.reconcile.quotes import in_quote
from claims.reconcile.relations import place_of
from claims.reconcile.statements import Standing, is_series

_RESTART = 10  # a later figure under a tenth of the earlier starts a new count rather than corrects the old
_SLACK = timedelta(days=1)
_STUCK_TIMES = 3


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series at the time it speaks for."""

    at: datetime
    until: datetime
    value: Number
    claim: Claim


def points(tally: Tally, standing: Standing, book: SourceBook, *, unquoted: bool = False) -> dict[str, list[Point]]:
    """Each origin's firm figures of the whole tally in order of time, one a time: by its as-of, else by the day it was
    first printed.

    Parts make no series with totals: 24,686 identified beside 34,622 reported is no fall. With `unquoted` also figures
    that are not in the words quoted for them.
    """
    whole = [*standing.totals, *(old for old, _ in standing.stale if not old.part)]
    told = [claim for statement in whole for claim in statement.claims]
    told += [claim for claim in standing.aside if unquoted and not in_quote(claim) and not claim.context]
    found: dict[str, dict[datetime, Point]] = defaultdict(dict)
    for claim in sorted(told, key=lambda claim: claim.id):
        firm = claim.figure.bound in (Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST)
        held = claim.as_of or (claim.published if _first(claim, told) else None)
        if firm and held and is_moment(held) and claim.figure.stated is not None:
            at = first_instant(held)
            point = Point(at, last_instant(held), claim.figure.stated, claim)
            found[origin(claim, book)].setdefault(at, point)
    return {who: [held[at] for at in sorted(held)] for who, held in found.items()}


def _first(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether nobody printed its source's figure before: a later print says nothing of when the figure held."""
    same = (one for one in told if one.figure == claim.figure and one.asserted_by == claim.asserted_by)
    return claim.published is not None and all((one.published or "9") >= claim.published for one in same)


def restarts(tally: Tally, old: Number, new: Number) -> bool:
    """Whether a running total starts again: a later figure under a tenth of the earlier corrects nothing."""
    return is_series(tally) and new * _RESTART < old


def fall_or_reset(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """A running total that drops (6,160 county-days in NYT 602), or starts again (Lebanon 4,047, then 123).

    Not where the drop is told by a slip, or by another definition.
    """
    if not is_series(tally):
        return []
    found = []
    told_else = slipped(standing)
    for line in points(tally, standing, book).values():
        for old, new in zip(line, line[1:], strict=False):
            if new.value >= old.value or {old.claim.id, new.claim.id} & told_else:
                continue
            name = named(new.claim)
            if restarts(tally, old.value, new.value):
                text = f"{name}'s running total goes from {old.value:,} to {new.value:,}: the count starts again."
                found.append(_along(Cause.RESET, old, new, text, 0.8))
            elif _counted(old) == _counted(new):
                text = f"{name}'s running total falls from {old.value:,} to {new.value:,}: corrected or redefined."
                found.append(_along(Cause.FALL, old, new, text, 0.8))
    return found


def _counted(point: Point) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(point.claim.includes), frozenset(point.claim.excludes)


def stuck(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """One source repeats a figure while another's moves: injured 16,740, frozen since 5 July."""
    lines = points(tally, standing, book)
    found = []
    for who, line in lines.items():
        for place in range(len(line) - _STUCK_TIMES + 1):
            run = line[place : place + _STUCK_TIMES]
            if len({point.value for point in run}) == 1 and _others_moved(lines, who, run[0].at, run[-1].at):
                span = f"from {run[0].at:%-d %B} to {run[-1].at:%-d %B %Y}"
                text = f"{named(run[0].claim)} gives {run[0].value:,} unchanged {span} while others moved."
                found.append(_along(Cause.STUCK, run[0], run[-1], text, 0.6))
                break
    return found


def _others_moved(lines: dict[str, list[Point]], who: str, start: datetime, end: datetime) -> bool:
    return any(
        len({point.value for point in line if start <= point.at <= end}) > 1
        for other, line in lines.items()
        if other != who
    )


def extrapolated(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """A figure on the straight line of another's last two: 6,125 and 6,301 a week apart run to 6,438 (watchboard 236).

    Only a precise figure, from outside the series, that no origin has as its own earlier count.
    """
    lines = points(tally, standing, book, unquoted=True)
    found = []
    for who, line in lines.items():
        for suspect in (point for other, held in lines.items() if other != who for point in held):
            before = [point for point in line if point.until < suspect.at]
            if len(before) >= 3 and _on_line(before[-2], before[-1], suspect) and place_of(suspect.value) < 100:
                name = named(before[-1].claim)
                text = (
                    f"{said(suspect.claim.figure)} lies on the straight line through {name}'s {before[-2].value:,} and "
                    f"{before[-1].value:,}: it may be carried forward, not counted."
                )
                found.append(_along(Cause.EXTRAPOLATED, before[-1], suspect, text, 0.7))
    return found


def _on_line(first: Point, second: Point, suspect: Point) -> bool:
    days = (second.at - first.at) / timedelta(days=1)
    rate = float(second.value - first.value) / days if days else 0.0
    if rate <= 0 or suspect.value <= second.value:
        return False
    reached = second.at + timedelta(days=float(suspect.value - second.value) / rate)
    return suspect.at - _SLACK <= reached <= suspect.until + _SLACK


def _along(cause: Cause, old: Point, new: Point, text: str, strength: float) -> Finding:
    relation = Relation.UPDATES if cause is not Cause.EXTRAPOLATED else Relation.NOT_COMPARABLE
    newer = (new.claim.id,) if relation is Relation.UPDATES else ()
    return tell(relation, cause, (old.claim.id, new.claim.id), text, strength, newer)
