"""What claims are about: events, and the tallies of each."""

from sqlalchemy import false
from sqlmodel import Field, SQLModel

from db.tables.columns import made_by_entry


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
    entry_id: int = made_by_entry()


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
    entry_id: int = made_by_entry()
