"""What a large database should add to the score of two reports: made reports grouped with more and more of it.

    python benchmarks/matching_crowd.py [--sizes 10000 30000 100000] [--adds 0 0.5 1 1.5 2 2.5 3] [--dense]

`[crowd]` of claims/matching/data/weights.toml is read off this table: the addition joins best that has the highest F1,
and one below it is safer. Learn new weights, and it has to be read anew. Columns: reports, what is added (a star at
what ships for that size), then precision, recall and F1 over all pairs, and F1 over the events that fewer than 18 tell,
of which a few large ones say nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.made_reports import Made, made_reports
from benchmarks.matching_peers import pairwise
from claims.matching.blocking import candidates
from claims.matching.columns import columns_of
from claims.matching.grouping import group
from claims.matching.scoring import Crowd, Model, model, score_pairs

_FEW = 18  # reports, of which a large event has more
ADDS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0)


@dataclass(frozen=True, slots=True)
class Rates:
    """How good the groups are where so much is added: over all pairs, and over those of events that few tell."""

    added: float
    precision: float
    recall: float
    f1: float
    of_few: float


def rates(made: Made, adds: Sequence[float], using: Model | None = None) -> Iterator[Rates]:
    """Read and block once, then score and group with each addition: pairs that wait for a person gain nothing by it."""
    using = using or model()
    columns = columns_of(made.accounts)
    found = candidates(columns)
    events = np.array(made.events, dtype=np.int64)
    few = np.flatnonzero(np.bincount(events)[events] < _FEW)
    for added in adds:
        scorer = partial(score_pairs, columns, _adding(using, added))
        scores = scorer(found.left, found.right)
        labels, _ = group(len(events), found.left, found.right, scores, linkage=using.linkage, scorer=scorer)
        home = np.array(labels, dtype=np.int64)
        of_few = pairwise(home[few].tolist(), events[few].tolist())[2]
        yield Rates(added, *pairwise(labels, made.events), of_few)


def _adding(using: Model, added: float) -> Model:
    """The model with so much added, however many accounts there are."""
    return replace(using, crowd=Crowd(slope=1e9, size=0.5, most=added))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    ask.add_argument("--adds", type=float, nargs="+", default=ADDS)
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--dense", action="store_true", help="reports of a dense world (made_events.py)")
    given = ask.parse_args()
    for size in given.sizes:
        ships = model().crowd.adds(size)
        for told in rates(made_reports(size, given.seed, given.dense), sorted({*given.adds, ships})):
            star = "*" if told.added == ships else " "
            print(
                f"{size:>9,} {told.added:5.2f}{star} {told.precision:.3f} {told.recall:.3f} {told.f1:.3f} "
                f"{told.of_few:.3f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
