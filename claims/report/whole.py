"""A whole event out of its claims alone, without a database: planned into tallies, assessed and reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.matching.tallies import parts_of, plan
from claims.model import Claim, Event, EventReport, Finding, Tally
from claims.reconcile.assess import assess
from claims.reconcile.fates import dead_since
from claims.reconcile.origins import SourceBook
from claims.report.build import event_report


def whole_event(claims: Sequence[Claim], book: SourceBook | None = None, label: str = "an event") -> EventReport:
    """The report of one event that holds these claims, all of them accepted; ids of tallies are places in a list."""
    planned = plan(claims)
    tallies = [
        Tally(
            id=number,
            event=1,
            label=one.label,
            metric=one.metric,
            population=one.population,
            basis=one.basis,
            scope=one.scope,
        )
        for number, one in enumerate(planned, 1)
    ]
    home = {member: number for number, one in enumerate(planned, 1) for member in one.claims}
    placed = [replace(claim, tally=home.get(claim.id)) for claim in claims]
    known = (book or SourceBook()).within(placed)
    moved = dead_since(placed)
    assessed = []
    for tally in tallies:
        own = [claim for claim in placed if claim.tally == tally.id]
        told = {claim.id: claim for claim in (*own, *parts_of(tally, placed, tallies))}
        if told:
            assessed.append(assess(tally, list(told.values()), known, None, moved=moved))
    return event_report(Event(id=1, label=label), assessed, known)


def all_findings(report: EventReport) -> list[Finding]:
    """Every finding of the report, within its tallies and across them."""
    return [finding for one in report.tallies for finding in one.findings] + list(report.across)
