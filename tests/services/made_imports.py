"""What the tests of importing share: a table of invented rows, and what the database holds of it."""

from __future__ import annotations

import csv
from pathlib import Path

from sqlmodel import Session, select

from db.tables import Claim, Entry

HEAD = ["event", "event_id", "metric", "figure", "asserted_by", "carried_by", "via", "published", "url", "quote"]
ROW = [
    "Quay blast",
    "EV1",
    "killed",
    "at least 16",
    "Vell Clinic",
    "Quay Post",
    "Wire One",
    "2016-09-23",
    "",
    "16 dead",
]
OTHER = ["Quay blast", "EV1", "injured", "dozens", "", "Hill Radio", "", "", "https://hill.example/9", ""]


def write(path: Path, *rows: list[str], head: list[str] = HEAD) -> str:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([head, *rows])
    return str(path)


def claims(session: Session) -> list[Claim]:
    session.expire_all()
    return list(session.exec(select(Claim).order_by(Claim.id)).all())  # type: ignore[arg-type]


def entries(session: Session) -> int:
    return len(session.exec(select(Entry)).all())
