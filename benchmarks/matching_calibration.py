"""How far the score of matching holds, as a probability, and how it fares where reports are denser.

    python benchmarks/matching_calibration.py [--db news.db --gold gold.jsonl] [--made 4000] [--learn] [--seed 7]

Without --db the reports are made (made_reports.py). With --db and --gold (a JSON object a line with document and
incident) they are articles recorded before: claims --db news.db extract --record --accept --no-match articles.jsonl

Reliability: pairs that blocking proposes, in bins of the probability their score stands for: how many, what was said,
what is so; the Brier score (mean squared error) beside that of saying the share that is right of every pair; the
expected calibration error (the distance between said and so, over the bins). With --learn each half of the incidents is
judged by weights learnt from the other half alone (benchmarks/learning/learn_weights.py), which the shipped ones may
have seen.

Density: half of the incidents grouped by themselves, and the same reports grouped among all, by the weights that ship
or, with --learn, by weights learnt from that half alone; the change of pairwise F1 over incidents drawn with
replacement (a bootstrap of 1,000), with the bounds that hold 95 of 100 draws.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.learning.learn_weights import cut, held, incidents
from benchmarks.made_reports import made_reports
from claims.matching.accounts import Account
from claims.matching.blocking import candidates
from claims.matching.columns import columns_of
from claims.matching.features import FEATURES, features_of
from claims.matching.learning import learn
from claims.matching.pairs import Pairs
from claims.matching.run import group_accounts
from claims.matching.scoring import Model, design, model, score_pairs
from claims.matching.sparse import Floats

BINS = (0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 1.0)
_DRAWS = 1_000
_CUT = 45


def pairs_of(accounts: Sequence[Account], homes: Sequence[str], using: Model) -> tuple[Floats, Floats]:
    """The probability of each pair that blocking proposes, and 1 where both reports are of one incident."""
    columns = columns_of(accounts)
    found = candidates(columns)
    odds = score_pairs(columns, using, found.left, found.right)
    home = np.unique(np.array(homes), return_inverse=True)[1]
    return 1 / (1 + np.exp(-np.clip(odds, -700, 700))), (home[found.left] == home[found.right]).astype(float)


def reliability(said: Floats, so: Floats) -> list[str]:
    """The table, line by line."""
    lines = [f"{'probability':>14} {'pairs':>8} {'said':>6} {'so':>6}"]
    error = 0.0
    at = np.clip(np.searchsorted(BINS, said, side="right") - 1, 0, len(BINS) - 2)
    for number, (low, high) in enumerate(zip(BINS, BINS[1:])):
        inside = at == number
        if inside.any():
            error += abs(said[inside].sum() - so[inside].sum())
            lines.append(
                f"{low:6.2f} to {high:4.2f} {inside.sum():8,} {said[inside].mean():6.3f} {so[inside].mean():6.3f}"
            )
    base = float(np.mean((so - so.mean()) ** 2))
    lines.append(f"{'all':>14} {len(so):8,} {said.mean():6.3f} {so.mean():6.3f}")
    lines.append(f"Brier score {np.mean((said - so) ** 2):.4f} (saying {so.mean():.3f} of every pair {base:.4f})")
    lines.append(f"expected calibration error {error / len(so):.4f}")
    return lines


def halved(homes: Sequence[str], seed: int) -> list[bool]:
    """Whether the incident of each report is in the first half, drawn by lot."""
    names = sorted(set(homes))
    first = set(np.random.default_rng(seed).permutation(names)[: len(names) // 2].tolist())
    return [home in first for home in homes]


def learnt(accounts: Sequence[Account], homes: Sequence[str]) -> Model:
    """The model under which the reports, whole and twice as their first words, are likeliest."""
    using = model()
    features, same = [], []
    short = [cut(account, _CUT) for account in accounts]
    for told in (accounts, short, short):
        columns = columns_of(told)
        found = candidates(columns)
        features.append(design(features_of(Pairs(columns, found.left, found.right)), using))
        same += [float(homes[one] == homes[other]) for one, other in zip(found.left.tolist(), found.right.tolist())]
    start, weights = learn(np.vstack(features), np.array(same))
    slopes = weights.tolist()
    kept = {name: using.weights[name] for name in ("labels", "other_hours")}
    return replace(
        using, start=start, weights=dict(zip(FEATURES, slopes)) | kept,
        together=dict(zip(using.together, slopes[len(FEATURES) :])),
    )  # fmt: skip


def crossed(accounts: Sequence[Account], homes: Sequence[str], seed: int) -> tuple[Floats, Floats]:
    """The pairs of each half, judged by what the other half teaches."""
    first = halved(homes, seed)
    found = []
    for side in (True, False):
        teach = [row for row, half in enumerate(first) if half is not side]
        asked = [row for row, half in enumerate(first) if half is side]
        using = learnt([accounts[row] for row in teach], [homes[row] for row in teach])
        found.append(pairs_of([accounts[row] for row in asked], [homes[row] for row in asked], using))
    return np.concatenate([said for said, _ in found]), np.concatenate([so for _, so in found])


def counts(labels: Sequence[int], homes: Sequence[str]) -> dict[str, tuple[float, float, float]]:
    """For each incident its pairs found and right, its pairs found, and its pairs.

    A pair found of two incidents counts half for either.
    """

    def pairs(n: int) -> float:
        return n * (n - 1) / 2

    size, groups = Counter(homes), Counter(labels)
    right: dict[str, float] = defaultdict(float)
    told: dict[str, float] = defaultdict(float)
    for (label, home), n in Counter(zip(labels, homes)).items():
        right[home] += pairs(n)
        told[home] += pairs(n) + n * (groups[label] - n) / 2
    return {home: (right[home], told[home], pairs(n)) for home, n in size.items()}


def f1(told: Floats) -> float:
    """Pairwise F1 of rows of counts."""
    right, found, there = told.sum(axis=0)
    return float(2 * right / max(1e-9, found + there))


def _rows(told: dict[str, tuple[float, float, float]]) -> Floats:
    return np.array([told[name] for name in sorted(told)])


def density(accounts: Sequence[Account], homes: Sequence[str], seed: int, *, tuned: bool) -> list[str]:
    """Half of the incidents alone and among all, by weights `tuned` on that half: F1, its change and the bounds."""
    rows = [row for row, half in enumerate(halved(homes, seed)) if half]
    some = [homes[row] for row in rows]
    half = [accounts[row] for row in rows]
    using = learnt(half, some) if tuned else model()
    alone = counts(group_accounts(half, using=using).labels, some)
    everywhere = group_accounts(accounts, using=using).labels
    among = counts([everywhere[row] for row in rows], some)
    names = sorted(alone)
    one, other = _rows(alone), _rows(among)
    dice = np.random.default_rng(seed)
    draws = [dice.integers(len(names), size=len(names)) for _ in range(_DRAWS)]
    change = np.sort([f1(other[draw]) - f1(one[draw]) for draw in draws])
    low, high = change[int(0.025 * _DRAWS)], change[int(0.975 * _DRAWS) - 1]
    return [
        f"half of the incidents alone: {len(rows):,} reports, F1 {f1(one):.3f}",
        f"all {len(accounts):,} reports by the same settings: F1 {f1(_rows(counts(everywhere, homes))):.3f}",
        f"that half among all: F1 {f1(other):.3f}, change {f1(other) - f1(one):+.3f} ({low:+.3f} to {high:+.3f})",
    ]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--db")
    ask.add_argument("--gold", type=Path)
    ask.add_argument("--made", type=int, default=4_000)
    ask.add_argument("--learn", action="store_true")
    ask.add_argument("--seed", type=int, default=7)
    given = ask.parse_args()
    if given.db:
        gold = incidents(given.gold)
        accounts = [account for account in held(given.db) if account.key.split("\x1f")[1] in gold]
        homes = [gold[account.key.split("\x1f")[1]] for account in accounts]
    else:
        made = made_reports(given.made, given.seed)
        accounts, homes = made.accounts, [str(event) for event in made.events]
    said, so = crossed(accounts, homes, given.seed) if given.learn else pairs_of(accounts, homes, model())
    print("\n".join([*reliability(said, so), "", *density(accounts, homes, given.seed, tuned=given.learn)]))


if __name__ == "__main__":
    main()
