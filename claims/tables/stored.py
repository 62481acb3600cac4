"""A draft as the cells of a claim row: the one order of columns that recording and importing share."""

from __future__ import annotations

import json
from collections.abc import Sequence

from claims.model import Draft, Number

COLUMNS = (
    "key",
    "quote",
    "start",
    "end",
    "quote_original",
    "translated_by",
    "figure_text",
    "low",
    "best",
    "high",
    "bound",
    "metric",
    "population",
    "basis",
    "unit",
    "asserted_by",
    "carried_by",
    "via",
    "attribution",
    "verification",
    "method",
    "finality",
    "includes",
    "excludes",
    "place",
    "when",
    "occurred_from",
    "occurred_to",
    "as_of",
    "published",
    "part_of",
    "context",
    "event_label",
    "external_id",
    "url",
    "note",
    "confidence",
)
"""What a draft fills."""

STANDING = ("document_id", "asserted_id", "carried_id", "state", "checked_by", "handling", "event_id", "entry_id")
"""Where a claim belongs and how it stands: what recording adds to a draft's cells, in this order."""

Cell = str | int | float | bool | None

_WIDEST = 2**63


def cells(draft: Draft, key: str) -> list[Cell]:
    """The draft's values in the order of COLUMNS, as both databases take them."""
    figure = draft.figure
    return [
        key,
        draft.quote,
        draft.start,
        draft.end,
        draft.quote_original,
        draft.translated_by,
        figure.words,
        exact(figure.low),
        exact(figure.best),
        exact(figure.high),
        figure.bound.value,
        draft.metric,
        draft.population,
        draft.basis.value,
        draft.unit,
        draft.asserted_by,
        draft.carried_by,
        listed(draft.via),
        draft.attribution.value,
        draft.verification,
        draft.method,
        draft.finality,
        listed(draft.includes),
        listed(draft.excludes),
        draft.place,
        draft.when,
        draft.occurred_from,
        draft.occurred_to,
        draft.as_of,
        draft.published,
        draft.part_of,
        draft.context,
        draft.event_label,
        draft.external_id,
        draft.url,
        draft.note,
        draft.confidence,
    ]


def exact(value: Number | None) -> int | str | None:
    """A number as a cell that loses no digit: an integer where it is one and fits 64 bits, else its text."""
    if value is None:
        return None
    whole = int(value)
    return whole if value == whole and -_WIDEST < whole < _WIDEST else str(value)


def listed(items: Sequence[str]) -> str:
    """A list as JSON text."""
    return json.dumps(list(items), ensure_ascii=False) if items else "[]"
