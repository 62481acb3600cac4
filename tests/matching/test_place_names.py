from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.places import SAME_PLACE, Spellings, place_likeness, same_place, skeleton

SAME = [
    ("Idlib", "Idleb"),
    ("Kafranbel", "Kafr Nabl"),
    ("Sheikh Najjar", "Sheikh Najar"),
    ("Al-Bab", "al Bab"),
    ("Old Town, Vellmar", "Vellmar"),
    ("eastern Vellmar", "Vellmar"),
    ("the city of Vellmar", "Vellmar"),
    ("Malmö", "Malmo"),
]
OTHER = [("Vellmar", "Osterby"), ("Hama", "Homs Gate"), ("North Quarry", "South Harbour"), ("Ida", "Vellmar")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_place(one: str, other: str) -> None:
    assert place_likeness(one, other) >= SAME_PLACE
    assert same_place(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_places(one: str, other: str) -> None:
    assert place_likeness(one, other) < SAME_PLACE


def test_a_place_not_said_is_any_place() -> None:
    assert same_place(None, "Vellmar")
    assert same_place("Vellmar", "")


def test_names_without_letters_are_no_place() -> None:
    assert place_likeness("…", "Vellmar") == 0
    assert skeleton("Sheikh Najjar") == skeleton("Shaykh Najar")


NAMES = [name for pair in SAME + OTHER for name in (*pair, " ".join(pair))]
NAME = st.sampled_from([*NAMES, "", "…", "al", "Bo", "Q"])


@given(st.lists(st.tuples(NAME, NAME)))
def test_many_names_are_compared_as_two_are(pairs: list[tuple[str, str]]) -> None:
    names = sorted({name for pair in pairs for name in pair})
    left, right = (np.array([names.index(pair[side]) for pair in pairs], dtype=np.int64) for side in (0, 1))
    expected = [place_likeness(one, other) for one, other in pairs]
    assert Spellings(names).likeness(left, right).tolist() == pytest.approx(expected)
