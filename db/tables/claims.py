"""Claims, and the links between them."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from claims.model import Attribution, Basis, Bound, Handling, State
from db.tables.columns import exact_number, json_list, long_text, made_by_entry, one_of


class Claim(SQLModel, table=True):
    """One figure, asserted by one source, carried by one document. The last columns are its standing."""

    __tablename__ = "claim"
    __table_args__ = (
        Index("ix_claim_event_tally", "event_id", "tally_id"),
        one_of("bound", Bound),
        one_of("basis", Basis),
        one_of("attribution", Attribution),
        one_of("state", State),
        one_of("handling", Handling),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    document_id: int = Field(foreign_key="document.id", index=True)

    quote: str | None = long_text()
    start: int | None = None
    end: int | None = None
    quote_original: str | None = long_text()
    translated_by: str | None = None

    figure_text: str = ""
    low: Any = exact_number()
    best: Any = exact_number()
    high: Any = exact_number()
    bound: str
    metric: str
    population: str
    basis: str
    unit: str

    asserted_by: str | None = None
    asserted_id: int | None = Field(default=None, foreign_key="source.id", index=True)
    carried_by: str | None = None
    carried_id: int | None = Field(default=None, foreign_key="source.id")
    via: list[Any] = json_list()
    attribution: str = "stated"
    verification: str | None = None
    method: str | None = None
    finality: str | None = None
    includes: list[Any] = json_list()
    excludes: list[Any] = json_list()

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
    note: str | None = long_text()
    confidence: float | None = None
    entry_id: int = made_by_entry()

    state: str = "draft"
    checked_by: str | None = None
    handling: str = "public"
    embargo_until: datetime | None = None
    event_id: int | None = Field(default=None, foreign_key="event.id")
    tally_id: int | None = Field(default=None, foreign_key="tally.id")


class ClaimLink(SQLModel, table=True):
    """A claim that `supersedes`, `adds_to` or `denies` another. Appended, with a reason where a person made it."""

    __tablename__ = "claim_link"
    __table_args__ = (
        UniqueConstraint("claim_id", "kind", "other_id"),
        CheckConstraint("kind = 'supersedes' OR kind = 'adds_to' OR kind = 'denies'", name="kind"),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    kind: str
    other_id: int = Field(foreign_key="claim.id", index=True)
    reason: str | None = long_text()
    entry_id: int = made_by_entry()
