"""The report: which events are in it. Both databases."""

from __future__ import annotations

from made_readings import article, reading
from sqlmodel import Session

from claims.model import Reading
from claims.render import summary
from claims.services.assessment.reporting import report
from claims.services.matching.full_match import match
from claims.services.recording import readings

MATCH = "Lund beat Marr\n\nThe home side won the match on Saturday after a fine second half."


def held(session: Session, *, accept: bool) -> None:
    """A story with figures and one in which nothing is counted, matched."""
    quiet = Reading(article=article("sport", MATCH, title="Lund beat Marr"), drafts=())
    readings.record(session, [reading("a1"), quiet], by="Ida", accept=accept)
    match(session, by="Ida")


def test_a_document_that_counts_nothing_is_an_event_whose_toll_is_not_established(session: Session) -> None:
    """Nobody's report may vanish because nobody counted: scripts find every document of every event."""
    held(session, accept=True)
    whole = report(session)
    assert [[one.id for one in each.documents] for each in whole.events] == [["a1"], ["sport"]]
    assert not whole.events[1].tallies
    assert summary.waiting(whole) == []


def test_an_event_of_which_all_waits_stays_in_the_report(session: Session) -> None:
    held(session, accept=False)
    whole = report(session)
    assert [[one.id for one in each.documents] for each in whole.events] == [["a1"], ["sport"]]
    assert whole.drafts_waiting > 0
    assert not whole.events[0].tallies
