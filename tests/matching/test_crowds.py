"""Many accounts: what a large database adds to a score, rarity among many, pairs found by a common name with a day."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from made_stories import FIRE

from claims.matching.accounts import Account
from claims.matching.blocking import LARGEST, candidates
from claims.matching.columns import columns_of
from claims.matching.corpus import Corpus
from claims.matching.pairs import Pairs
from claims.matching.scoring import Crowd, explain, model, score
from claims.matching.sparse import Usage, bag_of, terms_of
from claims.matching.tables import MOST

DAYS = [f"2021-03-{day:02}" for day in range(1, 29)]


def about(at: int, day: str) -> Account:
    """A report that shares no word with any other but the name of a town."""
    words = " ".join(f"{letter}{'abcdefghij'[at // 10 % 10]}{'abcdefghij'[at % 10]}{letter * 3}" for letter in "krstuv")
    return Account(key=f"document\x1f{at:04}", text=f"This {words} in Vellmar.", published=day)


def test_a_name_of_many_finds_those_of_one_day() -> None:
    accounts = [about(at, DAYS[at % 28]) for at in range(LARGEST + 30)]
    columns = columns_of(accounts)
    found = candidates(columns)
    assert len(found.left)
    assert (columns.published[found.left] == columns.published[found.right]).all()
    assert len(found.left) == sum(n * (n - 1) // 2 for n in np.bincount(columns.published).tolist())


def test_a_name_of_many_without_a_day_finds_nothing() -> None:
    accounts = [replace(about(at, DAYS[0]), published=None) for at in range(LARGEST + 5)]
    assert not len(candidates(columns_of(accounts)).left)


@pytest.mark.parametrize(("among", "adds"), [(0, 0), (999, 0), (9_999, 4.61), (99_999, 9.21)])
def test_a_crowd_adds_with_its_size(among: int, adds: float) -> None:
    assert Crowd(slope=2.0, size=1_000).adds(among) == pytest.approx(adds, abs=0.01)


def test_beyond_very_many_a_crowd_adds_no_more() -> None:
    crowd = Crowd(slope=2.0, size=1_000, most=7.0)
    assert crowd.adds(9_999) < crowd.adds(99_999) == crowd.adds(10**9) == 7.0


def test_what_a_crowd_adds_begins_where_rarity_stops_growing() -> None:
    assert model().crowd.size == MOST


def test_a_word_that_few_have_is_as_rare_among_many_as_among_a_few_thousand() -> None:
    """Whether two that share it are of one event hangs on how many have it, not on how many do not."""

    def rarity(rows: int, have: int) -> float:
        beyond = Usage(rows, 40 * rows, lambda codes: (np.full(len(codes), have),) * 2, np.zeros(3, dtype=bool))
        bag = bag_of(np.arange(3), np.ones(3, dtype=np.int64), 3)
        return float(terms_of(bag, rate=0.0005, beyond=beyond, most=MOST).idf[0])

    assert rarity(100, 4) < rarity(MOST // 2, 4) < rarity(MOST, 4)
    assert rarity(MOST, 4) == rarity(100 * MOST, 4) > rarity(100 * MOST, 40) > 0
    assert rarity(100 * MOST, 2 * MOST) == 0


@pytest.mark.parametrize(("kind", "grows"), [("plain", False), ("names", False), ("days", True), ("people", True)])
def test_what_is_only_counted_stays_in_the_rows(kind: str, grows: bool) -> None:
    told = [Account(key=str(at), text="A wheelwright told Anna Berg, 34, of it on March 4, 2021.") for at in range(2)]

    def among(rows: int) -> float:
        corpus = Corpus(rows, {}, lambda *_: np.empty(0, dtype=np.int64))
        return float(columns_of(told, corpus=corpus, new=np.zeros(2, dtype=bool)).tables[kind].total.max())

    assert (among(100 * MOST) > among(MOST)) == grows


def test_terms_that_say_nothing_among_many_are_left_out_of_the_rows_but_stay_known() -> None:
    often, seldom = (np.full(size, term, dtype=np.int64) for term, size in ((1, 5_000), (2, 3)))
    bag = bag_of(np.r_[np.arange(5_000), np.arange(3)], np.r_[often, seldom], 20_000)
    whole, table = (terms_of(bag, rate=0.0005, most=most) for most in (None, 100))
    assert len(whole.terms) == 5_003
    assert table.codes.tolist() == [1, 2]
    assert table.df.tolist() == [5_000, 3]
    assert table.terms.tolist() == [1, 1, 1]
    assert np.diff(table.starts)[:5].tolist() == [1, 1, 1, 0, 0]


def test_in_a_small_database_every_term_stays_in_the_rows() -> None:
    bag = bag_of(np.arange(50), np.ones(50, dtype=np.int64), 50)
    assert len(terms_of(bag, rate=1.0, most=6_000).terms) == len(terms_of(bag, rate=1.0).terms) == 50


def test_among_many_the_same_two_weigh_the_crowd_and_the_reasons_say_so() -> None:
    columns = columns_of([Account(key="a", text=FIRE), Account(key="b", text=FIRE + " Nobody knew why.")])
    few = Pairs(columns, np.array([0]), np.array([1]))
    many = Pairs(replace(columns, among=10_000_000), np.array([0]), np.array([1]))
    added = model().crowd.adds(10_000_000)
    assert added == model().crowd.most
    assert score(many)[0] - score(few)[0] == pytest.approx(added)
    told = next(reason for reason in explain(many) if reason.feature == "crowd")
    assert (told.value, told.adds) == (10_000_000, added)
    assert model().start + sum(reason.adds for reason in explain(many)) == pytest.approx(score(many)[0])
    assert all(reason.feature != "crowd" for reason in explain(few))


def test_of_many_that_share_as_much_those_published_near_one_another_are_compared() -> None:
    """Accounts of a town a year apart share its name, as those of one event do."""
    names = [
        f"{one}{two}" for one in ("Bran", "Cald", "Dorr", "Elst") for two in ("mere", "wick", "ford", "holt", "by")
    ]
    undated = [Account(key=f"{at:02}", text=f"In Vellmar {name} was seen.") for at, name in enumerate(names)]
    dated = [replace(each, published=f"20{at:02}-06-01") for at, each in enumerate(undated)]
    dated[-1] = replace(dated[-1], published="2012-06-07")
    pairs = [
        {*zip(found.left.tolist(), found.right.tolist())}
        for found in map(candidates, map(columns_of, (undated, dated)))
    ]
    assert (12, 19) in pairs[1] - pairs[0]
    assert (0, 19) in pairs[0] - pairs[1]
