"""Everything known of one thing that was asked for: what `claims show` draws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from claims.model import Assessment, Claim, Document, EventReport, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry of the log that touched a claim; `changes` are (what, before, after)."""

    entry: int
    at: datetime
    by: str
    action: str
    reason: str | None = None
    changes: tuple[tuple[str, Any, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSeen:
    """A claim with its document, the claims it is linked to (with the words for the link), and what happened to it."""

    claim: Claim
    document: Document
    linked: tuple[tuple[str, Claim], ...] = ()
    trail: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSeen:
    """A document with its claims."""

    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallySeen:
    """One tally of an event, assessed."""

    event: EventReport
    tally: Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSeen:
    """A source with the claims it asserted or carried."""

    source: Source
    claims: tuple[Claim, ...]


Seen: TypeAlias = ClaimSeen | DocumentSeen | EventReport | TallySeen | SourceSeen
