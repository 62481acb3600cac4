"""Matching at scale: made reports, ours beside Splink and dedupe: seconds by stage, peak memory, precision, recall, F1.

    python benchmarks/matching_scale.py [--sizes 10000 100000] [--dense] [--peers PATH/TO/python] [--out results.md]

The peers are run on what they take in minutes: Splink on as many reports as --splink says at most (100,000 if it says
nothing), dedupe on as many as --dedupe says (10,000; 0 leaves it out). With --sizes 10000 100000 1000000 that is
less than half an hour on two idle cores; Splink at a million (--splink 1000000) takes 24 GB of memory. The reports are
described in made_reports.py (with --dense those of a dense world, of which no database is known: a second row of ours,
harder), what the peers get of them and how they are set in matching_peers.py. `--peers` is a
Python with `pip install splink dedupe "BTrees<6"` (an environment of its own).

Every run is a process of its own. Its time begins when the reports are in memory (for Splink: in a file of rows, made
for it beforehand) and ends with a group for each. Its memory is the highest sum over it and all processes it starts, in
proportional shares of what they share, looked at many times a second; for ours the reports themselves are part of it.
Beside the seconds by the clock stand those of the processors, of ours and all its processes, also by stage in brackets:
on a machine that does other things, the clock says more than it should.
Ours then keeps what later reports are joined by ("keeping", not part of the time), and joins 1,000 further reports to
those that are grouped ("adding").
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE.parent)]
ADDED = 1_000
SPLINKED, DEDUPED = 100_000, 10_000  # reports up to which Splink and dedupe are run, if nothing else is asked for
_EVERY, _LOOKS = 0.02, 20  # seconds between two looks at the memory, at least; and times what a look takes


def ours(folder: Path) -> dict[str, Any]:
    """One run of ours, and one of adding to it."""
    from benchmarks.matching_peers import pairwise
    from claims.matching.joining import Words, join
    from claims.matching.run import group_accounts

    with (folder / "accounts").open("rb") as stream:
        accounts, events, later, later_events = pickle.load(stream)
    stages = Stages()
    grouped = group_accounts(accounts, owners=range(len(accounts)), seen=stages.seen)
    keeping = stages.seconds.pop("keep")
    stages.worked.pop("keep")
    told = stages.told(pairwise(grouped.labels, events)) | {"keeping": keeping, "worked": stages.worked}
    if not later:
        return told
    held = InMemory(accounts, grouped)
    began = time.perf_counter()
    joined = join(later, held, Words([None] * len(later), lambda _: None, ()))
    told["adding"] = time.perf_counter() - began
    labels = after(grouped.labels, len(later), joined)
    told["f1 after adding"] = pairwise(labels, [*events, *later_events])[2]
    return told


def cpu_seconds() -> float:
    """Seconds of the processors that this process and those it started, which have ended, have used."""
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


class Stages:
    """Seconds by stage, by the clock and of the processors: each lasts until it is seen to end."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.worked: dict[str, float] = {}
        self.last, self.used = time.perf_counter(), cpu_seconds()

    def seen(self, stage: str) -> None:
        """A stage has ended."""
        now, used = time.perf_counter(), cpu_seconds()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self.last
        self.worked[stage] = self.worked.get(stage, 0.0) + used - self.used
        self.last, self.used = now, used

    def told(self, rates: Sequence[float]) -> dict[str, Any]:
        """The seconds and how good the groups are."""
        return {"seconds": sum(self.seconds.values()), "stages": self.seconds,
                **dict(zip(("precision", "recall", "f1"), rates))}  # fmt: skip


class InMemory:
    """What stands after a full run, for new reports to be joined to."""

    def __init__(self, accounts: Sequence[Any], grouped: Any) -> None:
        self._accounts, self._labels = accounts, grouped.labels
        self.corpus = grouped.kept.corpus()
        self._members: dict[int, list[int]] = defaultdict(list)
        for row, label in enumerate(grouped.labels):
            self._members[label].append(row)

    def accounts(self, owners: Collection[int]) -> list[Any]:
        """The reports of these numbers."""
        from claims.matching.joining import Standing

        return [Standing(owner, self._accounts[owner], self._labels[owner]) for owner in owners]

    def members(self, events: Collection[int], most: int) -> list[Any]:
        """Some reports of each event."""
        return self.accounts([row for event in events for row in self._members[event][:most]])


def after(labels: Sequence[int], added: int, joined: Any) -> list[int]:
    """The groups after adding: new reports with their events, events that became one under one label."""
    into: dict[int, int] = {}
    found = [*labels, *(-1 - at for at in range(added))]
    for at, party in enumerate(joined.parties):
        home = party.events[0] if party.events else -1 - len(labels) - at
        into.update(dict.fromkeys(party.events, home))
        for row in party.rows:
            found[len(labels) + row] = home
    return [into.get(label, label) for label in found]


def prepare(size: int, seed: int, folder: Path, with_rows: bool, dense: bool = False) -> None:
    """Write the reports for ours, and as rows for the peers."""
    from benchmarks.made_reports import made_reports
    from benchmarks.matching_peers import told_rows

    added = ADDED if size >= 2 * ADDED else 0
    made = made_reports(size + added, seed, dense)
    lot = set(random.Random(seed).sample(range(size + added), added))
    old, new = ([row for row in range(size + added) if (row in lot) == late] for late in (False, True))
    parts = [[one[row] for row in rows] for rows in (old, new) for one in (made.accounts, made.events)]
    with (folder / "accounts").open("wb") as made_ones:
        pickle.dump(parts, made_ones, protocol=5)
    if with_rows:
        with (folder / "rows.jsonl").open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(row) + "\n" for row in told_rows(parts[0]))
        (folder / "rows.jsonl.gold").write_text(json.dumps(parts[1]), encoding="utf-8")


def run(command: Sequence[str]) -> dict[str, Any]:
    """What a run in a process of its own tells on its last line, with the peak of its memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    peak = [0.0]
    watching = threading.Thread(target=_watch, args=(process, peak), daemon=True)
    watching.start()
    said, complained = process.communicate()
    watching.join()
    if process.returncode:
        return {"failed": (complained.strip().splitlines() or [str(process.returncode)])[-1]}
    told: dict[str, Any] = json.loads(said.strip().splitlines()[-1])
    return told | {"peak": peak[0]}


def _watch(process: subprocess.Popen[str], peak: list[float]) -> None:
    while process.poll() is None:
        began = time.perf_counter()
        peak[0] = max(peak[0], sum(_memory(pid) for pid in _tree(process.pid)) / 1024)
        time.sleep(max(_EVERY, _LOOKS * (time.perf_counter() - began)))


def _tree(pid: int) -> list[int]:
    """A process and those it started."""
    found = [pid]
    for each in found:
        for path in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += [int(child) for child in path.read_text(encoding="ascii").split()]
            except OSError:
                continue
    return found


def _memory(pid: int) -> int:
    """The proportional share of memory of a process in kB; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--dense", action="store_true", help="also reports of a dense world")
    ask.add_argument("--peers", help="a Python that has splink and dedupe")
    ask.add_argument("--splink", type=int, default=SPLINKED, metavar="N", help="reports up to which Splink is run")
    ask.add_argument("--dedupe", type=int, default=DEDUPED, metavar="N", help="reports up to which dedupe is run")
    ask.add_argument("--out", type=Path, help="where the table is written, as Markdown")
    ask.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    ask.add_argument("--prepare", type=Path, help=argparse.SUPPRESS)
    given = ask.parse_args()
    if given.prepare:
        prepare(given.sizes[0], given.seed, given.prepare, given.peers is not None, given.dense)
        return
    if given.run:
        print(json.dumps(ours(given.run)))
        return
    rows = []
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            names = taking(size, splink=given.splink, dedupe=given.dedupe) if given.peers else []
            for part in runs(size, given.seed, folder, given.peers, names):
                rows.append(part)
                print(line(part), flush=True)
            if given.dense:
                rows += runs(size, given.seed, folder, None, [], dense=True)
                print(line(rows[-1]), flush=True)
    if given.out:
        head = [
            "| | reports | seconds | of CPU | peak MB | precision | recall | F1 | stages |",
            "|---|" + "---:|" * 7 + "---|",
        ]
        given.out.write_text("\n".join([*head, *map(line, rows)]) + "\n", encoding="utf-8")


def taking(size: int, **most: int) -> list[str]:
    """The peers that are run on so many reports, by how many each is run on at most."""
    return [name for name, reports in most.items() if size <= reports]


def runs(
    size: int, seed: int, folder: Path, peers: str | None, names: Sequence[str], dense: bool = False
) -> list[dict[str, Any]]:
    """All runs on so many reports: ours, and those of the peers named."""
    script = str(_HERE / "matching_scale.py")
    making = [sys.executable, script, "--sizes", str(size), "--seed", str(seed), "--prepare", str(folder)]
    more = [*(["--peers", str(peers)] if names else []), *(["--dense"] if dense else [])]
    subprocess.run([*making, *more], check=True)
    found = [
        {"name": "claims, dense" if dense else "claims", "size": size}
        | run([sys.executable, script, "--run", str(folder)])
    ]
    script = str(_HERE / "matching_peers.py")
    return found + [
        {"name": name, "size": size} | run([str(peers), script, name, str(folder / "rows.jsonl")]) for name in names
    ]


def line(told: dict[str, Any]) -> str:
    """A run as a row of a table."""
    if "failed" in told:
        return f"| {told['name']} | {told['size']:,} | failed: {told['failed']} |"
    worked = told.get("worked", {})
    stages = ", ".join(
        f"{name} {seconds:.1f}" + (f" ({worked[name]:.1f})" if worked else "")
        for name, seconds in told["stages"].items()
    )
    if "adding" in told:
        stages += f"; keeping {told['keeping']:.1f}; adding {ADDED:,} {told['adding']:.1f}"
        stages += f", F1 after it {told['f1 after adding']:.3f}"
    cpu = f"{sum(worked.values()):.1f}" if worked else ""
    return (
        f"| {told['name']} | {told['size']:,} | {told['seconds']:.1f} | {cpu} | {told['peak']:,.0f} "
        f"| {told['precision']:.3f} | {told['recall']:.3f} | {told['f1']:.3f} | {stages} |"
    )


if __name__ == "__main__":
    main()
