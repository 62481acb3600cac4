"""Tallies whose claims differ, as rows: who is lowest, who is highest, how far apart, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.model import Assessment, Cause, EventReport, Finding, Number, Relation, Status
from claims.reconcile.causes.pair import Position
from claims.reconcile.origins import SourceBook
from claims.reconcile.positions import positions
from claims.reconcile.statements import standing

UNSETTLED = (Status.CONTRADICTION, Status.RESOLVED_BUT_CHANGED)
_ALIKE = (Relation.AGREES, Relation.REPEATS)
_DIFFERENT = (Relation.CONTRADICTS, Relation.NOT_COMPARABLE, Relation.UPDATES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One difference. `apart` is in what the tally counts, `ratio` highest over lowest; None where no number says.

    `awaiting` is true for a contradiction that an editor has put off.
    A row across two tallies (`tally` None) says that they are not comparable, and why. `reasons` pairs each explanation
    with its cause.
    """

    event: int
    event_label: str
    tally: int | None
    label: str
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


def conflicts(reports: Iterable[EventReport], book: SourceBook, *, sort: str = "people") -> list[Conflict]:
    """Differences of all events, widest first by `people` apart or by `ratio`; agreements are not among them."""
    found: list[Conflict] = []
    for report in reports:
        known = book.within(claim for assessed in report.tallies for claim in assessed.claims)
        for assessed in report.tallies:
            row = _of_tally(report, assessed, known)
            if row is not None:
                found.append(row)
        found += [_across(report, finding) for finding in report.across if _tells(finding)]
    return sorted(found, key=lambda row: (-_size(row, sort), row.event, row.tally or 0))


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
    if (
        (ends is None or assessed.status is Status.AGREEMENT)
        and not any(map(_differs, told))
        and assessed.status not in UNSETTLED
    ):
        return None
    low, high = ends if ends is not None else (None, None)
    least, most = (low.value, high.value) if low is not None and high is not None else (None, None)
    return Conflict(
        event=report.event.id,
        event_label=report.event.label,
        tally=assessed.tally.id,
        label=assessed.tally.label,
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


def _across(report: EventReport, finding: Finding) -> Conflict:
    labels = [one.tally.label for one in report.tallies if one.tally.id in finding.tallies]
    return Conflict(
        event=report.event.id,
        event_label=report.event.label,
        tally=None,
        label=" / ".join(labels),
        status=finding.relation.value,
        causes=(finding.cause.value,) if finding.cause else (),
        explanations=(finding.explanation,),
    )


def unsettled(rows: Iterable[Conflict]) -> int:
    """How many rows hold a contradiction that no editor has settled, that changed since, or that awaits something."""
    return sum(row.status in UNSETTLED or row.awaiting for row in rows)
