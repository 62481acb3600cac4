"""Many accounts: what a large database takes from a score, and pairs found by a common name with a day."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from made_stories import FIRE

from claims.matching.accounts import Account
from claims.matching.blocking import LARGEST, candidates
from claims.matching.columns import columns_of
from claims.matching.features import Pairs
from claims.matching.scoring import Crowd, explain, model, score

DAYS = [f"2021-03-{day:02}" for day in range(1, 29)]


def about(at: int, day: str) -> Account:
    """A report that shares no word with any other but the name of a town."""
    words = " ".join(f"{letter}{'abcdefghij'[at // 10 % 10]}{'abcdefghij'[at % 10]}{letter * 3}" for letter in "krstuv")
    return Account(key=f"document\x1f{at:04}", text=f"This {words} in Vellmar.", published=day)


def test_a_name_of_many_finds_those_of_one_day() -> None:
    accounts = [about(at, DAYS[at % 28]) for at in range(LARGEST + 30)]
    columns = columns_of(accounts)
    found = candidates(columns)
    assert len(found.left)
    assert (columns.published[found.left] == columns.published[found.right]).all()
    assert len(found.left) == sum(n * (n - 1) // 2 for n in np.bincount(columns.published).tolist())


def test_a_name_of_many_without_a_day_finds_nothing() -> None:
    accounts = [replace(about(at, DAYS[0]), published=None) for at in range(LARGEST + 5)]
    assert not len(candidates(columns_of(accounts)).left)


@pytest.mark.parametrize(("among", "takes"), [(0, 0), (999, 0), (9_999, 4.61), (99_999, 9.21)])
def test_a_crowd_takes_with_its_size(among: int, takes: float) -> None:
    assert Crowd(slope=2.0, size=1_000).takes(among) == pytest.approx(takes, abs=0.01)


def test_among_many_the_same_two_are_less_surely_one_and_the_reasons_say_so() -> None:
    columns = columns_of([Account(key="a", text=FIRE), Account(key="b", text=FIRE + " Nobody knew why.")])
    few = Pairs(columns, np.array([0]), np.array([1]))
    many = Pairs(replace(columns, among=10_000_000), np.array([0]), np.array([1]))
    taken = model().crowd.takes(10_000_000)
    assert taken > 3
    assert score(few)[0] - score(many)[0] == pytest.approx(taken)
    told = next(reason for reason in explain(many) if reason.feature == "crowd")
    assert (told.value, told.adds) == (10_000_000, -taken)
    assert model().start + sum(reason.adds for reason in explain(many)) == pytest.approx(score(many)[0])
    assert all(reason.feature != "crowd" for reason in explain(few))
