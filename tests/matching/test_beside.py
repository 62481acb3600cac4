"""Events of one place and day."""

from __future__ import annotations

import pytest

from claims.matching.beside import Told, neighbours_of

DAY = "2023-10-21"


@pytest.mark.parametrize(
    ("other", "near"),
    [
        (("Vellmar", DAY, DAY), True),
        (("vellmar", f"{DAY}T22:00", f"{DAY}T23:00"), True),
        (("Old Town, Vellmar", DAY, DAY), True),
        (("Velmar", DAY, None), True),
        (("Vellmar", "2023-10-20", "2023-10-22"), True),
        (("Vellmar", "2023-10-22", "2023-10-22"), False),
        (("Osterby", DAY, DAY), False),
        ((None, DAY, DAY), False),
        (("Vellmar", None, None), False),
        (("Vellmar", "2023-10", "2023-10"), False),
        (("Vellmar", "2023-09-01", DAY), False),
    ],
)
def test_neighbours_share_place_and_day(other: tuple[str | None, str | None, str | None], near: bool) -> None:
    events: list[Told] = [(1, "Vellmar", DAY, DAY), (2, *other)]
    assert neighbours_of(events) == ({1: (2,), 2: (1,)} if near else {})
    assert neighbours_of(events[::-1]) == neighbours_of(events)


def test_three_attacks_of_one_day_are_neighbours_of_one_another() -> None:
    assert neighbours_of([(at, "Vellmar", DAY, DAY) for at in (1, 2, 3)]) == {1: (2, 3), 2: (1, 3), 3: (1, 2)}
