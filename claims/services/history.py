"""What rows held at a moment: the log's notes of later changes, undone."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from claims.services.log import last_entry_at
from db.tables import Payload

_CHANGES = '"changes":'


def overlay(session: Session, table: str, moment: datetime) -> dict[int, dict[str, Any]]:
    """The values that rows of `table` had at the moment, for the columns that changed since: row id → {column: value}.

    Rows recorded after the moment may be among them; whoever asks leaves those out by their `entry_id`. An erased
    payload takes its changes with it: such a column answers with what came next, or the present.
    """
    held: dict[int, dict[str, Any]] = {}
    query = (
        select(Payload.body)
        .where(Payload.entry_id > last_entry_at(session, moment), col(Payload.body).contains(_CHANGES, autoescape=True))
        .order_by(col(Payload.entry_id))
    )
    for body in session.exec(query):
        for change in json.loads(body).get("changes", ()):
            if change["table"] == table:
                _undo(held, change["fields"], change["rows"])
    return held


def _undo(held: dict[int, dict[str, Any]], fields: list[str], rows: list[list[Any]]) -> None:
    """Note the values before, where no earlier change has said them: of several changes the first one counts."""
    for number, before, _ in rows:
        values = held.setdefault(number, {})
        for name, value in zip(fields, before, strict=True):
            values.setdefault(name, value)
