"""Weights learnt from judgements, kept in the log, in force at once and given up again. Both databases."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from sqlmodel import Session

from claims.errors import InputRefused
from claims.matching.learning import learn as likeliest
from claims.matching.scoring import model
from claims.model import Article, Reading, Verdict
from claims.services import log
from claims.services.judging import judgements, weights
from claims.services.matching import last_match, weighing
from claims.services.matching.explaining import explain
from claims.services.matching.full_match import match
from claims.services.recording.readings import record

TOWNS = ("Vellmar", "Osterby", "Sarrow", "Marwell", "Paltmore", "Kettering", "Belmarsh", "Tarn", "Quarrel", "Ustwick",
         "Ombria", "Solim")  # fmt: skip


def keep(session: Session) -> None:
    """Two reports of each of twelve fires."""
    texts = {
        f"{town}{at}": f"A fire burned down a mill in {town}. {line} Oda {town}son, who runs the mill, was not there."
        for town in TOWNS
        for at, line in enumerate(("Firefighters came at once.", "Nobody knows why, and the inquiry goes on."))
    }
    articles = [
        Article(id=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), published="2021-03-13")
        for name, text in texts.items()
    ]
    record(session, [Reading(article=article) for article in articles], by="tester", accept=True)


def judge(session: Session) -> None:
    """Judge reports of one town the same and of two towns different."""
    for at, town in enumerate(TOWNS):
        judgements.judge(session, f"{town}0", f"{town}1", Verdict.SAME, by="Ida")
        judgements.judge(session, f"{town}0", f"{TOWNS[at - 1]}1", Verdict.DIFFERENT, by="Ida")


def score(session: Session, one: str, other: str) -> float:
    return float(explain(session, one, other)[-1]["adds"])


def test_too_few_judgements_teach_nothing(session: Session) -> None:
    keep(session)
    judgements.judge(session, "Vellmar0", "Vellmar1", Verdict.SAME, by="Ida")
    with pytest.raises(InputRefused, match="1 pairs are judged the same and 0 different"):
        weighing.learn(session, by="Ida")
    assert weights.current(session) == model()


def test_what_is_learnt_is_kept_logged_and_in_force(session: Session) -> None:
    keep(session)
    judge(session)
    before = score(session, "Vellmar0", "Osterby1")
    done = weighing.learn(session, by="Ida")
    assert (done.same, done.different, done.kept) == (12, 12, True)
    assert done.after < done.before
    assert weights.current(session) != model()
    assert score(session, "Vellmar0", "Osterby1") < before
    assert score(session, "Vellmar0", "Vellmar1") > score(session, "Vellmar0", "Osterby1")
    (entry,) = [entry for entry in log.entries(session) if entry.action == weights.ACTION]
    assert entry.by == "Ida"
    assert entry.facts is not None
    assert entry.facts["error_after"] == pytest.approx(done.after)


def test_the_next_matching_goes_by_what_was_learnt(session: Session) -> None:
    keep(session)
    judge(session)
    match(session, by="Ida")
    assert match(session, by="Ida").entry is None
    assert last_match.stood(session) is not None
    weighing.learn(session, by="Ida")
    assert last_match.stood(session) is None


def test_learnt_weights_are_given_up_again(session: Session) -> None:
    keep(session)
    judge(session)
    weighing.learn(session, by="Ida")
    assert weighing.forget(session, by="Ida")
    assert weights.current(session) == model()
    assert not weighing.forget(session, by="Ida")


def test_weights_for_other_features_are_passed_over(session: Session) -> None:
    with log.entry(session, weights.ACTION, by="Ida") as entry:
        entry.note(model={"start": 1.0, "weights": {"eggs": 2.0}, "together": []})
    assert weights.current(session) == model()


def test_few_answers_move_the_weights_little_and_many_far() -> None:
    dice = np.random.default_rng(3)
    features = dice.normal(size=(4000, 2))
    answers = (features[:, 0] > 0).astype(float)
    near = (0.0, np.array([0.5, 0.5]))

    def moved(n: int) -> float:
        _, found = likeliest(features[:n], answers[:n], ridge=10.0, near=near)
        return float(np.abs(found - near[1]).max())

    assert moved(4) < 0.3 < moved(400) < moved(4000)


def test_a_feature_that_no_answer_shows_keeps_its_weight() -> None:
    features = np.array([[1.0, 0.0], [0.0, 0.0], [1.0, 0.0], [0.0, 0.0]])
    _, found = likeliest(features, np.array([1.0, 0.0, 1.0, 0.0]), near=(0.0, np.array([0.0, 7.0])))
    assert found[1] == 7.0
