"""Made reports are what made_reports.py says they are like: measured here as the real ones were."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import numpy as np
import pytest

from benchmarks.made_events import World, stock
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


def test_a_larger_country_has_more_days_streets_and_people_and_a_dense_one_has_not() -> None:
    worlds = [World(n, Random(1), thick) for n, thick in ((N, False), (100 * N, False), (100 * N, True))]
    assert worlds[0].days == worlds[2].days == 1000 < worlds[1].days / 2
    small, large, dense = (world.founded(0) for world in worlds)
    assert [len(town.streets) for town in (small, large, dense)] == [120, 1200, 120]
    for kind in ("areas", "hospitals", "officials"):
        assert len(getattr(large, kind)) > len(getattr(small, kind)) == len(getattr(dense, kind))


def test_at_a_million_the_largest_town_has_what_is_told_of_large_ones() -> None:
    world = World(1_000_000, Random(1))
    capital = world.founded(0)
    assert world.days == pytest.approx(3650, rel=0.01)
    assert len(capital.streets) == pytest.approx(2900, rel=0.01)
    assert len(set(world.streets)) == pytest.approx(93_000, rel=0.02)
    first_thousand = math.log((1000 + world.last.q) / world.last.q) / world.last.span
    assert first_thousand == pytest.approx(0.38, abs=0.01)
    assert (world.lasts, len(capital.hospitals), len(capital.officials)) == (200_000, 13, 24)
    assert len(capital.areas) == pytest.approx(203, abs=5)


def test_no_two_of_a_stock_are_one() -> None:
    words = stock(Random(1), 3_000, 1, 3)
    assert len(set(words)) == len(words) == 3_000


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
