"""When all is matched anew, though what is new could be joined. Both databases."""

from __future__ import annotations

from collections import Counter

import pytest
from made_joining import MADE, OLD, begin, homes, join_early, keep, name, reading, rows, run, told_alone
from sqlmodel import Session

from claims.model import Bound, Draft, Figure, Judgement, Reading, Verdict
from claims.services.judging import judgements
from claims.services.judging.carrying import take_in
from claims.services.loading import claims as claims_service
from claims.services.matching import joining, match_index


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    join_early(monkeypatch)


def test_a_judgement_asks_for_a_full_run_once(session: Session) -> None:
    begin(session)
    one, other = told_alone(session)
    judgements.judge(session, name(one), name(other), Verdict.SAME, by="ann")
    keep(session, [reading(MADE.accounts[OLD])])
    assert run(session).joined is None
    keep(session, [reading(MADE.accounts[OLD + 1])])
    assert run(session).joined == 1
    assert homes(session)[name(one)] == homes(session)[name(other)]


def test_more_claims_of_a_document_matched_before_ask_for_a_full_run(session: Session) -> None:
    begin(session)
    known = reading(MADE.accounts[0])
    assert known.article is not None
    more = Draft(document=known.article.id, figure=Figure(Bound.EXACT, 41, 41, 41, "41"), metric="injured", quote="x",
                 start=3, end=4)  # fmt: skip
    keep(session, [Reading(article=known.article, drafts=(*known.drafts, more)), reading(MADE.accounts[OLD])])
    done = run(session)
    assert (done.joined, done.claims) == (None, OLD + 2)


def test_rows_of_a_table_join_unless_they_go_on_with_rows_before(session: Session) -> None:
    keep(session, [*map(reading, MADE.accounts[:OLD]), rows("first.csv", "Mill fire", "Ferry collision")])
    run(session)
    keep(session, [rows("second.csv", "Depot explosion at Quellbrook", first=20)])
    assert run(session).joined == 1
    keep(session, [rows("third.csv", "Mill fire", first=30)])
    assert run(session).joined is None
    keep(session, [rows("fourth.csv", "Depot explosion at Quellbrook", first=40)])
    assert run(session).joined is None
    labels = Counter(claim.event for claim in claims_service.load(session) if claim.start is None)
    assert sorted(labels.values()) == [1, 2, 2]


def test_too_many_new_ones_ask_for_a_full_run(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(session)
    monkeypatch.setattr(joining, "GROWTH", 0.1)
    for at in (0, 8):
        keep(session, map(reading, MADE.accounts[OLD + at : OLD + at + 8]))
        assert run(session).joined == 8
    keep(session, map(reading, MADE.accounts[OLD + 16 : OLD + 22]))
    assert run(session).joined is None, "22 since the last full run of 200"
    keep(session, map(reading, MADE.accounts[OLD + 22 : OLD + 24]))
    assert run(session).joined == 2


def test_a_small_database_is_matched_in_full(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "LEAST", 1_000)
    begin(session)
    assert match_index.state(session) is None
    keep(session, map(reading, MADE.accounts[OLD : OLD + 5]))
    assert run(session).joined is None


def test_another_set_of_rules_asks_for_a_full_run(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(session)
    monkeypatch.setattr("claims.services.matching.last_match.rules", lambda: "other")
    keep(session, map(reading, MADE.accounts[OLD : OLD + 5]))
    assert run(session).joined is None


def test_full_is_full_though_nothing_changed(session: Session) -> None:
    begin(session)
    done = run(session, full=True)
    assert (done.joined, done.entry, done.documents) == (None, None, OLD)


def test_a_judgement_that_came_before_its_documents_asks_for_a_full_run_when_they_come(session: Session) -> None:
    begin(session)
    one, _ = told_alone(session)
    later = MADE.accounts[OLD]
    said = Judgement(left=name(one), right=name(later), verdict=Verdict.SAME, subject="document")
    take_in(session, [said], by="ann", name="j.jsonl")
    assert run(session).joined is None
    keep(session, [reading(later), reading(MADE.accounts[OLD + 1])])
    assert run(session).joined is None
    assert homes(session)[name(one)] == homes(session)[name(later)]
