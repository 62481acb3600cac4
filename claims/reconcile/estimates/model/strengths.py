"""How alike sources are: of a few strengths the one under which all their records are likeliest."""

from __future__ import annotations

import numpy as np

from claims.reconcile.estimates.model.rounding import Floats

SPREADS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
HITS = (2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0)
_LEAST_FREE = 0.5


def spread_strength(squares: Floats, degrees: Floats, usual: float) -> float:
    """In claims at the usual spread: scaled inverse chi-squared spreads, each source's squared errors given."""
    free, seen = degrees[degrees > _LEAST_FREE], squares[degrees > _LEAST_FREE]

    def likelihood(strength: float) -> float:
        half = (strength + free) / 2
        one = np.array([strength / 2])
        told = log_gamma(half) - log_gamma(one) + one * np.log(strength * usual)
        return float(np.sum(told - half * np.log(strength * usual + seen)))

    return max(SPREADS, key=likelihood)


def hit_strength(hits: Floats, stated: Floats, rate: float) -> float:
    """In claims at the usual rate of hits: beta-binomial rates."""
    seen = stated > 0
    hit, missed = hits[seen], np.maximum(stated - hits, 0)[seen]

    def likelihood(strength: float) -> float:
        one, none = np.array([strength * rate]), np.array([strength * (1 - rate)])
        told = log_gamma(hit + one) - log_gamma(one) + log_gamma(missed + none) - log_gamma(none)
        return float(np.sum(told + log_gamma(np.array([strength])) - log_gamma(hit + missed + strength)))

    return max(HITS, key=likelihood)


def log_gamma(value: Floats) -> Floats:
    """The logarithm of the gamma function above 0, by Stirling's series after four steps up."""
    up = value + 4
    series = (up - 0.5) * np.log(up) - up + 0.5 * np.log(2 * np.pi) + 1 / (12 * up) - 1 / (360 * up**3)
    found: Floats = series - np.log(value * (value + 1) * (value + 2) * (value + 3))
    return found
