"""Where claims differ: the rows of `claims conflicts`, and the check a script relies on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from claims.errors import DiscrepanciesFound
from claims.report.conflicts import Conflict, conflicts, unsettled
from claims.services.assessment.assessing import assess_all, source_book
from claims.services.loading import addressing

if TYPE_CHECKING:
    from sqlmodel import Session


def differences(
    session: Session,
    *,
    sort: str = "people",
    events: Sequence[str] | None = None,
    held_at: datetime | None = None,
) -> list[Conflict]:
    """Differences of these events (ids or labels) or of all, sorted. Raises NotFound for no such event."""
    wanted = addressing.events(session, events, held_at=held_at) if events else None
    book = source_book(session, held_at=held_at)
    return conflicts(assess_all(session, held_at=held_at, events=wanted, book=book), book, sort=sort)


def refuse_unsettled(rows: Sequence[Conflict]) -> None:
    """Raise DiscrepanciesFound (exit 3) where a contradiction among the rows is not settled."""
    count = unsettled(rows)
    if count:
        said = "1 contradiction is" if count == 1 else f"{count} contradictions are"
        raise DiscrepanciesFound(f"{said} not settled", hint='settle one: claims resolve TALLY --best N --reason "…"')
