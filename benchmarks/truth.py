"""The rule `model` beside published ways to one truth from conflicting numbers: error, share far off, time and memory.

    python benchmarks/truth.py [--claims 1000000] [--data FOLDER ...] [--seed 1] [--out table.md]

Four made worlds (made_counts.py: `full` of --claims claims, the others a tenth of it) and any folders of real data with
claims.csv (source, item, value) and gold.csv (item, value). One setting for all of them. The peers (truth_peers.py) get
the numbers as they are and, as "(logs)", their logarithms; of a hedge the number in it, of a range its middle. Error is
the mean distance in powers of ten; off is the share of totals missed by more than 10 %; held is the share of totals
inside ours' 95 % interval. "Closed" is how much of the gap between the best peer and the oracle ours closes. Of real
data the difference to the best peer is drawn again 4,000 times from its totals (paired bootstrap). Every method runs in
a process of its own; seconds are of the processor, memory is that process's peak, the columns included.
"""

from __future__ import annotations

import argparse
import csv
import json
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE.parent)]

from benchmarks.made_counts import FULL, WORLDS, Counts, made, oracle  # noqa: E402
from benchmarks.truth_peers import PEERS  # noqa: E402

Floats = NDArray[np.float64]
LOGS = " (logs)"


def ours(counts: Counts) -> tuple[Floats, Floats, Floats]:
    """Best, low and high of every tally that has claims, by its code; NaN of the others."""
    from claims.reconcile.estimates.model.columns import columns
    from claims.reconcile.estimates.model.intervals import answers
    from claims.reconcile.estimates.model.learning import learn

    size = len(counts)
    whole = columns(
        counts.tally,
        counts.source,
        counts.low,
        counts.high,
        counts.kind,
        day=counts.day,
        since=np.zeros(size),
    )
    sources = int(counts.source.max()) + 1
    records, blocks = learn(whole, sources, sources, np.arange(sources))
    found = [answers(block, records, centre) for block, centre in blocks]
    codes = np.unique(counts.tally)
    out = np.full((3, len(counts.totals)), np.nan)
    for place, name in enumerate(("best", "low", "high")):
        out[place, codes] = 10 ** np.concatenate([getattr(one, name) for one in found])
    return out[0], out[1], out[2]


def peer(counts: Counts, name: str) -> Floats:
    """The totals by a peer, by tally code; NaN where nobody claims anything."""
    codes, tally = np.unique(counts.tally, return_inverse=True)
    _, source = np.unique(counts.source, return_inverse=True)
    logs = name.endswith(LOGS)
    value = np.log10(np.maximum(counts.value, 0.5)) if logs else counts.value
    found = PEERS[name.removesuffix(LOGS)](source, tally, value)
    out = np.full(len(counts.totals), np.nan)
    out[codes] = 10**found if logs else found
    return out


def read(folder: Path) -> Counts:
    """Real data as counts of points without time."""
    with (folder / "claims.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (folder / "gold.csv").open(newline="", encoding="utf-8") as file:
        gold = {row["item"]: float(row["value"]) for row in csv.DictReader(file)}
    items, tally = np.unique([row["item"] for row in rows], return_inverse=True)
    _, source = np.unique([row["source"] for row in rows], return_inverse=True)
    value = np.array([float(row["value"]) for row in rows])
    none, no = np.zeros(len(rows)), np.zeros(len(rows), dtype=bool)
    totals = np.array([gold.get(str(item), np.nan) for item in items])
    return Counts(
        source.astype(np.int64), tally.astype(np.int64), value, value, np.zeros(len(rows), dtype=np.int64),
        none, totals, np.zeros(len(items), dtype=bool), none, none, none, no, no,
    )  # fmt: skip


def run_one(path: str, name: str) -> None:
    """One method on one set, in this process; prints its seconds and megabytes, leaves the answers in a file."""
    counts = pickle.loads(Path(path).read_bytes())
    began = time.process_time()
    found = np.vstack(ours(counts)) if name == "ours" else peer(counts, name)[None, :]
    took = time.process_time() - began
    np.save(f"{path}.answers.npy", found)
    print(json.dumps({"seconds": took, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def measured(counts: Counts, name: str) -> tuple[NDArray[np.float64], dict[str, float]]:
    """One method on one set in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "counts"
        path.write_bytes(pickle.dumps(counts))
        told = subprocess.run(
            [sys.executable, __file__, "--one", str(path), name], capture_output=True, text=True, check=True
        )
        return np.load(f"{path}.answers.npy"), json.loads(told.stdout)


def errors(found: Floats, totals: Floats) -> Floats:
    """Distances in powers of ten; NaN where there is no answer or no positive total."""
    able = (found > 0) & (totals > 0)
    return np.where(able, np.abs(np.log10(np.where(able, found, 1)) - np.log10(np.where(able, totals, 1))), np.nan)


def off(found: Floats, totals: Floats) -> float:
    """The share of totals with claims and a gold that are missed by more than a tenth."""
    asked = ~np.isnan(totals) & ~np.isnan(found)
    return float((np.abs(found - totals)[asked] > 0.1 * np.abs(totals[asked])).mean())


def drawn(ours_: Floats, theirs: Floats, times: int = 4_000) -> tuple[float, float]:
    """The 95 % interval of the mean difference of two methods, totals drawn again with both; below 0 is better."""
    apart = (ours_ - theirs)[~np.isnan(ours_ - theirs)]
    dice = np.random.default_rng(1)
    means = [float(apart[dice.integers(0, len(apart), len(apart))].mean()) for _ in range(times)]
    return float(np.quantile(means, 0.025)), float(np.quantile(means, 0.975))


def compared(counts: Counts, name: str, real: bool) -> tuple[list[str], dict[str, Floats]]:
    """The rows of the table for one set, and every method's errors."""
    answers, cost = measured(counts, "ours")
    methods = [peer_ + scale for peer_ in PEERS for scale in ("", LOGS)]
    rows, found = [], {"ours": errors(answers[0], counts.totals)}
    missed = {"ours": off(answers[0], counts.totals)}
    for method in methods:
        theirs, paid = measured(counts, method)
        found[method], missed[method] = errors(theirs[0], counts.totals), off(theirs[0], counts.totals)
        rows.append(row(name, method, found[method], missed[method], paid))
    held = (counts.totals >= answers[1] * (1 - 1e-9)) & (counts.totals <= answers[2] * (1 + 1e-9))
    asked = ~np.isnan(found["ours"])
    best = min(methods, key=lambda method: float(np.nanmean(found[method])))
    extra = f"held {held[asked].mean():.3f}"
    if real:
        extra += " · less {}: {:+.4f} to {:+.4f}".format(best, *drawn(found["ours"], found[best]))
    rows.append(row(name, "**ours**", found["ours"], missed["ours"], cost, extra))
    if not real:
        ideal = oracle(counts)
        found["oracle"] = errors(ideal, counts.totals)
        rows.append(row(name, "oracle", found["oracle"], off(ideal, counts.totals), None))
        rows += sliced(counts, name, found, held, methods)
    return rows, found


def row(name: str, method: str, found: Floats, missed: float, cost: dict[str, float] | None, extra: str = "") -> str:
    """One line of the table."""
    paid = f"{cost['seconds']:.1f} | {cost['mb']:.0f}" if cost else "– | –"
    return f"| {name} | {method} | {np.nanmean(found):.4f} | {missed:.3f} | {paid} | {extra} |"


def sliced(
    counts: Counts, name: str, found: dict[str, Floats], held: NDArray[np.bool_], methods: list[str]
) -> list[str]:
    """How much of the gap between the best peer and the oracle ours closes: over all, and by kind of tally."""
    claims = np.bincount(counts.tally, minlength=len(counts.totals))
    able = ~np.isnan(found["ours"] + found["oracle"])
    slices = {
        "all": able,
        "growing": able & counts.growing,
        "not growing": able & ~counts.growing,
        "one claim": able & (claims == 1),
        "2 or 3 claims": able & (claims >= 2) & (claims <= 3),
        "4 to 6 claims": able & (claims >= 4) & (claims <= 6),
        "7 claims or more": able & (claims >= 7),
    }
    out = []
    for label, which in slices.items():
        if which.sum() < 50:
            continue
        mean = {method: float(np.nanmean(one[which])) for method, one in found.items()}
        best = min(methods, key=lambda method: mean[method])
        closed = (mean[best] - mean["ours"]) / (mean[best] - mean["oracle"])
        out.append(
            f"| {name}, {label} | gap closed {closed:.0%} | {mean['ours']:.4f} | {best} {mean[best]:.4f} | "
            f"oracle {mean['oracle']:.4f} | | held {held[which].mean():.3f} |"
        )
    return out


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--claims", type=int, default=1_000_000)
    ask.add_argument("--data", nargs="*", default=[], type=Path)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--out", type=Path)
    ask.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.one:
        run_one(*asked.one)
        return
    sets = [(folder.name, read(folder), True) for folder in asked.data]
    for world in WORLDS:
        size = asked.claims if world is FULL else asked.claims // 10
        sets.append((f"{world.name} {size:,}", made(size, world, asked.seed), False))
    lines = ["| set | method | error | off > 10 % | CPU s | MB | |", "|---|---|--:|--:|--:|--:|---|"]
    errors_of: dict[str, list[float]] = {}
    for name, counts, real in sets:
        rows, found = compared(counts, name, real)
        for method, one in found.items():
            errors_of.setdefault(method, []).append(float(np.nanmean(one)))
        print("\n".join(rows), flush=True)
        lines += rows
    last = table([name for name, _, _ in sets], errors_of)
    print("\n".join(last))
    if asked.out:
        asked.out.write_text("\n".join([*lines, "", *last]) + "\n", encoding="utf-8")


def table(names: list[str], errors_of: dict[str, list[float]]) -> list[str]:
    """The errors of every method on every set, and their mean over the sets: the least first."""
    rows = [f"| error | {' | '.join(names)} | mean |", f"|---|{'--:|' * (len(names) + 1)}"]
    for method, means in sorted(errors_of.items(), key=lambda pair: float(np.mean(pair[1]))):
        cells = [f"{mean:.4f}" for mean in means]
        if len(means) < len(names):  # of real data nobody knows all
            cells = ["–"] * (len(names) - len(means)) + cells
            rows.append(f"| {method} | {' | '.join(cells)} | – |")
            continue
        rows.append(f"| {method} | {' | '.join(cells)} | {np.mean(means):.4f} |")
    return rows


if __name__ == "__main__":
    main()
