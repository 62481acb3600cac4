"""How many articles a second are read, and how much memory that takes, over feeds of any length.

    python benchmarks/reading_speed.py                       1,000 articles of 400 words: extracted, then recorded too
    python benchmarks/reading_speed.py --articles 300000 --words 40 --no-record        is memory flat?

Articles are made here of invented sentences. The program is run as a user runs it: `claims extract` on a feed, on all
cores, its memory summed over all of its processes, looked at every second.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PLACES = ("Torvik", "Palt", "Marl", "Orrin", "Lurn", "Harrow Falls", "Port Ansel", "Old Dunmore")
PEOPLE = ("Lena Marsh", "Ivan Roule", "Ruth Lorne", "Bo Ek", "Mara Tenn", "Sam Okoro")
BODIES = ("the Harbour Institute", "Palt Watch", "the Norland Red Lamp", "the interior ministry", "police")
COUNTED = (
    "At least {n} people were killed when {event} in {place} on Monday, {body} said.",
    "{body} put the death toll at {n}, among them {m} children.",
    "More than {n} were taken to hospital with injuries, {person}, the mayor, told reporters.",
    "The number of missing rose from {m} to {n}, according to {body}.",
    "Some {n} houses were destroyed and {m} damaged in {place}.",
    "No one was hurt in {place}, {person} said.",
)
PLAIN = (
    "The road from {place} to the coast was closed for most of the day, and buses were sent another way.",
    "“We heard it in the night and ran out,” said {person}, who has kept a shop near the square since she was young.",
    "Families waited in the school hall while the names were read out one after the other.",
    "The council of {place} is to meet on Thursday to decide what becomes of the old bridge.",
    "It was the first time in years that so many had come from {place} to help, {person} added.",
    "The weather service expects more rain in the hills, and asked people to stay away from the river.",
)
EVENTS = (
    "a ferry sank",
    "a bridge gave way",
    "a bomb went off at a market",
    "two trains collided",
    "a slope slid down",
)


class Run(NamedTuple):
    """What one run of the program took: seconds, and the highest sum of the memory of its processes in MB."""

    seconds: float
    peak: float
    samples: tuple[float, ...]


def articles(count: int, words: int, seed: int = 7) -> Iterator[str]:
    """The lines of a feed of made articles, about so many words long; one sentence in four holds figures."""
    chance = random.Random(seed)
    for number in range(count):
        sentences: list[str] = []
        size = 0
        while size < words:
            pattern = chance.choice(COUNTED if chance.random() < 0.25 or not sentences else PLAIN)
            made = pattern.format(
                n=chance.randint(3, 90),
                m=chance.randint(2, 9),
                place=chance.choice(PLACES),
                person=chance.choice(PEOPLE),
                body=chance.choice(BODIES),
                event=chance.choice(EVENTS),
            )
            sentences.append(made)
            size += len(made.split())
        text = "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
        day = f"2031-05-{1 + number % 28:02}"
        yield json.dumps({"id": f"a{number}", "text": text, "published": day, "outlet": f"post{number % 40}.example"})


def write_feed(path: Path, count: int, words: int) -> int:
    """Write the feed; returns the words of all its articles."""
    total = 0
    with path.open("w", encoding="utf-8") as feed:
        for line in articles(count, words):
            feed.write(line + "\n")
            total += line.count(" ")
    return total


def memory_of(top: int) -> float:
    """The memory of a process and of all it started, in MB: shared pages counted once (PSS)."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    family, total = [top], 0.0
    while family:
        one = family.pop()
        family += parents.get(one, [])
        total += _memory(one)
    return total / 1000


def _memory(process: int) -> float:
    for name, key in (("smaps_rollup", "Pss:"), ("status", "VmRSS:")):
        try:
            text = Path(f"/proc/{process}/{name}").read_text()
        except OSError:
            continue
        return next((float(line.split()[1]) for line in text.splitlines() if line.startswith(key)), 0.0)
    return 0.0


def run(command: list[str], every: float = 1.0) -> Run:
    """Run the program and watch its memory."""
    began = time.perf_counter()
    samples: list[float] = []
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        done = threading.Event()

        def watch() -> None:
            while not done.wait(every):
                samples.append(memory_of(program.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        code = program.wait()
        seconds = time.perf_counter() - began
        done.set()
        watcher.join()
    if code != 0:
        sys.exit(f"{' '.join(command)} exited {code}")
    return Run(seconds, max(samples, default=0.0), tuple(samples))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--articles", type=int, default=1_000)
    ask.add_argument("--words", type=int, default=400)
    ask.add_argument("--claims", default=str(Path(sys.executable).parent / "claims"))
    ask.add_argument("--no-record", action="store_true")
    given = ask.parse_args()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.jsonl"
        words = write_feed(feed, given.articles, given.words)
        print(f"{given.articles:,} articles, {words / given.articles:.0f} words each, {cores} cores")
        jobs = {"extract": ["extract", "--format", "jsonl", str(feed)]}
        if not given.no_record:
            jobs["extract --record --no-match"] = [
                "--db", str(Path(folder) / "speed.db"), "extract", "--record", "--no-match", str(feed),
            ]  # fmt: skip
        for name, arguments in jobs.items():
            made = run([given.claims, *arguments])
            halves = made.samples[: len(made.samples) // 2], made.samples[len(made.samples) // 2 :]
            first, second = (max(half, default=0.0) for half in halves)
            print(
                f"{name:28} {given.articles / made.seconds:7.0f} articles/s  {made.seconds:6.1f} s  "
                f"peak {made.peak:5.0f} MB (first half {first:.0f}, second half {second:.0f})"
            )


if __name__ == "__main__":
    main()
