"""How well causes are named on the made disputes: the floors of floors.toml, and the table of docs/quality.md."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from floors import FILE

from benchmarks.causes import Score, score, table

ROOT = Path(__file__).parents[2]
FLOORS = tomllib.loads(FILE.read_text(encoding="utf-8"))["causes"]


@pytest.fixture(scope="module")
def reached() -> Score:
    return score()


def test_causes_are_named_rightly_and_found(reached: Score) -> None:
    assert reached.precision() >= FLOORS["precision"]
    assert reached.recall() >= FLOORS["recall"]
    assert reached.false_contradictions <= FLOORS["false_contradictions"]


def test_no_cause_is_found_rarely_or_told_at_random(reached: Score) -> None:
    poor = {
        cause.value: (reached.precision(cause), reached.recall(cause))
        for cause in reached.planted
        if reached.precision(cause) < FLOORS["each_precision"] or reached.recall(cause) < FLOORS["each_recall"]
    }
    assert not poor


def test_the_table_in_the_documentation_is_the_one_the_benchmark_prints(reached: Score) -> None:
    text = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    assert table(reached) in text, "run python docs/refresh.py"
