"""The chance that a tally's truth is a number somebody states, because a source hit it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claims.reconcile.estimates.model.blocks import Block
from claims.reconcile.estimates.model.chances import FARTHEST, Reals, chances
from claims.reconcile.estimates.model.likely import TINY, Centre, Given, errors, mass
from claims.reconcile.estimates.model.records import Records
from claims.reconcile.estimates.model.rounding import Floats

_NEVER = 1e-12


@dataclass(frozen=True, slots=True)
class Pairs:
    """For each pair of a claim and a number: its error and six chances, how far a hit, noise and its own statement."""

    error: Floats
    rows: Reals
    hit: Floats
    noise: Floats
    likely: Floats
    mixed: Floats


@dataclass(frozen=True, slots=True)
class Shares:
    """Of each tally how likely its truth lies between numbers, and of each number how likely it is the truth."""

    between: Floats
    number: Floats
    log_number: Floats


def pair(block: Block, records: Records, known: Given, centre: Centre) -> Pairs:
    """Each claim against each number of its tally, as if that number were the truth."""
    columns, stated = block.columns, block.stated
    at = stated.at
    moved = columns.log + centre.rate[columns.tally] * columns.age
    error = (moved - known.bias)[at] - moved[stated.first][stated.number]
    rows, total = chances(records.usual, error, known.variance[at], columns.kind[at])
    hit = known.hits[at] * stated.same
    noise = ((1 - known.hits) * columns.cell)[at]
    likely = hit + noise * total + TINY
    copied = known.copied[at]
    return Pairs(error, rows, hit, noise, likely, copied + (1 - copied) * likely)


def number_logs(block: Block, known: Given, pairs: Pairs) -> Floats:
    """The log of the chance of all claims of a tally, if a source hit the truth and it is this number."""
    columns, stated = block.columns, block.stated
    at, count = stated.at, len(stated.first)
    share, alone, again = columns.share[at], block.alone[at], block.again[at]
    told = share * (alone * np.log(pairs.likely) + again * np.log(pairs.mixed))
    found = np.log(columns.cell[stated.first]) + np.bincount(stated.number, told, count)
    same = np.flatnonzero(stated.same)
    hit, copied = pairs.hit[same], known.copied[at[same]]
    none: Floats = alone[same] * np.log1p(_NEVER - hit / pairs.likely[same])
    none += again[same] * np.log1p(_NEVER - (1 - copied) * hit / pairs.mixed[same])
    unhit = 0.0 + np.bincount(stated.number[same], none * share[same], count)
    weighed: Floats = found + np.log(_NEVER - np.expm1(unhit))
    return weighed


def between_logs(block: Block, records: Records, known: Given, centre: Centre) -> Floats:
    """The log of the chance of all claims of a tally if the truth lies between numbers, about its centre."""
    told = mass(block, records, known, errors(block, known, centre))
    width: Floats = 0.5 * np.log(2 * np.pi * centre.variance)
    return width + np.bincount(block.columns.tally, told, block.columns.tallies)


def shares(block: Block, between: Floats, number: Floats) -> Shares:
    """Both hypotheses weighed against each other."""
    tally = block.stated.tally
    most = between.copy()
    np.maximum.at(most, tally, number)
    lying = np.exp(np.maximum(between - most, FARTHEST))
    being = np.exp(np.maximum(number - most[tally], FARTHEST))
    whole = lying + np.bincount(tally, being, len(lying))
    return Shares(lying / whole, being / whole[tally], number)
