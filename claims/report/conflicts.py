"""Tallies whose claims differ, as rows: who is lowest, who highest, how far apart, and why; events without a toll."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from claims.model import Assessment, Cause, Claim, EventReport, Finding, Number, Relation, Status
from claims.moments import first_instant, is_moment, last_instant
from claims.reconcile.causes.pair import Position
from claims.reconcile.origins import SourceBook
from claims.reconcile.positions import positions
from claims.reconcile.statements import standing
from claims.report.tolls import unestablished

DATA = Path(__file__).parent / "data" / "conflicts.toml"

UNSETTLED = (Status.CONTRADICTION, Status.RESOLVED_BUT_CHANGED)
_ALIKE = (Relation.AGREES, Relation.REPEATS)
_DIFFERENT = (Relation.CONTRADICTS, Relation.NOT_COMPARABLE, Relation.UPDATES)


class Kind(StrEnum):
    """What a row is: a tally whose figures differ, two tallies side by side, or an event without a toll."""

    DIFFERENCE = "difference"
    ACROSS = "across"
    TOLL = "toll"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One difference. `apart` is in what the tally counts, `ratio` highest over lowest; None where no number says.

    A row across two tallies (`tally` None) says that they are not comparable, and why. `reasons` pairs each explanation
    with its cause. `awaiting` is true for a contradiction that an editor has put off.
    """

    kind: Kind = Kind.DIFFERENCE
    event: int
    event_label: str
    tally: int | None
    label: str
    metric: str | None = None
    status: str
    lowest: str = ""
    lowest_by: str = ""
    highest: str = ""
    highest_by: str = ""
    apart: Number | None = None
    ratio: float | None = None
    causes: tuple[str, ...] = ()
    explanations: tuple[str, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    awaiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which rows to list; None asks nothing. `sources` are ids: a row is kept where one of them asserts or carries a
    figure of it. `since` and `until` bound when the event happened, else when it was written about."""

    causes: frozenset[Cause] | None = None
    metric: str | None = None
    sources: frozenset[int] | None = None
    since: datetime | None = None
    until: datetime | None = None


EVERYTHING = Asked()

_Held: TypeAlias = tuple[Conflict | None, list[str], Sequence[Claim]]  # a row, and the metrics and claims it is about


def conflicts(
    reports: Iterable[EventReport], book: SourceBook, *, sort: str = "people", asked: Asked = EVERYTHING
) -> list[Conflict]:
    """Differences of all events, widest first by `people` apart or by `ratio`, and events without a toll, which come
    last. Agreements are not among them, nor what can all be true and lies near together."""
    found: list[Conflict] = []
    for report in reports:
        if not _in_time(report, asked):
            continue
        known = book.within(claim for assessed in report.tallies for claim in assessed.claims)
        rows: list[_Held] = [(_of_tally(report, one, known), [one.tally.metric], one.claims) for one in report.tallies]
        rows += [_across(report, finding) for finding in report.across if _tells(finding)]
        rows.append((_toll(report, known), list(_settings()["toll"]), _claims(report)))
        found += [row for row, metrics, claims in rows if row is not None and _asked(row, metrics, claims, asked)]
    return sorted(found, key=lambda row: (-_size(row, sort), row.event, row.tally or 0))


def _asked(row: Conflict, metrics: Collection[str], claims: Iterable[Claim], asked: Asked) -> bool:
    if asked.causes is not None and asked.causes.isdisjoint(row.causes):
        return False
    if asked.metric is not None and asked.metric not in metrics:
        return False
    return asked.sources is None or any({claim.asserted_id, claim.carried_id} & asked.sources for claim in claims)


def _in_time(report: EventReport, asked: Asked) -> bool:
    """Whether the event happened in the stretch; by when its claims were published where nobody says."""
    if asked.since is None and asked.until is None:
        return True
    event = report.event
    told = [text for text in (event.start, event.end) if text and is_moment(text)]
    told = told or [claim.published for claim in _claims(report) if claim.published and is_moment(claim.published)]
    if not told:
        return False
    first, last = min(map(first_instant, told)), max(map(last_instant, told))
    return (asked.since is None or last >= asked.since) and (asked.until is None or first <= asked.until)


def _claims(report: EventReport) -> list[Claim]:
    return [claim for one in report.tallies for claim in one.claims]


def _toll(report: EventReport, book: SourceBook) -> Conflict | None:
    why = unestablished(report, book, _settings()["toll"])
    if why is None:
        return None
    return Conflict(
        kind=Kind.TOLL,
        event=report.event.id,
        event_label=report.event.label,
        tally=None,
        label="toll",
        status="not_established",
        explanations=(why,),
    )


def _size(row: Conflict, sort: str) -> float:
    size = row.ratio if sort == "ratio" else row.apart
    return -1.0 if size is None else float(size)


def _of_tally(report: EventReport, assessed: Assessment, book: SourceBook) -> Conflict | None:
    held = [
        one
        for one in positions(standing(assessed.tally, assessed.claims, book, assessed.moved).totals)
        if one.value is not None
    ]
    told = [finding for finding in assessed.findings if finding.cause and finding.relation not in _ALIKE]
    ends = _ends(held)
    open_or_told = any(map(_differs, told)) or assessed.status in UNSETTLED
    if not open_or_told and (ends is None or assessed.status is Status.AGREEMENT or _near(assessed, *ends)):
        return None
    low, high = ends if ends is not None else (None, None)
    least, most = (low.value, high.value) if low is not None and high is not None else (None, None)
    return Conflict(
        event=report.event.id,
        event_label=report.event.label,
        tally=assessed.tally.id,
        label=assessed.tally.label,
        metric=assessed.tally.metric,
        status=assessed.status.value,
        lowest=low.said if low is not None else "",
        lowest_by=low.who if low is not None else "",
        highest=high.said if high is not None else "",
        highest_by=high.who if high is not None else "",
        apart=most - least if most is not None and least is not None else None,
        ratio=round(float(most) / float(least), 2) if most is not None and least else None,
        causes=tuple(dict.fromkeys(finding.cause.value for finding in told if finding.cause)),
        explanations=tuple(finding.explanation for finding in told),
        awaiting=assessed.status is Status.PENDING and any(one.relation is Relation.CONTRADICTS for one in told),
        reasons=tuple((finding.cause.value, finding.explanation) for finding in told if finding.cause),
    )


def _tells(finding: Finding) -> bool:
    """Whether a finding across tallies is news to an editor: two scopes or definitions side by side, a part above its
    whole."""
    return finding.cause in (Cause.SCOPE, Cause.BASIS, Cause.DEFINITION) or finding.relation is Relation.CONTRADICTS


def _differs(finding: Finding) -> bool:
    return finding.relation in _DIFFERENT and finding.cause is not None


def _ends(held: Sequence[Position]) -> tuple[Position, Position] | None:
    if not held:
        return None
    low = min(held, key=lambda one: one.value or 0)
    high = max(held, key=lambda one: one.value or 0)
    return None if low.value == high.value else (low, high)


def _near(assessed: Assessment, low: Position, high: Position) -> bool:
    """Whether figures that can all be true, of which no editor has decided, lie too near together to be listed."""
    if assessed.resolution is not None or not low.value or high.value is None:
        return False
    return float(high.value) < float(low.value) * float(_settings()["half_as_large_again"])


def _across(report: EventReport, finding: Finding) -> _Held:
    told = [one for one in report.tallies if one.tally.id in finding.tallies]
    row = Conflict(
        kind=Kind.ACROSS,
        event=report.event.id,
        event_label=report.event.label,
        tally=None,
        label=" / ".join(one.tally.label for one in told),
        status=finding.relation.value,
        causes=(finding.cause.value,) if finding.cause else (),
        explanations=(finding.explanation,),
    )
    claims = [claim for one in told for claim in one.claims if claim.id in finding.claims]
    return row, [one.tally.metric for one in told], claims


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def unsettled(rows: Iterable[Conflict]) -> int:
    """How many rows hold a contradiction that no editor has settled, that changed since, or that awaits something."""
    return sum(row.status in UNSETTLED or row.awaiting for row in rows)
