"""On which axis two claims cannot be compared, the cause that stands for, and the sentence a reader gets."""

from __future__ import annotations

from typing import Any

import pytest
from made_claims import claim, exact

from claims.model import Basis, Cause
from claims.reconcile.comparability import comparable, differences, when, within_tally

PERIOD = {"basis": Basis.PERIOD}
CASES: list[tuple[dict[str, Any], dict[str, Any], str, Cause, str]] = [
    ({}, {"metric": "casualties"}, "metric", Cause.PART_VS_WHOLE, "part of the other"),
    ({}, {"metric": "displaced"}, "metric", Cause.DEFINITION, "different things"),
    ({}, {"population": "children"}, "population", Cause.PART_VS_WHOLE, "people and children"),
    ({"population": "women"}, {"population": "children"}, "population", Cause.DEFINITION, "women and children"),
    ({"unit": "household"}, {}, "unit", Cause.UNIT, "household and person"),
    (PERIOD, {}, "basis", Cause.BASIS, "a period, the other one incident"),
    ({"basis": Basis.CUMULATIVE}, PERIOD, "basis", Cause.BASIS, "everything since a start"),
    ({"place": "Veldmar"}, {"place": "Osk"}, "place", Cause.SCOPE, "Veldmar and Osk"),
    (
        {"occurred_from": "2031-05-01T20:00", "when": "Thursday night"},
        {"occurred_from": "2031-05-02T07:00", "when": "Friday morning"},
        "time",
        Cause.SCOPE,
        "Thursday night and Friday morning",
    ),
    (
        {**PERIOD, "when": "in last three days"},
        {**PERIOD, "when": "since Thursday night"},
        "time",
        Cause.BASIS,
        "different periods",
    ),
    ({"verification": "identified"}, {}, "verification", Cause.VERIFICATION_STATE, "identified cases only"),
    (
        {"verification": "identified"},
        {"verification": "presumed"},
        "verification",
        Cause.VERIFICATION_STATE,
        "presumed ones",
    ),
]


@pytest.mark.parametrize(("left", "right", "axis", "cause", "words"), CASES)
def test_each_axis_is_named_with_its_cause_and_a_sentence(
    left: dict[str, Any], right: dict[str, Any], axis: str, cause: Cause, words: str
) -> None:
    one, other = claim(1, exact(5), **left), claim(2, exact(9), **right)
    found = differences(one, other)
    assert [(difference.axis, difference.cause) for difference in found] == [(axis, cause)]
    assert words in found[0].reason
    assert found[0].reason.endswith(".")
    assert [difference.axis for difference in differences(other, one)] == [axis]
    assert not comparable(one, other)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({}, {}),
        ({"place": "Veldmar"}, {"place": "eastern Veldmar"}),
        ({"place": "Veldmar"}, {}),
        ({"occurred_from": "2031-05"}, {"occurred_from": "2031-05-02"}),
        ({**PERIOD, "when": "in the last three days"}, {**PERIOD, "when": "in last three days"}),
        ({"verification": "confirmed"}, {}),
        ({"verification": "identified"}, {"verification": "named"}),
        ({"occurred_from": "nonsense"}, {"occurred_from": "2031-05-02"}),
    ],
)
def test_claims_that_count_one_thing_are_comparable(left: dict[str, Any], right: dict[str, Any]) -> None:
    assert comparable(claim(1, exact(5), **left), claim(2, exact(600), **right))


def test_inside_a_tally_only_unit_and_verification_still_part_claims() -> None:
    one = claim(1, exact(5), place="Veldmar", population="offices")
    assert not within_tally(one, claim(2, exact(9), place="Osk", population="bases"))
    assert [found.axis for found in within_tally(one, claim(2, exact(9), unit="household"))] == ["unit"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"when": "at dawn"}, "at dawn"),
        ({"occurred_from": "2031-05-01", "occurred_to": "2031-05-03"}, "2031-05-01 to 2031-05-03"),
        ({"occurred_from": "2031-05-01", "occurred_to": "2031-05-01"}, "2031-05-01"),
        ({}, "no time stated"),
    ],
)
def test_the_time_is_told_in_the_documents_words_first(more: dict[str, Any], words: str) -> None:
    assert when(claim(1, exact(1), **more)) == words
