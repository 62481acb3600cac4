"""What matching keeps of a full run. Derived from the rest, and made anew by each full run: no part of the log."""

from sqlalchemy import BigInteger, Column, LargeBinary
from sqlmodel import Field, SQLModel


class MatchIndex(SQLModel, table=True):
    """A piece of ascending 64-bit numbers (little-endian) of one kind; `first` is the lowest of them.

    Pieces instead of a row a number: a full run of a million accounts keeps tens of millions of them, and a later one
    reads only the pieces in which its own terms lie.
    """

    __tablename__ = "match_index"

    kind: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    first: int = Field(sa_column=Column(BigInteger, nullable=False))
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
