"""The benchmark of reading measures what it says: its articles, its memory of a family of processes, its runs."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from claims.extract.drafts import find
from claims.model import Article

ROOT = Path(__file__).parents[2]


def speed() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reading_speed", ROOT / "benchmarks" / "reading_speed.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_its_articles_are_as_long_as_asked_and_hold_figures() -> None:
    made = [json.loads(line) for line in speed().articles(20, 400)]
    assert len({each["id"] for each in made}) == 20
    for entry in made:
        assert 390 <= len(entry["text"].split()) <= 440
        assert find(Article(id=entry["id"], text=entry["text"], sha256="0"))


def test_its_articles_are_the_same_every_time() -> None:
    assert list(speed().articles(5, 50)) == list(speed().articles(5, 50))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc")
def test_the_memory_of_a_process_counts_what_it_started() -> None:
    hold = "import subprocess, sys; b = bytearray(40_000_000); b[::4096] = b'x' * len(b[::4096]); "
    inner = f"{hold}print('up', flush=True); sys.stdin.read()"
    outer = f"{hold}subprocess.run([sys.executable, '-c', {inner!r}])"
    with subprocess.Popen([sys.executable, "-c", outer], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as family:
        assert family.stdout is not None and family.stdin is not None
        assert family.stdout.readline() == b"up\n"
        measured = speed().memory_of(family.pid)
        family.stdin.close()
    assert 80 < measured < 200
    assert speed().memory_of(os.getpid()) > 10


def test_a_run_that_fails_is_no_measurement() -> None:
    with pytest.raises(SystemExit, match="exited 3"):
        speed().run([sys.executable, "-c", "raise SystemExit(3)"])


def test_it_measures_a_small_feed_from_end_to_end() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "reading_speed.py"), "--articles", "30", "--words", "60"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    first, *rest = done.stdout.splitlines()
    assert first.startswith("30 articles, ")
    assert [line.split("  ")[0] for line in rest] == ["extract", "extract --record --no-match"]
    assert all("articles/s" in line for line in rest)
