"""What a database holds, and whether it holds together."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func
from sqlmodel import Session, select

from claims.services import log
from db.care import unsound
from db.tables import Claim, Document, Event, Source, Tally

_SHOWN = 100


def counts(session: Session) -> dict[str, Any]:
    """How many of each thing the database holds, claims by state, and the newest entry of its log with its hash."""
    held: dict[str, Any] = {
        f"{table.__tablename__}s".replace("tallys", "tallies"): session.exec(
            select(func.count()).select_from(table)
        ).one()
        for table in (Document, Source, Event, Tally, Claim)
    }
    by_state = session.exec(select(Claim.state, func.count()).group_by(Claim.state).order_by(Claim.state))
    held |= {f"claims_{state}": number for state, number in by_state}
    newest = log.head(session)
    return held | {
        "entries": newest.id if newest else 0,
        "newest_entry": newest.at if newest else None,
        "newest_hash": newest.hash if newest else log.GENESIS,
    }


def wrong(session: Session) -> list[str]:
    """Everything that is wrong with the database and its log; empty where all is sound. At most 100 of a kind."""
    of_database = [said for _, said in zip(range(_SHOWN), unsound(session), strict=False)]
    of_log = [f"log entry {found.entry}: {found.what}" for found in log.verify(session)[:_SHOWN]]
    return of_database + of_log
