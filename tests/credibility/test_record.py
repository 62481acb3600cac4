"""The track record: what settles a figure, what counts as right, and what too few figures cannot carry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import at_least, claim, exact, tally

from claims.credibility.record import Outcome, Record, decided, record, wilson
from claims.model import Attribution, Bound, Claim, Figure, Resolution, Source
from claims.reconcile.assess import assess
from claims.reconcile.origins import SourceBook
from claims.render.record import counted, lines

POLICE, STAR, POST, RADIO = 1, 2, 3, 4
BOOK = SourceBook.of(
    Source(id=number, name=name)
    for number, name in ((POLICE, "Osk police"), (STAR, "Red Star"), (POST, "Dale Post"), (RADIO, "Hill Radio"))
)
NAMES = {source.id: source.name for source in BOOK.by_id.values()}


def told(number: int, figure: Figure, by: int | None, day: int, carried: int = POST, **more: Any) -> Claim:
    return claim(
        number,
        figure,
        NAMES[by] if by else None,
        asserted_id=by,
        carried_by=NAMES[carried],
        carried_id=carried,
        published=f"2031-05-{day:02d}",
        **more,
    )


def of(claims: Sequence[Claim], who: int = POLICE, **resolved: Any) -> Record:
    resolution = None
    if resolved:
        given: dict[str, Any] = {"low": None, "best": None, "high": None, "reason": "r", "by": "Ida"} | resolved
        resolution = Resolution(at=datetime(2031, 6, 1, tzinfo=UTC), seen=tuple(c.key for c in claims), **given)
    return record([assess(tally(), claims, BOOK, resolution)], BOOK, {who})


CASES = [
    ("nothing settles it", [told(1, exact(12), POLICE, 1)], {}, {}),
    ("the decision is its figure", [told(1, exact(12), POLICE, 1)], {"best": 12}, {Outcome.HELD: 1}),
    ("the decision is another", [told(1, exact(12), POLICE, 1)], {"best": 15}, {Outcome.APART: 1}),
    ("at least, and it rose", [told(1, at_least(12), POLICE, 1)], {"best": 20}, {Outcome.HELD: 1}),
    ("at least, and it fell", [told(1, at_least(12), POLICE, 1)], {"best": 9}, {Outcome.APART: 1}),
    ("within the range decided", [told(1, exact(12), POLICE, 1)], {"low": 10, "high": 15}, {Outcome.HELD: 1}),
    ("what is awaited settles nothing", [told(1, exact(12), POLICE, 1)], {"waiting_for": "a list"}, {}),
    ("its own revision", [told(1, exact(17), POLICE, 1), told(2, exact(16), POLICE, 3)], {}, {Outcome.REVISED: 1}),
    (
        "its at least that rose",
        [told(1, at_least(17), POLICE, 1), told(2, exact(26), POLICE, 3)],
        {},
        {Outcome.HELD: 1},
    ),
    (
        "a revision, and the decision on what it revised to",
        [told(1, exact(17), POLICE, 1), told(2, exact(16), POLICE, 3)],
        {"best": 16},
        {Outcome.REVISED: 1, Outcome.HELD: 1},
    ),
    ("another's figure", [told(1, exact(17), STAR, 1), told(2, exact(16), STAR, 3)], {"best": 16}, {}),
    (
        "a repetition is one figure",
        [told(1, exact(12), POLICE, 1), told(2, exact(12), POLICE, 1, RADIO)],
        {"best": 12},
        {Outcome.HELD: 1},
    ),
]


@pytest.mark.parametrize(("claims", "resolved", "found"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_settles_a_figure(claims: list[Claim], resolved: dict[str, Any], found: dict[Outcome, int]) -> None:
    assert of(claims, **resolved).outcomes == found


def test_who_stands_beside_it_is_counted() -> None:
    agreed = of([told(1, exact(12), POLICE, 1), told(2, exact(12), STAR, 1, RADIO)])
    apart = of([told(1, exact(12), POLICE, 1), told(2, exact(40), STAR, 1, RADIO)])
    alone = of([told(1, exact(12), POLICE, 1), told(2, exact(12), POLICE, 1, RADIO)])
    assert (agreed.agree, apart.contradict, alone.alone) == (1, 1, 1)
    assert agreed.figures == apart.figures == alone.figures == 1


def test_what_it_carries_of_others_is_counted_apart() -> None:
    claims = [told(1, exact(12), POLICE, 1), told(2, exact(12), STAR, 1), told(3, exact(12), POLICE, 1)]
    found = of(claims, POST)
    assert (found.figures, found.repeats, found.settled) == (0, 2, 0)
    denied = [*claims, told(4, exact(12), POLICE, 5, RADIO, attribution=Attribution.DENIED)]
    assert (of(denied, POST).denied, of(denied, POLICE).disowned) == (1, 1)


def test_under_ten_settled_figures_nothing_is_said_of_them() -> None:
    few = Record(figures=9, tallies=9, alone=9, outcomes={Outcome.HELD: 9}, repeats=9, stale=9)
    enough = Record(
        figures=10, tallies=10, alone=10, outcomes={Outcome.HELD: 8, Outcome.REVISED: 2}, repeats=10, stale=3
    )
    assert (counted(few)["outcomes"], counted(few)["held_share"], counted(few)["stale"]) == (None, None, None)
    assert "9 settled: fewer than 10, too few" in " ".join(lines(few)) and "hold" not in " ".join(lines(few))
    assert counted(enough)["outcomes"] == {"held": 8, "apart": 0, "revised": 2, "slipped": 0}
    assert "10 settled: 8 hold (49% to 94%, at 95 % confidence), 2 revised" in " ".join(lines(enough))
    assert "3 that had been replaced by then" in " ".join(lines(enough))
    assert lines(Record()) == ["no figure in any tally"]


def test_no_letter_is_ever_among_it() -> None:
    enough = Record(figures=40, tallies=40, alone=40, outcomes={Outcome.HELD: 40})
    assert not {"A", "B", "C", "D", "E", "F"} & set(" ".join(lines(enough)).split())
    assert "reliab" not in str(counted(enough)) + " ".join(lines(enough))


@pytest.mark.parametrize(
    ("given", "figure"),
    [
        ({"best": 5}, Figure(Bound.EXACT, 5, 5, 5)),
        ({"low": 4, "best": 5, "high": 6}, Figure(Bound.RANGE, 4, 5, 6)),
        ({"low": 4}, Figure(Bound.AT_LEAST, 4)),
        ({"high": 6}, Figure(Bound.AT_MOST, high=6)),
        ({"low": 4, "best": 5}, Figure(Bound.RANGE, 4, 5, 5)),
        ({"waiting_for": "x"}, None),
    ],
)
def test_a_decision_as_a_figure(given: dict[str, Any], figure: Figure | None) -> None:
    ends: dict[str, Any] = {"low": None, "best": None, "high": None} | given
    assert decided(Resolution(reason="r", by="Ida", at=datetime(2031, 6, 1, tzinfo=UTC), **ends)) == figure


# Values of Wilson's interval as published: Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilsons(hits: int, total: int, low: float, high: float) -> None:
    assert wilson(hits, total) == pytest.approx((low, high), abs=6e-5)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_narrows(hits: int, misses: int) -> None:
    total = hits + misses
    low, high = wilson(hits, total)
    assert 0 <= low <= high <= 1
    if total:
        assert low - 1e-9 <= hits / total <= high + 1e-9
        wider, narrower = high - low, wilson(2 * hits, 2 * total)
        assert narrower[1] - narrower[0] <= wider
