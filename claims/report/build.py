"""The report of one event, put together as data from its assessed tallies."""

from __future__ import annotations

from collections.abc import Sequence

from claims.model import Assessment, Claim, Document, Event, EventReport
from claims.reconcile.across import across
from claims.reconcile.origins import SourceBook
from claims.report.sentence import event_line, rank


def event_report(
    event: Event,
    assessed: Sequence[Assessment],
    sources: SourceBook,
    *,
    background: Sequence[Claim] = (),
    documents: Sequence[Document] = (),
    brief: bool = False,
) -> EventReport:
    """The event with its tallies, most serious count first, what holds across them, and its line unless `brief`."""
    ordered = tuple(sorted(assessed, key=rank))
    return EventReport(
        event=event,
        tallies=ordered,
        across=tuple(across(ordered)),
        background=tuple(background),
        documents=tuple(documents),
        line="" if brief else event_line(event, ordered, sources),
    )
