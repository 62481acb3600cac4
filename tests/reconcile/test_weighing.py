"""A document's own statement bounds what it relays; vague words support what recorders code them as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import at_least, claim, dozens, exact, more_than
from made_tallies import Row, assessed, figure, table, tally

from claims.model import Bound, Estimate, Figure
from claims.reconcile.assess import assess
from claims.reconcile.origins import SourceBook, in_own_voice
from claims.reconcile.vague import supported
from claims.reconcile.weighing import own_statement, weigh

CASES = table(__file__, "weighing.toml")
each = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])


def ends(estimate: Estimate) -> str:
    return " ".join("-" if end is None else f"{end}" for end in (estimate.low, estimate.best, estimate.high))


@each
def test_the_range_of_what_a_document_says_and_relays(case: Row) -> None:
    found = assessed(case)
    assert ends(found.estimate) == case["range"]
    known = {finding.cause.value for finding in found.findings if finding.cause}
    assert known == set(case.get("causes", known))


@each
def test_everything_relayed_is_still_listed_and_compared(case: Row) -> None:
    found = assessed(case)
    assert len(found.claims) == len(case["claims"])
    voices = {claim.asserted_by or claim.carried_by or claim.document for claim in found.claims}
    assert found.origins_at_most == case.get("origins", len(voices))


@pytest.mark.parametrize(
    ("says", "least", "best"),
    [
        ("several", 2, 2),
        ("dozens", 12, 24),
        ("scores", 20, 40),
        ("hundreds", 100, 200),
        ("thousands", 1000, 2000),
        ("more than 66", 67, 66),
        ("at least 16", 16, 16),
        ("up to 30", None, 30),
        ("100 to 300", 100, 100),
        ("7", 7, 7),
    ],
)
def test_what_the_words_support(says: str, least: int | None, best: int) -> None:
    assert supported(figure(says)) == (least, best)


def test_a_vague_floor_nobody_codes_is_kept() -> None:
    assert supported(Figure(Bound.VAGUE, 7, None, None, "some seven odd")) == (7, 7)


class TestOwnVoice:
    def test_nobody_named_or_only_the_outlet(self) -> None:
        assert in_own_voice(claim(1, exact(9)))
        assert in_own_voice(claim(1, exact(9), "The Dale Post", carried_by="Dale Post"))
        assert not in_own_voice(claim(1, exact(9), "police", carried_by="Dale Post"))
        assert not in_own_voice(claim(1, exact(9), via=("Dale Wire",)))

    def test_the_first_number_speaks_and_a_vague_word_only_without_one(self) -> None:
        told = [claim(1, dozens(), start=0), claim(2, exact(15), start=80), claim(3, exact(17), start=160)]
        assert own_statement(told) is told[1]
        assert own_statement(told[:1]) is told[0]
        assert own_statement([]) is None

    def test_one_claim_weighs_nothing(self) -> None:
        assert weigh([claim(1, at_least(9), start=0)], frozenset()) == {}

    def test_an_own_statement_replaced_since_leaves_no_tally_without_a_figure(self) -> None:
        told = [
            claim(1, at_least(9), carried_by="Dale Post", document="a", start=0, published="2031-05-01"),
            claim(2, exact(4), "police", carried_by="Dale Post", document="a", start=90, published="2031-05-01"),
            claim(3, at_least(3), carried_by="Dale Post", document="b", start=0, published="2031-05-04"),
        ]
        estimate = assess(tally(), told, SourceBook()).estimate
        assert (estimate.low, estimate.high) == (3, None)


@given(st.integers(1, 400), st.lists(st.integers(1, 400), min_size=1, max_size=6))
def test_an_own_minimum_is_the_low_end_whatever_it_relays(own: int, relayed: list[int]) -> None:
    told = [claim(1, at_least(own), document="a", start=0)]
    told += [claim(n, exact(count), f"source {n}", document="a", start=n * 90) for n, count in enumerate(relayed, 2)]
    estimate = assess(tally(), told, SourceBook()).estimate
    assert estimate.low == own
    assert estimate.high is None or estimate.high == max(own, *relayed)


@given(st.integers(2, 400), st.integers(1, 400))
def test_two_documents_are_rivals_whatever_either_says_itself(one: int, other: int) -> None:
    told = [claim(1, more_than(one), document="a", start=0), claim(2, exact(other), document="b", start=0)]
    assert assess(tally(), told, SourceBook()).estimate.low == min(one + 1, other)
