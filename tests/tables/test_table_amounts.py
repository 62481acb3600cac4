from __future__ import annotations

from typing import Any

import pytest

from claims.model import Bound, Figure
from claims.tables.amounts import figure
from claims.tables.refusal import RowRefused

READ: list[tuple[dict[str, Any], Figure]] = [
    ({"figure": "at least 16"}, Figure(Bound.AT_LEAST, 16, words="at least 16")),
    ({"figure": "1,400"}, Figure(Bound.EXACT, 1400, 1400, 1400, "1,400")),
    ({"figure": "at least 16", "best": "16"}, Figure(Bound.AT_LEAST, 16, words="at least 16")),
    ({"figure": "16", "low": "16", "high": "16", "bound": "exact"}, Figure(Bound.EXACT, 16, 16, 16, "16")),
    ({"best": "16"}, Figure(Bound.EXACT, 16, 16, 16, "16")),
    ({"figure": "1.12 million"}, Figure(Bound.EXACT, 1120000, 1120000, 1120000, "1.12 million")),
    ({"figure": 16}, Figure(Bound.EXACT, 16, 16, 16, "16")),
    ({"figure": 16.0}, Figure(Bound.EXACT, 16, 16, 16, "16")),
    ({"best": "0"}, Figure(Bound.EXACT, 0, 0, 0, "0")),
    ({"best": "16", "bound": "about"}, Figure(Bound.ABOUT, 16, 16, 16, "about 16")),
    ({"best": "16", "bound": "at least"}, Figure(Bound.AT_LEAST, 16, words="at least 16")),
    ({"low": "16", "bound": "more_than"}, Figure(Bound.MORE_THAN, 16, words="more than 16")),
    ({"best": "16", "bound": "AT_MOST"}, Figure(Bound.AT_MOST, high=16, words="up to 16")),
    ({"low": "16"}, Figure(Bound.AT_LEAST, 16, words="at least 16")),
    ({"high": "30"}, Figure(Bound.AT_MOST, high=30, words="up to 30")),
    ({"low": "10", "high": "30"}, Figure(Bound.RANGE, 10, None, 30, "between 10 and 30")),
    ({"low": "10", "best": "12", "high": "30"}, Figure(Bound.RANGE, 10, 12, 30, "between 10 and 30")),
    ({"low": "10", "best": "10", "high": "10"}, Figure(Bound.EXACT, 10, 10, 10, "10")),
    ({"bound": "none_reported"}, Figure(Bound.NONE_REPORTED, 0, 0, 0, "none reported")),
    ({"bound": "none"}, Figure(Bound.NONE)),
    ({"low": 16, "bound": "at_least", "figure_text": "16 or so"}, Figure(Bound.AT_LEAST, 16, words="16 or so")),
    ({"figure_text": "more than 66"}, Figure(Bound.MORE_THAN, 66, words="more than 66")),
]  # fmt: skip

REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({}, "figure", "no figure"),
    ({"figure": "lots"}, "figure", "no figure"),
    ({"figure": "3 dead and 5 hurt"}, "figure", "more than one"),
    ({"figure": "1.400"}, "figure", "can mean 1400 or 1.400"),
    ({"figure": "1,4"}, "figure", "comma"),
    ({"figure": "at least 1.400"}, "figure", "can mean 1400 or 1.400"),
    ({"figure": True}, "figure", "not a number"),
    ({"figure": ["16"]}, "figure", "not a number"),
    ({"figure": "at least 16", "best": "17"}, "best", "does not say"),
    ({"figure": "at least 16", "high": "20"}, "high", "does not say"),
    ({"figure": "at least 16", "bound": "exact"}, "bound", "is at_least, not exact"),
    ({"best": "16", "bound": "sort of"}, "bound", "no such bound"),
    ({"low": "30", "high": "10"}, "low", "out of order"),
    ({"low": "10", "best": "40", "high": "30"}, "low", "out of order"),
    ({"low": "10", "high": "30", "bound": "exact"}, "low", "one number"),
    ({"low": "10", "bound": "range"}, "low", "low and high"),
    ({"low": "10", "bound": "at_most"}, "low", "open below"),
    ({"high": "10", "bound": "at_least"}, "high", "open above"),
    ({"bound": "exact"}, "figure", "no figure"),
    ({"bound": "none", "best": "3"}, "best", "bound 'none'"),
    ({"best": "1.400"}, "best", "can mean"),
]


@pytest.mark.parametrize(("cells", "wanted"), READ)
def test_words_and_numbers_become_the_figure_they_state(cells: dict[str, Any], wanted: Figure) -> None:
    assert figure(cells) == wanted


@pytest.mark.parametrize(("cells", "column", "reason"), REFUSED)
def test_a_figure_that_contradicts_itself_is_refused(cells: dict[str, Any], column: str, reason: str) -> None:
    with pytest.raises(RowRefused, match=reason) as refused:
        figure(cells)
    assert refused.value.column == column
