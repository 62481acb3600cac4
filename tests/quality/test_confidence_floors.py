"""Confidence on the corpus, each document by what the others teach: it may not hold less well than stated."""

from __future__ import annotations

import tomllib

import pytest
from floors import FILE
from scored_corpus import CORPUS

from benchmarks.confidence import Reliability, crossed, judged, reliability

STATED: dict[str, float] = tomllib.loads(FILE.read_text(encoding="utf-8"))["confidence"]


@pytest.fixture(scope="module")
def reached() -> Reliability:
    drafts = judged(CORPUS)
    return reliability(crossed(drafts), [each.right for each in drafts])


def test_it_errs_no_more_than_stated(reached: Reliability) -> None:
    assert reached.brier <= STATED["brier"]
    assert reached.error <= STATED["calibration_error"]


def test_it_says_more_than_the_share_that_is_right(reached: Reliability) -> None:
    assert reached.brier < reached.base_brier * STATED["of_base"]
    assert reached.order >= STATED["order"]


def test_the_weights_that_ship_hold_on_the_corpus() -> None:
    drafts = judged(CORPUS)
    shipped = reliability([each.said for each in drafts], [each.right for each in drafts])
    assert shipped.brier <= STATED["brier"]
    assert shipped.error <= STATED["calibration_error"]
