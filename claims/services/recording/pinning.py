"""The event that a person names when recording: by id, or by its label."""

from __future__ import annotations

from sqlalchemy import func, insert
from sqlmodel import Session, col, select

from claims.errors import InputRefused, NotFound
from db.tables import Event


def find_event(session: Session, event: int | str) -> int | None:
    """The id of the event a person means: an id that exists (or leads to one that does), else a label.

    None for a label no event carries. Raises NotFound for an id nobody has, InputRefused for an empty label or one
    that several events carry.
    """
    number = _number(event)
    return _by_label(session, str(event).strip()) if number is None else _by_id(session, number)


def make_event(session: Session, label: str, entry_id: int, external_id: str | None = None) -> int:
    """A new event that a person named: matching leaves it its label."""
    made = insert(Event).values(label=label.strip(), pinned=True, external_id=external_id, entry_id=entry_id)
    return int(session.execute(made.returning(col(Event.id))).scalar_one())


def _number(event: int | str) -> int | None:
    return int(event) if isinstance(event, int) or (event.strip().isascii() and event.strip().isdigit()) else None


def _by_id(session: Session, number: int) -> int:
    seen: set[int] = set()
    at: int | None = number
    while at is not None and at not in seen:
        seen.add(at)
        found = session.execute(select(Event.id, Event.merged_into).where(Event.id == at)).first()
        if found is None:
            raise NotFound(f"there is no event {number}", hint="see claims event list, or give a label")
        if found[1] is None:
            return at
        at = found[1]
    raise NotFound(f"event {number} leads to no event that still stands")


def _by_label(session: Session, label: str) -> int | None:
    if not label:
        raise InputRefused("the event has no name", hint="give its id, or a label such as --event 'Harbour fire'")
    same = select(Event.id).where(func.lower(Event.label) == func.lower(label), col(Event.merged_into).is_(None))
    ids = list(session.execute(same.order_by(col(Event.id))).scalars())
    if len(ids) > 1:
        shown = ", ".join(map(str, ids))
        raise InputRefused(f'several events are called "{label}": {shown}', hint="give the id of the one you mean")
    return ids[0] if ids else None
