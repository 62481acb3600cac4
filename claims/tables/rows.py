"""One row of a table as a draft: its figure, words, dates and names, each cell checked, none guessed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from claims.model import Attribution, Basis, Draft, Figure, Handling, State
from claims.moments import first_instant, last_instant
from claims.tables.amounts import figure
from claims.tables.chains import parted
from claims.tables.columns import nearest
from claims.tables.dates import moment
from claims.tables.refusal import RowRefused
from claims.vocabulary.terms import metrics

LONGEST = 131_072
"""Characters a cell may hold: beyond that it is a quotation mark left open, or a file in a cell."""

Choice = TypeVar("Choice", bound=StrEnum)

_TRUE, _FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})
_DATES = ("occurred_from", "occurred_to", "as_of", "published")
_DEFAULT_METRIC = "count"


def draft(cells: Mapping[str, Any], document: str) -> Draft:
    """The draft of a row. `cells` holds what the row has under our column names, without the empty ones.

    Raises RowRefused with the column and the reason.
    """
    said: Figure = figure(cells)
    if not {"asserted_by", "carried_by", "key"} & cells.keys():  # an export may hold claims of a text without outlet
        raise RowRefused("asserted_by", "nobody says it", "a row needs asserted_by or carried_by")
    dates = {column: moment(column, cells[column]) for column in _DATES if column in cells}
    _in_order(dates.get("occurred_from"), dates.get("occurred_to"))
    metric = term(cells["metric"]) if "metric" in cells else _DEFAULT_METRIC
    url = _text(cells, "url")
    label, external = _event(cells)
    return Draft(
        document=_text(cells, "document") or url or document,
        figure=said,
        metric=metric,
        population=term(cells["population"]) if "population" in cells else "people",
        basis=_choice(Basis, "basis", cells["basis"]) if "basis" in cells else Basis.INCIDENT,
        unit=_text(cells, "unit") or _unit(metric),
        quote=_text(cells, "quote"),
        start=_offset(cells, "start"),
        end=_offset(cells, "end"),
        asserted_by=_text(cells, "asserted_by"),
        carried_by=_text(cells, "carried_by"),
        via=chain("via", cells["via"]) if "via" in cells else (),
        attribution=_choice(Attribution, "attribution", cells["attribution"])
        if "attribution" in cells
        else Attribution.STATED,
        verification=_text(cells, "verification"),
        method=_text(cells, "method"),
        finality=_text(cells, "finality"),
        includes=chain("includes", cells["includes"]) if "includes" in cells else (),
        excludes=chain("excludes", cells["excludes"]) if "excludes" in cells else (),
        place=_text(cells, "place"),
        when=_text(cells, "when"),
        part_of=_text(cells, "part_of"),
        context=_flag("context", cells["context"]) if "context" in cells else False,
        event_label=label,
        external_id=external,
        url=url,
        quote_original=_text(cells, "quote_original"),
        translated_by=_text(cells, "translated_by"),
        note=_text(cells, "note"),
        confidence=_chance(cells),
        occurred_from=dates.get("occurred_from"),
        occurred_to=dates.get("occurred_to"),
        as_of=dates.get("as_of"),
        published=dates.get("published"),
    )


def standing(cells: Mapping[str, Any]) -> tuple[State, Handling]:
    """How the claim stands: as an export says, else accepted (a person prepared the table) and public."""
    return (
        _choice(State, "state", cells["state"]) if "state" in cells else State.ACCEPTED,
        _choice(Handling, "handling", cells["handling"]) if "handling" in cells else Handling.PUBLIC,
    )


@lru_cache(maxsize=10_000)
def term(name: Any) -> str:
    """A metric or population as the vocabulary spells it: "Bodies recovered" is bodies_recovered."""
    return "_".join(str(name).strip().lower().replace("-", " ").split())


def chain(column: str, value: Any) -> tuple[str, ...]:
    """Several names in one cell, as `claims.tables.chains` writes them, or from a list."""
    items = value if isinstance(value, list | tuple) else parted(str(value))
    if not all(isinstance(item, str | int) for item in items):
        raise RowRefused(column, "not a list of names", 'names separated by " > "')
    return tuple(name for item in items if (name := str(item).strip()))


def _event(cells: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The event's label and external id; an export's `event` is a number of another database, and passed over."""
    label = _text(cells, "event_label") or (None if "key" in cells else _text(cells, "event"))
    return label, _text(cells, "event_id") or _text(cells, "external_id")


def _text(cells: Mapping[str, Any], column: str) -> str | None:
    value = cells.get(column)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict | list):
        raise RowRefused(column, "a list or an object where words belong")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


@lru_cache(maxsize=1000)
def _unit(metric: str) -> str:
    known = metrics().get(metric)
    return known.unit if known else "person"


@lru_cache(maxsize=10_000)
def _choice(choices: type[Choice], column: str, value: Any) -> Choice:
    name = term(value)
    try:
        return choices(name)
    except ValueError:
        near = nearest(name, list(choices))
        hint = f'did you mean "{near}"?' if near else f"one of {', '.join(choices)}"
        raise RowRefused(column, f'no such {column}: "{str(value)[:40]}"', hint) from None


def _flag(column: str, value: Any) -> bool:
    low = str(value).strip().lower()
    if low in _TRUE or low in _FALSE:
        return low in _TRUE
    raise RowRefused(column, f'neither true nor false: "{low[:40]}"')


def _offset(cells: Mapping[str, Any], column: str) -> int | None:
    value = cells.get(column)
    if value is None:
        return None
    if not isinstance(value, bool) and str(value).isascii() and str(value).isdigit() and len(str(value)) < 16:
        return int(value)
    raise RowRefused(column, f'not a position in a text: "{str(value)[:40]}"')


def _chance(cells: Mapping[str, Any]) -> float | None:
    value = cells.get("confidence")
    if value is None:
        return None
    try:
        chance = float(value)
    except (TypeError, ValueError):
        chance = -1.0
    if 0 <= chance <= 1:
        return chance
    raise RowRefused("confidence", f'not between 0 and 1: "{str(value)[:40]}"')


@lru_cache(maxsize=10_000)
def _in_order(start: str | None, end: str | None) -> None:
    if start is not None and end is not None and first_instant(start) > last_instant(end):
        raise RowRefused("occurred_to", f"ends ({end}) before it begins ({start})")
