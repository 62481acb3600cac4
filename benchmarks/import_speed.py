"""Import speed, side by side: `claims import` and `sqlite-utils insert` of the same CSV, as whole processes.

    python benchmarks/import_speed.py [--rows 200000] [--runs 5] [--claims PATH] [--peer PATH]

The peer's table is prepared with the indexes and full-text triggers of ours, on the columns that stand for the same;
it has neither the unique key nor the log, which ours must keep as well. The programs take turns, so that whatever
else the machine does falls on both. Memory is the sum over the processes of a program, sampled (proportional share
where the system tells it).
"""

from __future__ import annotations

import argparse
import csv
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

SEED = 20160923
COLUMNS = (
    "event", "event_id", "metric", "population", "basis", "figure", "low", "best", "high", "bound", "unit",
    "asserted_by", "carried_by", "via", "attribution", "verification", "place", "occurred_from", "occurred_to",
    "as_of", "published", "url", "quote", "note",
)  # fmt: skip
INDEXES = (("url",), ("metric",), ("asserted_by",), ("event_id", "metric"), ("published",))
SEARCHED = ("quote", "figure", "event", "place", "asserted_by", "carried_by", "note")

_SYLLABLES = ("ka", "lo", "mi", "ren", "tas", "vor", "ul", "dem", "shi", "pra", "gol", "nu", "be", "zar", "eth", "yn")
_HEDGES = ("{}", "at least {}", "more than {}", "as many as {}", "about {}", "nearly {}", "some {}", "up to {}")
_METRICS = ("killed", "injured", "missing", "displaced", "detained", "damaged", "rescued", "casualties")
_GROUPS = ("people", "civilians", "children", "women", "combatants", "medics")
_ACTS = ("were killed", "were injured", "are missing", "fled their homes", "were detained", "were pulled out alive")
_CAUSES = ("an airstrike on a market", "shelling near the bridge", "a blast at the depot", "a fire in the workshop",
           "floods along the lower river", "clashes at the checkpoint", "an attack on a convoy")  # fmt: skip


def name(source: random.Random, words: int) -> str:
    return " ".join(
        "".join(source.choice(_SYLLABLES) for _ in range(source.randint(2, 3))).title() for _ in range(words)
    )


def zipf(count: int) -> list[float]:
    return [1 / (rank + 1) for rank in range(count)]


def generate(path: Path, rows: int) -> None:
    """Articles of one to six claims on events that fade out, by outlets, places and sources of Zipf's frequencies."""
    source = random.Random(SEED)
    outlets = [f"{name(source, 2)} {source.choice(('Post', 'Times', 'Radio', 'Wire'))}" for _ in range(900)]
    speakers = [f"{name(source, 2)} {source.choice(('Ministry', 'Hospital', 'Observatory'))}" for _ in range(2500)]
    places = [name(source, source.randint(1, 2)) for _ in range(4000)]
    weights = {len(items): zipf(len(items)) for items in (outlets, speakers, places)}

    def pick(items: list[str]) -> str:
        return source.choices(items, weights[len(items)])[0]

    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        written = event = 0
        while written < rows:
            event += 1
            place, day = pick(places), date(2012, 1, 1) + timedelta(source.randrange(4500))
            happened = f"in {source.choice(_CAUSES)} in {place} on {day:%A}"
            for article in range(min(40, int(source.paretovariate(1.2)))):
                outlet, published = pick(outlets), day + timedelta(source.randrange(4))
                url = f"https://{outlet.split()[0].lower()}.example/{published:%Y/%m}/{event}-{article}"
                for _ in range(min(source.choice((1, 1, 2, 3, 4, 6)), rows - written)):
                    written += 1
                    claim = stated(source, pick(speakers), happened)
                    claim |= {
                        "event": f"{place}, {day:%d %B %Y}",
                        "event_id": f"EV{event:06d}",
                        "carried_by": outlet,
                        "via": pick(outlets) if source.random() < 0.2 else "",
                        "place": place,
                        "occurred_from": day.isoformat(),
                        "occurred_to": day.isoformat(),
                        "as_of": f"{published.isoformat()}T{source.randrange(24):02d}:00",
                        "published": published.isoformat(),
                        "url": url,
                    }
                    writer.writerow([claim.get(column, "") for column in COLUMNS])


def stated(source: random.Random, speaker: str, happened: str) -> dict[str, str]:
    """What one speaker says: a figure, of what, in a sentence."""
    hedge = source.choices(_HEDGES, zipf(len(_HEDGES)))[0]
    figure = hedge.format(f"{min(int(source.paretovariate(0.9)), 900_000):,}")
    group = source.choices(_GROUPS, zipf(len(_GROUPS)))[0]
    return {
        "metric": source.choices(_METRICS, zipf(len(_METRICS)))[0],
        "population": group,
        "basis": "incident",
        "figure": figure,
        "unit": "person",
        "asserted_by": speaker,
        "attribution": "relayed",
        "verification": "unverified" if source.random() < 0.3 else "",
        "quote": f"{figure.capitalize()} {group} {source.choice(_ACTS)} {happened}, {speaker} said.",
        "note": "second edition" if source.random() < 0.05 else "",
    }


def prepare_peer(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"CREATE TABLE claims (id INTEGER PRIMARY KEY, {', '.join(f'{c} TEXT' for c in COLUMNS)})")
        for columns in INDEXES:
            connection.execute(f"CREATE INDEX ix_{'_'.join(columns)} ON claims ({', '.join(columns)})")
        searched, values = ", ".join(SEARCHED), ", ".join(f"new.{column}" for column in SEARCHED)
        connection.execute(
            f"CREATE VIRTUAL TABLE claims_fts USING fts5({searched}, content='claims', content_rowid='id',"
            " tokenize='unicode61 remove_diacritics 2')"
        )
        connection.execute(
            "CREATE TRIGGER claims_words AFTER INSERT ON claims BEGIN"
            f" INSERT INTO claims_fts (rowid, {searched}) VALUES (new.id, {values}); END"
        )


def measure(command: list[str]) -> tuple[float, float]:
    """Seconds and peak MB of a command with all its processes."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(map(memory, family(process.pid))))
        time.sleep(0.05)
    seconds = time.perf_counter() - started
    if process.returncode:
        sys.exit(f"failed: {' '.join(command)}\n{process.stderr.read() if process.stderr else ''}")
    return seconds, peak


def family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(member for child in children for member in family(int(child)))]


def memory(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rows", type=int, default=200_000)
    ask.add_argument("--runs", type=int, default=5)
    ask.add_argument("--claims", default=shutil.which("claims", path=Path(sys.executable).parent) or "claims")
    ask.add_argument("--peer", default=shutil.which("sqlite-utils"))
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table.csv"
        generate(table, given.rows)
        print(f"{given.rows:,} rows, {table.stat().st_size / 1e6:.1f} MB, {len(COLUMNS)} columns")
        peer = given.peer or installed(Path(folder) / "peer")
        programs: dict[str, Callable[[Path], list[str]]] = {
            "claims import": lambda database: [given.claims, "--db", str(database), "import", str(table)],
            "sqlite-utils insert": lambda database: [peer, "insert", str(database), "claims", str(table), "--csv"],
        }
        results: dict[str, list[tuple[float, float]]] = {program: [] for program in programs}
        for run in range(given.runs):
            for program, command in programs.items():
                database = Path(folder) / f"{run}.db"
                if program.startswith("sqlite-utils"):
                    prepare_peer(database)
                results[program].append(measure(command(database)))
                for left in Path(folder).glob(f"{run}.db*"):
                    left.unlink()
        show(results, given.rows)


def installed(folder: Path) -> str:
    """sqlite-utils in a clean environment of its own."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin" / "pip", "install", "-q", "sqlite-utils"], check=True)
    return str(folder / "bin" / "sqlite-utils")


def show(results: dict[str, list[tuple[float, float]]], rows: int) -> None:
    print(f"{'rows a second':22} {'min':>9} {'median':>9} {'max':>9} {'peak MB':>9}")
    medians = []
    for program, runs in results.items():
        speeds = sorted(rows / seconds for seconds, _ in runs)
        medians.append(statistics.median(speeds))
        peak = max(peak for _, peak in runs)
        print(f"{program:22} {speeds[0]:9,.0f} {medians[-1]:9,.0f} {speeds[-1]:9,.0f} {peak:9,.0f}")
    ratio = medians[0] / medians[1]
    print(f"claims import runs at {ratio:.2f} times the peer's speed")
    if ratio < 1:
        sys.exit("slower than the peer")


if __name__ == "__main__":
    main()
