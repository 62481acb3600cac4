"""Where claims differ: the rows of `claims conflicts`, and the check a script relies on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from claims.errors import DiscrepanciesFound, UsageError
from claims.model import Cause
from claims.moments import first_instant, is_moment, last_instant
from claims.reconcile.origins import SourceBook
from claims.report.conflicts import Asked, Conflict, conflicts, unsettled
from claims.services.assessment.assessing import assess_all
from claims.services.loading import addressing, claims
from claims.services.loading.columns import CLAIM, TALLY
from claims.services.register import sources

if TYPE_CHECKING:
    from sqlmodel import Session


def differences(
    session: Session,
    *,
    sort: str = "people",
    events: Sequence[str] | None = None,
    causes: Collection[Cause] | None = None,
    metric: str | None = None,
    source: str | None = None,
    since: str | None = None,
    until: str | None = None,
    held_at: datetime | None = None,
) -> list[Conflict]:
    """Differences of these events (ids or labels) or of all, sorted and sifted.

    Raises NotFound for no such event, source or metric, UsageError for a date that is none.
    """
    wanted: Collection[int] | None = addressing.events(session, events, held_at=held_at) if events else None
    asked = Asked(
        causes=frozenset(causes) if causes else None,
        metric=None if metric is None else addressing.metric(session, metric),
        sources=None if source is None else _known_as(session, source, held_at),
        since=_moment(since, first_instant, "--since"),
        until=_moment(until, last_instant, "--until"),
    )
    if held_at is None:
        wanted = _narrowed(session, wanted, asked)
    book = SourceBook.of(sources.all(session, held_at=held_at))  # no weights: no difference goes by them
    reports = assess_all(session, held_at=held_at, events=wanted, book=book, brief=True)
    return conflicts(reports, book, sort=sort, asked=asked)


def _known_as(session: Session, source: str, held_at: datetime | None) -> frozenset[int]:
    found = sources.find(session, source, held_at=held_at)
    return claims.known_as(session, found.id, held_at=held_at)


def _narrowed(session: Session, wanted: Collection[int] | None, asked: Asked) -> Collection[int] | None:
    """The events that can hold what is asked for: only those are loaded and assessed."""
    for column, values, event in (
        (TALLY.c.metric, asked.metric and [asked.metric], TALLY.c.event_id),
        (CLAIM.c.asserted_id, asked.sources, CLAIM.c.event_id),
    ):
        if not values:
            continue
        named = column.in_(values) if event.table is TALLY else or_(column.in_(values), CLAIM.c.carried_id.in_(values))
        held = session.execute(select(event).where(named, event.is_not(None)).distinct()).scalars()
        wanted = set(held) if wanted is None else set(held) & set(wanted)
    return wanted


def _moment(text: str | None, instant: Callable[[str], datetime], option: str) -> datetime | None:
    if text is None:
        return None
    if not is_moment(text):
        raise UsageError(f"{option} {text!r} is no date", hint="write it like 2016-09-23")
    return instant(text)


def refuse_unsettled(rows: Sequence[Conflict]) -> None:
    """Raise DiscrepanciesFound (exit 3) where a contradiction among the rows is not settled."""
    count = unsettled(rows)
    if count:
        said = "1 contradiction is" if count == 1 else f"{count} contradictions are"
        raise DiscrepanciesFound(f"{said} not settled", hint='settle one: claims resolve TALLY --best N --reason "…"')
