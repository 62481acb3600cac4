"""How far confidence holds: on documents it was not learnt from, and by the weights that ship on our own corpus."""

from __future__ import annotations

import tomllib

import pytest
from floors import FILE
from scored_corpus import CORPUS

from benchmarks.confidence import FIRST, Judged, Reliability, crossed, judged, readings, reliability

STATED: dict[str, dict[str, float]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["confidence"]


@pytest.fixture(scope="module")
def corpus() -> list[Judged]:
    return judged(CORPUS)


def test_it_holds_on_documents_it_was_not_learnt_from() -> None:
    kept = readings(FIRST)
    _holds(reliability(crossed(kept), [each.right for each in kept]), STATED["first"])


def test_the_weights_that_ship_hold_on_the_corpus(corpus: list[Judged]) -> None:
    _holds(reliability([each.said for each in corpus], [each.right for each in corpus]), STATED["corpus"])


def test_of_texts_that_rules_were_written_on_it_says_hardly_more_than_is_so(corpus: list[Judged]) -> None:
    said, right = sum(each.said for each in corpus), sum(each.right for each in corpus)
    assert said <= right + 0.03 * len(corpus)


def _holds(reached: Reliability, stated: dict[str, float]) -> None:
    assert reached.brier <= stated.get("brier", 1)
    assert reached.error <= stated["calibration_error"]
    assert reached.brier < stated["of_base"] * reached.base_brier
    assert reached.order >= stated["order"]
