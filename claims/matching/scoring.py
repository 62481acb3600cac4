"""Features to one score: the log of the odds that two accounts are of one event, and the reasons for it."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.features import FEATURES, Pairs, features_of
from claims.matching.sparse import Floats

DATA = Path(__file__).parent / "data" / "weights.toml"


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: `score` is `start` plus the features times their `weights`, in log-odds.

    Accounts whose average score is at least `join` become one event; at least `suggest`, they wait for a person.
    `unlike` is the score of pairs that blocking never compared.
    """

    start: float
    weights: dict[str, float]
    join: float
    suggest: float
    unlike: float


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a pair: what it means, its value, and what it adds to the log-odds."""

    feature: str
    meaning: str
    value: float
    weight: float
    adds: float


@cache
def model() -> Model:
    """The weights that ship (claims/matching/data/weights.toml)."""
    with DATA.open("rb") as file:
        raw = tomllib.load(file)
    return Model(raw["start"], raw["weights"], raw["join"], raw["suggest"], raw["unlike"])


def score(pairs: Pairs, using: Model | None = None) -> Floats:
    """The log-odds of each pair."""
    using = using or model()
    weights: Floats = np.array([using.weights[name] for name in FEATURES])
    found: Floats = using.start + features_of(pairs) @ weights
    return found


def probability(log_odds: float) -> float:
    """Log-odds on the scale from 0 to 1."""
    return 1 / (1 + math.exp(-max(-700.0, log_odds)))


def explain(pairs: Pairs, using: Model | None = None) -> list[Reason]:
    """Why the first of the pairs scores as it does: its features, the weightiest first."""
    using = using or model()
    reasons = []
    for (name, feature), value in zip(FEATURES.items(), features_of(pairs)[0].tolist()):
        weight = using.weights[name]
        reasons.append(Reason(name, str(feature.__doc__), value, weight, value * weight))
    return sorted(reasons, key=lambda reason: -abs(reason.adds))
