"""What the figures of the calibration of matching mean, on numbers worked out by hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.made_reports import made_reports
from benchmarks.matching_calibration import counts, crossed, density, f1, halved, learnt, pairs_of, reliability
from claims.matching.scoring import model

ROOT = Path(__file__).parents[2]
MADE = made_reports(300, 3)
HOMES = [str(event) for event in MADE.events]


def test_the_table_says_how_many_what_was_said_and_what_is_so() -> None:
    said = np.array([0.01, 0.01, 0.95, 0.95])
    lines = reliability(said, np.array([0.0, 1.0, 1.0, 1.0]))
    assert lines[1].split() == ["0.00", "to", "0.02", "2", "0.010", "0.500"]
    assert lines[2].split() == ["0.90", "to", "0.98", "2", "0.950", "1.000"]
    assert lines[-2].startswith("Brier score 0.2463 (saying 0.750 of every pair 0.1875)")
    assert lines[-1].endswith("0.2700")  # (2 * 0.49 + 2 * 0.05) / 4


def test_a_chance_of_one_is_in_the_last_bin() -> None:
    assert reliability(np.array([1.0]), np.array([1.0]))[1].split()[:4] == ["0.98", "to", "1.00", "1"]


def test_f1_over_incidents_is_pairwise_f1() -> None:
    labels, homes = [1, 1, 1, 2, 3], ["a", "a", "b", "b", "b"]
    told = counts(labels, homes)
    assert told == {"a": (1.0, 2.0, 1.0), "b": (0.0, 1.0, 3.0)}
    assert f1(np.array([told["a"], told["b"]])) == pytest.approx(2 * 1 / (3 + 4))


def test_halves_part_incidents_and_not_reports() -> None:
    first = halved(HOMES, 7)
    sides = {(home, half) for home, half in zip(HOMES, first)}
    assert len(sides) == len(set(HOMES))
    assert first == halved(HOMES, 7)
    assert 0 < sum(first) < len(first)


def test_what_is_learnt_is_learnt_from_the_other_half() -> None:
    said, so = crossed(MADE.accounts, HOMES, 7)
    assert len(said) == len(so)
    assert said[so == 1].mean() > said[so == 0].mean() + 0.3
    assert learnt(MADE.accounts, HOMES).weights["labels"] == model().weights["labels"]


def test_the_score_tells_pairs_of_one_event_from_others() -> None:
    said, so = pairs_of(MADE.accounts, HOMES, model())
    assert ((said >= 0) & (said <= 1)).all()
    assert said[so == 1].mean() > said[so == 0].mean() + 0.3


def test_density_gives_the_change_with_its_bounds() -> None:
    *_, last = density(MADE.accounts, HOMES, 7, tuned=False)
    change, low, high = (float(word.strip("(),")) for word in last.split() if word.strip("(),")[:1] in "+-")
    assert low <= change <= high


def test_the_benchmark_runs() -> None:
    run = [sys.executable, "benchmarks/matching_calibration.py", "--made", "200"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "expected calibration error" in done.stdout
