"""The chart's numbers: places on the scale, open ends, roles, and the marks characters make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import at_least, between, claim, exact, none_reported, up_to
from made_report import assessment, estimate

from claims.model import Attribution, Cause, Finding, Relation
from claims.render.bars import bars
from claims.render.figure_chart import LANES, Role, Scale, chart, role_of, ticks


def test_every_origin_has_a_lane_and_every_figure_a_mark() -> None:
    drawn = chart(assessment())
    assert drawn is not None
    assert [lane.name for lane in drawn.lanes] == ["Dale Monitor", "Hill Radio", "City Desk"]
    first, second, third = (lane.marks[0] for lane in drawn.lanes)
    assert (first.open_right, first.open_left) == (True, False)
    assert (second.open_right, second.open_left) == (False, False)
    assert (third.open_right, third.open_left) == (False, True)
    assert second.at < first.at < third.at == 94.0
    assert first.role is second.role is Role.RIVAL
    assert third.role is Role.CURRENT


def test_band_and_best_stand_where_their_numbers_do() -> None:
    drawn = chart(assessment())
    assert drawn is not None
    assert drawn.band is not None
    assert drawn.best is not None
    places = {lane.name: lane.marks[0].at for lane in drawn.lanes}
    assert drawn.band[0] == places["Hill Radio"]
    assert drawn.band[0] + drawn.band[1] == pytest.approx(places["City Desk"])
    assert drawn.best == (places["Dale Monitor"], "16")


def test_an_open_range_runs_to_the_edge() -> None:
    drawn = chart(assessment(estimate=estimate(high=None)))
    assert drawn is not None
    assert drawn.band is not None
    assert drawn.band_open
    assert drawn.band[0] + drawn.band[1] == pytest.approx(100)


def test_equal_figures_of_an_origin_are_one_mark_that_knows_its_claims() -> None:
    held = tuple(
        claim(number, exact(5, words), "Hill Radio") for number, words in enumerate(("five", "Five", "five"), 1)
    )
    drawn = chart(assessment(held=held, findings=()))
    assert drawn is not None
    assert drawn.lanes[0].marks[0].claims == (1, 2, 3)
    assert drawn.lanes[0].words == "five (3 times)"


def test_a_range_is_drawn_from_end_to_end() -> None:
    drawn = chart(assessment(held=(claim(1, between(10, 20), "Hill Radio"),), estimate=estimate(high=20)))
    assert drawn is not None
    mark = drawn.lanes[0].marks[0]
    assert mark.left == mark.at
    assert mark.left is not None
    assert mark.right is not None
    assert mark.left < mark.right


def test_no_number_no_chart() -> None:
    assert chart(assessment(held=(claim(1, none_reported(), "Hill Radio"),))) is None


def test_far_apart_figures_take_a_logarithmic_scale_and_zero_has_a_place_on_it() -> None:
    held = (claim(1, exact(0), "A"), claim(2, exact(3), "B"), claim(3, exact(40_000), "C"))
    drawn = chart(assessment(held=held, findings=(), estimate=estimate(low=0, best=3, high=40_000)))
    assert drawn is not None
    assert drawn.logarithmic
    zero, three, many = (lane.marks[0].at for lane in drawn.lanes)
    assert zero == 2.0
    assert zero + 5 < three < many


def test_more_origins_than_lanes_are_counted_not_hidden() -> None:
    held = tuple(claim(number, exact(number), f"Source {number}") for number in range(1, LANES + 6))
    drawn = chart(assessment(held=held, findings=()))
    assert drawn is not None
    assert (len(drawn.lanes), drawn.left_out) == (LANES, 5)


def test_roles_tell_parts_earlier_denied_and_background_apart() -> None:
    held = (
        claim(1, exact(22), "Ministry", published="2031-05-02"),
        claim(2, exact(14), "Ministry", published="2031-05-03"),
        claim(3, exact(2), "Ministry", population="children"),
        claim(4, exact(9), "Ministry", attribution=Attribution.DENIED),
        claim(5, exact(500), "Ministry", context=True),
    )
    found = Finding(relation=Relation.UPDATES, cause=Cause.REVISION, claims=(1, 2), explanation="lowered")
    roles = role_of(assessment(held=held, findings=(found,)))
    assert roles == {1: Role.EARLIER, 2: Role.CURRENT, 3: Role.PART, 4: Role.ASIDE, 5: Role.ASIDE}


@given(st.floats(0.5, 1e12), st.booleans())
def test_ticks_are_few_rising_and_on_the_scale(top: float, logarithmic: bool) -> None:
    found = ticks(top, logarithmic)
    assert found == sorted(set(found))
    assert found[0] == 0
    assert found[-1] <= top
    assert len(found) <= 14


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=20), st.booleans())
def test_places_keep_the_order_of_numbers(values: list[int], logarithmic: bool) -> None:
    scale = Scale(float(max(values)) or 1.0, logarithmic)
    places = [scale(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(2.0 <= place <= 94.0 for place in places)


def test_bars_fit_and_point_where_the_end_is_open() -> None:
    lines = bars(assessment(), 80)
    assert "◆──►" in lines[1]
    assert "◄──●" in lines[3]
    assert [line[:42].rstrip() == line[:42].rstrip() for line in lines]
    assert lines[0].split() == ["0", "30"]


def test_one_figure_alone_draws_no_bars() -> None:
    assert bars(assessment(held=(claim(1, at_least(3), "A"),)), 80) == []
    assert bars(assessment(held=(claim(1, at_least(3), "A"), claim(2, up_to(9), "B"))), 80) != []
