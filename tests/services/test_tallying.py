"""Which id each tally keeps: what is exactly like it first, then the larger part of what it counted."""

from __future__ import annotations

from typing import Any

import pytest
from made_stories import claim

from claims.services.matching.tallying import changes

PEOPLE = (1, "People killed", "killed", "people", "incident", None, None, None)

# claims as (metric, population, the tally they had), the tallies there were, and the ids of what they become
CASES: dict[str, tuple[list[tuple[str, str, int | None]], dict[int, tuple[Any, ...]], dict[str, int | None]]] = {
    "a new event": ([("killed", "people", None)], {}, {"People killed": None}),
    "as it was": ([("killed", "people", 5)], {5: PEOPLE}, {"People killed": 5}),
    "exact likeness above the larger part": (
        [("killed", "children", 5), ("killed", "children", 5), ("killed", "children", 5), ("killed", "people", 5)],
        {5: PEOPLE}, {"People killed": 5, "Children killed": None},
    ),
    "else the larger part": (
        [("killed", "people", 5), ("killed", "people", 5), ("killed", "children", 5)],
        {5: (1, "People killed, at dawn", *PEOPLE[2:])}, {"People killed": 5, "Children killed": None},
    ),
    "never of another metric": (
        [("injured", "people", 5), ("injured", "people", 5), ("killed", "people", 5)],
        {5: (1, "People killed, at dawn", *PEOPLE[2:])}, {"People killed": 5, "People injured": None},
    ),
    "of two that become one the older": (
        [("killed", "people", 7), ("killed", "people", 7), ("killed", "people", 6)],
        {6: (1, "People killed, at dawn", *PEOPLE[2:]), 7: (1, "People killed, at night", *PEOPLE[2:])},
        {"People killed": 6},
    ),
    "of two exactly alike the older": (
        [("killed", "people", 8)], {8: PEOPLE, 6: PEOPLE}, {"People killed": 6},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_which_id_a_tally_keeps(case: str) -> None:
    told, before, expected = CASES[case]
    claims = [
        claim(at, metric=metric, population=population, event=1, tally=tally)
        for at, (metric, population, tally) in enumerate(told, 1)
    ]
    found = changes({1: claims}, before)
    ids: dict[str, int | None] = {row[1]: number for row, number in found.at.items()}
    ids |= {row[1]: None for row, _ in found.made}
    assert ids == expected
    assert found.count == len(expected)
    kept = {row[1]: number for row, number in found.at.items()}
    assert all(found.tally[each.id] in kept.values() for each in claims if each.id in found.tally)


def test_a_tally_that_is_gone_leads_to_the_one_that_took_its_claims_in() -> None:
    before = {6: (1, "People killed, at dawn", *PEOPLE[2:]), 7: (1, "People killed, at night", *PEOPLE[2:])}
    claims = [claim(1, event=1, tally=7), claim(2, event=1, tally=6)]
    found = changes({1: claims}, before)
    assert [(number, row[1]) for number, row in found.retired] == [(7, "People killed")]
    assert [(number, now[1]) for number, _, now in found.changed] == [(6, "People killed")]
