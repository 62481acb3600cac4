"""Start-up, side by side: whole processes of an installed wheel of claims and of sqlite-utils, interleaved.

    python benchmarks/startup.py [--runs 25]

Builds the wheel, installs it and sqlite-utils into two clean environments (byte code compiled, as pip does), and
runs each command many times in turn, so that whatever else the machine does falls on both. The minimum is what the
program costs; median and maximum show how noisy the machine was.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PEER = "sqlite-utils --version"

# what is run, and at most how many times the peer's start it may cost (None: shown only)
LIMITS: dict[str, float | None] = {
    PEER: None,
    "claims --version": 1.0,
    "claims --help": 1.3,
    "claims <TAB>": 1.3,
    "claims conflicts --<TAB>": 1.3,
    "claims list": 4.0,
}


def environment(folder: Path, *packages: str) -> Path:
    """A clean environment with the packages; gives its folder of programs."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    quiet = ["-q", "--disable-pip-version-check", "--compile"]
    constraints = ["--constraint", str(ROOT / "constraints.txt")]
    subprocess.run(
        [folder / "bin" / "pip", "install", *quiet, *constraints, *packages], check=True, stderr=subprocess.DEVNULL
    )
    return folder / "bin"


def commands(ours: Path, theirs: Path, database: Path) -> dict[str, tuple[list[str], dict[str, str]]]:
    """Each timed command as (argv, extra environment)."""
    claims = str(ours / "claims")

    def tab(line: str, word: int) -> tuple[list[str], dict[str, str]]:
        return [claims], {"_CLAIMS_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(word)}

    return {
        PEER: ([str(theirs / "sqlite-utils"), "--version"], {}),
        "claims --version": ([claims, "--version"], {}),
        "claims --help": ([claims, "--help"], {}),
        "claims <TAB>": tab("claims ", 1),
        "claims conflicts --<TAB>": tab("claims conflicts --", 2),
        "claims list": ([claims, "--db", str(database), "list"], {}),
    }


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--runs", type=int, default=25)
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        subprocess.run(
            [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT], check=True, cwd=folder
        )
        ours = environment(folder / "ours", str(next(folder.glob("claims-*.whl"))))
        theirs = environment(folder / "theirs", "sqlite-utils")
        database = folder / "small.db"
        add = [str(ours / "claims"), "--db", str(database), "add", "--event", "Mill fire", "--metric", "killed"]
        subprocess.run(
            [*add, "--figure", "at least 3", "--asserted-by", "Fire service"], check=True, capture_output=True
        )
        timed: dict[str, list[float]] = {name: [] for name in LIMITS}
        for _ in range(given.runs):
            for name, (argv, extra) in commands(ours, theirs, database).items():
                began = time.perf_counter()
                done = subprocess.run(argv, capture_output=True, env={**os.environ, "NO_COLOR": "1", **extra})
                timed[name].append(time.perf_counter() - began)
                if done.returncode or not done.stdout:
                    sys.exit(f"{name}: exit {done.returncode}\n{done.stderr.decode()}")
    floor = min(timed[PEER])
    print(
        f"{'whole process, ms':26} {'min':>6} {'median':>7} {'max':>6} {'x peer':>7} {'limit':>6}   runs {given.runs}"
    )
    for name, seconds in timed.items():
        limit = LIMITS[name]
        times = [round(1000 * f(seconds)) for f in (min, statistics.median, max)]
        over = "  OVER" if limit and min(seconds) / floor > limit else ""
        print(f"{name:26} {times[0]:6} {times[1]:7} {times[2]:6} {min(seconds) / floor:7.2f} {limit or '':>6}{over}")


if __name__ == "__main__":
    main()
