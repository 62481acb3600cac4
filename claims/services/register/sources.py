"""Sources looked at: all of them, one by name, and what is known of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from claims.credibility.lists import Listed, ListKind
from claims.credibility.scales import UNRATED
from claims.errors import NotFound
from claims.model import Handling, Source, SourceKind
from claims.services import history, log
from claims.services.register import rating_lists
from claims.services.register.naming import by_folded, by_host, ensure, survivors
from claims.sources import domain_of, fold
from db.tables import Claim, Document, Entry, Rating, SourceAlias, SourceDomain
from db.tables import Source as Row

__all__ = ["Facts", "Rated", "all", "ensure", "facts", "find", "load", "survivors"]

_NEAR = 70
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Rated:
    """One rating of a source, as an editor gave it; `metric` is None for one in general."""

    value: str
    metric: str | None
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Facts:
    """What the database holds of a source: claims it asserted and carried, documents it published, its ratings.

    `listed` is what the imported lists in force say of its domains, each under its name; `lists` how many there are.
    """

    asserted: int
    carried: int
    documents: int
    ratings: tuple[Rated, ...]
    listed: tuple[Listed, ...] = ()
    lists: int = 0


def all(session: Session, *, held_at: datetime | None = None) -> list[Source]:  # noqa: A001  the handbook's name
    """Every source that is not merged into another, by id; with `held_at`, as the database held them then."""
    return load(session, held_at=held_at)


def load(session: Session, *, ids: Sequence[int] | None = None, held_at: datetime | None = None) -> list[Source]:
    """Sources with their aliases, domains and the latest reliability in general; those merged into others left out.

    Where no editor set an owner, the imported lists of owners in force say who it is (`owner_list`).
    """
    owner_lists = rating_lists.owner_lists(session, held_at=held_at)
    if not owner_lists:
        return _load(session, ids, held_at)
    everybody = _load(session, None, held_at)
    known = {domain: source for source in everybody for domain in source.domains}
    family = rating_lists.owners(session, owner_lists, {at: (one.name, one.owner) for at, one in known.items()})
    wanted = None if ids is None else set(ids)
    return [_owned(source, family) for source in everybody if wanted is None or source.id in wanted]


def _owned(source: Source, family: Mapping[str, tuple[str, str]]) -> Source:
    """The source with the owner that a list names, where no editor named one."""
    told = next((family[domain] for domain in source.domains if domain in family), None)
    return source if source.owner or told is None else replace(source, owner=told[0], owner_list=told[1])


def _load(session: Session, ids: Sequence[int] | None, held_at: datetime | None) -> list[Source]:
    last = None if held_at is None else log.last_entry_at(session, held_at)
    then = {} if held_at is None else history.overlay(session, "source", held_at)
    aliases = _by_source(session, SourceAlias, SourceAlias.alias, last, held_at)
    domains = _by_source(session, SourceDomain, SourceDomain.domain, last, held_at)
    ratings = _reliability(session, last, survivors(session, then))
    query = select(Row).order_by(col(Row.id))
    if ids is not None:
        query = query.where(col(Row.id).in_(ids))
    found = []
    for row in session.exec(query):
        values = {name: getattr(row, name) for name in _FIELDS} | then.get(_number(row.id), {})
        if values["merged_into"] is None and (last is None or row.entry_id <= last):
            number = _number(row.id)
            found.append(_source(number, values, aliases[number], domains[number], ratings.get(number)))
    return found


def find(session: Session, name_or_id: str | int, *, held_at: datetime | None = None) -> Source:
    """The source of this id, name, alias or domain; with `held_at`, by what sources went by then.

    Raises NotFound that suggests the nearest names.
    """
    text = str(name_or_id).strip()
    if held_at is not None and (known := _known_then(session, text, held_at)):
        return known
    number = None if held_at else _find_number(session, text)
    if number is not None:
        found = load(session, ids=[survivors(session).get(number, number)])
        if found:
            return found[0]
    near = _nearest(session, text)
    hint = f"did you mean {' or '.join(near)}?" if near else "all of them: claims source list"
    raise NotFound(f"no source is known as {text!r}", hint=hint)


def facts(session: Session, source: int, domains: Sequence[str] = ()) -> Facts:
    """Counts and ratings of a source and of those merged into it, and what lists say of its domains; newest first."""
    ids = [source, *(gone for gone, kept in survivors(session).items() if kept == source)]
    rows = session.exec(
        select(Rating, Entry)
        .join(Entry, col(Entry.id) == Rating.entry_id)
        .where(col(Rating.source_id).in_(ids))
        .order_by(col(Rating.id).desc())
    )
    ratings = [Rated(rating.value, rating.metric, rating.reason, entry.by, entry.at) for rating, entry in rows]
    return Facts(
        _count(session, Claim.asserted_id, ids),
        _count(session, Claim.carried_id, ids),
        _count(session, Document.outlet_id, ids),
        tuple(ratings),
        tuple(rating_lists.listed(session, domains)),
        sum(one.kind is not ListKind.OWNERS for one in rating_lists.in_force(session)),
    )


_FIELDS = ("name", "kind", "owner", "party_to", "handling", "merged_into")


def _find_number(session: Session, text: str) -> int | None:
    folded = fold(text)
    found = by_folded(session, [folded]).get(folded)
    if found is None and text.isascii() and text.isdigit() and len(text) < 10:
        found = session.exec(select(Row.id).where(Row.id == int(text))).first()
    if found is None and (domain := domain_of(text)):
        found = by_host(session, [domain]).get(domain)
    return found


def _known_then(session: Session, text: str, held_at: datetime) -> Source | None:
    """The source that went by a name, an id or a domain at the moment."""
    held = load(session, held_at=held_at)
    folded, domain = fold(text), domain_of(text)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
    if number is not None:
        number = survivors(session, history.overlay(session, "source", held_at)).get(number, number)
    named = (source for source in held if folded in map(fold, (source.name, *source.aliases)))
    numbered = (source for source in held if source.id == number)
    hosted = (source for source in held if domain in source.domains)
    return next(chain(named, numbered, hosted), None)


def _nearest(session: Session, text: str) -> list[str]:
    from rapidfuzz import fuzz, process

    names = {fold(alias): alias for alias in session.exec(select(SourceAlias.alias))}
    near = process.extract(fold(text), names.keys(), scorer=fuzz.WRatio, limit=_SUGGESTIONS, score_cutoff=_NEAR)
    return [repr(names[folded]) for folded, _, _ in near]


def _by_source(
    session: Session, table: Any, value: Any, last: int | None, held_at: datetime | None
) -> defaultdict[int, list[str]]:
    """Names or domains by source, in the order they were added; a merge moved some of them, which is undone."""
    moved = {} if held_at is None else history.overlay(session, table.__tablename__, held_at)
    query = select(table.id, table.source_id, value).order_by(table.id)
    if last is not None:
        query = query.where(table.entry_id <= last)
    listed: defaultdict[int, list[str]] = defaultdict(list)
    for number, source, said in session.exec(query):
        listed[moved.get(number, {}).get("source_id", source)].append(said)
    return listed


def _reliability(session: Session, last: int | None, ends: Mapping[int, int]) -> dict[int, tuple[str, str]]:
    """The latest letter in general of each source, and its reason; ratings of those merged into it are its own."""
    query = select(Rating.source_id, Rating.value, Rating.reason).where(
        col(Rating.source_id).is_not(None), Rating.scale == "reliability", col(Rating.metric).is_(None)
    )
    if last is not None:
        query = query.where(Rating.entry_id <= last)
    rows = session.exec(query.order_by(col(Rating.id)))
    latest = {ends.get(number, number): (letter, reason) for number, letter, reason in rows if number is not None}
    return {number: rated for number, rated in latest.items() if rated[0] != UNRATED}


def _source(
    number: int, values: dict[str, Any], names: Iterable[str], domains: Iterable[str], rating: tuple[str, str] | None
) -> Source:
    return Source(
        id=number,
        name=values["name"],
        kind=SourceKind(values["kind"]),
        aliases=tuple(name for name in names if name != values["name"]),
        domains=tuple(domains),
        owner=values["owner"],
        party_to=values["party_to"],
        reliability=rating[0] if rating else None,
        reliability_reason=rating[1] if rating else None,
        handling=Handling(values["handling"]),
    )


def _count(session: Session, column: Any, ids: Sequence[int]) -> int:
    return session.exec(select(func.count()).where(col(column).in_(ids))).one()


def _number(number: int | None) -> int:
    assert number is not None
    return number
