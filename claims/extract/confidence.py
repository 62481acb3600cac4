"""How sure a reading is of a figure: the chance that its number and its metric are right, and that it is one at all.

A logistic model of a few things that are known once the figure is read. None looks at what stands further down:
what follows in a document changes the confidence of a figure before it only where it settles whether people who were
shot live (claims/extract/links/fates.py), and with it what they are counted as.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.extract.found import Found

DATA = Path(__file__).parent / "data" / "confidence.toml"
FEATURES = {
    "implied": "people are named or meant, and no number says how many",
    "own_noun": "the noun counted says what befell: two deaths",
    "of_total": "counts what the total does that it is part of",
    "way": "what the way to the word that says what is counted cost (claims/extract/counts/link.py), up to 4",
    "either": "casualties by a word that leaves open whether they live, amid dead: 12 were shot",
    "alone": "the only figure read in its sentence",
}
"""What the model looks at, in the order of its weights, and what each means."""

_EITHER = "casualties"
_DEAREST = 4.0
_SUREST = math.log(0.99 / 0.01)  # log-odds; some hundreds of judged figures cannot tell more


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model, in log-odds: `start`, plus each feature times its weight, in the order of FEATURES."""

    start: float
    weights: tuple[float, ...]


@cache
def model() -> Model:
    """The weights that ship (claims/extract/data/confidence.toml)."""
    with DATA.open("rb") as file:
        raw = tomllib.load(file)
    return Model(raw["start"], tuple(raw["weights"][name] for name in FEATURES))


def features(found: Found) -> tuple[float, ...]:
    """What the model looks at, of one figure, in the order of FEATURES."""
    mention, link = found.mention, found.mention.link
    own = link is not None and link.side == "head"
    return (
        mention.implied,
        own,
        link is not None and link.side == "host",
        min(link.cost, _DEAREST) if link is not None else 0.0,
        mention.metric == _EITHER and not own,
        len(found.among) == (0 if mention.implied else 1),
    )


def confidence(found: Found) -> float:
    """The chance, from .01 to .99, that the figure and its metric are right (docs/quality.md: how far that holds)."""
    return chance(features(found), model())


def chance(values: tuple[float, ...], using: Model) -> float:
    """The chance that a model gives to features, from .01 to .99."""
    odds = using.start
    for value, weight in zip(values, using.weights, strict=True):
        odds += value * weight
    return 1 / (1 + math.exp(-min(max(odds, -_SUREST), _SUREST)))
