"""Whose dead are part of whose: children of people and of civilians, soldiers of people and never of civilians."""

from __future__ import annotations

import pytest
from made_tallies import claims, tally

from claims.model import COUNTED_BEFORE
from claims.reconcile.subsets import is_part


@pytest.mark.parametrize(
    ("population", "whole", "part"),
    [
        ("children", "people", True),
        ("children", "civilians", True),
        ("soldiers", "people", True),
        ("soldiers", "civilians", False),
        ("militants", "civilians", False),
        ("civilians", "people", False),
        ("people", "people", False),
    ],
)
def test_who_is_counted_among_whom(population: str, whole: str, part: bool) -> None:
    (claim,) = claims([{"says": "5", "by": "army", "of": population}])
    assert is_part(tally({"population": whole}), claim) is part


def test_a_count_on_top_of_others_is_never_all() -> None:
    told, added = claims([{"says": "5", "by": "coastguard"}, {"says": "5", "by": "army", "excludes": [COUNTED_BEFORE]}])
    assert not is_part(tally({}), told)
    assert is_part(tally({}), added)
