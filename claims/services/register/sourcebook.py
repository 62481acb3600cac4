"""Changes to sources: added, given other names, merged, described, rated. Every one is an entry of the log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select, update

from claims.credibility.known_sources import KnownSource
from claims.credibility.scales import RELIABILITY, UNRATED, scale
from claims.errors import InputRefused
from claims.model import Source, SourceKind
from claims.services import log
from claims.services.loading import addressing
from claims.services.register import naming, sources
from claims.sources import domain_of, fold
from db.tables import Rating, SourceAlias, SourceDomain
from db.tables import Source as Row


def add(
    session: Session,
    name: str,
    *,
    by: str,
    kind: SourceKind = SourceKind.UNKNOWN,
    aliases: Sequence[str] = (),
    domains: Sequence[str] = (),
    owner: str | None = None,
    party_to: str | None = None,
    reason: str | None = None,
) -> Source:
    """A new source. Raises InputRefused where it, one of its aliases or a domain belongs to a source already."""
    own = _name(name)
    others = [_name(alias) for alias in aliases]
    hosts = [_domain(domain) for domain in domains]
    for said in (own, *others):
        _require_free(session, said)
    for host in hosts:
        _require_free_domain(session, host)
    with log.entry(session, "source.add", by=by, reason=reason, subject=own) as entry:
        made = KnownSource(own, kind, tuple(others), tuple(hosts), owner, party_to)
        number = naming.insert_source(session, made, entry.id)
        entry.note(source=number, kind=kind, aliases=others, domains=hosts, owner=owner, party_to=party_to)
    return sources.find(session, number)


def alias(session: Session, source: str | int, name: str, *, by: str, reason: str | None = None) -> Source:
    """Another name for a source. Nothing happens where it goes by that name; InputRefused where another one does."""
    found = sources.find(session, source)
    said = _name(name)
    holder = naming.by_folded(session, [fold(said)]).get(fold(said))
    if holder == found.id:
        return found
    if holder is not None:
        other = sources.find(session, holder)
        raise InputRefused(
            f"{said!r} is a source of its own: {other.name} ({other.id})",
            hint=f"if both are one source: claims source merge {other.id} {found.id} --reason …",
        )
    with log.entry(session, "source.alias", by=by, reason=reason, subject=found.name) as entry:
        session.add(SourceAlias(source_id=found.id, alias=said, folded=fold(said), entry_id=entry.id))
        entry.note(source=found.id, alias=said)
    return sources.find(session, found.id)


def merge(session: Session, source: str | int, into: str | int, *, by: str, reason: str) -> Source:
    """One source stands for both from now on; the other stays, leads to it, and gives it its names and domains.

    Claims keep the source they were recorded with and are read as those of the one that stands; of the
    ratings of both the latest speaks. Raises InputRefused where both are one already, or no reason is given.
    """
    gone, kept = sources.find(session, source), sources.find(session, into)
    if gone.id == kept.id:
        raise InputRefused(f"{gone.name} and {kept.name} are one source already")
    why = _reason(reason)
    with log.entry(session, "source.merge", by=by, reason=why, subject=f"{gone.name} into {kept.name}") as entry:
        for table in (SourceAlias, SourceDomain):
            ids = session.exec(select(table.id).where(col(table.source_id) == gone.id)).all()
            session.execute(update(table).where(col(table.source_id) == gone.id).values(source_id=kept.id))
            moved = [(number, [gone.id], [kept.id]) for number in ids if number is not None]
            entry.changed(str(table.__tablename__), ["source_id"], moved)
        session.execute(update(Row).where(col(Row.id) == gone.id).values(merged_into=kept.id))
        entry.changed("source", ["merged_into"], [(gone.id, [None], [kept.id])])
    return sources.find(session, kept.id)


def describe(
    session: Session,
    source: str | int,
    *,
    by: str,
    kind: SourceKind | None = None,
    owner: str | None = None,
    party_to: str | None = None,
    domain: str | None = None,
    reason: str | None = None,
) -> Source:
    """Say what a source is: None leaves a thing as it is, an empty text clears it. No entry where nothing changes."""
    found = sources.find(session, source)
    given = {"kind": kind, "owner": owner, "party_to": party_to}
    before: dict[str, Any] = {"kind": found.kind.value, "owner": None if found.owner_list else found.owner}
    before |= {"party_to": found.party_to}
    after = {name: str(value).strip() or None for name, value in given.items() if value is not None}
    after = {name: value for name, value in after.items() if value != before[name]}
    host = None if domain is None else _domain(domain)
    if host in found.domains:
        host = None
    if host is not None:
        _require_free_domain(session, host)
    if not after and host is None:
        return found
    with log.entry(session, "source.set", by=by, reason=reason, subject=found.name) as entry:
        if after:
            session.execute(update(Row).where(col(Row.id) == found.id).values(**after))
            entry.changed("source", list(after), [(found.id, [before[name] for name in after], list(after.values()))])
        if host is not None:
            session.add(SourceDomain(source_id=found.id, domain=host, entry_id=entry.id))
            entry.note(source=found.id, domain=host)
    session.expire_all()
    return sources.find(session, found.id)


def rate(
    session: Session, source: str | int, letter: str, *, by: str, reason: str, metric: str | None = None
) -> Source:
    """An editor's letter for a source, in general or for one metric; appended, the latest speaks, `none` takes it back.

    F says that nothing is known, not that a source is bad. Raises InputRefused for a letter outside A–F or an empty
    reason, NotFound for a metric nobody uses.
    """
    found = sources.find(session, source)
    value = letter.strip().upper()
    if value.casefold() == UNRATED:
        value = UNRATED
    elif value not in scale(RELIABILITY):
        listed = "; ".join(f"{key} {words}" for key, words in scale(RELIABILITY).items())
        raise InputRefused(f"{letter!r} is no reliability", hint=listed)
    metric = None if metric is None else addressing.metric(session, metric)
    why = _reason(reason)
    with log.entry(session, "source.rate", by=by, reason=why, subject=found.name) as entry:
        rating = Rating(
            source_id=found.id, scale="reliability", value=value, metric=metric, reason=why, entry_id=entry.id
        )
        session.add(rating)
        entry.note(
            source=found.id,
            before=found.reliability if metric is None else None,
            after=None if value == UNRATED else value,
            metric=metric,
        )
    return sources.find(session, found.id)


def _name(name: str) -> str:
    trimmed = " ".join(name.split())
    if not any(map(str.isalnum, trimmed)):
        raise InputRefused(f"{name!r} is no name", hint="a name has at least one letter or digit")
    return trimmed


def _domain(domain: str) -> str:
    found = domain_of(domain)
    if found is None:
        raise InputRefused(f"{domain!r} is no web domain", hint="write it like example.org")
    return found


def _reason(reason: str) -> str:
    if not reason.strip():
        raise InputRefused("a reason is required", hint="say why with --reason; it goes into the log")
    return reason.strip()


def _require_free(session: Session, name: str) -> None:
    holder = naming.by_folded(session, [fold(name)]).get(fold(name))
    if holder is not None:
        raise InputRefused(
            f"a source goes by {name!r} already: {sources.find(session, holder).name} ({holder})",
            hint=f"look at it: claims source show {holder}",
        )


def _require_free_domain(session: Session, domain: str) -> None:
    holder = naming.by_host(session, [domain]).get(domain)
    if holder is not None:
        raise InputRefused(f"{domain} belongs to {sources.find(session, holder).name} ({holder})")
