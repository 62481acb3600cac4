"""Which tallies are parts of which (cases in wholes.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.matching.labels import tally_label
from claims.matching.wholes import is_part, wholes_of
from claims.model import Basis, Scope, Tally

CASES = tomllib.loads((Path(__file__).parent / "wholes.toml").read_text(encoding="utf-8"))["pair"]


def tally(number: int, told: list[str], basis: Basis = Basis.INCIDENT, event: int = 1) -> Tally:
    metric, population, words, place, start, end = told
    label = tally_label(metric, population, basis, words=words)
    return Tally(
        id=number, event=event, label=label, metric=metric, population=population, basis=basis,
        scope=Scope(place, start, end),
    )  # fmt: skip


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: " of ".join(" ".join(case[side][:3]) for side in ("part", "whole"))
)
def test_part_and_whole(case: dict[str, Any]) -> None:
    part, whole = tally(1, case["part"]), tally(2, case["whole"])
    assert is_part(part, whole) is case["found"]
    assert not is_part(whole, part)
    assert not is_part(part, part)


def test_the_nearest_whole_is_named_and_not_the_whole_of_the_whole() -> None:
    where = ["", "Vellmar", "2024-03-01", "2024-03-01"]
    told = [["killed", "children", *where], ["killed", "people", *where], ["casualties", "people", *where]]
    assert wholes_of([tally(at, each) for at, each in enumerate(told, 1)]) == {1: (2,), 2: (3,)}


def test_tallies_of_two_events_or_of_two_bases_are_no_parts_of_one_another() -> None:
    where = ["", "Vellmar", "2024-03-01", "2024-03-01"]
    part, whole = ["killed", "children", *where], ["killed", "people", *where]
    assert wholes_of([tally(1, part), tally(2, whole, event=2)]) == {}
    assert wholes_of([tally(1, part), tally(2, whole, Basis.CUMULATIVE)]) == {}


def test_no_dates_hold_no_scope() -> None:
    part = tally(1, ["killed", "people", "Thursday night", "Vellmar", "", ""])
    whole = tally(2, ["killed", "people", "Friday", "Vellmar", "2024-03-01", "2024-03-01"])
    assert not is_part(part, whole)
