"""Claims for export, a part at a time: a million claims never stand in memory together."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from claims.model import Claim
from claims.services.loading import addressing, claims
from claims.services.loading.columns import CLAIM

if TYPE_CHECKING:
    from sqlmodel import Session

PART = 5_000
"""Claims loaded at once: as many as one statement can name."""


def claims_in_parts(
    session: Session, *, states: Collection[str] = (), event: str | None = None, held_at: datetime | None = None
) -> Iterator[Claim]:
    """The claims that stand so (in any state, where none is named), of one event or all, in order of their ids.

    Raises NotFound where the event is not there.
    """
    events = None if event is None else frozenset({addressing.event(session, event, held_at=held_at)})
    return _parts(session, frozenset(states) or None, events, held_at)


def _parts(
    session: Session, states: frozenset[str] | None, events: frozenset[int] | None, held_at: datetime | None
) -> Iterator[Claim]:
    last = 0
    while numbers := session.execute(
        select(CLAIM.c.id).where(CLAIM.c.id > last).order_by(CLAIM.c.id).limit(PART)
    ).scalars().all():  # fmt: skip
        last = int(numbers[-1])
        wanted = claims.Filter(ids=frozenset(numbers), states=states, events=events)
        yield from claims.listing(session, wanted, held_at=held_at)
