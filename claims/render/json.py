"""Values to the JSON of the contract (CONTRACT: draft and claim)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from claims.model import Claim, Draft

_EXACT_FLOAT = 2**53


def draft_json(draft: Draft) -> dict[str, Any]:
    """A draft with the contract's keys, in its order."""
    figure = draft.figure
    return {
        "document": draft.document,
        "quote": draft.quote,
        "start": draft.start,
        "end": draft.end,
        "figure_text": figure.words,
        "low": number(figure.low),
        "best": number(figure.best),
        "high": number(figure.high),
        "bound": figure.bound.value,
        "metric": draft.metric,
        "population": draft.population,
        "basis": draft.basis.value,
        "unit": draft.unit,
        "verification": draft.verification,
        "method": draft.method,
        "finality": draft.finality,
        "includes": list(draft.includes),
        "excludes": list(draft.excludes),
        "asserted_by": draft.asserted_by,
        "carried_by": draft.carried_by,
        "via": list(draft.via),
        "attribution": draft.attribution.value,
        "place": draft.place,
        "when": draft.when,
        "occurred_from": draft.occurred_from,
        "occurred_to": draft.occurred_to,
        "as_of": draft.as_of,
        "published": draft.published,
        "part_of": draft.part_of,
        "context": draft.context,
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """A recorded claim with the contract's keys, in its order; keys beyond the contract come last."""
    return draft_json(claim) | {
        "key": claim.key,
        "id": claim.id,
        "event": claim.event,
        "tally": claim.tally,
        "recorded_at": plain(claim.recorded_at),
        "recorded_by": claim.recorded_by,
        "checked_by": claim.checked_by,
        "supersedes": claim.supersedes,
        "adds_to": claim.adds_to,
        "denies": claim.denies,
        "note": claim.note,
        "handling": claim.handling.value,
        "state": claim.state.value,
        "reliability": claim.reliability,
        "credibility": claim.credibility,
        "event_label": claim.event_label,
        "external_id": claim.external_id,
        "url": claim.url,
        "quote_original": claim.quote_original,
        "translated_by": claim.translated_by,
    }


def number(value: int | Decimal | None) -> int | float | str | None:
    """A JSON number, or a decimal string where a float would lose digits."""
    if value is None or isinstance(value, int):
        return value
    exact = float(value)
    return exact if abs(exact) < _EXACT_FLOAT and Decimal(repr(exact)) == value else str(value)


def plain(value: Any) -> Any:
    """Any value of the model as JSON takes it: enums by value, times in ISO with their zone, tuples as lists."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value
