"""Grades and digits at a moment: the past knows only what had been set by then; both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import made_rows as made
from sqlmodel import Session

from claims.services import log
from claims.services.assessment.assessing import assess_event
from claims.services.loading import claims
from claims.services.register import gradings


def now(session: Session) -> datetime:
    newest = log.head(session)
    assert newest is not None
    return newest.at if newest.at.tzinfo else newest.at.replace(tzinfo=UTC)


def test_what_was_set_later_is_not_known_before(session: Session) -> None:
    made.put(session, made.event(1, "Mill fire"), made.tally(1, 1), made.document(1, "a1"))
    made.put(session, made.claim(1, event_id=1, tally_id=1))
    moments = [now(session)]
    for code in ("weak", "fair", "none"):
        gradings.grade_event(session, "1", code, by="Ida", reason="r")
        gradings.rate_claim(session, "1", {"weak": "4", "fair": "2"}.get(code, code), by="Ida", reason="r")
        moments.append(now(session))
    grades = [assess_event(session, 1, held_at=moment).event.grade for moment in moments]
    digits = [claims.find(session, "1", held_at=moment).credibility for moment in moments]
    assert grades == [None, "weak", "fair", None]
    assert digits == [None, "4", "2", None]
    assert assess_event(session, 1).event.grade is None
    assert not log.verify(session)
