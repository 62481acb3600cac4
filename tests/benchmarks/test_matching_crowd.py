"""What a large database should add: the table that `[crowd]` is read off."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest

from benchmarks import matching_crowd
from benchmarks.made_reports import Made, made_reports
from benchmarks.matching_crowd import Rates, rates
from claims.matching.run import group_accounts
from claims.matching.scoring import Crowd, model


@pytest.fixture(scope="module")
def made() -> Made:
    return made_reports(500, seed=5)


@pytest.fixture(scope="module")
def told(made: Made) -> list[Rates]:
    return list(rates(made, [-2.0, 0.0, 2.0, 4.0]))


def test_the_more_is_added_the_more_is_found(told: list[Rates]) -> None:
    assert [each.added for each in told] == [-2.0, 0.0, 2.0, 4.0]
    assert all(one.recall <= other.recall for one, other in pairwise(told))
    assert told[0].recall < told[-1].recall
    assert told[0].precision > told[-1].precision


def test_rates_are_those_of_a_run_with_so_much_added(made: Made, told: list[Rates]) -> None:
    plain = group_accounts(made.accounts, using=replace(model(), crowd=Crowd(slope=1.0, size=1.0, most=2.0)))
    both = sum(
        plain.labels[one] == plain.labels[other] and made.events[one] == made.events[other]
        for one in range(500) for other in range(one)
    )  # fmt: skip
    joined = sum(plain.labels[one] == plain.labels[other] for one in range(500) for other in range(one))
    assert told[2].precision == pytest.approx(both / joined)


def test_events_that_few_tell_are_rated_apart(told: list[Rates]) -> None:
    assert all(0 <= each.of_few <= 1 for each in told)


def test_the_table_has_a_star_at_what_ships() -> None:
    command = [sys.executable, matching_crowd.__file__, "--sizes", "300", "--adds", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[1] for line in lines] == ["0.00*", "1.00"]
    assert all(len(line) == 6 for line in lines)
