"""Which uncertain pairs a person is asked about: cases as data."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.questions import Scored, questions

# rows 0 and 1 are of event 0, rows 2 and 3 of event 2, row 4 stands alone
LABELS = [0, 0, 2, 2, 4]
BETWEEN: list[Scored] = [(0, 2, 0.1), (0, 3, 0.7), (1, 2, 0.4)]

CASES: dict[str, tuple[list[Scored], dict[str, Any], list[Scored]]] = {
    "nothing waits": ([], {}, []),
    "the likeliest between two events": (BETWEEN, {}, [(0, 3, 0.7)]),
    "of as likely ones the first": ([(1, 2, 0.4), (0, 3, 0.4)], {}, [(1, 2, 0.4)]),
    "one for every two events": ([*BETWEEN, (0, 4, -0.3)], {}, [(0, 3, 0.7), (0, 4, -0.3)]),
    "told apart by another pair of the same events": (BETWEEN, {"different": [(1, 3)]}, []),
    "told apart elsewhere": (BETWEEN, {"different": [(1, 4)]}, [(0, 3, 0.7)]),
    "two external ids": (BETWEEN, {"fixed": ["a", None, None, "b", None]}, []),
    "one external id": (BETWEEN, {"fixed": ["a", "a", None, None, "b"]}, [(0, 3, 0.7)]),
    "unsure of the likeliest": (BETWEEN, {"unsure": {(0, 3)}}, []),
    "a likelier pair than the one somebody was unsure of": (BETWEEN, {"unsure": {(1, 2)}}, [(0, 3, 0.7)]),
    "as likely as the one somebody was unsure of": ([(0, 2, 0.4), (1, 2, 0.4)], {"unsure": {(1, 2)}}, []),
    "versions of one document": ([(0, 2, 0.9), (1, 2, 0.4)], {"documents": ["d", "e", "d", "f", "g"]}, [(1, 2, 0.4)]),
    "rows of tables are no versions": ([(0, 2, 0.9)], {"documents": [None] * 5}, [(0, 2, 0.9)]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_is_asked(case: str) -> None:
    waiting, said, expected = CASES[case]
    assert questions(waiting, LABELS, **said) == expected


ROWS = st.integers(0, 5)
PAIRS = st.tuples(ROWS, ROWS).filter(lambda pair: pair[0] < pair[1])


@given(
    st.dictionaries(PAIRS, st.integers(0, 99)), st.lists(PAIRS, max_size=3), st.sets(PAIRS, max_size=3), st.randoms()
)
def test_the_order_of_pairs_does_not_matter_and_two_events_are_asked_about_once(
    scores: dict[tuple[int, int], int], different: list[tuple[int, int]], unsure: set[tuple[int, int]], dice: Any
) -> None:
    labels = [0, 0, 2, 2, 4, 5]
    waiting = [(*pair, score + at / 1000) for at, (pair, score) in enumerate(scores.items())]
    asked = questions(waiting, labels, different=different, unsure=unsure)
    events = [frozenset((labels[one], labels[other])) for one, other, _ in asked]
    assert len(events) == len(set(events))
    assert not {frozenset((labels[one], labels[other])) for one, other in different} & set(events)
    dice.shuffle(waiting)
    assert questions(waiting, labels, different=different, unsure=unsure) == asked
