"""The log: entries that are chained by their hashes, and their payloads."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey
from sqlmodel import Field, SQLModel

from db.tables.columns import long_text


class Entry(SQLModel, table=True):
    """One change: who, when, why, and the hash that chains it to the one before."""

    __tablename__ = "entry"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(index=True)
    by: str
    action: str
    reason: str | None = long_text()
    subject: str | None = None
    payload_hash: str
    previous: str
    hash: str = Field(unique=True)


class Payload(SQLModel, table=True):
    """What an entry changed, as JSON text; apart and salted, so that it can be erased without breaking the chain."""

    __tablename__ = "payload"

    entry_id: int = Field(
        sa_column=Column(ForeignKey("entry.id", deferrable=True, initially="DEFERRED"), primary_key=True)
    )
    salt: str
    body: str = long_text(nullable=False)
