"""Lists of claims, documents, events and tallies, for the screen and for scripts."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from claims.model import Claim, Document
from claims.render.json import claim_json, plain
from claims.render.rows import aligned, emit
from claims.render.wording import counted, figure, when

SCREENFUL = 200
"""Rows a table shows unless more are asked for; files and pipes of JSON, JSONL and CSV get all."""

COLUMNS = {
    "claims": ("id", "state", "figure", "counted", "asserted_by", "carried_by", "place", "when", "event"),
    "documents": ("number", "id", "outlet", "published", "title", "event"),
    "events": ("id", "label", "place", "start", "end", "documents", "tallies", "claims", "neighbours"),
    "tallies": ("id", "event", "label", "metric", "population", "basis", "claims", "part_of"),
}
EMPTY = {
    "claims": "no claims here yet: record some with `claims extract --record PATH` or `claims import TABLE`",
    "documents": "no documents here yet: record some with `claims extract --record PATH`",
    "events": "no events here yet: `claims match` groups claims into events",
    "tallies": "no tallies here yet: `claims match` groups claims into tallies",
}


def reach(format: str, limit: int | None) -> int | None:
    """How many rows to fetch: one more than a table shows, so that it can say that there are more."""
    if format != "table":
        return limit
    return (limit or SCREENFUL) + 1


def show(
    kind: str,
    found: Sequence[Claim | Document | Mapping[str, Any]],
    format: str,
    limit: int | None = None,
    *,
    empty: str | None = None,
    sure: bool = False,
) -> None:
    """Print the list; a table that was cut says so on standard error. `empty` is what a table of no rows says.

    With `sure` a table of claims shows how sure the reading was of each.
    """
    if format != "table":
        emit([_full(each) for each in found], format, columns=COLUMNS[kind])
        return
    columns = ("id", "confidence", *COLUMNS[kind][1:]) if sure and kind == "claims" else COLUMNS[kind]
    most = limit or SCREENFUL
    rows = [_short(each) for each in found[:most]]
    if rows and not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        aligned(rows, columns, sys.stdout)
    else:
        emit(rows, format, columns=columns, empty=empty or EMPTY[kind])
    if len(found) > most:
        from claims.render.console import notes

        notes().print(f"the first {most}; there are more: --limit N, or --format jsonl for all")


def document_json(document: Document) -> dict[str, Any]:
    """A document without its text."""
    return {
        "number": document.number,
        "id": document.id,
        "version": document.version,
        "title": document.title,
        "url": document.url,
        "archive_url": document.archive_url,
        "outlet": document.outlet,
        "published": document.published,
        "retrieved": plain(document.retrieved),
        "language": document.language,
        "media_type": document.media_type,
        "sha256": document.sha256,
        "handling": document.handling.value,
        "event": document.event,
    }


def _full(found: Claim | Document | Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(found, Claim):
        return claim_json(found)
    return document_json(found) if isinstance(found, Document) else found


def _short(found: Claim | Document | Mapping[str, Any]) -> Mapping[str, Any]:
    if not isinstance(found, Claim):
        return _full(found)
    return {
        "id": found.id,
        "confidence": None if found.confidence is None else round(found.confidence, 2),
        "state": found.state.value + (" (background)" if found.context else ""),
        "figure": figure(found),
        "counted": counted(found),
        "asserted_by": found.asserted_by,
        "carried_by": found.carried_by,
        "place": found.place,
        "when": when(found),
        "event": found.event,
    }
