"""The columns that several tables share, and how constraints are named."""

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Text
from sqlmodel import Field, SQLModel

from db.columns import ExactNumber

# Every constraint has a name, so that a later migration can drop it, on SQLite too.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def made_by_entry() -> Any:
    """The log entry that made the row; deferred, since the entry is closed (and hashed) last."""
    return Field(
        sa_column=Column(ForeignKey("entry.id", deferrable=True, initially="DEFERRED"), nullable=False, index=True)
    )


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """A closed list: a value outside it is a mistake of the program, refused before it is stored.

    Spelled with OR: for IN, SQLite builds a table at every row, which halves the speed of an import.
    """
    return CheckConstraint(" OR ".join(f"{column} = {value.value!r}" for value in values), name=column)


def long_text(*, nullable: bool = True) -> Any:
    """Text of any length."""
    return Field(default=None if nullable else ..., sa_column=Column(Text, nullable=nullable))


def json_list() -> Any:
    """A list, empty where there is nothing."""
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))


def exact_number() -> Any:
    """A number to the last digit, null for an open end."""
    return Field(default=None, sa_column=Column(ExactNumber))
