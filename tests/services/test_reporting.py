"""The report: which events are in it. Both databases."""

from __future__ import annotations

from made_readings import article, reading
from sqlmodel import Session

from claims.model import Reading
from claims.render import summary
from claims.services import recording
from claims.services.matching import match
from claims.services.reporting import report

MATCH = "Lund beat Marr\n\nThe home side won the match on Saturday after a fine second half."


def held(session: Session, *, accept: bool) -> None:
    """A story with figures and one in which nothing is counted, matched."""
    quiet = Reading(article=article("sport", MATCH, title="Lund beat Marr"), drafts=())
    recording.record(session, [reading("a1"), quiet], by="Ida", accept=accept)
    match(session, by="Ida")


def test_a_document_that_counts_nothing_makes_no_event_of_the_report(session: Session) -> None:
    held(session, accept=True)
    whole = report(session)
    assert [[one.id for one in each.documents] for each in whole.events] == [["a1"]]
    assert whole.uncounted == 1
    assert summary.waiting(whole) == ["1 document holds no figure of its own, and is not in this report."]


def test_an_event_of_which_all_waits_stays_in_the_report(session: Session) -> None:
    held(session, accept=False)
    whole = report(session)
    assert [[one.id for one in each.documents] for each in whole.events] == [["a1"]]
    assert whole.drafts_waiting > 0
    assert not whole.events[0].tallies


def test_who_asks_for_an_event_gets_it(session: Session) -> None:
    held(session, accept=True)
    whole = report(session, events=[1, 2])
    assert len(whole.events) == 2
    assert whole.uncounted == 0
