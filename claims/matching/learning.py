"""Weights from judged pairs: logistic regression with a ridge, by Newton's method."""

from __future__ import annotations

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.sparse import Floats

_STEPS, _STILL = 50, 1e-6
_CONSTANT = 1e-9  # a feature that spreads less shows nothing but rounding


def learn(
    features: Floats, same: Floats, *, ridge: float = 1.0, near: tuple[float, Floats] | None = None
) -> tuple[float, Floats]:
    """The start and the weights under which the judged pairs are likeliest. Features are scaled inside.

    The ridge draws the weights towards none, or towards those of `near`, then the start too.
    """
    middle, spread = features.mean(0), features.std(0)
    constant = spread < _CONSTANT
    spread = np.where(constant, 1.0, spread)
    scaled = np.c_[np.ones(len(features)), (features - middle) / spread]
    held = np.zeros(scaled.shape[1])
    if near is not None:
        held = np.r_[near[0] + (near[1] * middle).sum(), near[1] * spread]
    weights = held.copy()
    penalty = np.r_[1e-6 if near is None else ridge, np.full(features.shape[1], ridge)]

    def unlikely(tried: Floats) -> float:
        odds = scaled @ tried
        return float((np.logaddexp(0, odds) - same * odds).sum() + (penalty * (tried - held) ** 2).sum() / 2)

    at = unlikely(weights)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        curve = chance * (1 - chance) + 1e-9
        step = np.linalg.solve(
            (scaled * curve[:, None]).T @ scaled + np.diag(penalty),
            scaled.T @ (same - chance) - penalty * (weights - held),
        )
        while (after := unlikely(weights + step)) > at and np.abs(step).max() > _STILL:
            step = step / 2  # from weights that are too sure a full step leads past the best
        weights, at = weights + step, after
        if np.abs(step).max() < _STILL:
            break
    slopes = weights[1:] / spread
    if near is not None:
        slopes = np.where(constant, near[1], slopes)
    return float(weights[0] - (slopes * middle).sum()), slopes
