"""What the claims of a database show of their sources: expectation and maximisation over all tallies.

Each round weighs where every truth lies, given the sources, and then what every source is like, given the truths. The
priors are those of data/model.toml; how alike sources are is learnt by the likelihood of all their records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from claims.reconcile.estimates.model.blocks import Block, block, thinned
from claims.reconcile.estimates.model.columns import Columns, Ints, parted
from claims.reconcile.estimates.model.likely import Centre, start
from claims.reconcile.estimates.model.records import Records, Usual, prior
from claims.reconcile.estimates.model.rounding import Floats
from claims.reconcile.estimates.model.settings import setting
from claims.reconcile.estimates.model.strengths import hit_strength, spread_strength
from claims.reconcile.estimates.model.sums import Sums, add


def learn(whole: Columns, units: int, sources: int, owner: Ints) -> tuple[Records, list[tuple[Block, Centre]]]:
    """The records of all sources, and the blocks with the centres of their tallies.

    `owner` is the source of each unit. Of very many claims most rounds see an even slice of the tallies.
    """
    known = setting("learning")
    blocks = [block(part) for part in parted(whole, known.block)]
    records = Records.unknown(units, sources, replace(prior(), hits=setting("hits").start))
    centres = [start(one, records) for one in blocks]
    every = max(1, round(len(whole) / known.slice))
    some = range(0, len(blocks), every) if every > 1 else range(len(blocks))
    for turn in range(known.rounds):
        records = _round(blocks, centres, some, records, owner, turn)
    for turn in range(known.last_rounds if every > 1 else 0):
        records = _round(blocks, centres, range(len(blocks)), records, owner, known.rounds, thin=turn == 0)
    return records, list(zip(blocks, centres, strict=True))


def _round(
    blocks: list[Block],
    centres: list[Centre],
    some: Sequence[int],
    records: Records,
    owner: Ints,
    turn: int,
    thin: bool = False,
) -> Records:
    sums = Sums.none(len(records.bias), len(records.spread))
    for place in some:
        centres[place], found = add(sums, blocks[place], records, centres[place])
        if thin:
            blocks[place] = thinned(blocks[place], found.number >= setting("learning").least_share)
    return renewed(records, sums, owner, strengths=turn > 2)


def renewed(records: Records, sums: Sums, owner: Ints, *, strengths: bool) -> Records:
    """The records that the sums make most likely, the priors counted in."""
    usual = records.usual
    hits, copies, claims = setting("hits"), setting("copies"), setting("claims")
    start_ = prior()
    mix = (sums.mix + np.array(start_.mix) * claims.weight) / (sums.mix.sum() + claims.weight)
    rate = (float(sums.hits.sum()) + hits.rate * hits.rate_weight) / (float(sums.stated.sum()) + hits.rate_weight)
    rate = _within(rate, 1e-4, 0.95)
    copied = (sums.copied + copies.rate * copies.rate_weight) / (sums.repeatable + copies.rate_weight)
    bias, doubt, bias_width = _biases(sums, usual, owner)
    spread, usual_spread, alike = _spreads(sums, usual, strengths)
    alike_hits = hit_strength(sums.hits, sums.stated, rate) if strengths else usual.hit_strength
    offsets = sums.offset / (sums.offset_weight + 1 / setting("hedges").offset_width ** 2)
    growth, growth_width = _growth(sums)
    found = Usual(
        mix=tuple(mix.tolist()),
        lean=_within(sums.lean / (float(sums.mix[1]) + 20.0), -0.3, 0.3),
        offset=tuple(np.clip(offsets, -0.5, 0.5).tolist()),
        hits=rate,
        hit_strength=alike_hits,
        copies=_within(copied, 1e-4, 0.9),
        spread=usual_spread,
        spread_strength=alike,
        bias=bias_width,
        growth=growth,
        growth_width=growth_width,
    )
    frequent = (sums.hits + alike_hits * rate) / (sums.stated + alike_hits)
    return Records(found, bias, doubt, spread, frequent, sums.stated)


def _biases(sums: Sums, usual: Usual, owner: Ints) -> tuple[Floats, Floats, float]:
    """The bias of each unit about that of its source, and how widely biases differ.

    A source with one unit only has that unit's bias; where it speaks of several metrics or sides, each leans apart.
    """
    known = setting("bias")
    sources = len(sums.hits)
    several = np.bincount(owner, sums.precision > 0, sources) > 1
    precision = np.bincount(owner, sums.precision, sources)
    pull = np.bincount(owner, sums.pull, sources)
    of_source = pull / (precision + 1 / usual.bias)
    doubt = 1 / (precision + 1 / usual.bias)
    apart = 1 / (usual.bias * known.side**2)
    bias, unsure = of_source[owner], doubt[owner]
    rest = sums.pull - sums.precision * bias
    turned = several[owner]
    bias = np.where(turned, bias + rest / (sums.precision + apart), bias)
    unsure = np.where(turned, 1 / (sums.precision + apart), unsure)
    shown = np.clip(1 - unsure / usual.bias, 0, 1)  # how far each unit's claims, rather than the prior, set its bias
    seen = float(np.sum(shown * (bias**2 + unsure))) + known.weight * known.usual**2
    return bias, unsure, _within(seen / (float(shown.sum()) + known.weight), 1e-8, known.most**2)


def _spreads(sums: Sums, usual: Usual, strengths: bool) -> tuple[Floats, float, float]:
    """The scatter of each source, drawn to the usual; each centre is set by the claims themselves, so less is free."""
    known = setting("spread")
    free = max(float(sums.near.sum() - sums.leverage.sum()), 0.0)
    middle = (float(sums.squares.sum()) + known.weight * known.usual**2) / (max(free, 1.0) + known.weight)
    middle = _within(middle, 1e-6, 1.0)
    degrees = np.maximum(sums.near - sums.leverage, 0)
    alike = spread_strength(sums.squares, degrees, middle) if strengths else usual.spread_strength
    spread = (sums.squares + alike * middle) / (degrees + alike)
    return np.clip(spread, known.least**2, known.most**2), middle, alike


def _growth(sums: Sums) -> tuple[float, float]:
    known = setting("growth")
    count = sums.growing + known.weight
    mean = max((sums.growth + known.usual * known.weight) / count, 0.0)
    square = (sums.growth_square + (known.usual**2 + known.width**2) * known.weight) / count
    return mean, _within(square - mean**2, 1e-4, 1.0)


def _within(value: float, least: float, most: float) -> float:
    return float(min(max(value, least), most))
