"""Uncertain pairs as a person sees them, and runs that need not be made. Both databases."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from made_stories import CRASH, CRASH_AGAIN, FIRE, FIRE_AGAIN, FIRE_TRIAL
from sqlmodel import Session

from claims.matching.accounts import Account
from claims.matching.grouping import Linkage
from claims.matching.run import Grouped, group_accounts
from claims.matching.scoring import model
from claims.model import Article, Reading, Verdict
from claims.services import log
from claims.services.judging import judgements
from claims.services.loading import documents
from claims.services.matching import full_match, last_match
from claims.services.matching.collecting import collecting_later
from claims.services.matching.full_match import match
from claims.services.matching.waiting import COLUMNS, waiting
from claims.services.recording.readings import record

TEXTS = {"f1": FIRE, "f2": FIRE_AGAIN, "f3": FIRE_TRIAL, "c1": CRASH, "c2": CRASH_AGAIN}


def keep(session: Session, *names: str) -> None:
    readings = [
        Reading(
            article=Article(
                id=name, text=TEXTS[name], sha256=hashlib.sha256(TEXTS[name].encode()).hexdigest(),
                title=f"Title of {name}", outlet=f"Paper {name}", published="2021-03-13",
            )
        )
        for name in names
    ]  # fmt: skip
    record(session, readings, by="tester", accept=True)


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that joins nothing by itself and has every compared pair wait."""
    shy = replace(model(), linkage=Linkage(join=1e6, unlike=-6.0), suggest=-1e6)

    def grouped(accounts: list[Account], **told: object) -> Grouped:
        return group_accounts(accounts, **(told | {"using": shy}))  # type: ignore[arg-type]

    monkeypatch.setattr(full_match, "group_accounts", grouped)


def pairs(session: Session) -> set[frozenset[str]]:
    return {frozenset((row["left"], row["right"])) for row in waiting(session)}


@pytest.mark.usefixtures("unsure")
def test_a_waiting_pair_shows_both_sides_its_score_and_its_reasons(session: Session) -> None:
    keep(session, "f1", "f2", "c1", "c2")
    rows = waiting(session)
    unsettled = [abs(row["score"]) for row in rows]
    assert unsettled == sorted(unsettled)
    (fire,) = [row for row in rows if {row["left"], row["right"]} == {"f1", "f2"}]
    assert set(fire) == set(COLUMNS)
    assert fire["left_title"] == f"Title of {fire['left']}"
    assert fire["right_outlet"] == f"Paper {fire['right']}"
    assert fire["left_published"] == "2021-03-13"
    assert 0 <= fire["probability"] <= 1
    assert len(fire["reasons"].split(", ")) == 3


@pytest.mark.usefixtures("unsure")
@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_judged_pair_waits_no_more(session: Session, verdict: Verdict) -> None:
    keep(session, "f1", "f2", "c1", "c2")
    assert frozenset(("f1", "f2")) in pairs(session)
    judgements.judge(session, "f1", "f2", verdict, by="Ida")
    left = pairs(session)
    assert frozenset(("f1", "f2")) not in left
    assert match(session, by="Ida").waiting == len(left)


def test_looking_at_what_waits_writes_nothing(session: Session) -> None:
    keep(session, "f1", "f2", "c1")
    before = log.head(session)
    assert waiting(session) == []
    assert log.head(session) == before
    assert {paper.event for paper in documents.load(session)} == {None}


@pytest.mark.parametrize(
    ("scores", "first"),
    [((0.0, 0.0), ("c1", "f1")), ((3.0, 0.0), ("f2", "f3")), ((0.9, 0.0), ("c1", "f1")), ((0.0, 3.0), ("c1", "f1"))],
)
def test_what_is_open_and_would_move_many_reports_comes_first(
    session: Session, monkeypatch: pytest.MonkeyPatch, scores: tuple[float, float], first: tuple[str, str]
) -> None:
    """Two reports tell of the crash, two of the fire; f3 stands alone."""
    keep(session, "c1", "c2", "f1", "f2", "f3")
    accounts, grouped = full_match.grouped_now(session)
    assert [account.document for account in accounts] == ["c1", "c2", "f1", "f2", "f3"]
    shown = replace(grouped, labels=[0, 0, 2, 2, 4], waiting=[(0, 2, scores[0]), (3, 4, scores[1])])
    monkeypatch.setattr("claims.services.matching.waiting.grouped_now", lambda _: (accounts, shown))
    asked = waiting(session)
    assert (asked[0]["left"], asked[0]["right"]) == first


# runs that need not be made


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many accounts each scoring had."""
    seen: list[int] = []

    def counted(accounts: list[Account], **told: object) -> Grouped:
        seen.append(len(accounts))
        return group_accounts(accounts, **told)  # type: ignore[arg-type]

    monkeypatch.setattr(full_match, "group_accounts", counted)
    return seen


def test_nothing_is_scored_again_where_nothing_was_written(session: Session, runs: list[int]) -> None:
    keep(session, "f1", "f2", "c1", "c2")
    first = match(session, by="Ida")
    again = match(session, by="Ida")
    assert runs == [4]
    assert (again.entry, again.events_made, again.claims_moved) == (None, 0, 0)
    for name in ("events", "tallies", "claims", "documents", "waiting", "capped", "problems"):
        assert getattr(again, name) == getattr(first, name), name


def test_what_is_recorded_or_judged_later_is_scored(session: Session, runs: list[int]) -> None:
    keep(session, "f1", "f2", "c1")
    match(session, by="Ida")
    keep(session, "c2")
    match(session, by="Ida")
    judgements.judge(session, "f1", "c1", Verdict.SAME, by="Ida")
    match(session, by="Ida")
    assert runs == [3, 4, 4]


def test_other_rules_score_again(session: Session, runs: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    keep(session, "f1", "f2", "c1")
    match(session, by="Ida")
    monkeypatch.setattr(last_match, "rules", lambda: "other")
    match(session, by="Ida")
    assert runs == [3, 3]


def test_contradictions_are_told_again_without_scoring(session: Session, runs: list[int]) -> None:
    keep(session, "f1", "f2", "c1", "c2")
    for one, other, verdict in (("f1", "c1", "same"), ("c1", "c2", "same"), ("f1", "c2", "different")):
        judgements.judge(session, one, other, Verdict(verdict), by="Ida")
    first = match(session, by="Ida")
    assert first.problems
    assert match(session, by="Ida").problems == first.problems
    assert runs == [4]


def test_the_collector_is_given_back_also_after_an_error() -> None:
    import gc

    was = gc.isenabled()
    with pytest.raises(ValueError, match="lost"), collecting_later():
        assert not gc.isenabled()
        raise ValueError("lost")
    assert gc.isenabled() is was
