"""Rating lists of others: imported whole under their own names, looked up by domain, taken back through the log."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import Session

from claims.credibility.families import families, named
from claims.credibility.lists import Listed, ListKind, RatingList
from claims.errors import InputRefused, NotFound, UsageError
from claims.model import Problem
from claims.moments import is_moment
from claims.services import history, log
from claims.services.recording.claim_rows import batches
from claims.services.tables import ENTRY, LISTED_RATING, RATING_LIST
from claims.sources import fold
from claims.tables.ratings import Ratings, read_ratings

_AT_ONCE = 5_000
_FACTS = ("name", "kind", "column", "count", "version", "licence", "dated", "lowest", "highest", "file", "sha256")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did: the list, how it differs from the version before it, and the findings on the way."""

    list: RatingList
    known: bool = False
    before: RatingList | None = None
    added: int = 0
    changed: int = 0
    gone: int = 0
    unknown: int = 0
    problems: tuple[Problem, ...] = ()


def import_list(
    session: Session,
    paths: Sequence[str],
    name: str,
    *,
    by: str,
    version: str | None = None,
    licence: str | None = None,
    dated: str | None = None,
    mapping: dict[str, str] | None = None,
    scale: tuple[float, float] | None = None,
    domain: str | None = None,
    strict: bool = False,
) -> Imported:
    """Import one version of a list; the version before it stays readable and is no longer in force.

    The same list twice records nothing. Raises InputRefused where nothing can be read, with `strict` for any finding,
    and where another content comes under a name and version that are there; UsageError for a name or date that is none.
    """
    called = " ".join(name.split())
    if not any(map(str.isalnum, called)):
        raise UsageError(f"--list {name!r} is no name", hint='name the list: --list "Lin et al. 2023"')
    if dated is not None and not is_moment(dated):
        raise UsageError(f"--date {dated!r} is no date", hint="write it like 2023-09-21")
    read = read_ratings(paths, mapping or {}, scale=scale, domain=domain)
    if strict and any(problem.fatal for problem in read.problems):
        count = sum(problem.fatal for problem in read.problems)
        raise InputRefused(f"{count:,} findings, and nothing was recorded", hint=f"the first: {read.problems[0]}")
    before = next((held for held in in_force(session) if fold(held.name) == fold(called)), None)
    if before is not None and _same(before, read, version, dated):
        return Imported(list=before, known=True, unknown=read.unknown, problems=read.problems)
    if before is not None and (before.version, before.dated) == (version, dated):
        said = f"version {version}" if version else "no version"
        raise InputRefused(
            f"the list {before.name!r} is here with {said} and other content",
            hint="say which version this is with --version or --date, or give it a name of its own",
        )
    files = ", ".join(Path(path).name for path in paths)
    with log.entry(session, "source.ratings", by=by, subject=called) as entry:
        facts: dict[str, Any] = {
            "name": called, "kind": read.kind.value, "column": read.column, "count": len(read.said), "version": version,
            "licence": licence, "dated": dated, "lowest": read.lowest, "highest": read.highest, "file": files,
            "sha256": read.sha256,
        }  # fmt: skip
        made = insert(RATING_LIST).values(facts | {"folded": fold(called), "entry_id": entry.id})
        number = int(session.execute(made.returning(RATING_LIST.c.id)).scalar_one())
        for some in batches(sorted(read.said.items()), _AT_ONCE):
            rows = [{"list_id": number, "domain": host, "value": value, "entry_id": entry.id} for host, value in some]
            session.execute(insert(LISTED_RATING), rows)
        entry.note(list=number, **facts)
    old = {} if before is None else dict(_rows(session, before.id))
    return Imported(
        list=next(held for held in held_lists(session) if held.id == number),
        before=before,
        added=len(read.said.keys() - old.keys()),
        changed=sum(old[host] != value for host, value in read.said.items() if host in old),
        gone=len(old.keys() - read.said.keys()),
        unknown=read.unknown,
        problems=read.problems,
    )


def undo(session: Session, name: str, *, by: str, reason: str | None) -> tuple[RatingList, RatingList | None]:
    """Take the version in force of a list back; gives it, and the version that is in force now, if there is one.

    Raises UsageError without a reason, NotFound for no such list.
    """
    if not reason or not reason.strip():
        raise UsageError("a reason is required", hint='add --reason "…": it stays in the log')
    held = _find(session, name)
    with log.entry(session, "source.ratings.undo", by=by, reason=reason.strip(), subject=held.name) as entry:
        session.execute(update(RATING_LIST).where(RATING_LIST.c.id == held.id).values(withdrawn=True))
        entry.changed("rating_list", ["withdrawn"], [(held.id, [False], [True])])
    return held, next((one for one in in_force(session) if fold(one.name) == fold(held.name)), None)


def held_lists(session: Session, *, held_at: datetime | None = None) -> list[RatingList]:
    """Every version of every list, in the order they came; with `held_at`, as the database held them then."""
    columns = (RATING_LIST.c.id, RATING_LIST.c.withdrawn, *(RATING_LIST.c[name] for name in _FACTS))
    query = select(*columns, ENTRY.c.by.label("signed"), ENTRY.c.at)
    query = query.join(ENTRY, ENTRY.c.id == RATING_LIST.c.entry_id).order_by(RATING_LIST.c.id)
    then: dict[int, dict[str, Any]] = {}
    if held_at is not None:
        query = query.where(RATING_LIST.c.entry_id <= log.last_entry_at(session, held_at))
        then = history.overlay(session, "rating_list", held_at)
    return [
        RatingList(
            id=row.id,
            withdrawn=bool(then.get(row.id, {}).get("withdrawn", row.withdrawn)),
            by=row.signed,
            at=row.at,
            **{name: getattr(row, name) for name in _FACTS if name != "kind"},
            kind=ListKind(row.kind),
        )
        for row in session.execute(query)
    ]


def in_force(session: Session, *, held_at: datetime | None = None) -> list[RatingList]:
    """Of each list the version that speaks: the last one imported that was not taken back."""
    latest = {fold(held.name): held for held in held_lists(session, held_at=held_at) if not held.withdrawn}
    return sorted(latest.values(), key=lambda held: fold(held.name))


def listed(session: Session, domains: Collection[str], *, held_at: datetime | None = None) -> list[Listed]:
    """What each list in force says of these domains, list by list; a domain that no list has stays unknown."""
    held = {one.id: one for one in in_force(session, held_at=held_at) if one.kind is not ListKind.OWNERS}
    if not held or not domains:
        return []
    query = select(LISTED_RATING.c.list_id, LISTED_RATING.c.domain, LISTED_RATING.c.value).where(
        LISTED_RATING.c.list_id.in_(list(held)), LISTED_RATING.c.domain.in_(list(domains))
    )
    order = {number: place for place, number in enumerate(held)}
    rows = sorted(session.execute(query).all(), key=lambda row: (order[row[0]], row[1]))
    return [Listed(held[number], domain, value) for number, domain, value in rows]


def owner_lists(session: Session, *, held_at: datetime | None = None) -> list[RatingList]:
    """The lists in force that say who controls whom."""
    return [one for one in in_force(session, held_at=held_at) if one.kind is ListKind.OWNERS]


def owners(
    session: Session, held: Sequence[RatingList], by_domain: dict[str, tuple[str, str | None]]
) -> dict[str, tuple[str, str]]:
    """The family of each domain by lists of owners, with the names of the lists.

    `by_domain` gives the source of each domain known here, and the owner an editor set for it.
    """
    pairs = [pair for one in held for pair in _rows(session, one.id)]
    said = {domain: owner for domain, (_, owner) in by_domain.items() if owner}
    family = named(families(pairs), said, {domain: name for domain, (name, _) in by_domain.items()})
    lists = ", ".join(one.name for one in held)
    return {domain: (family[domain], lists) for domain in by_domain if domain in family}


def _same(held: RatingList, read: Ratings, version: str | None, dated: str | None) -> bool:
    same = (held.sha256, held.column, held.kind, held.lowest, held.highest)
    told = (version or held.version, dated or held.dated) == (held.version, held.dated)
    return told and same == (read.sha256, read.column, read.kind, read.lowest, read.highest)


def _find(session: Session, name: str) -> RatingList:
    held = in_force(session)
    for one in held:
        if fold(one.name) == fold(name):
            return one
    import difflib

    near = difflib.get_close_matches(fold(name), [fold(one.name) for one in held], n=1, cutoff=0.5)
    meant = [one.name for one in held if fold(one.name) in near]
    hint = f"did you mean {meant[0]!r}?" if meant else "the lists here: claims source lists"
    raise NotFound(f"no list is called {name!r}", hint=hint)


def _rows(session: Session, number: int) -> Iterator[tuple[str, str]]:
    query = select(LISTED_RATING.c.domain, LISTED_RATING.c.value).where(LISTED_RATING.c.list_id == number)
    yield from ((domain, value) for domain, value in session.execute(query))
