"""What a person typed, and which claim, document, event, tally or source is meant by it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import TableClause, func, or_, select

from claims.errors import NotFound
from claims.services.columns import EVENT, TALLY

if TYPE_CHECKING:
    from claims.services.claim_values import Reader

_MOST = 2_000


def events(session: Reader, references: Iterable[str]) -> list[int]:
    """The ids of the events these references name (`event`)."""
    return [event(session, reference) for reference in references]


def event(session: Reader, reference: str) -> int:
    """The id of the event meant by an id ("3", "event:3"), an external id or a label; a merged one leads on.

    Raises NotFound, naming the nearest labels, or the ids where several events have the label.
    """
    name = reference.strip().removeprefix("event:").strip()
    found = _by_number(session, EVENT, name) or _by_name(session, name)
    if found is None:
        raise NotFound(f"no event {reference!r}", hint=_nearest(session, name))
    return surviving(session, EVENT, found)


def tally(session: Reader, reference: str) -> int:
    """The id of the tally meant by "12" or "tally:12"; a merged one leads on. Raises NotFound."""
    found = _by_number(session, TALLY, reference.strip().removeprefix("tally:").strip())
    if found is None:
        raise NotFound(f"no tally {reference!r}", hint="`claims list tallies` shows them")
    return surviving(session, TALLY, found)


def event_of_tally(session: Reader, number: int) -> int:
    """The event a tally belongs to."""
    return int(session.execute(select(TALLY.c.event_id).where(TALLY.c.id == number)).scalar_one())


def surviving(session: Reader, table: TableClause, number: int) -> int:
    """The id a merged row leads to in the end."""
    seen = {number}
    query = select(table.c.merged_into)
    while (onward := session.execute(query.where(table.c.id == number)).scalar()) is not None and onward not in seen:
        number = int(onward)
        seen.add(number)
    return number


def _by_number(session: Reader, table: TableClause, name: str) -> int | None:
    if not (name.isascii() and name.isdigit() and len(name) < 19):
        return None
    return session.execute(select(table.c.id).where(table.c.id == int(name))).scalar()


def _by_name(session: Reader, name: str) -> int | None:
    """The event of this external id, else of this label, else the only one whose label or place holds the words."""
    folded = name.lower()
    label, place = func.lower(EVENT.c.label), func.lower(EVENT.c.place)
    held = or_(label.contains(folded, autoescape=True), place.contains(folded, autoescape=True))
    for condition in (EVENT.c.external_id == name, label == folded, held):
        query = select(EVENT.c.id, EVENT.c.label).where(condition, EVENT.c.merged_into.is_(None)).order_by(EVENT.c.id)
        found = session.execute(query.limit(5)).all() if name else []
        if len(found) > 1:
            shown = ", ".join(f"event {number} ({called})" for number, called in found)
            raise NotFound(f"several events go by {name!r}", hint=f"give an id: {shown}")
        if found:
            return int(found[0][0])
    return None


def _nearest(session: Reader, name: str) -> str:
    import difflib

    query = select(EVENT.c.id, EVENT.c.label).where(EVENT.c.merged_into.is_(None)).order_by(EVENT.c.id.desc())
    labels = {str(label).lower(): number for number, label in session.execute(query.limit(_MOST))}
    near = difflib.get_close_matches(name.lower(), labels, n=3, cutoff=0.5)
    shown = ", ".join(f"event {labels[label]} ({label})" for label in near)
    return f"did you mean {shown}?" if near else "`claims list events` shows them"
