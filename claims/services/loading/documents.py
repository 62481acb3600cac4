"""Looking documents up: rows to model.Document, one value a version."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from claims.errors import NotFound
from claims.model import Document
from claims.services.loading import claim_values
from claims.services.loading.claim_values import LONGEST
from claims.services.loading.columns import DOCUMENT, utc

if TYPE_CHECKING:
    from claims.services.loading.claim_values import Reader

_SAME = (
    "version",
    "title",
    "url",
    "archive_url",
    "outlet",
    "published",
    "language",
    "media_type",
    "sha256",
)
_COLUMNS = ("id", "name", "text", "retrieved", "handling", "embargo_until", "event_id", *_SAME)


def load(
    session: Reader,
    *,
    names: Collection[str] | None = None,
    numbers: Collection[int] | None = None,
    events: Collection[int] | None = None,
    held_at: datetime | None = None,
    limit: int | None = None,
    texts: bool = True,
) -> list[Document]:
    """Documents in the order they were recorded, every version; None asks nothing.

    With `held_at` only what was held by then. `texts=False` leaves the texts in the database (they read as "").
    """
    wanted: dict[str, AbstractSet[Any] | None] = {
        "name": None if names is None else frozenset(names),
        "id": None if numbers is None else frozenset(numbers),
        "event_id": None if events is None else frozenset(events),
    }
    changed = claim_values.past(session, "document", held_at)
    kept = [column for column in _COLUMNS if texts or column != "text"]
    query = select(*(DOCUMENT.c[name] for name in kept)).order_by(DOCUMENT.c.id)
    for column, values in wanted.items():
        if values is not None and len(values) <= LONGEST and not (changed and column == "event_id"):
            query = query.where(DOCUMENT.c[column].in_(list(values)))
    if held_at is not None:
        query = query.where(DOCUMENT.c.entry_id <= claim_values.last_entry(session, held_at))
    now = held_at or datetime.now(UTC)
    read = (dict(zip(kept, row, strict=True)) for row in session.execute(query))
    rows = (row | changed.get(row["id"], {}) for row in read)
    return list(islice((_document(row, now) for row in rows if _passes(row, wanted)), limit))


def find(session: Reader, reference: str, *, held_at: datetime | None = None) -> Document:
    """The document of this id (its latest version), or of this row number written "document:7".

    Raises NotFound, naming the nearest ids.
    """
    found = load(session, names=[reference], held_at=held_at)
    if not found and reference.isascii() and reference.isdigit() and len(reference) < 19:
        found = load(session, numbers=[int(reference)], held_at=held_at)
    if not found:
        raise NotFound(f"no document {reference!r}", hint=_nearest(session, reference))
    return found[-1]


def number_held(session: Reader) -> int:
    """How many documents there are, a document of several versions once."""
    return int(session.execute(select(func.count(func.distinct(DOCUMENT.c.name)))).scalar_one())


def _document(row: dict[str, Any], now: datetime) -> Document:
    return Document(
        number=row["id"],
        id=row["name"],
        text=row.get("text", ""),
        event=row["event_id"],
        retrieved=row["retrieved"] and utc(row["retrieved"]),
        handling=claim_values.at_moment(row["handling"], row["embargo_until"], now),
        **{name: row[name] for name in _SAME},
    )


def _passes(row: dict[str, Any], wanted: dict[str, AbstractSet[Any] | None]) -> bool:
    return all(values is None or row[name] in values for name, values in wanted.items())


def _nearest(session: Reader, reference: str) -> str:
    import difflib

    names = session.execute(select(DOCUMENT.c.name).order_by(DOCUMENT.c.id.desc()).limit(LONGEST)).scalars().all()
    near = difflib.get_close_matches(reference, names, n=3, cutoff=0.5)
    return f"did you mean {' or '.join(near)}?" if near else "`claims list documents` shows them"
