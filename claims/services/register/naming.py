"""From printed names to sources: every name a document uses leads to one source, made where there is none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import Session, col

from claims.credibility.known_sources import KnownSource, by_domain, by_name, kind_of
from claims.model import SourceKind
from claims.sources import domain_of, fold
from db.tables import Source, SourceAlias, SourceDomain

_AT_ONCE = 500


def ensure(session: Session, names: Collection[str], entry_id: int) -> dict[str, int]:
    """The source of each printed name, by its folded name, alias or domain; unknown ones are made under the entry.

    A name of a well-known source makes that source, under its own name and with its aliases. A merged source leads
    to the one that survives. Names without a letter or a digit in them, and empty ones, are left out.
    """
    printed = {name: folded for name in names if (folded := fold(name)) and any(map(str.isalnum, folded))}
    wanted = dict.fromkeys(printed.values())
    found = by_folded(session, wanted)
    missing = {folded: name for name, folded in printed.items() if folded not in found}
    if missing:
        found |= _make(session, missing, entry_id)
    return {name: found[folded] for name, folded in printed.items()}


def by_folded(session: Session, folded: Iterable[str]) -> dict[str, int]:
    """The surviving source of each folded name that a source goes by."""
    found: dict[str, int] = {}
    for some in _batches(folded):
        rows = select(col(SourceAlias.folded), col(SourceAlias.source_id)).where(col(SourceAlias.folded).in_(some))
        found.update(session.execute(rows).all())
    return _surviving(session, found)


def by_host(session: Session, domains: Iterable[str]) -> dict[str, int]:
    """The surviving source of each domain that a source publishes on."""
    found: dict[str, int] = {}
    for some in _batches(domains):
        rows = select(col(SourceDomain.domain), col(SourceDomain.source_id)).where(col(SourceDomain.domain).in_(some))
        found.update(session.execute(rows).all())
    return _surviving(session, found)


def survivors(session: Session, then: Mapping[int, Mapping[str, Any]] | None = None) -> dict[int, int]:
    """Each merged source with the one that stands for it at the end of the chain.

    `then` undoes merges that a moment in the past had not seen (history.overlay of "source").
    """
    rows = select(col(Source.id), col(Source.merged_into)).where(col(Source.merged_into).is_not(None))
    merged: dict[int, Any] = dict(session.execute(rows).all())
    for number, values in (then or {}).items():
        if "merged_into" in values:
            merged[number] = values["merged_into"]
    merged = {number: into for number, into in merged.items() if into is not None}
    ends = {}
    for start in merged:
        end = start
        while end in merged:
            end = merged[end]
        ends[start] = end
    return ends


def insert_source(session: Session, known: KnownSource, entry_id: int) -> int:
    """A new source with its name, and those of its aliases and domains that no other source has."""
    return _insert(session, [known], entry_id)[0]


def _make(session: Session, missing: dict[str, str], entry_id: int) -> dict[str, int]:
    """Sources for folded names nobody goes by: of a known domain, of a well-known source, or new ones."""
    domains = {folded: domain for folded, name in missing.items() if (domain := domain_of(name))}
    hosts = by_host(session, domains.values())
    found = {folded: hosts[domain] for folded, domain in domains.items() if domain in hosts}
    makers: dict[KnownSource, list[str]] = {}
    for folded, name in missing.items():
        if folded not in found:
            makers.setdefault(_known(folded, name, domains.get(folded)), []).append(folded)
    own = {fold(known.name): known for known in makers}
    there = {own[folded]: number for folded, number in by_folded(session, own).items()}
    made = [known for known in makers if known not in there]
    ids = there | dict(zip(made, _insert(session, made, entry_id), strict=True))
    found |= {folded: ids[known] for known, names in makers.items() for folded in names}
    names = [(found[folded], name) for folded, name in missing.items() if "://" not in name]
    _insert_aliases(session, names, entry_id)
    return found


def _known(folded: str, name: str, domain: str | None) -> KnownSource:
    """The well-known source of a name or domain; else one that carries the name as first printed."""
    known = by_name().get(folded) or (by_domain().get(domain) if domain else None)
    if known is not None:
        return known
    if domain is not None:
        return KnownSource(name=domain, kind=SourceKind.OUTLET, domains=(domain,))
    return KnownSource(name=" ".join(name.split()), kind=kind_of(name))


def _insert(session: Session, sources: list[KnownSource], entry_id: int) -> list[int]:
    if not sources:
        return []
    rows = [
        {
            "name": known.name,
            "kind": known.kind.value,
            "owner": known.owner,
            "party_to": known.party_to,
            "handling": "public",
            "entry_id": entry_id,
        }
        for known in sources
    ]
    statement = insert(Source).returning(col(Source.id), sort_by_parameter_order=True)
    ids = [int(number) for number in session.execute(statement, rows).scalars() if number is not None]
    names = [
        (number, name) for number, known in zip(ids, sources, strict=True) for name in (known.name, *known.aliases)
    ]
    _insert_aliases(session, names, entry_id)
    domains = [(number, domain) for number, known in zip(ids, sources, strict=True) for domain in known.domains]
    _insert_domains(session, domains, entry_id)
    return ids


def _insert_aliases(session: Session, names: list[tuple[int, str]], entry_id: int) -> None:
    """Add names; one that a source goes by already stays with that source."""
    new = {fold(name): (number, " ".join(name.split())) for number, name in reversed(names)}
    taken = by_folded(session, new)
    rows = [
        {"source_id": number, "alias": name, "folded": folded, "entry_id": entry_id}
        for folded, (number, name) in reversed(new.items())
        if folded not in taken
    ]
    if rows:
        session.execute(insert(SourceAlias), rows)


def _insert_domains(session: Session, domains: list[tuple[int, str]], entry_id: int) -> None:
    new = {domain: number for number, domain in reversed(domains)}
    taken = by_host(session, new)
    rows = [
        {"source_id": number, "domain": domain, "entry_id": entry_id}
        for domain, number in new.items()
        if domain not in taken
    ]
    if rows:
        session.execute(insert(SourceDomain), rows)


def _surviving(session: Session, found: dict[str, int]) -> dict[str, int]:
    if not found:
        return found
    ends = survivors(session)
    return {name: ends.get(number, number) for name, number in found.items()} if ends else found


def _batches(items: Iterable[str]) -> Iterator[list[str]]:
    listed = list(items)
    return (listed[at : at + _AT_ONCE] for at in range(0, len(listed), _AT_ONCE))
