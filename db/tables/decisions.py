"""What people decided: judgements, resolutions, corrections, ratings. Appended, never edited."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index
from sqlmodel import Field, SQLModel

from claims.model import Act, Verdict
from db.tables.columns import exact_number, json_list, long_text, made_by_entry, one_of


class Judgement(SQLModel, table=True):
    """A decision on two claims (by key) or two documents (by id), left < right. The latest on a pair counts."""

    __tablename__ = "judgement"
    __table_args__ = (Index("ix_judgement_pair", "subject", "left", "right"), one_of("verdict", Verdict))

    id: int | None = Field(default=None, primary_key=True)
    subject: str
    left: str
    right: str
    verdict: str
    score: float | None = None
    reason: str | None = long_text()
    entry_id: int = made_by_entry()


class Resolution(SQLModel, table=True):
    """An editor's decision on a tally; the latest counts. `seen` are the keys of the claims that were there, `aside`
    those of them that moved nothing (NULL in rows older than migration 0005, which do not say).

    A row with `waiting_for` decides that nothing can be decided yet; one without it and without a figure takes the
    decision back.
    """

    __tablename__ = "resolution"

    id: int | None = Field(default=None, primary_key=True)
    tally_id: int = Field(foreign_key="tally.id", index=True)
    low: Any = exact_number()
    best: Any = exact_number()
    high: Any = exact_number()
    reason: str = long_text(nullable=False)
    seen: list[Any] = json_list()
    entry_id: int = made_by_entry()
    waiting_for: str | None = long_text()
    aside: Any = Field(default=None, sa_column=Column(JSON(none_as_null=True)))


class Correction(SQLModel, table=True):
    """A claim retracted, denied (by the claim `other_id`) or superseded (by it), or such a row undone by another."""

    __tablename__ = "correction"
    __table_args__ = (one_of("act", Act),)

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    act: str
    other_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    undoes: int | None = Field(default=None, foreign_key="correction.id", unique=True)
    reason: str = long_text(nullable=False)
    entry_id: int = made_by_entry()


class Rating(SQLModel, table=True):
    """What an editor thinks of a source (reliability A–F), a claim (credibility 1–6) or an event (grade)."""

    __tablename__ = "rating"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN source_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN event_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_subject",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    source_id: int | None = Field(default=None, foreign_key="source.id", index=True)
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    event_id: int | None = Field(default=None, foreign_key="event.id", index=True)
    scale: str
    value: str
    metric: str | None = None
    reason: str = long_text(nullable=False)
    entry_id: int = made_by_entry()
