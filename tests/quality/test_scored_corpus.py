"""The judging itself: pairs one to one, open ends, other readings that are right, sources, background."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from scored_corpus import Annotated, Wanted, score_of

from claims.model import Article, Bound, Draft, Figure

TEXT = "At least 16 people, including two children, died, Lund Watch said."
ROW: dict[str, Any] = {
    "quote": "At least 16 people",
    "start": 0,
    "end": 18,
    "metric": "killed",
    "low": 16,
    "high": None,
    "qualifier": "at least",
    "source": "Lund Watch",
    "required": True,
    "alt_metric": ["bodies recovered"],
    "alt_bounds": [],
}
SIXTEEN = Draft(
    document="a",
    figure=Figure(Bound.AT_LEAST, low=16, words="At least 16"),
    metric="killed",
    quote="At least 16 people",
    start=0,
    end=18,
    asserted_by="Lund Watch",
)


def judged(drafts: list[Draft], *rows: dict[str, Any]) -> tuple[list[int], int, int]:
    """How far each required figure was reached, how many drafts counted, and how many of them are extra."""
    wanted = tuple(Wanted.of(ROW | row) for row in rows)
    score = score_of(Annotated("wire", Article(id="a", text=TEXT, sha256="0"), wanted), drafts)
    return [each.reached for each in score.judged], score.made, len(score.extra)


def exactly(number: int) -> Figure:
    return Figure(Bound.EXACT, number, number, number)


@pytest.mark.parametrize(
    ("change", "row", "reached"),
    [
        ({}, {}, 4),
        ({"asserted_by": "the Lund Watch"}, {}, 4),
        ({"asserted_by": "Lund Watch group"}, {}, 4),
        ({"asserted_by": "Marl Radio", "via": ("Lund Watch",)}, {}, 3),
        ({"asserted_by": None, "carried_by": "Lund Watch"}, {}, 3),
        ({"asserted_by": "Marl Radio"}, {}, 2),
        ({"asserted_by": None}, {"source": None}, 4),
        ({"metric": "injured"}, {}, 1),
        ({"metric": "bodies_recovered"}, {}, 4),
        ({"figure": exactly(16)}, {}, 0),
        ({"figure": exactly(16)}, {"alt_bounds": [[16, 16]]}, 4),
        ({"figure": Figure(Bound.MORE_THAN, low=16)}, {"qualifier": "more than"}, 4),
        ({"figure": Figure(Bound.AT_LEAST, low=17)}, {"qualifier": "more than"}, 4),
        ({"figure": Figure(Bound.AT_LEAST, low=17)}, {}, 0),
        ({"figure": Figure(Bound.AT_MOST, high=15)}, {"qualifier": "fewer than", "low": None, "high": 16}, 4),
        ({"context": True}, {}, 0),
        ({"start": 30, "end": 42}, {}, -1),
    ],
)
def test_how_far_a_draft_is_right(change: dict[str, Any], row: dict[str, Any], reached: int) -> None:
    assert judged([replace(SIXTEEN, **change)], row)[0] == [reached]


def test_one_draft_answers_one_figure() -> None:
    assert judged([SIXTEEN], {}, {"start": 9, "end": 18})[0] == [4, -1]


def test_the_best_of_several_drafts_answers() -> None:
    wrong = replace(SIXTEEN, figure=exactly(2), start=0, end=40)
    assert judged([wrong, SIXTEEN], {}) == ([4], 2, 1)


def test_an_optional_figure_is_neither_missed_nor_at_fault() -> None:
    assert judged([], {"required": False}) == ([], 0, 0)
    assert judged([SIXTEEN], {"required": False}) == ([], 1, 0)


def test_background_is_not_at_fault() -> None:
    assert judged([replace(SIXTEEN, context=True)]) == ([], 0, 0)


def test_what_nobody_annotated_is_extra() -> None:
    assert judged([SIXTEEN]) == ([], 1, 1)
