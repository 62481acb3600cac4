"""Documents as captured, and their original bytes."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, LargeBinary, UniqueConstraint, false
from sqlmodel import Field, SQLModel

from claims.model import Handling
from db.tables.columns import json_list, long_text, made_by_entry, one_of


class Document(SQLModel, table=True):
    """One version of one document as captured. `event_id` is the event it is about (present standing)."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("name", "version"),
        UniqueConstraint("name", "text_sha256"),
        one_of("handling", Handling),
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    version: int = 1
    url: str | None = None
    archive_url: str | None = None
    title: str | None = long_text()
    outlet: str | None = None
    outlet_id: int | None = Field(default=None, foreign_key="source.id", index=True)
    published: str | None = None
    retrieved: datetime | None = None
    language: str | None = None
    media_type: str = "text/plain"
    text: str = long_text(nullable=False)
    text_sha256: str
    sha256: str = Field(index=True)
    kind: str = "article"
    handling: str = "public"
    embargo_until: datetime | None = None
    event_id: int | None = Field(default=None, foreign_key="event.id", index=True)
    pinned: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    entry_id: int = made_by_entry()


class Capture(SQLModel, table=True):
    """The original bytes of a document, and the headers it came with."""

    __tablename__ = "capture"

    document_id: int = Field(foreign_key="document.id", primary_key=True)
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    headers: list[Any] = json_list()
    entry_id: int = made_by_entry()
