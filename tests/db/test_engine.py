from __future__ import annotations

from sqlalchemy import text
from sqlmodel import Session


def test_a_session_reads_and_writes_on_both(session: Session) -> None:
    assert session.execute(text("SELECT count(*) FROM claim")).scalar() == 0
