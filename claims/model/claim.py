"""The claim: one figure, asserted by one source, carried by one document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from claims.model.figure import Figure
from claims.model.reason import Reason

COUNTED_BEFORE = "those counted before"
"""Whom a count on top of others excludes: "five more bodies", where what it adds to is not told."""


class Basis(StrEnum):
    """What stretch of the world the count covers: this event, a period (per day, last three days), or since a start."""

    INCIDENT = "incident"
    PERIOD = "period"
    CUMULATIVE = "cumulative"


class Attribution(StrEnum):
    """How the asserter is known: it speaks itself, is relayed, is inferred, or denies having said it."""

    STATED = "stated"
    RELAYED = "relayed"
    INFERRED = "inferred"
    DENIED = "denied"


class State(StrEnum):
    """Where a claim stands. Only accepted claims reach estimates, conflicts and reports."""

    DRAFT = "draft"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"


class Handling(StrEnum):
    """Who may see it. Everything but `public` is left out of outputs, which say how many."""

    PUBLIC = "public"
    EMBARGO = "embargo"
    BACKGROUND = "background"
    OFF_RECORD = "off_record"
    PROTECTED = "protected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reading of one document says of one figure, before anybody has recorded it.

    `document` is the document's id (CONTRACT: documents and ids). `quote` is `text[start:end]` of the text as read;
    a table row without a text has no span. Names of sources are as printed; `via` runs from the asserter's side to
    the carrier's. Dates are ISO 8601 text of reduced precision ("2016-09", "2016-09-23", "2016-09-23T06:00",
    with an offset where one is known), so the precision said is the precision kept; `when` holds the words.
    `part_of`, `adds_to`, `supersedes` and `denies` name another claim of the same document by its span "start-end".
    `event_label` and `external_id` are what a table says about the event. `context` marks background. `why` holds the
    reasons where they were asked for, and is not recorded; `confidence` (0 to 1) is the chance that a reading gives its
    figure and metric of being right, None where nothing was read from a text.
    """

    document: str
    figure: Figure
    metric: str
    population: str = "people"
    basis: Basis = Basis.INCIDENT
    unit: str = "person"
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    asserted_by: str | None = None
    carried_by: str | None = None
    via: tuple[str, ...] = ()
    attribution: Attribution = Attribution.STATED
    verification: str | None = None
    method: str | None = None
    finality: str | None = None
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    place: str | None = None
    when: str | None = None
    occurred_from: str | None = None
    occurred_to: str | None = None
    as_of: str | None = None
    published: str | None = None
    part_of: str | None = None
    adds_to: str | None = None
    supersedes: str | None = None
    denies: str | None = None
    context: bool = False
    event_label: str | None = None
    external_id: str | None = None
    url: str | None = None
    quote_original: str | None = None
    translated_by: str | None = None
    note: str | None = None
    why: tuple[Reason, ...] = ()
    confidence: float | None = None

    @property
    def span(self) -> str | None:
        """The span by which other drafts of the document refer to this one: "start-end"."""
        return None if self.start is None or self.end is None else f"{self.start}-{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Draft):
    """A recorded claim. `supersedes`, `adds_to` and `denies` are keys of other claims; `part_of` stays a span.
    `denied_by` is the key of a standing claim by which its named source says that it never stated this.

    `event` and `tally` are None before matching. `asserted_id` and `carried_id` are the sources the printed names
    are known as (after aliases and merges); None for a name nobody has.
    """

    id: int
    key: str
    event: int | None = None
    tally: int | None = None
    asserted_id: int | None = None
    carried_id: int | None = None
    document_id: int | None = None
    title: str | None = None
    state: State = State.DRAFT
    handling: Handling = Handling.PUBLIC
    recorded_at: datetime | None = None
    recorded_by: str | None = None
    checked_by: str | None = None
    reliability: str | None = None
    credibility: str | None = None
    denied_by: str | None = None
