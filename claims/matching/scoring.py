"""Features to one score: the log of the odds that two accounts are of one event, and the reasons for it."""

from __future__ import annotations

import math
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from os import cpu_count
from pathlib import Path

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.columns import Columns
from claims.matching.features import FEATURES, features_of
from claims.matching.grouping import Linkage
from claims.matching.pairs import Pairs
from claims.matching.sparse import Floats, Ints
from claims.matching.twins import HELD, held_back

_AT_ONCE = 50_000  # pairs scored at once: bounds the memory
HELD_BACK = "1 where nothing they share tells two events of one town and day apart: a person decides."
DATA = Path(__file__).parent / "data" / "weights.toml"


@dataclass(frozen=True, slots=True)
class Crowd:
    """Among more accounts than `size`, each name is shared by more, of one event and of others.

    Rarity is counted among so many at most (tables.MOST): so what any two share weighs less than among few, also what
    two of one event share. For this the log-odds of any two rise by `slope` times the log of how many times as many
    accounts there are, up to `most`: of very many, more that share a little are of other events.
    """

    slope: float
    size: float
    most: float = math.inf

    def adds(self, among: int) -> float:
        """What so many accounts add to the log-odds of any two of them."""
        return min(self.most, self.slope * max(0.0, math.log((among + 1) / self.size)))


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model, in log-odds: `start`, plus each feature times its weight, plus products of two features.

    `weights` are by feature, `together` by two features, whose product counts: a name in common says more in a short
    account than in a long one. `linkage` says when groups of accounts become one event; pairs of
    two events that score at least `suggest` wait for a person.
    """

    start: float
    weights: dict[str, float]
    together: dict[tuple[str, str], float]
    linkage: Linkage
    suggest: float
    crowd: Crowd


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a pair: what it means, its value, and what it adds to the log-odds.

    `adds` holds half of every product it enters, so that all reasons and the start add up to the score.
    """

    feature: str
    meaning: str
    value: float
    weight: float
    adds: float


CROWD = "how many accounts there are: among many, each name is shared by more and weighs less"


@cache
def model() -> Model:
    """The weights that ship (claims/matching/data/weights.toml)."""
    with DATA.open("rb") as file:
        raw = tomllib.load(file)
    return Model(
        start=raw["start"],
        weights=raw["weights"],
        together={(one, other): weight for one, row in raw["together"].items() for other, weight in row.items()},
        linkage=Linkage(**raw["linkage"]),
        suggest=raw["suggest"],
        crowd=Crowd(**raw["crowd"]),
    )


def score(pairs: Pairs, using: Model | None = None) -> Floats:
    """The log-odds of each pair."""
    using = using or model()
    features = {name: feature(pairs) for name, feature in FEATURES.items()}
    found = np.full(len(pairs), using.start + using.crowd.adds(pairs.columns.among))
    for name, values in features.items():
        found += using.weights[name] * values
    for (one, other), weight in using.together.items():
        found += weight * features[one] * features[other]
    held, most = held_back(pairs, found, using.linkage.join, using.suggest)
    found[held] = most
    return found


def score_pairs(columns: Columns, using: Model, left: Ints, right: Ints) -> Floats:
    """The log-odds of pairs of rows, a bounded number at a time, on all cores."""
    found = np.empty(len(left))
    order = None if _ascending(left, right) else np.lexsort((right, left))

    def part(begin: int) -> None:
        some = slice(begin, begin + _AT_ONCE)
        at = some if order is None else order[some]
        found[at] = score(Pairs(columns, left[at].astype(np.int64), right[at].astype(np.int64)), using)

    with ThreadPoolExecutor(cpu_count() or 1) as crew:
        list(crew.map(part, range(0, len(left), _AT_ONCE)))
    return found


def _ascending(left: Ints, right: Ints) -> bool:
    """Whether pairs stand in the order of their left rows, and those of one left row in that of the right ones."""
    step, next_ = np.diff(left), np.diff(right)
    return bool(((step > 0) | ((step == 0) & (next_ >= 0))).all())


def contributions(features: Floats, using: Model) -> Floats:
    """What each feature (column) adds to the log-odds of each pair (row), half of each product to either factor."""
    column = {name: at for at, name in enumerate(FEATURES)}
    adds: Floats = features * np.array([using.weights[name] for name in FEATURES])
    for (one, other), weight in using.together.items():
        half = features[:, column[one]] * features[:, column[other]] * weight / 2
        adds[:, column[one]] += half
        adds[:, column[other]] += half
    return adds


def design(features: Floats, using: Model) -> Floats:
    """The features with a column for each product of two that the model has, in its order."""
    column = {name: at for at, name in enumerate(FEATURES)}
    products = [features[:, column[one]] * features[:, column[other]] for one, other in using.together]
    return np.column_stack([features, *products])


def chances(features: Floats, using: Model) -> Floats:
    """The probability of each pair by its features alone."""
    odds = using.start + contributions(features, using).sum(axis=1)
    found: Floats = 1 / (1 + np.exp(-np.clip(odds, -700, 700)))
    return found


def weights_told(using: Model | None = None) -> list[dict[str, float | str | None]]:
    """The model as rows: each feature with its weight and meaning, products of two, and when events join."""
    using = using or model()
    rows: list[dict[str, float | str | None]] = [_told("start", using.start, "what any two accounts start from")]
    rows += [_told(name, using.weights[name], str(feature.__doc__)) for name, feature in FEATURES.items()]
    rows += [
        _told(one, weight, "the product of the two", other) for (one, other), weight in sorted(using.together.items())
    ]
    link = using.linkage
    rows.append(_told("join", link.join, "score from which two accounts are one event"))
    rows.append(_told("closest", link.closest, "share of the best pair's score in the nearness of two groups"))
    rows.append(_told("held back", link.join - HELD, "score at most of two that share nothing that tells twins apart"))
    rows.append(_told("crowd", using.crowd.slope, f"{CROWD} (log of how many times {using.crowd.size:,.0f})"))
    rows.append(_told("suggest", using.suggest, "score from which two accounts wait for a person"))
    return rows


def _told(name: str, weight: float, meaning: str, other: str | None = None) -> dict[str, float | str | None]:
    return {
        "feature": name.replace("_", " "),
        "weight": round(weight, 3),
        "together_with": other and other.replace("_", " "),
        "meaning": meaning,
    }


def probability(log_odds: float) -> float:
    """Log-odds on the scale from 0 to 1."""
    return 1 / (1 + math.exp(-max(-700.0, log_odds)))


def uncertainty(log_odds: float) -> float:
    """How open the answer is: the entropy of a probability in bits, 1 at even odds, 0 where it is certain."""
    chance = probability(log_odds)
    return -sum(p * math.log2(p) for p in (chance, 1 - chance) if p > 0)


def explain(pairs: Pairs, using: Model | None = None) -> list[Reason]:
    """Why the first of the pairs scores as it does: its features, those that add or take most first."""
    using = using or model()
    features = features_of(pairs)[:1]
    adds = contributions(features, using)[0].tolist()
    reasons = [
        Reason(name, str(feature.__doc__), value, using.weights[name], added)
        for (name, feature), value, added in zip(FEATURES.items(), features[0].tolist(), adds)
    ]
    if added := using.crowd.adds(pairs.columns.among):
        reasons.append(Reason("crowd", CROWD, float(pairs.columns.among), using.crowd.slope, added))
    total = using.start + sum(reason.adds for reason in reasons)
    held, most = held_back(pairs, np.array([total] * len(pairs)), using.linkage.join, using.suggest)
    if 0 in held.tolist():
        taken = float(most[held == 0][0]) - total
        reasons.append(Reason("held_back", HELD_BACK, 1.0, taken, taken))
    return sorted(reasons, key=lambda reason: -abs(reason.adds))
