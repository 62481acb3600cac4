"""Rows put straight into the tables, for tests of what is read back. Names and places are invented."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from claims.services import log
from db import tables

_CLAIM: dict[str, Any] = {
    "bound": "exact",
    "metric": "killed",
    "population": "people",
    "basis": "incident",
    "unit": "person",
    "document_id": 1,
    "state": "accepted",
}


def put(session: Session, *rows: Any, by: str = "Ida", action: str = "import") -> int:
    """Record rows under one entry of the log; its id."""
    with log.entry(session, action, by=by) as entry:
        for row in rows:
            row.entry_id = entry.id
            session.add(row)
            session.flush()
    return entry.id


def source(number: int, name: str, **more: Any) -> tables.Source:
    return tables.Source(id=number, name=name, **more)


def event(number: int, label: str, **more: Any) -> tables.Event:
    return tables.Event(id=number, label=label, **more)


def tally(number: int, event_id: int, label: str = "People killed", **more: Any) -> tables.Tally:
    return tables.Tally(
        id=number, event_id=event_id, label=label, metric="killed", population="people", basis="incident", **more
    )


def document(number: int, name: str, text: str = "Ten people died.", **more: Any) -> tables.Document:
    return tables.Document(id=number, name=name, text=text, text_sha256=f"t{number}", sha256=f"s{number}", **more)


def claim(number: int, best: Any = 10, **more: Any) -> tables.Claim:
    given = _CLAIM | {"id": number, "key": f"{number:x}".rjust(32, "a"), "low": best, "best": best, "high": best}
    return tables.Claim(**(given | more))
