"""How likely a claim is, given the truth: near it, loosely about it, a zero too many or too few, far off, or wild.

Bounds are soft: "at least 12" is near the truth, or only holds, and then the truth may lie far above.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from claims.reconcile.estimates.model.columns import AT_LEAST, AT_MOST, Ints
from claims.reconcile.estimates.model.records import Usual
from claims.reconcile.estimates.model.rounding import Floats
from claims.reconcile.estimates.model.settings import setting

NEAR, LOOSE, ADDED, LOST, FAR, WILD = range(6)
Reals = NDArray[np.floating]  # of either precision
_ROOT = 1 / math.sqrt(2 * math.pi)
FARTHEST = -60.0  # beyond it nothing counts, and the smallest numbers a machine has are slow
_SIDE = np.array([0.0, 1.0, -1.0, 0.0])


def chances(usual: Usual, error: Reals, variance: Reals, kind: Ints) -> tuple[Reals, Reals]:
    """Six rows of densities for claims this far (in powers of ten) above the truth, and their sum.

    What only holds as a bound is in the sum and in no row: it tells nothing of how near its source comes.
    """
    claims = setting("claims")
    mix, wide = usual.mix, claims.loose_width**2
    blurred = variance + claims.zero_blur**2
    away = np.abs(error)
    found = np.empty((6, len(error)), dtype=error.dtype)
    found[NEAR] = mix[NEAR] * _normal(error, variance)
    found[LOOSE] = mix[LOOSE] * _normal(error - usual.lean, wide * variance)
    found[ADDED] = mix[ADDED] * _normal(error - 1, blurred)
    found[LOST] = mix[LOST] * _normal(error + 1, blurred)
    found[FAR] = mix[FAR] / (2 * claims.far_scale) * np.exp(away * (-1 / claims.far_scale))
    found[WILD] = mix[WILD] / (2 * claims.wild_scale) * np.exp(away * (-1 / claims.wild_scale))
    total = found.sum(0)
    bounds = np.flatnonzero((kind == AT_LEAST) | (kind == AT_MOST))
    if len(bounds):
        _soften(found, total, bounds, error, variance, kind)
    return found, total


def _soften(found: Reals, total: Reals, bounds: Ints, error: Reals, variance: Reals, kind: Ints) -> None:
    hedges = setting("hedges")
    inside = -error[bounds] * _SIDE[kind[bounds]].astype(error.dtype)
    held = hedges.holds_loosely / hedges.falls_by * np.exp(np.maximum(inside, 0) * (-1 / hedges.falls_by))
    held *= below(inside / np.sqrt(variance[bounds]))
    found[:, bounds] *= 1 - hedges.holds_loosely
    total[bounds] = total[bounds] * (1 - hedges.holds_loosely) + held


def _normal(error: Reals, variance: Reals) -> Reals:
    found: Reals = np.exp(np.maximum(error * error * (-0.5 / variance), FARTHEST)) * (_ROOT / np.sqrt(variance))
    return found


def below(score: Reals) -> Reals:
    """The share of a normal distribution below a score (Abramowitz and Stegun 7.1.26, to seven digits)."""
    away = np.abs(score) * 0.7071067811865476
    part = 1 / (1 + 0.3275911 * away)
    series = 0.254829592 + part * (-0.284496736 + part * (1.421413741 + part * (-1.453152027 + part * 1.061405429)))
    found: Reals = 0.5 * (1 + np.sign(score) * (1 - part * series * np.exp(-away * away)))
    return found


def variances(usual: Usual, kind: Ints) -> Floats:
    """By how much the scatter of each kind of claim is wider than a count's, as a factor of the variance."""
    wider = setting("hedges").widening
    found: Floats = np.array([1.0, wider, wider, 1.0])[kind]
    return found
