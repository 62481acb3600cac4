"""Which claims of a tally stand, which are history, and which are set aside."""

from __future__ import annotations

import time
from typing import Any

import pytest
from made_claims import at_least, claim, exact, none_reported, source, tally

from claims.model import Attribution, State, Status
from claims.reconcile.assess import assess
from claims.reconcile.mentions import implied
from claims.reconcile.origins import SourceBook, carriers, is_party, origin
from claims.reconcile.statements import standing
from claims.reconcile.subsets import is_part

BOOK = SourceBook()


class TestOrigins:
    def test_six_outlets_quoting_one_ministry_are_one_origin(self) -> None:
        told = [claim(n, exact(9), "Health Ministry", carried_by=f"outlet {n}") for n in range(1, 7)]
        assert (len({origin(one, BOOK) for one in told}), carriers(told, BOOK)) == (1, 6)

    def test_a_chain_collapses_to_its_far_end(self) -> None:
        assert origin(claim(1, exact(9), None, via=("Wire", "Hill Radio"), carried_by="Dale Post"), BOOK) == "name:wire"
        assert origin(claim(1, exact(9), None, carried_by="Dale Post"), BOOK) == "name:dale post"
        assert origin(claim(1, exact(9), None), BOOK) == "document:document 1"

    def test_unknown_sources_corroborate_only_themselves(self) -> None:
        told = [claim(1, exact(9), None), claim(2, exact(9), None), claim(3, exact(9), "Somebody")]
        assert len({origin(one, BOOK) for one in told}) == 3

    def test_aliases_and_one_owner_are_one_voice(self) -> None:
        book = SourceBook.of(
            [
                source(1, "Northern Wire", aliases=("NW",)),
                source(2, "Dale Post", owner="Dale Media"),
                source(3, "Dale Evening", owner="Dale Media"),
            ]
        )
        assert origin(claim(1, exact(9), "NW"), book) == origin(claim(2, exact(9), "the Northern Wire"), book)
        assert origin(claim(1, exact(9), "Dale Post"), book) == origin(claim(2, exact(9), "X", asserted_id=3), book)

    def test_a_party_is_one_only_where_its_record_says_so(self) -> None:
        book = SourceBook.of([source(1, "Army of Osk", party_to="the war"), source(2, "Osk Monitor")])
        assert is_party(claim(1, exact(9), "Army of Osk"), book)
        assert not is_party(claim(1, exact(9), "Osk Monitor"), book)
        assert not is_party(claim(1, exact(9), "Rebel Army"), book)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, False),
        ({"population": "civilians"}, False),
        ({"population": "children"}, True),
        ({"population": "brass band players"}, True),
        ({"metric": "bodies_recovered"}, True),
        ({"population": "civilians", "part_of": "0-12"}, True),
        ({"adds_to": "key7"}, True),
        ({"adds_to": "another tally's"}, False),
        ({"verification": "identified"}, True),
    ],
)
def test_what_counts_only_some_of_the_people_killed(more: dict[str, Any], expected: bool) -> None:
    assert is_part(tally(), claim(1, exact(3), "Ministry", **more), {"key7", ("document 1", "0-12")}) is expected


def test_things_of_two_nouns_in_one_tally_are_not_parts_of_one_another() -> None:
    assert not is_part(
        tally(metric="destroyed", population="offices"), claim(1, exact(3), metric="destroyed", population="bases")
    )


class TestTime:
    def test_the_same_figure_again_later_still_stands(self) -> None:
        told = [
            claim(1, exact(5), "Police", as_of="2031-01-01"),
            claim(2, exact(7), "Police", as_of="2031-01-02"),
            claim(3, exact(5), "Police", as_of="2031-01-03"),
        ]
        assert [s.figure.best for s in standing(tally(), told, BOOK).totals] == [5]

    def test_two_figures_of_one_day_both_stand(self) -> None:
        told = [
            claim(1, exact(5), "Police", published="2031-01-01"),
            claim(2, exact(7), "Police", published="2031-01-01T18:00"),
        ]
        assert len(standing(tally(), told, BOOK).totals) == 2

    def test_sources_that_revise_leave_other_sources_alone(self) -> None:
        told = [
            claim(1, exact(5), "Police", as_of="2031-01-01"),
            claim(2, exact(7), "Police", as_of="2031-01-02"),
            claim(3, exact(5), "Red Star", as_of="2031-01-01"),
        ]
        assert sorted(s.name for s in standing(tally(), told, BOOK).totals) == ["Red Star", "police"]

    def test_nonsense_for_a_date_is_no_date(self) -> None:
        told = [claim(1, exact(5), "Police", as_of="soon"), claim(2, exact(7), "Police", as_of="2031-01-02")]
        assert len(standing(tally(), told, BOOK).totals) == 2


class TestStatus:
    def of(self, *claims: Any) -> Status:
        return assess(tally(), claims, BOOK, None).status

    def test_every_status_without_an_editor(self) -> None:
        one, same, other = claim(1, exact(9), "A"), claim(2, exact(9), "B"), claim(3, exact(4), "B")
        floor, none = claim(4, at_least(3), "C"), claim(5, none_reported(), "D")
        assert self.of(one, same) is Status.AGREEMENT
        assert self.of(one, other) is Status.CONTRADICTION
        assert self.of(one, floor) is Status.COMPATIBLE
        assert self.of(one) is Status.SINGLE_ORIGIN
        assert self.of(one, none) is Status.SINGLE_ORIGIN
        assert self.of(none) is Status.PENDING
        assert self.of(claim(1, exact(9), "A", attribution=Attribution.DENIED)) is Status.PENDING
        assert self.of(one, claim(6, exact(2), "B", state=State.SUPERSEDED)) is Status.SINGLE_ORIGIN


class TestSomeOfThem:
    """Counts one text gives beside its toll that are people among it, not rival tolls."""

    def totals(self, *more: dict[str, Any]) -> list[int]:
        told = [claim(1, exact(9), "Monitor", document="a", start=0, quote="Nine people were killed")]
        for number, given in enumerate(more, 2):
            values: dict[str, Any] = {"document": "a", "start": 50 * number, "quote": "killed"} | given
            told.append(claim(number, exact(values.pop("best")), values.pop("by", "police"), **values))
        return sorted(statement.first.id for statement in standing(tally(), told, BOOK).totals)

    def test_words_that_single_some_out(self) -> None:
        assert self.totals({"best": 2, "quote": "two others died"}) == [1]
        assert self.totals({"best": 5, "quote": "five of them were brothers"}) == [1]

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("a man", True),
            ("Dana Ruiz, 34", True),
            ("a 12-year-old girl", True),
            ("one", False),
            ("1", False),
            ("a lone rider", False),
            ("", False),
        ],
    )
    def test_a_person_spoken_of_is_not_a_person_counted(self, words: str, expected: bool) -> None:
        assert implied(claim(1, exact(1, words), start=0)) is expected
        assert not implied(claim(1, exact(1, words))), "a row of a table counts"

    @pytest.mark.parametrize(
        ("best", "words", "expected"),
        [
            (2, "his father and his mother", True),
            (4, "Ada Orme (41), her husband and their two sons", True),
            (6, "five women and an elderly man", True),
            (2, "both brothers", True),
            (5, "five women", False),
            (3, "all three of them", False),
            (22, "twenty-two", False),
            (12, "a dozen", False),
            (30, "nearly 30", False),
        ],
    )
    def test_several_people_named_are_not_counted_either(self, best: int, words: str, expected: bool) -> None:
        assert implied(claim(1, exact(best, words), start=0)) is expected
        assert implied(claim(1, at_least(best, words), start=0)) is expected

    def test_all_of_them_is_a_toll(self) -> None:
        assert self.totals({"best": 4, "quote": "all four of them died"}) == [1, 2]

    def test_one_person_beside_a_toll(self) -> None:
        assert self.totals({"best": 1, "quote": "a man was killed"}) == [1]

    def test_rivals_stay_rivals(self) -> None:
        assert self.totals({"best": 6, "quote": "six people died"}) == [1, 2]
        assert self.totals({"best": 12, "quote": "12 others died"}) == [1, 2]
        assert self.totals({"best": 1, "document": "b", "quote": "one person died"}) == [1, 2]
        assert self.totals({"best": 1, "start": None, "quote": None}) == [1, 2]


def test_twenty_thousand_claims_of_one_tally_are_assessed_in_seconds() -> None:
    told = [claim(n, exact(n % 400), f"source {n % 900}", carried_by=f"outlet {n % 70}") for n in range(1, 20_001)]
    began = time.process_time()
    assessed = assess(tally(), told, BOOK, None)
    assert time.process_time() - began < 20
    assert assessed.status is Status.CONTRADICTION
    assert len(assessed.findings) <= 60
    assert all(len(finding.claims) <= 150 for finding in assessed.findings)
