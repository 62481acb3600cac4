"""Looking claims up: load, list, find and count. Rows become values here and nowhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, func, or_, select

from claims.errors import NotFound
from claims.model import Claim, State
from claims.services.loading import claim_values, corrections
from claims.services.loading.claim_values import LONGEST, NAMES
from claims.services.loading.columns import CLAIM, DOCUMENT, SOURCE

if TYPE_CHECKING:
    from claims.services.loading.claim_values import Reader

_T = TypeVar("_T")
_LINKED = {
    "supersedes": ("replaces", "is replaced by"),
    "adds_to": ("adds to", "is added to by"),
    "denies": ("denies", "is denied by"),
}
_ENTRY = NAMES.index("entry_id")
_STANDING = ("state", "checked_by", "handling", "embargo_until", "event_id", "tally_id")
_LEAST_SURE = (CLAIM.c.confidence.is_(None), CLAIM.c.confidence)
_SHORTEST_PREFIX = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which claims to list; None asks nothing. `source` is any of these source ids, as asserter or carrier.

    With `least_sure` those whose reading was least sure come first, those without a confidence last.
    """

    ids: AbstractSet[int] | None = None
    states: AbstractSet[str] | None = None
    events: AbstractSet[int] | None = None
    tallies: AbstractSet[int] | None = None
    documents: AbstractSet[int | str] | None = None
    sources: AbstractSet[int] | None = None
    metric: str | None = None
    least_sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What is not in the report yet: drafts, accepted claims without an event, and claims that may not be shown."""

    drafts: int = 0
    unmatched: int = 0
    withheld: int = 0


def load(
    session: Reader,
    *,
    ids: Collection[int] | None = None,
    events: Collection[int] | None = None,
    documents: Collection[int | str] | None = None,
    states: Collection[str] | None = None,
    held_at: datetime | None = None,
) -> list[Claim]:
    """Claims in the order they were recorded. `documents` are row numbers or document ids; None asks nothing.

    With `held_at` only what was recorded by then, standing as it stood then.
    """
    wanted = Filter(ids=_set(ids), events=_set(events), documents=_set(documents), states=_plain(states))
    return listing(session, wanted, held_at=held_at)


def listing(
    session: Reader, wanted: Filter, *, limit: int | None = None, held_at: datetime | None = None
) -> list[Claim]:
    """The claims a filter lets through, in the order they were recorded (or its own), at most `limit` of them."""
    rows = _rows(session, wanted, limit, held_at)
    last = claim_values.last_entry(session, held_at)
    around = claim_values.surroundings(session, {row[_ENTRY] for row in rows}, last=last, moment=held_at, of=_few(rows))
    return [claim_values.claim(row, around) for row in rows]


def find(session: Reader, reference: str, *, held_at: datetime | None = None) -> Claim:
    """The claim of this id, or of the key that begins with these letters.

    Raises NotFound where there is none, or where several keys begin so.
    """
    for found in _by_reference(session, reference.strip().lower(), held_at):
        return found
    raise NotFound(f"no claim {reference!r}", hint="`claims list` shows ids, `claims search` finds words")


def linked(session: Reader, number: int, *, held_at: datetime | None = None) -> list[tuple[str, int]]:
    """The claims a claim is linked to, either way round: the words for the link and the other's id."""
    last = claim_values.last_entry(session, held_at)
    made = corrections.links(session, last=last, about=[number])
    return [(_LINKED[kind][claim != number], other if claim == number else claim) for claim, kind, other in made]


def known_as(session: Reader, source: int, *, held_at: datetime | None = None) -> frozenset[int]:
    """The source's id and those of the sources merged into it by then: claims keep the id they were recorded with."""
    merged = dict(
        session.execute(select(SOURCE.c.id, SOURCE.c.merged_into).where(SOURCE.c.merged_into.is_not(None))).all()
    )
    past = claim_values.past(session, SOURCE.name, held_at)
    merged |= {number: values["merged_into"] for number, values in past.items() if "merged_into" in values}
    merged = {number: into for number, into in merged.items() if into is not None}
    return frozenset(
        {source} | {number for number, end in claim_values.ends_of_merges(merged).items() if end == source}
    )


def waiting(session: Reader, *, held_at: datetime | None = None) -> Waiting:
    """How many drafts wait, how many accepted claims have no event, and how many accepted claims are withheld."""
    if held_at is not None or _any_withheld(session):
        return _counted(load(session, states=(State.DRAFT, State.ACCEPTED), held_at=held_at))
    rows = session.execute(
        select(CLAIM.c.state, CLAIM.c.event_id.is_(None), func.count())
        .where(CLAIM.c.state.in_((State.DRAFT.value, State.ACCEPTED.value)))
        .group_by(CLAIM.c.state, CLAIM.c.event_id.is_(None))
    )
    counts = {(state, bool(homeless)): number for state, homeless, number in rows}
    drafts = counts.get(("draft", True), 0) + counts.get(("draft", False), 0)
    return Waiting(drafts=drafts, unmatched=counts.get(("accepted", True), 0))


def _few(rows: Sequence[Sequence[Any]]) -> list[int] | None:
    """The ids of the claims where one statement can name them twice over."""
    return [row[0] for row in rows] if 2 * len(rows) <= LONGEST else None


def _set(values: Collection[_T] | None) -> frozenset[_T] | None:
    return None if values is None else frozenset(values)


def _plain(states: Collection[str] | None) -> frozenset[str] | None:
    """States as plain text: not every database driver takes an enum for one."""
    return None if states is None else frozenset(str(state) for state in states)


def _counted(claims: list[Claim]) -> Waiting:
    accepted = [claim for claim in claims if claim.state is State.ACCEPTED]
    return Waiting(
        drafts=len(claims) - len(accepted),
        unmatched=sum(claim.event is None for claim in accepted),
        withheld=sum(claim.handling != "public" for claim in accepted),
    )


def _any_withheld(session: Reader) -> bool:
    tables = (CLAIM, DOCUMENT, SOURCE)
    queries = (select(table.c.id).where(table.c.handling != "public").limit(1) for table in tables)
    return any(session.execute(query).first() for query in queries)


def _by_reference(session: Reader, reference: str, held_at: datetime | None) -> Iterator[Claim]:
    if reference.isascii() and reference.isdigit() and len(reference) < 19:
        yield from load(session, ids=[int(reference)], held_at=held_at)
    if len(reference) >= _SHORTEST_PREFIX and all(letter in "0123456789abcdef" for letter in reference):
        keys = session.execute(select(CLAIM.c.id, CLAIM.c.key).where(CLAIM.c.key.startswith(reference)).limit(6)).all()
        if len(keys) > 1:
            shown = ", ".join(str(key) for _, key in keys[:5])
            raise NotFound(
                f"several claims have a key that begins with {reference!r}", hint=f"give more of it: {shown}"
            )
        yield from load(session, ids=[number for number, _ in keys], held_at=held_at)


def _rows(session: Reader, wanted: Filter, limit: int | None, held_at: datetime | None) -> Sequence[Sequence[Any]]:
    """The rows by NAMES. What the database cannot sift (long lists, standings of the past) is sifted here."""
    changed = claim_values.past(session, "claim", held_at)
    sifted = not changed and not _too_long(wanted)
    query = select(*claim_values.columns()).join(DOCUMENT, DOCUMENT.c.id == CLAIM.c.document_id)
    query = query.order_by(*(_LEAST_SURE if wanted.least_sure else ()), CLAIM.c.id)
    query = query.where(*_conditions(wanted, standing=not changed))
    if held_at is not None:
        query = query.where(CLAIM.c.entry_id <= claim_values.last_entry(session, held_at))
    rows = session.execute(query.limit(limit) if sifted else query).all()
    if sifted:
        return rows
    values = (dict(zip(NAMES, row, strict=True)) for row in rows)
    stood = (row | _then(changed.get(row["id"], {})) for row in values)
    return [tuple(row.values()) for row in islice((row for row in stood if _passes(wanted, row)), limit)]


def _then(past: dict[str, Any]) -> dict[str, Any]:
    """The standing a claim had, from the log's JSON to what the columns hold."""
    values = {name: value for name, value in past.items() if name in _STANDING}
    if isinstance(until := values.get("embargo_until"), str):
        values["embargo_until"] = datetime.fromisoformat(until)
    return values


def _conditions(wanted: Filter, *, standing: bool) -> list[ColumnElement[bool]]:
    """What the database can sift: the lists that fit a statement, and the standing where the present is asked for."""
    asked: list[tuple[ColumnElement[Any], Collection[Any] | None]] = [(CLAIM.c.id, wanted.ids)]
    if standing:
        asked += [(CLAIM.c.state, wanted.states), (CLAIM.c.event_id, wanted.events), (CLAIM.c.tally_id, wanted.tallies)]
    lists = [(column, values) for column, values in asked if values is not None and len(values) <= LONGEST]
    conditions: list[ColumnElement[bool]] = []
    conditions += [column.in_(list(values)) for column, values in lists]
    if wanted.metric is not None:
        conditions.append(CLAIM.c.metric == wanted.metric)
    if wanted.sources is not None:
        sources = list(wanted.sources)
        conditions.append(or_(CLAIM.c.asserted_id.in_(sources), CLAIM.c.carried_id.in_(sources)))
    if wanted.documents is not None and len(wanted.documents) <= LONGEST:
        numbers = [each for each in wanted.documents if isinstance(each, int)]
        names = [each for each in wanted.documents if isinstance(each, str)]
        by_number, by_name = CLAIM.c.document_id.in_(numbers), DOCUMENT.c.name.in_(names)
        # an OR, even with an empty list, would make the database read every claim
        conditions.append(or_(by_number, by_name) if names and numbers else by_name if names else by_number)
    return conditions


def _too_long(wanted: Filter) -> bool:
    lists = (wanted.ids, wanted.events, wanted.tallies, wanted.documents)
    return any(values is not None and len(values) > LONGEST for values in lists)


def _passes(wanted: Filter, values: dict[str, Any]) -> bool:
    """The same sieve over values, for lists no statement takes and for standings of the past."""
    asked = (("id", wanted.ids), ("state", wanted.states), ("event_id", wanted.events), ("tally_id", wanted.tallies))
    documents = wanted.documents
    return all(accepted is None or values[name] in accepted for name, accepted in asked) and (
        documents is None or values["document_id"] in documents or values["document"] in documents
    )
