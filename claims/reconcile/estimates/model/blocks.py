"""Blocks of tallies ready to work on: equal numbers grouped, each claim paired with what its tally may be."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from claims.reconcile.estimates.model.columns import POINT, Columns, Flags, Ints
from claims.reconcile.estimates.model.rounding import Floats
from claims.reconcile.estimates.model.settings import setting


@dataclass(frozen=True, slots=True)
class Stated:
    """The numbers stated in a block that the truth may be, and every claim of their tallies paired with them.

    `at` and `number` are parallel: claim and number; `same` tells whether the claim states it. `first` is the first
    claim of each number, `tally` its tally.
    """

    first: Ints
    tally: Ints
    at: Ints
    number: Ints
    same: Flags


@dataclass(frozen=True, slots=True)
class Block:
    """Columns with what is derived of them once.

    `alone` is one over how many claims state the same number, `again` the rest, `others` the share of the tally's other
    claims that state it. `contested` claims have another beside them: only they tell anything of their source.
    """

    columns: Columns
    starts: Ints
    alone: Floats
    again: Floats
    others: Floats
    contested: Flags
    group: Ints
    stated: Stated


def block(columns: Columns) -> Block:
    """The block of these columns, with every stated point number as one the truth may be."""
    tally, log, kind = columns.tally, columns.log, columns.kind
    starts = np.flatnonzero(np.r_[True, tally[1:] != tally[:-1]])
    fresh = np.r_[True, (tally[1:] != tally[:-1]) | (log[1:] != log[:-1]) | (kind[1:] != kind[:-1])]
    group = np.cumsum(fresh) - 1
    stating = np.bincount(group)[group].astype(float)
    size = np.bincount(tally)[tally]
    return Block(
        columns=columns,
        starts=starts,
        alone=1 / stating,
        again=(stating - 1) / stating,
        others=(stating - 1) / np.maximum(size - 1, 1),
        contested=size > 1,
        group=group,
        stated=paired(columns, group, _frequent(columns, np.flatnonzero(fresh & (kind == POINT)), stating)),
    )


def _frequent(columns: Columns, first: Ints, stating: Floats) -> Ints:
    """These numbers, but of a tally with very many only those stated most often, the lower before the higher."""
    most = setting("learning").numbers
    tally = columns.tally[first]
    held = np.bincount(tally, minlength=columns.tallies)
    if not len(first) or held.max() <= most:
        return first
    order = np.lexsort((first, -stating[first], tally))
    rank = np.arange(len(order)) - np.r_[0, np.cumsum(held)][:-1][tally[order]]
    return np.sort(first[order[rank < most]])


def paired(columns: Columns, group: Ints, first: Ints) -> Stated:
    """Each claim with each of the numbers of its tally whose first claims these are."""
    tally = columns.tally[first]
    held = np.bincount(tally, minlength=columns.tallies)
    before = np.r_[0, np.cumsum(held)][:-1]
    repeats = held[columns.tally]
    at = np.repeat(np.arange(len(columns)), repeats)
    within = np.arange(len(at)) - np.repeat(np.r_[0, np.cumsum(repeats)][:-1], repeats)
    number = before[columns.tally[at]] + within
    return Stated(first, tally, at, number, group[at] == group[first][number])


def thinned(whole: Block, kept: Flags) -> Block:
    """The block with only these of its numbers left as what the truth may be."""
    return replace(whole, stated=paired(whole.columns, whole.group, whole.stated.first[kept]))
