"""What a block of tallies shows of claims in general and of each source: sums, to be added up over all blocks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claims.reconcile.estimates.model.blocks import Block
from claims.reconcile.estimates.model.chances import LOOSE, NEAR, Reals, chances, variances
from claims.reconcile.estimates.model.columns import AT_LEAST, AT_MOST, Ints
from claims.reconcile.estimates.model.hits import Pairs, Shares, between_logs, number_logs, pair, shares
from claims.reconcile.estimates.model.likely import TINY, Centre, Given, errors, given, own, settle
from claims.reconcile.estimates.model.records import Records
from claims.reconcile.estimates.model.rounding import Floats
from claims.reconcile.estimates.model.settings import setting


@dataclass(slots=True)
class Sums:
    """Sums over blocks. By source: hits, statements, squared errors, near claims, and how far these set their centre
    themselves; by unit: the precision and pull of its bias; over all: the rest."""

    hits: Floats
    stated: Floats
    squares: Floats
    near: Floats
    leverage: Floats
    precision: Floats
    pull: Floats
    mix: Floats
    offset: Floats
    offset_weight: Floats
    lean: float = 0.0
    copied: float = 0.0
    repeatable: float = 0.0
    growth: float = 0.0
    growth_square: float = 0.0
    growing: int = 0

    @classmethod
    def none(cls, units: int, sources: int) -> Sums:
        """Sums of nothing."""
        return cls(
            hits=np.zeros(sources),
            stated=np.zeros(sources),
            squares=np.zeros(sources),
            near=np.zeros(sources),
            leverage=np.zeros(sources),
            precision=np.zeros(units),
            pull=np.zeros(units),
            mix=np.zeros(6),
            offset=np.zeros(4),
            offset_weight=np.zeros(4),
        )


@dataclass(frozen=True, slots=True)
class Noise:
    """Claims that did not hit: to which source and unit each belongs, how likely near or loose, and its error."""

    source: Ints
    unit: Ints
    near: Reals
    loose: Reals
    error: Floats
    variance: Floats
    widening: Floats
    blur: Floats


def add(sums: Sums, block: Block, records: Records, centre: Centre) -> tuple[Centre, Shares]:
    """Add what a block shows, its truths weighed as the records make them; the centres found, and the shares."""
    columns = block.columns
    known = given(block, records)
    centre, weight = settle(block, records, known, centre, setting("learning").settle)
    pairs = pair(block, records, known, centre)
    found = shares(block, between_logs(block, records, known, centre), number_logs(block, known, pairs))
    error = errors(block, known, centre)
    variance = known.variance + centre.variance[columns.tally]
    rows, total = chances(records.usual, error, variance, columns.kind)
    voice = own(known, block, (1 - known.hits) * total * columns.cell)
    part = found.between[columns.tally] * voice * block.contested
    noise = rows * (part / (total + TINY))
    wider = variances(records.usual, columns.kind)
    lying = Noise(
        columns.source, columns.unit, noise[NEAR], noise[LOOSE], error + known.bias, variance, wider, columns.blur
    )
    sums.mix += noise.sum(1)
    sums.stated += np.bincount(columns.source, part, len(sums.stated))
    itself = np.minimum(weight * centre.variance[columns.tally], 0.95)
    sums.leverage += np.bincount(columns.source, (noise[NEAR] + noise[LOOSE]) * itself, len(sums.stated))
    _lying(sums, lying, records, np.array(records.usual.offset)[columns.kind])
    _hedges(sums, lying, block, records)
    _copies(sums, block, known, found, error, records)
    _paired(sums, block, records, known, pairs, found)
    _growth(sums, block, centre)
    return centre, found


def _lying(sums: Sums, noise: Noise, records: Records, offset: Floats) -> None:
    """The bias and scatter of near and loose claims."""
    wide = setting("claims").loose_width ** 2
    lean = records.usual.lean
    off = noise.error - offset
    grip = (noise.near + noise.loose / wide) / noise.variance
    sums.precision += np.bincount(noise.unit, grip, len(sums.precision))
    sums.pull += np.bincount(noise.unit, grip * off - noise.loose / wide / noise.variance * lean, len(sums.pull))
    left = off - records.bias[noise.unit]
    square = (noise.near * left**2 + noise.loose * (left - lean) ** 2 / wide) / noise.widening
    both = noise.near + noise.loose
    square = np.maximum(square - both * noise.blur / noise.widening, 0)
    sums.squares += np.bincount(noise.source, square, len(sums.squares))
    sums.near += np.bincount(noise.source, both, len(sums.near))
    sums.lean += float(np.sum(noise.loose * left))


def _hedges(sums: Sums, noise: Noise, block: Block, records: Records) -> None:
    """How far each kind of bound lies from the truth it bounds."""
    left = noise.error - records.bias[block.columns.unit]
    grip = (noise.near + noise.loose / setting("claims").loose_width ** 2) / noise.variance
    for kind in (AT_LEAST, AT_MOST):
        bounds = block.columns.kind == kind
        if bounds.any():
            sums.offset[kind] += float(np.sum(grip[bounds] * left[bounds]))
            sums.offset_weight[kind] += float(grip[bounds].sum())


def _copies(sums: Sums, block: Block, known: Given, found: Shares, error: Floats, records: Records) -> None:
    """How many repeated numbers are copies, where the truth lies between numbers; and how many could be."""
    columns = block.columns
    total = chances(records.usual, error, known.variance, columns.kind)[1]
    own_ = (1 - known.hits) * total * columns.cell
    copied = known.copied / (known.copied + (1 - known.copied) * own_ + TINY)
    sums.copied += float((found.between[columns.tally] * block.again * copied)[block.contested].sum())
    sums.repeatable += float(block.contested.sum()) - float((np.diff(np.r_[block.starts, len(columns)]) > 1).sum())


def _paired(sums: Sums, block: Block, records: Records, known: Given, pairs: Pairs, found: Shares) -> None:
    """What hits and noise there are where the truth is a number somebody states."""
    columns, stated = block.columns, block.stated
    at = stated.at
    copied, again = known.copied[at], block.again[at]
    being = found.number[stated.number] * block.contested[at]
    itself = (block.alone[at] + again * (1 - copied) * pairs.likely / pairs.mixed) * columns.share[at]
    part = being * itself
    source = columns.source[at]
    sums.hits += np.bincount(source, part * pairs.hit / pairs.likely, len(sums.hits))
    sums.stated += np.bincount(source, part, len(sums.stated))
    sums.copied += float((being * again * copied / pairs.mixed).sum())
    rows = pairs.rows * (part * pairs.noise / pairs.likely)
    sums.mix += rows.sum(1)
    noise = Noise(
        source, columns.unit[at], rows[NEAR], rows[LOOSE], pairs.error + known.bias[at], known.variance[at],
        variances(records.usual, columns.kind[at]), columns.blur[at],
    )  # fmt: skip
    _lying(sums, noise, records, np.array(records.usual.offset)[columns.kind[at]])


def _growth(sums: Sums, block: Block, centre: Centre) -> None:
    columns = block.columns
    if not columns.age.any():
        return
    grows = np.bincount(columns.tally, columns.age > 0, columns.tallies) > 0
    rate = centre.rate[grows]
    sums.growth += float(rate.sum())
    sums.growth_square += float((rate**2 + centre.rate_variance[grows]).sum())
    sums.growing += int(grows.sum())
