"""The tables (DESIGN: words, storage). Rows that say what a source said are never edited in place.

Every row carries `entry_id`, the log entry that made it, so "what did we hold on date X" is "rows whose entry is not
after the last entry of X". Columns that may change (a claim's standing, an event's label) hold the present value;
every change of one is in the log with before and after, from which earlier values are answered.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, LargeBinary, Text, UniqueConstraint, false
from sqlmodel import Field, SQLModel

from db.columns import ExactNumber


def _entry() -> Any:
    """The log entry that made the row; deferred, since the entry is closed (and hashed) last."""
    return Field(
        sa_column=Column(ForeignKey("entry.id", deferrable=True, initially="DEFERRED"), nullable=False, index=True)
    )


def _text(*, nullable: bool = True) -> Any:
    return Field(default=None if nullable else ..., sa_column=Column(Text, nullable=nullable))


def _json() -> Any:
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))


def _number() -> Any:
    return Field(default=None, sa_column=Column(ExactNumber))


class Entry(SQLModel, table=True):
    """One change: who, when, why, and the hash that chains it to the one before."""

    __tablename__ = "entry"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(index=True)
    by: str
    action: str
    reason: str | None = _text()
    subject: str | None = None
    payload_hash: str
    previous: str
    hash: str = Field(unique=True)


class Payload(SQLModel, table=True):
    """What an entry changed, before and after, as JSON text; apart and salted, so it can be erased without breaking the chain."""

    __tablename__ = "payload"

    entry_id: int = Field(
        sa_column=Column(ForeignKey("entry.id", deferrable=True, initially="DEFERRED"), primary_key=True)
    )
    salt: str
    body: str = _text(nullable=False)


class Source(SQLModel, table=True):
    """Whoever can assert or carry a figure."""

    __tablename__ = "source"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    kind: str = "unknown"
    owner: str | None = None
    party_to: str | None = None
    handling: str = "public"
    code_name: str | None = None
    merged_into: int | None = Field(default=None, foreign_key="source.id")
    note: str | None = _text()
    entry_id: int = _entry()


class SourceAlias(SQLModel, table=True):
    """A name a source is also known by; `folded` is what look-ups compare (claims.sources.fold). The own name is one too."""

    __tablename__ = "source_alias"

    id: int | None = Field(default=None, primary_key=True)
    source_id: int = Field(foreign_key="source.id", index=True)
    alias: str
    folded: str = Field(unique=True)
    entry_id: int = _entry()


class SourceDomain(SQLModel, table=True):
    """A web domain a source publishes on."""

    __tablename__ = "source_domain"

    id: int | None = Field(default=None, primary_key=True)
    source_id: int = Field(foreign_key="source.id", index=True)
    domain: str = Field(unique=True)
    entry_id: int = _entry()


class Event(SQLModel, table=True):
    """What happened. A merged event stays, and leads to the one that survives."""

    __tablename__ = "event"

    id: int | None = Field(default=None, primary_key=True)
    label: str
    external_id: str | None = Field(default=None, index=True)
    place: str | None = None
    start: str | None = None
    end: str | None = None
    grade: str | None = None
    handling: str = "public"
    pinned: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    merged_into: int | None = Field(default=None, foreign_key="event.id")
    entry_id: int = _entry()


class Tally(SQLModel, table=True):
    """One thing counted in one event: metric × population × basis × scope."""

    __tablename__ = "tally"

    id: int | None = Field(default=None, primary_key=True)
    event_id: int = Field(foreign_key="event.id", index=True)
    label: str
    metric: str
    population: str
    basis: str
    place: str | None = None
    start: str | None = None
    end: str | None = None
    merged_into: int | None = Field(default=None, foreign_key="tally.id")
    entry_id: int = _entry()


class Document(SQLModel, table=True):
    """One version of one document as captured. `event_id` is the event it is about (present standing)."""

    __tablename__ = "document"
    __table_args__ = (UniqueConstraint("name", "version"), UniqueConstraint("name", "text_sha256"))

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    version: int = 1
    url: str | None = None
    archive_url: str | None = None
    title: str | None = _text()
    outlet: str | None = None
    outlet_id: int | None = Field(default=None, foreign_key="source.id", index=True)
    published: str | None = None
    retrieved: datetime | None = None
    language: str | None = None
    media_type: str = "text/plain"
    text: str = _text(nullable=False)
    text_sha256: str
    sha256: str = Field(index=True)
    kind: str = "article"
    handling: str = "public"
    embargo_until: datetime | None = None
    event_id: int | None = Field(default=None, foreign_key="event.id", index=True)
    pinned: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    entry_id: int = _entry()


class Capture(SQLModel, table=True):
    """The original bytes of a document, and the headers it came with."""

    __tablename__ = "capture"

    document_id: int = Field(foreign_key="document.id", primary_key=True)
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    headers: list[Any] = _json()
    entry_id: int = _entry()


class Claim(SQLModel, table=True):
    """One figure, asserted by one source, carried by one document. The last block of columns is its present standing."""

    __tablename__ = "claim"
    __table_args__ = (Index("ix_claim_event_tally", "event_id", "tally_id"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    document_id: int = Field(foreign_key="document.id", index=True)

    quote: str | None = _text()
    start: int | None = None
    end: int | None = None
    quote_original: str | None = _text()
    translated_by: str | None = None

    figure_text: str = ""
    low: Any = _number()
    best: Any = _number()
    high: Any = _number()
    bound: str
    metric: str = Field(index=True)
    population: str
    basis: str
    unit: str

    asserted_by: str | None = None
    asserted_id: int | None = Field(default=None, foreign_key="source.id", index=True)
    carried_by: str | None = None
    carried_id: int | None = Field(default=None, foreign_key="source.id")
    via: list[Any] = _json()
    attribution: str = "stated"
    verification: str | None = None
    method: str | None = None
    finality: str | None = None
    includes: list[Any] = _json()
    excludes: list[Any] = _json()

    place: str | None = None
    when: str | None = None
    occurred_from: str | None = None
    occurred_to: str | None = None
    as_of: str | None = None
    published: str | None = None
    zone: str | None = None

    part_of: str | None = None
    context: bool = False
    event_label: str | None = None
    external_id: str | None = None
    url: str | None = None
    note: str | None = _text()
    entry_id: int = _entry()

    state: str = "draft"
    checked_by: str | None = None
    handling: str = "public"
    embargo_until: datetime | None = None
    event_id: int | None = Field(default=None, foreign_key="event.id")
    tally_id: int | None = Field(default=None, foreign_key="tally.id")


class ClaimLink(SQLModel, table=True):
    """A claim that `supersedes`, `adds_to` or `denies` another. Appended, with a reason where a person made it."""

    __tablename__ = "claim_link"
    __table_args__ = (UniqueConstraint("claim_id", "kind", "other_id"),)

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    kind: str
    other_id: int = Field(foreign_key="claim.id", index=True)
    reason: str | None = _text()
    entry_id: int = _entry()


class Judgement(SQLModel, table=True):
    """A decision on two claims (by key) or two documents (by id), left < right. The latest on a pair counts."""

    __tablename__ = "judgement"
    __table_args__ = (Index("ix_judgement_pair", "subject", "left", "right"),)

    id: int | None = Field(default=None, primary_key=True)
    subject: str
    left: str
    right: str
    verdict: str
    score: float | None = None
    reason: str | None = _text()
    entry_id: int = _entry()


class Resolution(SQLModel, table=True):
    """An editor's decision on a tally; the latest counts. `seen` are the keys of the claims that were there."""

    __tablename__ = "resolution"

    id: int | None = Field(default=None, primary_key=True)
    tally_id: int = Field(foreign_key="tally.id", index=True)
    low: Any = _number()
    best: Any = _number()
    high: Any = _number()
    reason: str = _text(nullable=False)
    seen: list[Any] = _json()
    entry_id: int = _entry()


class Rating(SQLModel, table=True):
    """What an editor thinks of a source (reliability A–F, per metric if wished), a claim (credibility 1–6) or an event (grade)."""

    __tablename__ = "rating"
    __table_args__ = (
        CheckConstraint(
            "(source_id IS NOT NULL)::int + (claim_id IS NOT NULL)::int + (event_id IS NOT NULL)::int = 1",
            name="one_subject",
        ).ddl_if(dialect="postgresql"),
        CheckConstraint(
            "(source_id IS NOT NULL) + (claim_id IS NOT NULL) + (event_id IS NOT NULL) = 1", name="one_subject"
        ).ddl_if(dialect="sqlite"),
    )

    id: int | None = Field(default=None, primary_key=True)
    source_id: int | None = Field(default=None, foreign_key="source.id", index=True)
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    event_id: int | None = Field(default=None, foreign_key="event.id", index=True)
    scale: str
    value: str
    metric: str | None = None
    reason: str = _text(nullable=False)
    entry_id: int = _entry()
