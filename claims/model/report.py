"""The report as data: what every renderer draws (CONTRACT: report)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claims.model.assessment import Assessment, Finding
from claims.model.claim import Claim
from claims.model.document import Document
from claims.model.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport:
    """One event: its tallies assessed, what holds across them, its line for print and its background claims."""

    event: Event
    tallies: tuple[Assessment, ...]
    across: tuple[Finding, ...] = ()
    background: tuple[Claim, ...] = ()
    documents: tuple[Document, ...] = ()
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The discrepancy report, from accepted claims only; it opens with how many drafts and unmatched claims wait."""

    generated_at: datetime
    events: tuple[EventReport, ...]
    held_at: datetime | None = None
    drafts_waiting: int = 0
    unmatched: int = 0
    withheld: int = 0
    uncounted: int = 0
    """Documents without a figure of their own, whose events are left out."""
    state: str | None = None
