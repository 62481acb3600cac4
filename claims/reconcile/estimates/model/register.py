"""Records by the names of sources, learnt from all tallies of a database, so that one tally's can be picked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from claims.reconcile.estimates.model.learning import learn
from claims.reconcile.estimates.model.reading import Row, roster
from claims.reconcile.estimates.model.records import Records, Usual, prior


@dataclass(frozen=True, slots=True)
class Register:
    """What is usual, and by name the bias and doubt of each unit and the spread, hits and claims of each source.

    `claims` is how many contested claims it was learnt from. Advice to one rule, never a grade.
    """

    usual: Usual = field(default_factory=prior)
    units: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    sources: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    claims: int = 0

    def records(self, units: Sequence[str], sources: Sequence[str]) -> Records:
        """The records of these, in this order; the usual of all for those never seen."""
        usual = self.usual
        told = [self.units.get(name, (0.0, usual.bias)) for name in units]
        known = [self.sources.get(name, (usual.spread, usual.hits, 0.0)) for name in sources]
        bias, doubt = np.array(told, dtype=float).reshape(-1, 2).T
        spread, hits, seen = np.array(known, dtype=float).reshape(-1, 3).T
        return Records(usual, bias, doubt, spread, hits, seen)


def registered(rows: Sequence[Row]) -> Register:
    """The register learnt from rows of many tallies, one row a source and tally; the prior where none is contested."""
    held: dict[int, int] = {}
    for one in rows:
        held[one.tally] = held.get(one.tally, 0) + 1
    contested = [one for one in rows if held[one.tally] > 1]
    if not contested:
        return Register()
    known = roster(contested)
    records, _ = learn(known.columns, len(known.units), len(known.sources), known.owner)
    biases = zip(records.bias.tolist(), records.doubt.tolist(), strict=True)
    habits = zip(records.spread.tolist(), records.hits.tolist(), records.seen.tolist(), strict=True)
    return Register(
        records.usual,
        dict(zip(known.units, biases, strict=True)),
        dict(zip(known.sources, habits, strict=True)),
        len(contested),
    )
