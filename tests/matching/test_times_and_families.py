from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.accounts import Account
from claims.matching.circumstances import (
    clock,
    families,
    figures,
    news_of_day,
    other_clock,
    other_families,
    speakers,
)
from claims.matching.columns import columns_of
from claims.matching.few import few_of
from claims.matching.half_hours import IN_A_DAY, masks
from claims.matching.likeness import rarest_lead_word, rarest_title_word, title_in_common, titles
from claims.matching.pairs import Pairs
from claims.matching.sparse import bag_of
from claims.matching.stream import stream_of
from claims.matching.wording import Wording, wording


def read(text: str, *, titled: bool = True) -> Wording:
    return wording(stream_of([text]), np.array([-1]), np.array([titled]))


def two(one: str, other: str, **also: tuple[object, object]) -> Pairs:
    told = [{key: both[at] for key, both in also.items()} for at in (0, 1)]
    accounts = [Account(key=str(at), text=text, **each) for at, (text, each) in enumerate(zip((one, other), told))]  # type: ignore[arg-type]
    return Pairs(columns_of(accounts), np.array([0]), np.array([1]))


TIMES = [
    ("The roof fell at 11:30 a.m. on Friday.", {23}),
    ("The roof fell at 9pm.", {42}),
    ("The roof fell at 9 p.m.", {42}),
    ("The roof fell at 5.55 am.", {11}),
    ("THE ROOF FELL AT 12:05 AM.", {0}),
    ("It fell at 12:05 P.M.", {24}),
    ("It fell at 11:05 p.m.", {46}),
    ("It fell at 23:52, he said.", {47}),
    ("It fell at 06:10.", {12}),
    ("2:03 Video of the roof", set()),
    ("01:02:03 into the film", set()),
    ("It cost 12.50 and 24:00 is no time, 13 pm neither.", set()),
    ("A roof of 9 a man mended.", set()),
]


@pytest.mark.parametrize(("text", "halves"), TIMES)
def test_clock_times_are_half_hours_of_a_day(text: str, halves: set[int]) -> None:
    found = set(read(text).half_hours.terms.tolist())
    assert found == halves | {(half + 1) % IN_A_DAY for half in halves}


@given(st.lists(st.integers(0, IN_A_DAY - 1), max_size=9))
def test_a_mask_holds_every_half_hour(halves: list[int]) -> None:
    found = masks(bag_of(np.zeros(len(halves), dtype=np.int64), np.array(halves, dtype=np.int64), 2)).tolist()
    assert found == [sum(1 << half for half in set(halves)), 0]


CLOCKS = [
    ("It fell at 9:50 p.m.", "It fell at 10:05 p.m.", 1, 0),
    ("It fell at 11:50 p.m.", "It fell at 12:10 a.m.", 1, 0),
    ("It fell at 9 p.m.", "It fell at 9 a.m.", 0, 1),
    ("It fell at 9 p.m.", "It fell at night.", 0, 0),
]


@pytest.mark.parametrize(("one", "other", "same", "apart"), CLOCKS)
def test_clock_times_meet_or_part(one: str, other: str, same: int, apart: int) -> None:
    pair = two(one, other)
    assert (clock(pair).tolist(), other_clock(pair).tolist()) == ([same], [apart])


NAMED = [
    ("He buried the Varga family on Friday.", {"varga"}),
    ("He saw the Varga family's house.", {"varga"}),
    ("He saw the Abu Lorren family home.", {"lorren"}),
    ("They were of the family of the late Ilia Varga.", {"varga"}),
    ("Some families of the town left.", {"some"}),  # no name, as "His"
    ("His family left.", {"his"}),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_families_are_words_with_a_capital_before_the_word_and_after_of(text: str, names: set[str]) -> None:
    found = read(text)
    assert {found.forms[term] for term in found.families.terms.tolist()} == names


HOMES = [
    ("A shell hit the Varga family in Ostrel.", "In Ostrel the Varga family fled.", 1, 0),
    ("A shell hit the Varga family in Ostrel.", "In Ostrel the Lorren family fled.", 0, 1),
    ("A shell hit the Varga family in Ostrel.", "In Ostrel many fled.", 0, 0),
    ("His family was hit; he saw his house.", "Their family fled; they left their house.", 0, 0),
]


@pytest.mark.parametrize(("one", "other", "same", "apart"), HOMES)
def test_twins_differ_in_the_families_they_name(one: str, other: str, same: int, apart: int) -> None:
    pair = two(one, other)
    assert (families(pair).tolist(), other_families(pair).tolist()) == ([same], [apart])


DAYS = [
    ("2031-05-02", "2031-09-30", 1),  # the day itself
    ("2031-05-03", "2031-09-30", 1),  # the day after
    ("2031-05-04", "2031-09-30", 0),
    (None, "2031-09-30", 0),
]


@pytest.mark.parametrize(("first", "later", "expected"), DAYS)
def test_a_follow_up_names_the_day_of_the_first_report(first: str | None, later: str, expected: int) -> None:
    text = "The court heard of the fire of May 2, 2031."
    assert news_of_day(two("A mill burns.", text, published=(first, later))).tolist() == [expected]
    assert news_of_day(two(text, "A mill burns.", published=(later, first))).tolist() == [expected]


def test_titles_are_compared_where_both_have_one() -> None:
    same = two("It burned.", "They came.", title=("Ropewalk mill ablaze", "Ropewalk mill ablaze"))
    half = two("It burned.", "They came.", title=("Ropewalk mill ablaze", "Ropewalk mayor out"))
    none = two("It burned.", "They came.", title=("Ropewalk mill ablaze", None))
    assert titles(same)[0] == pytest.approx(1)
    assert title_in_common(same)[0] == pytest.approx(1)
    assert 0 < titles(half)[0] < 1
    assert [feature(none).tolist() for feature in (titles, title_in_common, rarest_title_word)] == [[0], [0], [0]]
    assert rarest_title_word(same)[0] > rarest_title_word(two("It burned.", "They came.", title=("Mill", "Mayor")))[0]


def test_the_first_line_is_a_title_only_where_there_is_one() -> None:
    text = "Ropewalk mill ablaze.\nIt burned."
    found = read(text)
    assert {found.forms[term] for term in found.title.terms.tolist()} == {"ropewalk", "mill", "ablaze"}
    assert not len(read(text, titled=False).title.terms)


def test_those_whom_both_go_back_to_count_by_their_words() -> None:
    shared = two("It burned.", "They came.", sources=(("Ada Varga",), ("Varga",)))
    apart = two("It burned.", "They came.", sources=(("Ada Varga",), ("Ilia Lorren",)))
    assert speakers(shared)[0] > 0 == speakers(apart)[0]


def test_a_rare_figure_or_word_in_common_supports() -> None:
    stated = frozenset({("killed", 7)})
    assert (
        figures(two("a", "b", figures=(stated, stated)))[0]
        > 0
        == figures(two("a", "b", figures=(stated, frozenset())))[0]
    )
    assert rarest_lead_word(two("The mill was ropewalked.", "He ropewalked there."))[0] > 0


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), max_size=40), st.integers(1, 12))
def test_a_few_numbers_a_row_meet_as_sets_do(told: list[tuple[int, int]], most: int) -> None:
    rows, terms = np.array(told, dtype=np.int64).reshape(-1, 2).T
    few = few_of(bag_of(rows, terms, 5), most)
    kept = [set(sorted({term for row, term in told if row == at})[:most]) for at in range(5)]
    left, right = (each.ravel() for each in np.indices((5, 5)))
    assert few.meet(left, right).tolist() == [bool(kept[one] & kept[other]) for one, other in zip(left, right)]
    assert few.has(np.arange(5)).tolist() == [bool(each) for each in kept]
    assert few.hold(left, right).tolist() == [other in kept[one] for one, other in zip(left, right)]
