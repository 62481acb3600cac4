"""The benchmark of matching at scale: what the peers are told, how groups are scored, memory summed, rows written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import matching_scale as scale
from benchmarks.made_reports import made_reports
from benchmarks.matching_peers import THRESHOLDS, pairwise, told_rows
from claims.matching.accounts import Account
from claims.matching.joining import Joined, Party

TOWN = "Ardmoor"
SAID = [
    "A fire killed Anna Berg, 34, at the mill in Ardmoor. The mill had stood for 80 years.",
    "Police in Ardmoor named Anna Berg. Nobody saw the fire begin at the mill.",
    "A bus left the road near Ostby. A driver, 51, was hurt.",
]


def rows() -> list[dict[str, object]]:
    return list(told_rows([
        Account(key=str(at), text=text, title="News of the day", places=(TOWN,) if at < 2 else (), days=("2021-03-04",),
                published="2021-03-05", outlet="Post", figures=frozenset([("injured", 9), ("killed", 2)]))
        for at, text in enumerate(SAID)
    ]))  # fmt: skip


def test_peers_are_told_names_words_numbers_and_what_is_stated() -> None:
    first, second, third = rows()
    assert {"Anna", "Berg", "Ardmoor"} <= set(first["names"])  # type: ignore[call-overload]
    assert "Anna Berg" in first["full_names"] and "Anna Berg" in second["full_names"]  # type: ignore[operator]
    assert first["ages"] == ["34"] and third["ages"] == ["51"]
    assert first["numbers"] == ["34", "80"]
    assert (first["place"], first["day"], first["published"], first["toll"]) == (TOWN, "2021-03-04", "2021-03-05", "2")
    assert third["place"] is None
    assert [row["row"] for row in (first, second, third)] == [0, 1, 2]


def test_what_tells_is_rare_and_shared() -> None:
    first, second, third = rows()
    assert set(first["telling"]) & set(second["telling"])  # type: ignore[call-overload]
    assert "Ostby" not in third["telling"]  # type: ignore[operator]
    assert len(first["blocks"]) <= 6  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [
        ([1, 1, 2, 2], [1, 1, 2, 2], (1, 1, 1)),
        ([1, 1, 1, 1], [1, 1, 2, 2], (1 / 3, 1, 0.5)),
        ([1, 2, 3, 4], [1, 1, 2, 2], (0, 0, 0)),
        ([1, 1, 2, 3], [1, 1, 2, 2], (1, 0.5, 2 / 3)),
    ],
)
def test_pairs_are_counted(found: list[int], gold: list[int], expected: tuple[float, float, float]) -> None:
    assert pairwise(found, gold) == pytest.approx(expected)


def test_groups_after_adding() -> None:
    joined = Joined(parties=[Party([0, 2], [5, 7]), Party([1], [])], refused=[], waiting=0, capped=0)
    found = scale.after([5, 5, 7, 9], 3, joined)
    assert found[0] == found[1] == found[2] == found[4] == found[6]
    assert len({found[0], found[3], found[5]}) == 3


def test_memory_is_summed_over_the_processes_a_run_starts() -> None:
    script = "import subprocess, sys, time; x = bytearray(30 << 20); "
    child = f"{script} time.sleep(0.8); print('{{}}')"
    both = f'{script} subprocess.run([sys.executable, "-c", {child!r}], stdout=subprocess.DEVNULL); print("{{}}")'
    alone, twice = (scale.run([sys.executable, "-c", code])["peak"] for code in (child, both))
    assert alone > 30
    assert twice > alone + 25


def test_a_run_that_fails_says_why() -> None:
    told = {"name": "peer", "size": 10} | scale.run([sys.executable, "-c", "raise ValueError('no such thing')"])
    assert scale.line(told) == "| peer | 10 | failed: ValueError: no such thing |"


def test_thresholds_rise() -> None:
    assert list(THRESHOLDS) == sorted(THRESHOLDS)


def test_a_small_run_writes_its_table(tmp_path: Path) -> None:
    out = tmp_path / "table.md"
    command = [sys.executable, scale.__file__, "--sizes", "300", "--dense", "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))
    assert done.returncode == 0, done.stderr
    head, _, row, dense = out.read_text(encoding="utf-8").splitlines()
    assert dense.startswith("| claims, dense | 300 |")
    assert head.split("|")[2].strip() == "reports"
    cells = [cell.strip() for cell in row.split("|")[1:-1]]
    assert cells[:2] == ["claims", "300"]
    assert all(float(cell.replace(",", "")) > 0 for cell in cells[2:5])
    assert all(stage in cells[8] for stage in ("read", "block", "score", "group"))


@pytest.mark.parametrize(
    ("size", "names"), [(10_000, ["splink", "dedupe"]), (10_001, ["splink"]), (100_000, ["splink"]), (100_001, [])]
)
def test_peers_are_run_on_what_they_can_take(size: int, names: list[str]) -> None:
    assert scale.taking(size, splink=scale.SPLINKED, dedupe=scale.DEDUPED) == names
    assert scale.taking(size, splink=0, dedupe=0) == []


def test_adding_is_part_of_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "ADDED", 60)
    scale.prepare(400, 3, tmp_path, with_rows=True)
    lines = (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    gold = json.loads((tmp_path / "rows.jsonl.gold").read_text(encoding="utf-8"))
    assert len(lines) == len(gold) == 400
    told = scale.ours(tmp_path)
    assert told["adding"] > 0
    assert abs(told["f1 after adding"] - told["f1"]) < 0.2
    assert set(gold) <= set(made_reports(460, seed=3).events)
