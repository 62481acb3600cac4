"""The chance of each total for a tally, worked out on a grid of points and on the numbers stated, and what follows.

The grid is even over all claims and finer about the centre; growth follows the point it is worked out for.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.reconcile.estimates.model.blocks import Block
from claims.reconcile.estimates.model.chances import chances
from claims.reconcile.estimates.model.columns import Ints
from claims.reconcile.estimates.model.hits import number_logs, pair
from claims.reconcile.estimates.model.likely import Centre, Given, given, settle
from claims.reconcile.estimates.model.records import Records
from claims.reconcile.estimates.model.rounding import Floats
from claims.reconcile.estimates.model.settings import setting

Singles = NDArray[np.float32]
_TINY = np.float32(1e-30)
_AT_ONCE = 20_000  # claims at points worked out together


@dataclass(frozen=True, slots=True)
class Answers:
    """By tally the likeliest total and the ends of its interval, in powers of ten.

    `between` is how likely the truth is no number anybody stated, `number` how likely each stated number of the
    block is the truth.
    """

    low: Floats
    best: Floats
    high: Floats
    between: Floats
    number: Floats
    centre: Centre


def answers(block: Block, records: Records, centre: Centre) -> Answers:
    """The answer for every tally of a block. The best is a stated number where the truth likely is one."""
    known = given(block, records)
    centre, _ = settle(block, records, known, centre, setting("learning").settle)
    grid = _grid(block, centre)
    told = _told(block, records, known, centre, grid)
    moved = block.columns.log + centre.rate[block.columns.tally] * block.columns.age
    at, tally = moved[block.stated.first], block.stated.tally
    number = number_logs(block, known, pair(block, records, known, centre))
    most = told.max(1)
    np.maximum.at(most, tally, number)
    dense = np.exp(told - most[:, None]) * _steps(grid)
    being = np.exp(number - most[tally])
    whole = dense.sum(1) + np.bincount(tally, being, len(most))
    dense /= whole[:, None]
    being /= whole[tally]
    between = dense.sum(1)
    out = (1 - setting("answer").within) / 2
    marks = _Marks.of(grid, dense, at, tally, being)
    best = np.where(between < 0.5, marks.quantile(0.5, numbers=True), marks.quantile(0.5))
    return Answers(marks.quantile(out), best, marks.quantile(1 - out), between, being, centre)


def _grid(block: Block, centre: Centre) -> Floats:
    known = setting("answer")
    log = block.columns.log
    least = np.minimum.reduceat(log, block.starts) - known.margin
    most = np.maximum.reduceat(log, block.starts) + known.margin
    spanned = least[:, None] + (most - least)[:, None] * np.linspace(0, 1, known.spanning)
    about = np.sqrt(centre.variance)[:, None] * np.linspace(-5, 5, known.grid - known.spanning)
    found: Floats = np.sort(np.concatenate([spanned, centre.log[:, None] + about], axis=1), axis=1)
    return found


def _told(block: Block, records: Records, known: Given, centre: Centre, grid: Floats) -> Floats:
    """The log of the chance of all claims of each tally at each point, nobody having hit; in single precision."""
    columns = block.columns
    log = (columns.log - known.bias).astype(np.float32)
    variance, cell = known.variance.astype(np.float32), columns.cell.astype(np.float32)
    noise, copied = (1 - known.hits).astype(np.float32) * cell, known.copied.astype(np.float32)
    alone = (block.alone * columns.share).astype(np.float32)
    again = (block.again * columns.share).astype(np.float32)
    repeats, age = bool(again.any()), columns.age.astype(np.float32) if columns.age.any() else None
    slope = centre.together / centre.variance
    found = np.empty(grid.shape)
    few = max(1, _AT_ONCE // max(len(columns), 1))
    for first in range(0, grid.shape[1], few):
        points = grid[:, first : first + few]
        size = points.shape[1]
        error = log - points.astype(np.float32).T[:, columns.tally]
        if age is not None:
            rate = centre.rate + slope * (points.T - centre.log)
            error += rate[:, columns.tally].astype(np.float32) * age
        wide = np.broadcast_to(variance, error.shape).ravel()
        kinds = columns.kind if size == 1 else np.tile(columns.kind, size)
        total = chances(records.usual, error.ravel(), wide, kinds)[1].reshape(error.shape)
        mass = noise * total + _TINY
        one = alone * np.log(mass)
        if repeats:
            one += again * np.log(copied + (1 - copied) * mass)
        found[:, first : first + few] = np.add.reduceat(one, block.starts, axis=1).T
    return found


def _edges(grid: Floats) -> Floats:
    found: Floats = np.concatenate([grid[:, :1], (grid[:, 1:] + grid[:, :-1]) / 2, grid[:, -1:]], axis=1)
    return found


def _steps(grid: Floats) -> Floats:
    found: Floats = np.diff(_edges(grid), axis=1)
    return found


@dataclass(frozen=True, slots=True)
class _Marks:
    """Cells about the points of each tally and stated numbers, in order, with their shares of the chance."""

    left: Floats
    width: Floats
    share: Floats
    stated: NDArray[np.bool_]
    first: Ints
    sizes: Ints

    @classmethod
    def of(cls, grid: Floats, dense: Floats, at: Floats, tally: Ints, being: Floats) -> _Marks:
        count, points = grid.shape
        code = np.concatenate([np.repeat(np.arange(count), points), tally])
        log = np.concatenate([grid.ravel(), at])
        left = np.concatenate([_edges(grid)[:, :-1].ravel(), at])
        width = np.concatenate([_steps(grid).ravel(), np.zeros(len(at))])
        share = np.concatenate([dense.ravel(), being])
        order = np.lexsort((log, code))
        sizes = points + np.bincount(tally, minlength=count)
        stated = np.arange(len(code)) >= count * points
        return cls(left[order], width[order], share[order], stated[order], np.r_[0, np.cumsum(sizes)][:-1], sizes)

    def quantile(self, part: float, *, numbers: bool = False) -> Floats:
        """Where so much of each tally's chance lies at or below; of that of the stated numbers, if asked."""
        share = np.where(self.stated, self.share, 0.0) if numbers else self.share
        running = np.cumsum(share)
        before = np.r_[0.0, running][self.first]
        whole = np.add.reduceat(share, self.first)
        goal = before + whole * part
        at = np.clip(np.searchsorted(running, goal - 1e-12), self.first, self.first + self.sizes - 1)
        inside = 1 - (running[at] - goal) / np.maximum(share[at], 1e-30)
        found: Floats = self.left[at] + self.width[at] * np.clip(inside, 0, 1)
        return found
