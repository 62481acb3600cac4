"""What is known of claims in general and of each source: the figures the rule learns over all tallies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claims.reconcile.estimates.model.rounding import Floats
from claims.reconcile.estimates.model.settings import setting


@dataclass(frozen=True, slots=True)
class Usual:
    """What claims are like on the whole; spreads and biases are variances of powers of ten.

    `mix` are the shares of near, loose, zero added, zero lost, far and wild claims; `lean` is the bias of loose ones,
    `offset` that of each kind of bound; `hits` how often a source states the very number, `copies` how often a number
    another stated is repeated from there. The strengths tell how alike sources are, in claims.
    """

    mix: tuple[float, ...]
    lean: float
    offset: tuple[float, ...]
    hits: float
    hit_strength: float
    copies: float
    spread: float
    spread_strength: float
    bias: float
    growth: float
    growth_width: float


def prior() -> Usual:
    """What is taken of claims before any is seen: data/model.toml."""
    claims, hits, spread = setting("claims"), setting("hits"), setting("spread")
    return Usual(
        mix=(claims.near, claims.loose, claims.added_zero, claims.lost_zero, claims.far, claims.wild),
        lean=0.0,
        offset=(0.0, 0.0, 0.0, 0.0),
        hits=hits.rate,
        hit_strength=hits.strength,
        copies=setting("copies").rate,
        spread=spread.usual**2,
        spread_strength=spread.strength,
        bias=setting("bias").usual ** 2,
        growth=setting("growth").usual,
        growth_width=setting("growth").width ** 2,
    )


@dataclass(frozen=True, slots=True)
class Records:
    """The usual; by unit the bias and its doubt (a variance); by source the spread, the hits and the claims seen."""

    usual: Usual
    bias: Floats
    doubt: Floats
    spread: Floats
    hits: Floats
    seen: Floats

    @classmethod
    def unknown(cls, units: int, sources: int, usual: Usual | None = None) -> Records:
        """Records of sources of which nothing is known."""
        usual = usual or prior()
        return cls(
            usual,
            np.zeros(units),
            np.full(units, usual.bias),
            np.full(sources, usual.spread),
            np.full(sources, usual.hits),
            np.zeros(sources),
        )
