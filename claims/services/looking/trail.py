"""The decision trail of one claim: who recorded, changed, linked and rated it, when and why."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from claims.report.seen import Step
from claims.services import log
from claims.services.loading.columns import CLAIM, CORRECTION, ENTRY, LINK, PAYLOAD, RATING, utc

if TYPE_CHECKING:
    from sqlmodel import Session


def of_claim(session: Session, number: int, *, held_at: datetime | None = None) -> list[Step]:
    """Every entry that recorded, changed, linked or rated the claim, in order; with `held_at`, those up to then."""
    touched: dict[int, list[tuple[str, Any, Any]]] = _changes(session, number)
    for entry, what, value in _added(session, number):
        touched.setdefault(entry, []).append((what, None, value))
    for (entry,) in session.execute(select(CLAIM.c.entry_id).where(CLAIM.c.id == number)):
        touched.setdefault(entry, [])
    query = select(ENTRY.c.id, ENTRY.c.at, ENTRY.c.by, ENTRY.c.action, ENTRY.c.reason).where(ENTRY.c.id.in_(touched))
    if held_at is not None:
        query = query.where(ENTRY.c.id <= log.last_entry_at(session, held_at))
    return [
        Step(entry=entry, at=utc(at), by=by, action=action, reason=reason, changes=tuple(touched[entry]))
        for entry, at, by, action, reason in session.execute(query.order_by(ENTRY.c.id))
    ]


def _changes(session: Session, number: int) -> dict[int, list[tuple[str, Any, Any]]]:
    """What payloads say of the claim's columns. The pattern finds the few that can name it; the JSON decides."""
    query = select(PAYLOAD.c.entry_id, PAYLOAD.c.body).where(PAYLOAD.c.body.like(f"%[{number},[%"))
    found: dict[int, list[tuple[str, Any, Any]]] = {}
    for entry, body in session.execute(query):
        for change in json.loads(body).get("changes", []):
            if change["table"] != "claim":
                continue
            for row, before, after in change["rows"]:
                if row == number:
                    found.setdefault(entry, []).extend(zip(change["fields"], before, after, strict=True))
    return found


def _added(session: Session, number: int) -> list[tuple[int, str, Any]]:
    """Links to other claims, corrections that name another claim, and ratings: all of them appended."""
    links = select(LINK.c.entry_id, LINK.c.kind, LINK.c.other_id).where(LINK.c.claim_id == number)
    corrections = select(CORRECTION.c.entry_id, CORRECTION.c.act, CORRECTION.c.other_id)
    acts = session.execute(corrections.where(CORRECTION.c.claim_id == number)).all()
    ratings = select(RATING.c.entry_id, RATING.c.scale, RATING.c.value).where(RATING.c.claim_id == number)
    return [
        *((entry, kind, f"claim {other}") for entry, kind, other in session.execute(links)),
        *((entry, act, f"by claim {other}") for entry, act, other in acts if other),
        *((entry, scale, value) for entry, scale, value in session.execute(ratings)),
    ]
