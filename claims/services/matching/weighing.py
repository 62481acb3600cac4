"""Weights learnt from what people judged here, held near those that ship, and kept in the log of the database."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from sqlmodel import Session

from claims.errors import InputRefused
from claims.matching.columns import columns_of
from claims.matching.features import FEATURES, features_of
from claims.matching.learning import learn as likeliest
from claims.matching.pairs import Pairs
from claims.matching.scoring import Model, chances, design, model
from claims.matching.sparse import Floats
from claims.model import Verdict
from claims.services import log
from claims.services.judging import weights
from claims.services.matching import full_match

LEAST = 20  # judged pairs from which weights are learnt, with a fifth of either verdict
_FOLDS = 5
_RIDGE = 10.0  # how firmly the weights that ship are held on to: as firmly as ten judgements or so would move them


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt: how many pairs were judged the same and different, and the mean squared error of the chances.

    `before` is that of the weights that ship; `after` that of learnt ones, each fifth judged by what the others teach.
    `kept` says whether the learnt ones are better, and in force from here on.
    """

    same: int
    different: int
    before: float
    after: float
    kept: bool


def learn(session: Session, *, by: str) -> Learnt:
    """Learn weights from the judgements in force, and keep them where they foretell judgements better.

    Raises InputRefused where too little was judged.
    """
    accounts, said = full_match.judged(session)
    same, different = said.pairs(Verdict.SAME), said.pairs(Verdict.DIFFERENT)
    n = min(len(same), len(different))
    if len(same) + len(different) < LEAST or n < LEAST // 5:
        raise InputRefused(
            f"{len(same)} pairs are judged the same and {len(different)} different: too few to learn from",
            hint=f"judge {LEAST} pairs or more, {LEAST // 5} of either kind at least: claims match --pending",
        )
    rows = np.array([sorted(pair) for pair in (*same, *different)], dtype=np.int64)
    features = features_of(Pairs(columns_of(accounts), rows[:, 0], rows[:, 1]))
    answers = np.r_[np.ones(len(same)), np.zeros(len(different))]
    before = _error(chances(features, model()), answers)
    after = _error(_crossed(features, answers), answers)
    kept = after < before
    if kept:
        with log.entry(session, weights.ACTION, by=by, subject=f"{len(rows)} judged pairs") as entry:
            entry.note(model=weights.as_noted(_fitted(features, answers)), error_before=before, error_after=after)
    return Learnt(len(same), len(different), before, after, kept)


def forget(session: Session, *, by: str) -> bool:
    """Go back to the weights that ship; false where they are in force already."""
    if weights.learnt(session) is None:
        return False
    with log.entry(session, weights.ACTION, by=by, subject="the weights that ship") as entry:
        entry.note(model=None)
    return True


def _fitted(features: Floats, answers: Floats) -> Model:
    using = model()
    held = (using.start, np.array([*(using.weights[name] for name in FEATURES), *using.together.values()]))
    start, found = likeliest(design(features, using), answers, ridge=_RIDGE, near=held)
    slopes = found.tolist()
    return replace(
        using,
        start=start,
        weights=dict(zip(FEATURES, slopes)),
        together=dict(zip(using.together, slopes[len(FEATURES) :])),
    )


def _crossed(features: Floats, answers: Floats) -> Floats:
    """The chance of each pair by what the other folds teach; either verdict is spread over the folds."""
    fold = np.empty(len(answers), dtype=np.int64)
    for verdict in (0, 1):
        at = np.flatnonzero(answers == verdict)
        fold[at] = np.arange(len(at)) % _FOLDS
    found = np.empty(len(answers))
    for one in range(_FOLDS):
        away = fold == one
        found[away] = chances(features[away], _fitted(features[~away], answers[~away]))
    return found


def _error(said: Floats, answers: Floats) -> float:
    """The Brier score."""
    return float(np.mean((said - answers) ** 2))
