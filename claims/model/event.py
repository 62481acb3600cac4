"""Events and tallies: what claims are about, and which of them can be compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from claims.model.claim import Basis


class Verdict(StrEnum):
    """What a person said of two claims or documents: about the same event, or not."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where and when a count holds. `start` and `end` are ISO text of reduced precision, `end` included."""

    place: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, where and when. `documents` are ids, also of documents without a claim."""

    id: int
    label: str
    external_id: str | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None
    grade: str | None = None
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One thing counted in one event; claims of one tally can be compared. `label` is what a reader sees."""

    id: int
    event: int
    label: str
    metric: str
    population: str
    basis: Basis = Basis.INCIDENT
    scope: Scope = field(default_factory=Scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A stored decision on two claims (by key) or two documents (by id). The latest on a pair counts."""

    left: str
    right: str
    verdict: Verdict
    subject: str = "claim"
    score: float | None = None
    reason: str | None = None
    by: str | None = None
    at: datetime | None = None
