"""Sources as rows of a list, and one source with everything known of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claims.commands.options import Format

if TYPE_CHECKING:
    from claims.model import Source
    from claims.services.register.sources import Facts

COLUMNS = ("id", "name", "kind", "owner", "owner_list", "party_to", "reliability", "aliases")


def show(sources: Sequence[Source], format: Format) -> None:
    """Print sources, one a row."""
    from claims.render.rows import emit

    emit(map(row, sources), format.value, columns=COLUMNS, empty="no sources yet")


def show_one(source: Source, facts: Facts, format: Format) -> None:
    """Print one source: a row for each thing known where people read, one object where programs do."""
    from claims.render.rows import emit

    whole = row(source) | {
        "reliability_reason": source.reliability_reason,
        "asserted": facts.asserted,
        "carried": facts.carried,
        "documents": facts.documents,
    }
    ratings = [
        {"value": rated.value, "metric": rated.metric, "reason": rated.reason, "by": rated.by, "at": rated.at}
        for rated in facts.ratings
    ]
    if format is not Format.TABLE:
        emit([whole | {"ratings": ratings}], format.value, columns=tuple(whole))
        return
    emit(
        [{"what": name.replace("_", " "), "value": value} for name, value in whole.items() if value not in (None, [])],
        format.value,
        columns=("what", "value"),
    )
    if ratings:
        emit(ratings, format.value, columns=("value", "metric", "reason", "by", "at"))


def row(source: Source) -> dict[str, Any]:
    """A source as one flat row."""
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "aliases": list(source.aliases),
        "domains": list(source.domains),
        "owner": source.owner,
        "owner_list": source.owner_list,
        "party_to": source.party_to,
        "reliability": source.reliability,
        "handling": source.handling.value,
    }
