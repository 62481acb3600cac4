"""Forms written as names are, by how they stand in many texts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from claims.matching.cases import Cases


def test_a_form_is_a_name_that_stands_with_a_capital_three_times_as_often() -> None:
    cases = Cases(4)
    cases.add(np.array([0, 0, 0, 0, 1, 1, 1, 2]), np.array([True, True, True, False, True, True, False, False]))
    assert cases.proper().tolist() == [True, False, False, False]
    cases.add(np.array([1]), np.array([True]))
    assert cases.proper().tolist() == [True, True, False, False]


def test_parts_that_add_at_once_lose_nothing() -> None:
    cases = Cases(50)
    forms = np.repeat(np.arange(50), 4)
    upper = np.tile([True, True, True, False], 50)
    with ThreadPoolExecutor(4) as crew:
        list(crew.map(lambda _: cases.add(forms, upper), range(200)))
    assert cases.proper().all()
    cases.add(np.arange(50), np.zeros(50, dtype=bool))
    assert not cases.proper().any(), "one more without a capital is one too many: nothing was lost"
