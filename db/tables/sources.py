"""Sources, the names they go by and the domains they publish on."""

from sqlmodel import Field, SQLModel

from db.tables.columns import long_text, made_by_entry


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
    note: str | None = long_text()
    entry_id: int = made_by_entry()


class SourceAlias(SQLModel, table=True):
    """A name a source is known by, its own included; `folded` is what look-ups compare (claims.sources.fold)."""

    __tablename__ = "source_alias"

    id: int | None = Field(default=None, primary_key=True)
    source_id: int = Field(foreign_key="source.id", index=True)
    alias: str
    folded: str = Field(unique=True)
    entry_id: int = made_by_entry()


class SourceDomain(SQLModel, table=True):
    """A web domain a source publishes on."""

    __tablename__ = "source_domain"

    id: int | None = Field(default=None, primary_key=True)
    source_id: int = Field(foreign_key="source.id", index=True)
    domain: str = Field(unique=True)
    entry_id: int = made_by_entry()
