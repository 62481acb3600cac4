"""Rating lists that others publish: one row a version of a list, and what it says of each domain."""

from sqlalchemy import UniqueConstraint, false
from sqlmodel import Field, SQLModel

from claims.credibility.lists import ListKind
from db.tables.columns import made_by_entry, one_of


class RatingList(SQLModel, table=True):
    """One version of a list as imported. `withdrawn` is its present standing: an import that was taken back."""

    __tablename__ = "rating_list"
    __table_args__ = (one_of("kind", ListKind),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    folded: str = Field(index=True)
    kind: str
    column: str
    count: int
    version: str | None = None
    licence: str | None = None
    dated: str | None = None
    lowest: float | None = None
    highest: float | None = None
    file: str
    sha256: str
    withdrawn: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    entry_id: int = made_by_entry()


class ListedRating(SQLModel, table=True):
    """What a list says of a domain; in a list of owners `value` is the domain that controls it."""

    __tablename__ = "listed_rating"
    __table_args__ = (UniqueConstraint("list_id", "domain", "value"),)

    id: int | None = Field(default=None, primary_key=True)
    list_id: int = Field(foreign_key="rating_list.id", index=True)
    domain: str = Field(index=True)
    value: str
    entry_id: int = made_by_entry()
