"""Sources as rows of a list, and one source with everything known of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claims.commands.options import Format

if TYPE_CHECKING:
    from claims.credibility.record import Record
    from claims.model import Source
    from claims.services.register.sources import Facts

COLUMNS = ("id", "name", "kind", "owner", "owner_list", "party_to", "reliability", "aliases")


def show(sources: Sequence[Source], format: Format) -> None:
    """Print sources, one a row."""
    from claims.render.rows import emit

    emit(map(row, sources), format.value, columns=COLUMNS, empty="no sources yet")


def show_one(source: Source, facts: Facts, record: Record, format: Format) -> None:
    """Print one source: what it is, its record and its ratings where people read, one object where programs do."""
    from claims.credibility.lists import provenance, scale
    from claims.render.record import counted, lines
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
    listed = [
        {"list": one.list.name, "version": one.list.version, "dated": one.list.dated, "licence": one.list.licence,
         "domain": one.domain, "column": one.list.column, "value": one.value, "scale": scale(one.list) or None}
        for one in facts.listed
    ]  # fmt: skip
    if format is not Format.TABLE:
        emit([whole | {"record": counted(record), "ratings": ratings, "lists": listed}], format.value, columns=())
        return
    ends = {one.list.name: f" on a scale of {scale(one.list)}" if scale(one.list) else "" for one in facts.listed}
    said = {
        one.list.name: f"{one.list.column} {one.value}{ends[one.list.name]} for {one.domain}: {provenance(one.list)}"
        for one in facts.listed
    }
    if facts.lists and not said:
        ends = {one.list.name: f" on a scale of {scale(one.list)}" if scale(one.list) else "" for one in facts.listed}
    said = {"rating lists": f"on none of the {facts.lists} imported: unknown"}
    told = whole | {"record": "\n".join(lines(record))} | {f"list {name}": text for name, text in said.items()}
    emit(
        [
            {"what": name.replace("_", " "), "value": value}
            for name, value in told.items()
            if value not in (None, [], "")
        ],
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
