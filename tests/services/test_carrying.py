"""Judgements carried from one database to another: what is stored, what stands, and what the log says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_stories import CRASH, FIRE, FIRE_AGAIN
from sqlmodel import Session
from test_waiting import keep

from claims.model import Judgement, Verdict
from claims.services import judgements, log
from claims.services.carrying import Carried, out, take_in

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
