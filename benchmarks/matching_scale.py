"""Matching at scale: made reports, ours beside Splink (DuckDB, EM): seconds, peak memory, F1, each in its own process.

    python benchmarks/matching_scale.py [--sizes 10000 100000] [--peers PATH/TO/python] [--seed 7]

The reports are described in made_reports.py. Splink gets the same information as columns: town, day, publication,
cause, target, street and persons as simple patterns find them in title and text, and the toll; blocking on street, on
person, on town with day and on town with cause; weights by EM, u by random sampling; its threshold is picked on the
answers, which favours it. `--peers` is a Python with `pip install splink` (a virtual environment of its own).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

_HERE = Path(__file__).parent
_THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999)


def pairwise(found: Sequence[object], gold: Sequence[object]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs."""

    def pairs(groups: Counter[object]) -> int:
        return sum(n * (n - 1) // 2 for n in groups.values())

    both = pairs(Counter(zip(found, gold)))
    precision = both / max(1, pairs(Counter(found)))
    recall = both / max(1, pairs(Counter(gold)))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def ours(size: int, seed: int) -> None:
    """One run of ours, by stage, printed as a line of JSON."""
    from made_reports import made_reports  # type: ignore[import-not-found]

    from claims.matching.run import group_accounts

    made = made_reports(size, seed)
    before = _peak()
    began = time.perf_counter()
    labels = group_accounts(made.accounts).labels
    seconds = time.perf_counter() - began
    _say("claims", size, seconds, before, pairwise(labels, made.events))


def splink(size: int, seed: int, path: str) -> None:
    """One run of Splink on the rows of a file, at its best threshold, printed as a line of JSON."""
    import duckdb  # type: ignore[import-not-found]
    import splink as peer  # type: ignore[import-not-found]
    import splink.comparison_library as compare  # type: ignore[import-not-found]
    from splink.backends.duckdb import DuckDBAPI  # type: ignore[import-not-found]

    before = _peak()
    began = time.perf_counter()
    settings = peer.SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="row",
        blocking_rules_to_generate_predictions=[
            peer.block_on("street"), peer.block_on("person"), peer.block_on("town", "day"),
            peer.block_on("town", "cause"),
        ],
        comparisons=[
            compare.JaroWinklerAtThresholds("town", [0.9]),
            compare.JaroWinklerAtThresholds("street", [0.9]).configure(term_frequency_adjustments=True),
            compare.JaroWinklerAtThresholds("person", [0.9]).configure(term_frequency_adjustments=True),
            compare.ExactMatch("cause"), compare.ExactMatch("target"), compare.ExactMatch("day"),
            compare.ExactMatch("age"),
        ],
    )  # fmt: skip
    connection = duckdb.connect()
    connection.execute("set threads to 2")
    api = DuckDBAPI(connection)
    frame = api.register(connection.read_json(path))
    linker = peer.Linker(frame, settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6)
    linker.training.estimate_parameters_using_expectation_maximisation(peer.block_on("town", "day"))
    linker.training.estimate_parameters_using_expectation_maximisation(peer.block_on("street"))
    predicted = linker.inference.predict(threshold_match_probability=min(_THRESHOLDS))
    seconds = time.perf_counter() - began
    gold = json.loads(Path(path + ".gold").read_text(encoding="utf-8"))
    best: tuple[float, float, float] = (0.0, 0.0, 0.0)
    clustered = 0.0
    for threshold in _THRESHOLDS:
        again = time.perf_counter()
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        rows = dict(clusters.as_duckdbpyrelation().project("row, cluster_id").fetchall())
        clustered = time.perf_counter() - again
        best = max(best, pairwise([rows.get(at, at) for at in range(size)], gold), key=lambda told: told[2])
    _say("splink", size, seconds + clustered, before, best)


def _peak() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return (own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def _say(name: str, size: int, seconds: float, before: float, told: tuple[float, float, float]) -> None:
    precision, recall, f1 = told
    print(json.dumps({"name": name, "size": size, "seconds": seconds, "peak": _peak(), "start": before,
                      "precision": precision, "recall": recall, "f1": f1}))  # fmt: skip


def _rows(size: int, seed: int, path: Path) -> None:
    """The made reports as the columns Splink compares."""
    from made_reports import made_reports, told_columns

    made = made_reports(size, seed)
    with path.open("w", encoding="utf-8") as stream:
        for row, account in enumerate(made.accounts):
            stream.write(json.dumps({"row": row} | told_columns(account)) + "\n")
    Path(f"{path}.gold").write_text(json.dumps(made.events), encoding="utf-8")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--peers", help="a Python that has splink")
    ask.add_argument("--run", choices=["claims", "splink"], help=argparse.SUPPRESS)
    ask.add_argument("--rows", help=argparse.SUPPRESS)
    given = ask.parse_args()
    if given.run:
        (ours(given.sizes[0], given.seed) if given.run == "claims" else splink(given.sizes[0], given.seed, given.rows))
        return
    print(f"{'':8} {'reports':>9} {'seconds':>8} {'peak MB':>8} {'precision':>9} {'recall':>7} {'F1':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for size in given.sizes:
            rows = Path(folder) / f"{size}.jsonl"
            runs = [(sys.executable, "claims")]
            if given.peers:
                _rows(size, given.seed, rows)
                runs.append((given.peers, "splink"))
            for python, name in runs:
                _show(python, name, size, given.seed, rows)


def _show(python: str, name: str, size: int, seed: int, rows: Path) -> None:
    command = [python, str(_HERE / "matching_scale.py"), "--run", name, "--sizes", str(size), "--seed", str(seed)]
    done = subprocess.run([*command, "--rows", str(rows)], capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name:8} {size:9,} failed: {done.stderr.strip().splitlines()[-1] if done.stderr else done.returncode}")
        return
    told = json.loads(done.stdout.strip().splitlines()[-1])
    rates = f"{told['precision']:9.3f} {told['recall']:7.3f} {told['f1']:6.3f}"
    print(f"{name:8} {size:9,} {told['seconds']:8.1f} {told['peak']:8.0f} {rates}", flush=True)


if __name__ == "__main__":
    main()
