"""Rating scales as data, and what is refused."""

from __future__ import annotations

import pytest

from claims.credibility.scales import CREDIBILITY, GRADE, RELIABILITY, checked, meaning, scale
from claims.errors import UsageError


def test_the_scales_are_those_of_the_field() -> None:
    assert "".join(scale(RELIABILITY)) == "ABCDEF"
    assert "".join(scale(CREDIBILITY)) == "123456"
    assert list(scale(GRADE)) == ["confirmed", "fair", "weak", "contested", "discounted"]


@pytest.mark.parametrize(
    ("name", "given", "expected"), [(RELIABILITY, " b ", "B"), (CREDIBILITY, "2", "2"), (GRADE, "Fair", "fair")]
)
def test_codes_are_taken_in_any_case(name: str, given: str, expected: str) -> None:
    assert checked(name, given) == expected


@pytest.mark.parametrize(
    ("name", "given"), [(RELIABILITY, "G"), (RELIABILITY, ""), (CREDIBILITY, "0"), (GRADE, "likely")]
)
def test_anything_else_is_refused_with_the_whole_scale(name: str, given: str) -> None:
    with pytest.raises(UsageError) as refused:
        checked(name, given)
    assert all(code in str(refused.value.hint) for code in scale(name))


def test_an_unrated_source_is_not_good_by_default() -> None:
    assert meaning(RELIABILITY, None) == "not rated"
    assert meaning(RELIABILITY, "B") == "usually reliable"
