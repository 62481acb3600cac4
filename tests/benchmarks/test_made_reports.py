"""Made reports are what made_reports.py says they are like: measured here as the real ones were."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from benchmarks.made_reports import Made, made_reports
from benchmarks.matching_peers import told_rows

N = 1704
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|"
                  r"August|September|October|November|December) \d")  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Made:
    return made_reports(N)


@pytest.fixture(scope="module")
def rows(made: Made) -> list[dict[str, Any]]:
    return list(told_rows(made.accounts))


@pytest.fixture(scope="module")
def same(made: Made) -> list[tuple[int, int]]:
    """Pairs of one event, of events told by as many reports as the real ones were."""
    by: dict[int, list[int]] = defaultdict(list)
    for row, event in enumerate(made.events):
        by[event].append(row)
    return [(one, two) for few in by.values() if len(few) < 18 for one in few for two in few if one < two]


def test_two_runs_make_the_same_reports_and_another_seed_makes_others() -> None:
    assert made_reports(200, seed=3) == made_reports(200, seed=3)
    assert made_reports(200, seed=3) != made_reports(200, seed=4)


def test_every_report_is_of_one_event_and_its_number_is_its_own(made: Made) -> None:
    assert len(made.accounts) == len(made.events) == N
    assert [account.key for account in made.accounts] == sorted({account.key for account in made.accounts})
    assert made.events == sorted(made.events)


def test_events_are_told_as_often_as_real_ones(made: Made) -> None:
    sizes = Counter(Counter(made.events).values())
    shares = [sizes[n] / sum(sizes.values()) for n in (1, 2, 3, 4)]
    assert shares == pytest.approx([0.543, 0.290, 0.104, 0.042], abs=0.04)


def test_large_events_are_told_by_many() -> None:
    assert max(Counter(made_reports(20_000).events).values()) >= 50


def share(told: Sequence[object]) -> float:
    return sum(map(bool, told)) / len(told)


def both(made: Made, pairs: Sequence[tuple[int, int]], of: Callable[[Any], Any]) -> tuple[float, float]:
    """How many pairs both state a thing, and how many of these the same."""
    told = [(of(made.accounts[one]), of(made.accounts[two])) for one, two in pairs]
    stated = [pair for pair in told if all(pair)]
    return len(stated) / len(told), share([one == two for one, two in stated])


def test_what_reports_name(made: Made, rows: list[dict[str, Any]]) -> None:
    said = [f"{account.title}. {account.text}" for account in made.accounts]
    assert share([_DAY.search(text) for text in said]) == pytest.approx(0.56, abs=0.1)
    assert share([row["ages"] for row in rows]) == pytest.approx(0.38, abs=0.12)
    assert max(len(account.text.split()) for account in made.accounts) <= 50
    later = [row for row in made.accounts if row.days and row.published and row.published > row.days[0]]
    assert len(later) > N / 4


def test_what_two_reports_of_one_event_share(
    made: Made, rows: list[dict[str, Any]], same: list[tuple[int, int]]
) -> None:
    shared = {
        kind: share([set(rows[one][kind]) & set(rows[two][kind]) for one, two in same])
        for kind in ("names", "full_names", "words", "telling")
    }
    assert shared["names"] == pytest.approx(0.83, abs=0.07)
    assert shared["full_names"] == pytest.approx(0.31, abs=0.1)
    assert shared["words"] == pytest.approx(0.32, abs=0.16)
    assert shared["telling"] == pytest.approx(0.45, abs=0.14)
    assert share([rows[one]["outlet"] == rows[two]["outlet"] for one, two in same]) == pytest.approx(0.17, abs=0.06)
    assert both(made, same, lambda account: account.places) == pytest.approx((0.79, 0.25), abs=0.09)
    assert both(made, same, lambda account: account.days) == pytest.approx((0.69, 0.62), abs=0.09)
    assert both(made, same, lambda account: account.figures) == pytest.approx((0.54, 0.74), abs=0.16)


def test_words_in_common(made: Made, same: list[tuple[int, int]]) -> None:
    words = [set(re.findall(r"\w+", f"{account.title} {account.text}".lower())) for account in made.accounts]

    def common(pairs: Sequence[tuple[int, int]]) -> float:
        return float(np.median([len(words[a] & words[b]) / min(len(words[a]), len(words[b])) for a, b in pairs]))

    far = [(row, (row * 577 + 811) % N) for row in range(N)]
    assert common(same) == pytest.approx(0.31, abs=0.04)
    assert common([(one, two) for one, two in far if made.events[one] != made.events[two]]) == pytest.approx(
        0.19, abs=0.02
    )


def test_sentences_are_told_in_many_words(made: Made) -> None:
    """No three words open more than one text in thirty."""
    openings = Counter(" ".join(account.text.split()[:3]) for account in made.accounts)
    assert openings.most_common(1)[0][1] < N / 30
