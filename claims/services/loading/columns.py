"""The columns that looking needs, without the mapped classes: importing those is half the start-up of a command.

A test holds these against the tables of db.tables, so they cannot drift.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, DateTime, TableClause, column, table

from db.columns import ExactNumber

_TYPES: dict[str, Any] = {
    "low": ExactNumber,
    "best": ExactNumber,
    "high": ExactNumber,
    "context": Boolean,
    "embargo_until": DateTime,
    "retrieved": DateTime,
    "at": DateTime,
}


def _table(name: str, columns: str) -> TableClause:
    return table(name, *(column(each, _TYPES.get(each)) for each in columns.split()))


CLAIM = _table(
    "claim",
    "id key document_id quote start end quote_original translated_by figure_text low best high bound metric population "
    "basis unit asserted_by asserted_id carried_by carried_id via attribution verification method finality includes "
    "excludes place when occurred_from occurred_to as_of published part_of context event_label external_id url note "
    "confidence entry_id state checked_by handling embargo_until event_id tally_id",
)
DOCUMENT = _table(
    "document",
    "id name version url archive_url title outlet published retrieved language media_type text sha256 handling "
    "embargo_until event_id entry_id",
)
EVENT = _table("event", "id label external_id place start end grade handling merged_into entry_id")
TALLY = _table("tally", "id event_id label metric population basis place start end merged_into entry_id")
ENTRY = _table("entry", "id at by action reason hash")
PAYLOAD = _table("payload", "entry_id body")
LINK = _table("claim_link", "id claim_id kind other_id entry_id")
CORRECTION = _table("correction", "id claim_id act other_id undoes reason entry_id")
RATING = _table("rating", "id source_id claim_id event_id scale value metric entry_id")
SOURCE = _table("source", "id handling merged_into entry_id")


def utc(moment: datetime) -> datetime:
    """A stored time, aware: SQLite keeps it without a zone, in UTC; PostgreSQL gives it in the server's."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
