"""Judgements carried from one database to another: what is stored, what stands, and what the log says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from made_stories import CRASH, FIRE, FIRE_AGAIN
from sqlmodel import Session
from test_waiting import keep

from claims.model import Judgement, Verdict
from claims.services import log
from claims.services.judging import judgements
from claims.services.judging.carrying import Carried, out, take_in
from claims.services.loading import documents
from claims.services.matching.full_match import match

MONDAY, TUESDAY = (datetime(2031, 3, day, 9, tzinfo=UTC) for day in (3, 4))
SAID = Judgement(left="f1", right="f2", verdict=Verdict.SAME, subject="document", reason="one fire", by="ada")


def test_what_goes_out_says_who_and_when(session: Session) -> None:
    assert FIRE and FIRE_AGAIN and CRASH
    keep(session, "f1", "f2")
    judgements.judge(session, "f1", "f2", Verdict.DIFFERENT, by="ben")
    judgements.judge(session, "f2", "f1", Verdict.SAME, by="ada", reason="one fire")
    (told,) = out(session)
    assert replace(told, at=None) == SAID
    assert told.at is not None


def test_what_comes_in_is_in_force_and_names_its_judge(session: Session) -> None:
    keep(session, "f1", "f2")
    assert take_in(session, [SAID], by="cleo", name="j.jsonl") == Carried(stored=1)
    (held,) = judgements.in_force(session)
    assert (held.left, held.right, held.verdict) == ("f1", "f2", Verdict.SAME)
    assert (held.reason, held.by) == ("one fire", "ada")


@pytest.mark.parametrize("dry_run", [True, False])
def test_twice_the_same_is_stored_once_and_a_dry_run_not_at_all(session: Session, dry_run: bool) -> None:
    keep(session, "f1", "f2")
    if not dry_run:
        take_in(session, [SAID], by="cleo", name="j.jsonl")
    before = log.entries(session)
    again = take_in(session, [SAID], by="cleo", name="j.jsonl", dry_run=dry_run)
    assert again == (Carried(stored=1) if dry_run else Carried(known=1))
    assert log.entries(session) == before


def test_the_file_stands_against_what_was_judged_here_before(session: Session) -> None:
    keep(session, "f1", "f2")
    judgements.judge(session, "f1", "f2", Verdict.DIFFERENT, by="ben")
    take_in(session, [SAID], by="cleo", name="j.jsonl")
    assert [one.verdict for one in judgements.in_force(session)] == [Verdict.SAME]


def test_what_is_not_recorded_here_yet_is_kept_and_counted(session: Session) -> None:
    keep(session, "f1")
    assert take_in(session, [SAID], by="cleo", name="j.jsonl") == Carried(stored=1, absent=1)


def verdict(session: Session) -> Verdict:
    (held,) = judgements.in_force(session)
    return held.verdict


@pytest.mark.parametrize("turned", [False, True])
def test_two_newsrooms_come_to_the_same_whoever_takes_in_first(session: Session, turned: bool) -> None:
    """Of what was judged on Monday and on Tuesday the later counts in both, in whichever order the files come."""
    keep(session, "f1", "f2")
    files = [replace(SAID, at=MONDAY, verdict=Verdict.DIFFERENT), replace(SAID, at=TUESDAY)]
    for one in files[::-1] if turned else files:
        take_in(session, [one], by="cleo", name="j.jsonl")
    assert verdict(session) is Verdict.SAME
    held = judgements.in_force(session)
    assert [take_in(session, [one], by="cleo", name="j.jsonl") for one in files] == [Carried(older=1), Carried(known=1)]
    assert judgements.in_force(session) == held


def test_what_was_judged_here_later_than_in_the_file_stays(session: Session) -> None:
    keep(session, "f1", "f2")
    judgements.judge(session, "f1", "f2", Verdict.DIFFERENT, by="ben")
    before = datetime(2020, 1, 1, tzinfo=UTC)
    assert take_in(session, [replace(SAID, at=before)], by="cleo", name="j.jsonl") == Carried(older=1)
    assert verdict(session) is Verdict.DIFFERENT


@pytest.mark.parametrize("turned", [False, True])
def test_of_several_lines_on_one_pair_the_later_said_counts_and_of_undated_ones_the_last(
    session: Session, turned: bool
) -> None:
    keep(session, "f1", "f2")
    here = timezone(timedelta(hours=5))
    lines = [
        replace(SAID, at=TUESDAY.astimezone(here)),
        replace(SAID, at=MONDAY, left="f2", right="f1", verdict=Verdict.UNSURE),
    ]
    assert take_in(session, lines[::-1] if turned else lines, by="cleo", name="j.jsonl") == Carried(stored=1)
    assert verdict(session) is Verdict.SAME
    judgements.judge(session, "f1", "f2", Verdict.DIFFERENT, by="ben")
    undated = [replace(SAID, verdict=Verdict.SAME), replace(SAID, verdict=Verdict.DIFFERENT)]
    assert take_in(session, undated, by="cleo", name="j.jsonl") == Carried(known=1)
    assert verdict(session) is Verdict.DIFFERENT


def test_who_judged_and_when_goes_on_to_a_third_newsroom(session: Session) -> None:
    keep(session, "f1", "f2")
    take_in(session, [replace(SAID, at=TUESDAY, score=1.5)], by="cleo", name="j.jsonl")
    assert out(session) == [replace(SAID, at=TUESDAY, score=1.5)]
    entry = log.head(session)
    assert entry is not None
    assert (entry.by, entry.action, entry.reason) == ("cleo", "judge.import", "taken in from j.jsonl")


def test_what_is_taken_in_is_followed_once_both_are_recorded(session: Session) -> None:
    keep(session, "f1", "c1")
    pair = replace(SAID, right="c2", left="f1")
    assert take_in(session, [pair], by="cleo", name="j.jsonl") == Carried(stored=1, absent=1)
    match(session, by="cleo")
    keep(session, "c2")
    match(session, by="cleo")
    home = {paper.id: paper.event for paper in documents.load(session)}
    assert home["f1"] == home["c2"]
