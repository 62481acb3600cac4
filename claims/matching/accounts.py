"""Accounts, the unit of matching: what one document says of one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC

from claims.matching.lexis import fold
from claims.matching.versions import versions_of
from claims.model import Basis, Claim, Document
from claims.moments import first_instant

_MINUTE = 16  # characters of a time to the minute: what comes after it may be its zone
_QUOTES = 40  # quotes of table rows that enter an account's text: the rest says no more about the event


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An article with its own (non-context) claims, or the rows of a table that speak of one event.

    `key` is the same in every database; `documents` are row numbers, `claims` ids. `event` is the event an editor
    pinned it to. `sources` are who its claims go back to, `days` the ISO days they say it happened, `hours` the ISO
    times between which it did, where they say so, `figures` the (metric, number) they state.
    """

    key: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    external_id: str | None = None
    label: str | None = None
    event: int | None = None
    documents: tuple[int, ...] = ()
    claims: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    hours: tuple[str, str] | None = None
    figures: frozenset[tuple[str, object]] = field(default_factory=frozenset)

    @property
    def document(self) -> str | None:
        """The id of the document whose account it is; None of rows of a table."""
        kind, name, *_ = self.key.split("\x1f")
        return name if kind == "document" else None


def accounts_of(
    documents: Sequence[Document], claims: Iterable[Claim], pinned: Mapping[int, int] | None = None
) -> list[Account]:
    """Every document's account of its story, and one account for each event that rows of tables name.

    A document without a word (a table whose rows came with another one before) gives none; one that is word for word
    another of the same outlet and day, and has no claims of its own, belongs to that one's account. Versions of a
    document that go on with one story are one account, in the words of the latest. `pinned` maps numbers of documents
    to the event an editor pinned them to. In the order of their keys.
    """
    pins = dict(pinned or {})
    said: dict[int | None, list[Claim]] = defaultdict(list)
    rows: dict[str, list[Claim]] = defaultdict(list)
    with_rows: set[int | None] = set()
    for claim in claims:
        if claim.start is None and claim.document_id not in pins:
            rows[row_key(claim)].append(claim)
            with_rows.add(claim.document_id)
        else:
            said[claim.document_id].append(claim)
    told = [
        document for document in documents
        if document.number in said or (document.number not in with_rows and (document.text or document.title))
    ]  # fmt: skip
    earlier = versions_of(told, pins)
    for latest, before in earlier.items():
        said[latest] = [claim for number in (*before, latest) for claim in said.pop(number, ())]
        pins.update((latest, pins[number]) for number in before if number in pins)
    away = {number for numbers in earlier.values() for number in numbers}
    latest_ones = [document for document in told if document.number not in away]
    copies = _copies([document for document in latest_ones if document.number not in pins], said)
    away = {copy for numbers in copies.values() for copy in numbers}
    found = [
        _article(document, said[document.number], pins.get(document.number), _others(document, copies, earlier))
        for document in latest_ones
        if document.number not in away
    ]
    found += [_rows(key, group) for key, group in rows.items()]
    return sorted(found, key=lambda account: account.key)


def same_copy(document: Document) -> tuple[str | None, ...]:
    """What two records of one article have in common: content, outlet and publication."""
    return document.sha256, document.outlet, document.published


def _copies(documents: Iterable[Document], said: Mapping[int | None, list[Claim]]) -> dict[int, list[int]]:
    """The documents recorded again under another id or address, by the one they repeat."""
    alike: dict[tuple[str | None, ...], list[Document]] = defaultdict(list)
    for document in documents:
        alike[same_copy(document)].append(document)
    found: dict[int, list[int]] = {}
    for group in alike.values():
        group.sort(key=lambda document: (not said.get(document.number), document.id, document.number))
        if rest := [document.number for document in group[1:] if not said.get(document.number)]:
            found[group[0].number] = rest
    return found


def _others(document: Document, copies: Mapping[int, list[int]], earlier: Mapping[int, list[int]]) -> list[int]:
    """The documents that belong to the account of one: its earlier versions, and its copies with theirs."""
    whole = [document.number, *copies.get(document.number, ())]
    return [at for number in whole for at in (number, *earlier.get(number, ()))][1:]


def row_key(claim: Claim) -> str:
    """The key of the account that a row of a table belongs to."""
    if claim.external_id:
        return f"id\x1f{claim.external_id}"
    if claim.event_label:
        return f"label\x1f{fold(claim.event_label).strip()}"
    return f"row\x1f{claim.document}\x1f{fold(claim.place or '')}\x1f{(claim.occurred_from or claim.when or '')[:10]}"


def _article(document: Document, claims: list[Claim], event: int | None, others: Sequence[int]) -> Account:
    own = [claim for claim in claims if not claim.context]
    labels = sorted({claim.event_label for claim in own if claim.event_label})
    return Account(
        key=f"document\x1f{document.id}\x1f{document.sha256}",
        text=document.text,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        external_id=min((claim.external_id for claim in own if claim.external_id), default=None),
        label=labels[0] if labels else None,
        event=event,
        documents=(document.number, *others),
        claims=tuple(claim.id for claim in claims),
        places=_places(own),
        sources=_sources(claims),
        days=_days(own),
        hours=_hours(own),
        figures=_figures(own),
    )


def _rows(key: str, claims: list[Claim]) -> Account:
    own = [claim for claim in claims if not claim.context] or claims
    first = min(own, key=lambda claim: claim.key)
    label = min((claim.event_label for claim in own if claim.event_label), default=None)
    quotes = sorted({claim.quote for claim in own if claim.quote})[:_QUOTES]
    places = _places(own)
    outlets = {claim.carried_by for claim in own}
    return Account(
        key=key,
        text=". ".join([*filter(None, [label, *places]), *quotes]),
        outlet=outlets.pop() if len(outlets) == 1 else None,
        published=min((claim.published for claim in own if claim.published), default=None),
        external_id=first.external_id,
        label=label,
        documents=tuple(sorted({claim.document_id for claim in claims if claim.document_id is not None})),
        claims=tuple(claim.id for claim in claims),
        places=places,
        sources=_sources(claims),
        days=_days(own),
        hours=_hours(own),
        figures=_figures(own),
    )


def _places(claims: Iterable[Claim]) -> tuple[str, ...]:
    counted: dict[str, int] = defaultdict(int)
    for claim in claims:
        if claim.place:
            counted[claim.place] += 1
    return tuple(sorted(counted, key=lambda place: (-counted[place], place))[:3])


def _sources(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(sorted({name for claim in claims for name in (claim.asserted_by, *claim.via) if name}))


def _days(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The days of the incident as written, and as UTC has them where a time names its zone."""
    times = {claim.occurred_from for claim in claims if claim.occurred_from and claim.basis is Basis.INCIDENT}
    stated = {time[:10] for time in times} | {_utc_day(time) for time in times if len(time) > _MINUTE}
    return tuple(sorted(day for day in stated if len(day) == 10))


def _utc_day(time: str) -> str:
    """The day of a time with a zone as UTC has it; "" where it is none, or at an end of the calendar."""
    try:
        return first_instant(time).astimezone(UTC).date().isoformat()
    except (ValueError, OverflowError):
        return ""


def _hours(claims: Iterable[Claim]) -> tuple[str, str] | None:
    """From the earliest to the latest hour that claims of the incident name."""
    told = [
        (claim.occurred_from[:16], (claim.occurred_to or claim.occurred_from)[:16])
        for claim in claims
        if claim.occurred_from and "T" in claim.occurred_from and claim.basis is Basis.INCIDENT
    ]
    return (min(start for start, _ in told), max(end for _, end in told)) if told else None


def _figures(claims: Iterable[Claim]) -> frozenset[tuple[str, object]]:
    """Figures that say something: one dead is what most reports have."""
    return frozenset((claim.metric, n) for claim in claims if (n := claim.figure.stated) is not None and n > 1)
