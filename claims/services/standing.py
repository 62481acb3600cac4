"""Writing where claims, documents, events and tallies stand: in bulk, noted in the log with before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from sqlalchemy import Table, bindparam, insert, update
from sqlmodel import Session

from claims.services.late_entry import LateEntry

Change: TypeAlias = tuple[int, Sequence[Any], Sequence[Any]]
"""A row's id, the values its columns had, and the values they get."""


def change(session: Session, late: LateEntry, table: Table, fields: Sequence[str], changes: Sequence[Change]) -> None:
    """Set columns of rows to new values, and note what they were."""
    if not changes:
        return
    statement = update(table).where(table.c.id == bindparam("row_id")).values(
        {name: bindparam(f"new_{name}") for name in fields}
    )  # fmt: skip
    rows = [
        {"row_id": number} | {f"new_{name}": value for name, value in zip(fields, new)} for number, _, new in changes
    ]
    session.connection().execute(statement, rows)
    late.open().changed(table.name, fields, changes)


def make(session: Session, late: LateEntry, table: Table, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert rows under the entry, and give their ids in order."""
    if not rows:
        return []
    entry = late.open().id
    made = session.connection().execute(
        insert(table).returning(table.c.id, sort_by_parameter_order=True), [row | {"entry_id": entry} for row in rows]
    )
    return [int(number) for number in made.scalars()]
