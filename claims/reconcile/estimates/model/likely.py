"""Where the truth of each tally likely lies, given what is known of the sources: between the claims, or on one of them.

Two hypotheses compete for each tally. Either the truth is none of the numbers stated, and lies where the claims, freed
of their sources' biases, gather; or a source hit it, and the truth is the very number it states. Equal numbers are
either hits or copies of one another: the first of them speaks, the others only as far as they are not copies.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claims.reconcile.estimates.model.blocks import Block
from claims.reconcile.estimates.model.chances import LOOSE, NEAR, Reals, chances, variances
from claims.reconcile.estimates.model.records import Records
from claims.reconcile.estimates.model.rounding import Floats
from claims.reconcile.estimates.model.settings import setting

TINY = 1e-300
_HOLD = 1e-3  # what holds a tally without any near claim to where it was


@dataclass(frozen=True, slots=True)
class Centre:
    """By tally where its truth gathers (a power of ten), how fast it grew, and the variances and covariance of both."""

    log: Floats
    variance: Floats
    rate: Floats
    rate_variance: Floats
    together: Floats


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of each claim of a block before looking at the truth: its bias, scatter, hits and copies."""

    bias: Floats
    variance: Floats
    hits: Floats
    copied: Floats


def given(block: Block, records: Records) -> Given:
    """The records of each claim's source."""
    columns, usual = block.columns, records.usual
    scatter = records.spread[columns.source] + records.doubt[columns.unit]
    return Given(
        bias=records.bias[columns.unit] + np.array(usual.offset)[columns.kind],
        variance=scatter * variances(usual, columns.kind) + columns.blur,
        hits=records.hits[columns.source],
        copied=usual.copies * block.others,
    )


def start(block: Block, records: Records) -> Centre:
    """The median of each tally."""
    columns = block.columns
    sizes = np.bincount(columns.tally)
    log = (columns.log[block.starts + (sizes - 1) // 2] + columns.log[block.starts + sizes // 2]) / 2
    count = columns.tallies
    width = records.usual.growth_width
    return Centre(log, np.full(count, records.usual.spread), np.zeros(count), np.full(count, width), np.zeros(count))


def errors(block: Block, known: Given, centre: Centre) -> Floats:
    """How far each claim lies above what its tally's centre makes it, its source's bias taken off."""
    columns = block.columns
    found: Floats = columns.log - known.bias - centre.log[columns.tally] + centre.rate[columns.tally] * columns.age
    return found


def own(known: Given, block: Block, density: Reals) -> Floats:
    """How far each claim is its source's own statement, given the mass of its number where it is."""
    mixed = known.copied + (1 - known.copied) * density + TINY
    found: Floats = (block.alone + block.again * (1 - known.copied) * density / mixed) * block.columns.share
    return found


def settle(block: Block, records: Records, known: Given, centre: Centre, rounds: int) -> tuple[Centre, Floats]:
    """The centres drawn to where near claims gather, each claim by its weight; and those weights."""
    columns, usual = block.columns, records.usual
    tally, age, count = columns.tally, columns.age, columns.tallies
    wide = setting("claims").loose_width ** 2
    moves = bool(age.any())
    weight = np.zeros(len(columns))
    for _ in range(rounds):
        rows, total = chances(
            usual, errors(block, known, centre), known.variance + centre.variance[tally], columns.kind
        )
        voice = own(known, block, (1 - known.hits) * total * columns.cell) / (total + TINY) / known.variance
        loose = rows[LOOSE] * voice / wide
        weight = rows[NEAR] * voice + loose
        pull = weight * (columns.log - known.bias) - loose * usual.lean
        whole = np.bincount(tally, weight, count) + _HOLD
        drawn = np.bincount(tally, pull, count) + _HOLD * centre.log
        if not moves:
            ease = np.full(count, usual.growth_width)
            centre = Centre(drawn / whole, np.minimum(1 / whole, 0.5), centre.rate, ease, np.zeros(count))
            continue
        cross = -np.bincount(tally, weight * age, count)
        along = np.bincount(tally, weight * age * age, count) + 1 / usual.growth_width
        lift = -np.bincount(tally, pull * age, count) + usual.growth / usual.growth_width
        minor = whole * along - cross * cross
        centre = Centre(
            (drawn * along - lift * cross) / minor,
            np.minimum(along / minor, 0.5),
            (whole * lift - cross * drawn) / minor,
            whole / minor,
            -cross / minor,
        )
    return centre, weight


def mass(block: Block, records: Records, known: Given, error: Floats) -> Floats:
    """The log of the chance of each claim where nobody hit the truth, copies discounted."""
    columns = block.columns
    total = chances(records.usual, error, known.variance, columns.kind)[1]
    own_ = (1 - known.hits) * total * columns.cell + TINY
    found: Floats = columns.share * (
        block.alone * np.log(own_) + block.again * np.log(known.copied + (1 - known.copied) * own_)
    )
    return found
