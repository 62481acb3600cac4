"""What a person typed, and which claim, document, event, tally or source is meant by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import TableClause, func, or_, select

from claims.errors import NotFound
from claims.services.loading import claim_values
from claims.services.loading.columns import CLAIM, EVENT, TALLY
from claims.vocabulary.terms import metrics

if TYPE_CHECKING:
    from claims.services.loading.claim_values import Reader

_MOST = 2_000


def events(session: Reader, references: Iterable[str], *, held_at: datetime | None = None) -> list[int]:
    """The ids of the events these references name (`event`)."""
    return [event(session, reference, held_at=held_at) for reference in references]


def event(session: Reader, reference: str, *, held_at: datetime | None = None) -> int:
    """The id of the event meant by an id ("3", "event:3"), an external id or a label; a merged one leads on.

    With `held_at`, by the labels and merges of that moment. Raises NotFound, naming the nearest labels, or the ids
    where several events have the label.
    """
    name = reference.strip().removeprefix("event:").strip()
    found = _by_number(session, EVENT, name) or _by_name(session, name, held_at)
    if found is None:
        raise NotFound(f"no event {reference!r}", hint=_nearest(session, name))
    return surviving(session, EVENT, found, held_at=held_at)


def tally(session: Reader, reference: str, *, held_at: datetime | None = None) -> int:
    """The id of the tally meant by "12" or "tally:12"; a merged one leads on (or led, then). Raises NotFound."""
    found = _by_number(session, TALLY, reference.strip().removeprefix("tally:").strip())
    if found is None:
        raise NotFound(f"no tally {reference!r}", hint="`claims list tallies` shows them")
    return surviving(session, TALLY, found, held_at=held_at)


def event_of_tally(session: Reader, number: int, *, held_at: datetime | None = None) -> int:
    """The event a tally belongs to, or belonged to then."""
    past = claim_values.past(session, TALLY.name, held_at).get(number, {})
    now = session.execute(select(TALLY.c.event_id).where(TALLY.c.id == number)).scalar_one()
    return int(past.get("event_id", now))


def metric(session: Reader, text: str) -> str:
    """The metric meant: one of the vocabulary, or a word of their own that claims here have. Raises NotFound."""
    name = text.strip().casefold().replace(" ", "_").replace("-", "_")
    known = {*metrics(), *session.execute(select(CLAIM.c.metric).distinct()).scalars()} if name else set()
    if name in known:
        return name
    if text.strip() in known:
        return text.strip()
    import difflib

    near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.6)
    hint = f"did you mean {' or '.join(near)}?" if near else f"such as {', '.join(list(metrics())[:6])}"
    raise NotFound(f"no metric is called {text!r}", hint=hint)


def surviving(session: Reader, table: TableClause, number: int, *, held_at: datetime | None = None) -> int:
    """The id a merged row leads to in the end."""
    past = claim_values.past(session, table.name, held_at)
    seen = {number}
    while (onward := _merged_into(session, table, number, past)) is not None and onward not in seen:
        number = onward
        seen.add(number)
    return number


def _merged_into(session: Reader, table: TableClause, number: int, past: dict[int, dict[str, Any]]) -> int | None:
    if "merged_into" in past.get(number, {}):
        found = past[number]["merged_into"]
    else:
        found = session.execute(select(table.c.merged_into).where(table.c.id == number)).scalar()
    return None if found is None else int(found)


def _by_number(session: Reader, table: TableClause, name: str) -> int | None:
    if not (name.isascii() and name.isdigit() and len(name) < 19):
        return None
    return session.execute(select(table.c.id).where(table.c.id == int(name))).scalar()


def _by_name(session: Reader, name: str, held_at: datetime | None) -> int | None:
    """The event of this external id, else of this label, else the only one whose label or place holds the words."""
    if not name:
        return None
    for found in _named_then(session, name, held_at) if held_at else _named(session, name):
        if len(found) > 1:
            shown = ", ".join(f"event {number} ({called})" for number, called in found[:5])
            raise NotFound(f"several events go by {name!r}", hint=f"give an id: {shown}")
        if found:
            return found[0][0]
    return None


def _named(session: Reader, name: str) -> Iterator[Sequence[tuple[int, str]]]:
    """Ids and labels of the events the name may mean, the surest way first."""
    folded = name.lower()
    label, place = func.lower(EVENT.c.label), func.lower(EVENT.c.place)
    held = or_(label.contains(folded, autoescape=True), place.contains(folded, autoescape=True))
    for condition in (EVENT.c.external_id == name, label == folded, held):
        query = select(EVENT.c.id, EVENT.c.label).where(condition, EVENT.c.merged_into.is_(None)).order_by(EVENT.c.id)
        yield [(int(number), str(called)) for number, called in session.execute(query.limit(5))]


def _named_then(session: Reader, name: str, held_at: datetime) -> Iterator[Sequence[tuple[int, str]]]:
    """The same by what events were called then."""
    columns = ("id", "label", "external_id", "place", "merged_into")
    query = select(*(EVENT.c[column] for column in columns)).order_by(EVENT.c.id)
    past = claim_values.past(session, EVENT.name, held_at)
    held = query.where(EVENT.c.entry_id <= claim_values.last_entry(session, held_at))
    rows = [dict(zip(columns, values)) | past.get(values[0], {}) for values in session.execute(held)]
    standing = [row for row in rows if row["merged_into"] is None]
    folded = name.lower()
    ways: Sequence[Callable[[dict[str, Any]], bool]] = (
        lambda row: row["external_id"] == name,
        lambda row: row["label"].lower() == folded,
        lambda row: folded in row["label"].lower() or folded in (row["place"] or "").lower(),
    )
    for way in ways:
        yield [(row["id"], row["label"]) for row in standing if way(row)]


def _nearest(session: Reader, name: str) -> str:
    import difflib

    query = select(EVENT.c.id, EVENT.c.label).where(EVENT.c.merged_into.is_(None)).order_by(EVENT.c.id.desc())
    labels = {str(label).lower(): number for number, label in session.execute(query.limit(_MOST))}
    near = difflib.get_close_matches(name.lower(), labels, n=3, cutoff=0.5)
    shown = ", ".join(f"event {labels[label]} ({label})" for label in near)
    return f"did you mean {shown}?" if near else "`claims list events` shows them"
