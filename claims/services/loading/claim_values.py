"""Rows to claims: the one place that knows which columns make a model.Claim, and what surrounds one."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Text, cast, select

from claims.credibility.scales import UNRATED
from claims.model import Attribution, Basis, Bound, Claim, Figure, Handling, Number, State
from claims.services.loading import corrections
from claims.services.loading.columns import CLAIM, DOCUMENT, ENTRY, RATING, SOURCE, utc

if TYPE_CHECKING:
    from sqlmodel import Session

    Reader: TypeAlias = Session | Connection

LONGEST = 5_000
"""Values in one IN list: SQLite takes 32,766 parameters in a statement, and one statement may hold several lists."""

# columns that go into Claim under their own name
_SAME = (
    "id", "key", "document_id", "quote", "start", "end", "quote_original", "translated_by", "metric", "population",
    "unit", "asserted_by", "asserted_id", "carried_by", "carried_id", "verification", "method", "finality", "place",
    "when", "occurred_from", "occurred_to", "as_of", "published", "part_of", "context", "event_label", "external_id",
    "url", "note", "confidence", "checked_by",
)  # fmt: skip
_TURNED = ("figure_text", "low", "best", "high", "bound", "basis", "attribution", "state", "handling")
_ASIDE = ("event_id", "tally_id", "embargo_until", "entry_id")
_LISTS = ("via", "includes", "excludes")
NAMES = (*_SAME, *_TURNED, *_ASIDE, *_LISTS, "document", "title", "document_handling", "document_embargo")

_BOUNDS = {bound.value: bound for bound in Bound}
_BASES = {basis.value: basis for basis in Basis}
_ATTRIBUTIONS = {attribution.value: attribution for attribution in Attribution}
_STATES = {state.value: state for state in State}
_HANDLINGS = {handling.value: handling for handling in Handling}
_EMPTY = "[]"
_UNKNOWN = (None, None)
_NO_LINKS: dict[str, Any] = {}
_PRIVACY = list(Handling)  # from the least to the most withheld


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What claims take from other tables: who recorded them, ratings, links, merged and withheld sources."""

    entries: Mapping[int, tuple[datetime, str]]
    links: Mapping[int, Mapping[str, Any]]
    survivors: Mapping[int, int]
    withheld: Mapping[int, Handling]
    reliability: Mapping[tuple[int, str | None], str]
    credibility: Mapping[int, str]
    now: datetime


def columns() -> list[Any]:
    """The columns to select, in the order of NAMES. Lists come as JSON text: most are empty and need no parser."""
    own = [CLAIM.c[name] for name in (*_SAME, *_TURNED, *_ASIDE)]
    lists = [cast(CLAIM.c[name], Text) for name in _LISTS]
    return [*own, *lists, DOCUMENT.c.name, DOCUMENT.c.title, DOCUMENT.c.handling, DOCUMENT.c.embargo_until]


def claim(row: Sequence[Any], around: Surroundings) -> Claim:
    """One claim from its row (by NAMES) and what surrounds it. Written out by position: it runs a million times."""
    (
        number, key, document_id, quote, start, end, quote_original, translated_by, metric, population,
        unit, asserted_by, asserted_id, carried_by, carried_id, verification, method, finality, place,
        when, occurred_from, occurred_to, as_of, published, part_of, context, event_label, external_id,
        url, note, confidence, checked_by, words, low, best, high, bound, basis, attribution, state, handling,
        event, tally, embargo, entry, via, includes, excludes, document, title, document_handling, document_embargo,
    ) = row  # fmt: skip
    if around.survivors:
        asserted_id = around.survivors.get(asserted_id, asserted_id)
        carried_id = around.survivors.get(carried_id, carried_id)
    recorded_at, recorded_by = around.entries.get(entry, _UNKNOWN)
    kept = (handling, embargo), (document_handling, document_embargo)
    return Claim(
        id=number, key=key, document_id=document_id, document=document, title=title, url=url,
        quote=quote, start=start, end=end, quote_original=quote_original, translated_by=translated_by,
        figure=_figure(bound, low, best, high, words),
        metric=metric, population=population, basis=_BASES[basis], unit=unit,
        asserted_by=asserted_by, asserted_id=asserted_id, carried_by=carried_by, carried_id=carried_id,
        via=() if via == _EMPTY else _list(via), attribution=_ATTRIBUTIONS[attribution],
        verification=verification, method=method, finality=finality,
        includes=() if includes == _EMPTY else _list(includes), excludes=() if excludes == _EMPTY else _list(excludes),
        place=place, when=when, occurred_from=occurred_from, occurred_to=occurred_to, as_of=as_of, published=published,
        part_of=part_of, context=context, event_label=event_label, external_id=external_id, note=note,
        confidence=confidence,
        event=event, tally=tally, state=_STATES[state], checked_by=checked_by,
        handling=_handling(kept, (asserted_id, carried_id), around), recorded_at=recorded_at, recorded_by=recorded_by,
        reliability=_reliability(asserted_id or carried_id, metric, around), credibility=around.credibility.get(number),
        **around.links.get(number, _NO_LINKS),
    )  # fmt: skip


def surroundings(
    session: Reader,
    entries: Collection[int],
    *,
    last: int | None,
    moment: datetime | None,
    of: Collection[int] | None = None,
) -> Surroundings:
    """Gather what surrounds the claims of these log entries; with `last`, only what was held up to that entry.

    `of` are the ids of the claims where they are few: only their links are looked up then.
    """
    withheld, survivors = _sources(session, moment)
    reliability, credibility = _ratings(session, last, survivors)
    return Surroundings(
        entries=_entries(session, entries),
        links=_links(session, last, moment, of),
        survivors=survivors,
        withheld=withheld,
        reliability=reliability,
        credibility=credibility,
        now=moment or datetime.now(UTC),
    )


def past(session: Reader, table: str, moment: datetime | None) -> dict[int, dict[str, Any]]:
    """The values that changed after the moment, as they were then; nothing where the present is asked for."""
    if moment is None:
        return {}
    from claims.services.history import overlay

    return overlay(mapped(session), table, moment)


def last_entry(session: Reader, moment: datetime | None) -> int | None:
    """The last log entry at the moment; None where the present is asked for."""
    if moment is None:
        return None
    from claims.services.log import last_entry_at

    return last_entry_at(mapped(session), moment)


def mapped(session: Reader) -> Session:
    """The session itself: what asks of the past, or of sources, needs more than a plain connection."""
    from sqlmodel import Session

    if isinstance(session, Session):
        return session
    return Session(bind=session)


def dialect(session: Reader) -> str:
    """Which database it is: "sqlite" or "postgresql"."""
    return (session.dialect if isinstance(session, Connection) else session.get_bind().dialect).name


def ends_of_merges(merged: Mapping[int, int]) -> dict[int, int]:
    """Each merged id with the id that survives at the end of its chain; a ring of merges ends within itself."""
    ends = {}
    for start in merged:
        at, seen = start, {start}
        while (onward := merged.get(at)) is not None and onward not in seen:
            at = onward
            seen.add(at)
        ends[start] = at
    return ends


def at_moment(handling: str, until: datetime | str | None, now: datetime) -> Handling:
    """The handling at a moment: an embargo that has passed is public."""
    if handling == "embargo" and until is not None:
        end = datetime.fromisoformat(until) if isinstance(until, str) else until
        if utc(end) <= now:
            return Handling.PUBLIC
    return _HANDLINGS[handling]


def _handling(
    kept: tuple[tuple[str, Any], tuple[str, Any]], sources: tuple[int | None, int | None], around: Surroundings
) -> Handling:
    """The strictest of the claim's own handling, its document's and its sources'."""
    if kept[0][0] == "public" == kept[1][0] and not around.withheld:
        return Handling.PUBLIC
    of_sources = (around.withheld.get(source, Handling.PUBLIC) for source in sources if source is not None)
    return max((*(at_moment(how, until, around.now) for how, until in kept), *of_sources), key=_PRIVACY.index)


def _reliability(speaker: int | None, metric: str, around: Surroundings) -> str | None:
    """The letter of who speaks: for this metric where there is one, else in general."""
    if speaker is None or not around.reliability:
        return None
    return around.reliability.get((speaker, metric)) or around.reliability.get((speaker, None))


@lru_cache(maxsize=16_384)
def _figure(bound: str, low: Number | None, best: Number | None, high: Number | None, words: str) -> Figure:
    """The figure; most claims repeat one that was met before, and checking its ends costs more than a look-up."""
    return Figure(_BOUNDS[bound], low, best, high, words)


@lru_cache(maxsize=4096)
def _list(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _entries(session: Reader, wanted: Collection[int]) -> dict[int, tuple[datetime, str]]:
    query = select(ENTRY.c.id, ENTRY.c.at, ENTRY.c.by)
    if len(wanted) <= LONGEST:
        query = query.where(ENTRY.c.id.in_(list(wanted)))
    return {number: (utc(at), by) for number, at, by in session.execute(query)}


def _links(
    session: Reader, last: int | None, moment: datetime | None, of: Collection[int] | None
) -> dict[int, dict[str, Any]]:
    """Links by claim: kind to the key of the other claim, and who denies it; of several of a kind the latest speaks."""
    found = list(corrections.links(session, last=last, about=of))
    if not found:
        return {}
    known = corrections.keys(session, {end for claim, _, other in found for end in (claim, other)})
    past_states = past(session, CLAIM.name, moment)
    links: dict[int, dict[str, Any]] = {}
    for number, kind, other in found:
        links.setdefault(number, {})[kind] = known[other][0]
        key, state = known[number]
        if kind == "denies" and past_states.get(number, {}).get("state", state) in corrections.SPEAKS:
            links.setdefault(other, {})["denied_by"] = key
    return links


def _sources(session: Reader, moment: datetime | None) -> tuple[dict[int, Handling], dict[int, int]]:
    """The withheld sources, and the merged ones with who they are now (or were then)."""
    query = select(SOURCE.c.id, SOURCE.c.handling, SOURCE.c.merged_into)
    if moment is None:
        query = query.where((SOURCE.c.handling != "public") | SOURCE.c.merged_into.is_not(None))
    then = past(session, "source", moment)
    withheld: dict[int, Handling] = {}
    merged: dict[int, int] = {}
    for number, handling, into in session.execute(query):
        row = {"handling": handling, "merged_into": into} | then.get(number, {})
        if row["handling"] != "public":
            withheld[number] = _HANDLINGS[row["handling"]]
        if row["merged_into"] is not None:
            merged[number] = row["merged_into"]
    return withheld, ends_of_merges(merged)


def _ratings(
    session: Reader, last: int | None, merged: Mapping[int, int]
) -> tuple[dict[tuple[int, str | None], str], dict[int, str]]:
    """Reliability by source and metric (None: in general), credibility by claim; the latest rating speaks."""
    reliability: dict[tuple[int, str | None], str] = {}
    credibility: dict[int, str] = {}
    rows = session.execute(
        select(RATING.c.source_id, RATING.c.claim_id, RATING.c.metric, RATING.c.value)
        .where(RATING.c.event_id.is_(None), *_held(RATING.c.entry_id, last))
        .order_by(RATING.c.id)
    )
    for source, about, metric, value in rows:
        if source is not None:
            reliability[merged.get(source, source), metric] = value
        else:
            credibility[about] = value
    rated = {key: value for key, value in reliability.items() if value != UNRATED}
    return rated, {key: value for key, value in credibility.items() if value != UNRATED}


def _held(column: ColumnElement[Any], last: int | None) -> list[ColumnElement[bool]]:
    """The condition that a row's entry is not after the last one held; none where the present is asked for."""
    return [] if last is None else [column <= last]
