"""Weights from judged pairs: logistic regression with a ridge, by Newton's method."""

from __future__ import annotations

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.sparse import Floats

_STEPS = 50


def learn(features: Floats, same: Floats, *, ridge: float = 1.0) -> tuple[float, Floats]:
    """The start and the weights under which the judged pairs are likeliest. Features are scaled inside."""
    middle, spread = features.mean(0), features.std(0)
    spread = np.where(spread > 0, spread, 1.0)
    scaled = np.c_[np.ones(len(features)), (features - middle) / spread]
    weights = np.zeros(scaled.shape[1])
    penalty = np.r_[1e-6, np.full(features.shape[1], ridge)]
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        curve = chance * (1 - chance) + 1e-9
        step = np.linalg.solve(
            (scaled * curve[:, None]).T @ scaled + np.diag(penalty), scaled.T @ (same - chance) - penalty * weights
        )
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    slopes = weights[1:] / spread
    return float(weights[0] - (slopes * middle).sum()), slopes
