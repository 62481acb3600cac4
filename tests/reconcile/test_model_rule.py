"""The rule `model` on one tally: its figure, its interval, and why, as an editor reads them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_claims import about, at_least, claim, exact, source, tally, up_to
from made_tallies import assessed as assessed_row
from made_tallies import table

from claims.model import Basis, Bound, Claim, Estimate, Figure
from claims.reconcile.assess import assess
from claims.reconcile.estimates.model.reading import Row
from claims.reconcile.estimates.model.register import registered
from claims.reconcile.origins import SourceBook

BOOK = SourceBook.of([source(1, "Northern Front", party_to="the northern war")])
CASES = table(__file__, "model_rule.toml")


def model(*told: Claim, book: SourceBook = BOOK, basis: Basis = Basis.INCIDENT) -> Estimate:
    return assess(tally(basis=basis), told, book).rules["model"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_table(case: dict[str, Any]) -> None:
    found = assessed_row(case).rules["model"]
    told = "-" if found.best is None else f"{found.best:,}"
    assert told == case.get("best", told)
    low, high = float(found.low or 0), float("inf") if found.high is None else float(found.high)
    assert all(low <= number <= high for number in case.get("inside", []))
    assert not any(low <= number <= high for number in case.get("outside", []))
    closed = {"low": (None, True), "high": (True, None), "both": (None, None), None: (True, True)}[case.get("open")]
    ends = (found.low, found.high)
    assert [end is None for end in ends] == [end is None for end in closed]
    for words in case.get("says", []):
        assert words in found.because


def rows(by: str, factor: float, others: int = 3, tallies: int = 30) -> list[Row]:
    """Tallies of about a hundred on which a source lies above (or below) the others by a factor."""
    out = []
    for number in range(tallies):
        total = 100.0 + 7 * number
        out += [Row(number, f"other {one}", f"other {one}", 0, total + one, total + one) for one in range(others)]
        stated = round(total * factor)
        out.append(Row(number, by, by, 0, stated, stated))
    return out


def test_a_source_above_the_others_elsewhere_is_read_lower_and_that_is_said() -> None:
    loud = [replace(one, unit=f"{one.source}\nkilled\n") for one in rows("name:loud", 1.6)]
    book = SourceBook.of([], None, registered(loud))
    told = [claim(1, exact(160), "Loud"), claim(2, exact(165), "Loud", document="other.txt", carried_by="Post"),
            claim(3, exact(150), "Stranger")]  # fmt: skip
    found = model(*told, book=book)
    plain = model(*told)
    assert found.best is not None and plain.best is not None and found.best < plain.best
    assert "one of 2 sources weighed by their records from other tallies" in found.because


def test_beyond_every_claim_only_with_the_reason() -> None:
    loud = [replace(one, unit=f"{one.source}\nkilled\n") for one in rows("name:loud", 1.6)]
    book = SourceBook.of([], None, registered(loud))
    found = model(claim(1, exact(1601), "Loud"), claim(2, at_least(1400), "Loud", document="b.txt"), book=book)
    if found.best is not None and found.best < 1400:
        assert "below every figure stated, since these sources lie above the others elsewhere" in found.because


def test_a_growing_toll_is_read_for_its_latest_day() -> None:
    told = [
        claim(1, exact(12), "police", as_of="2031-03-01"),
        claim(2, exact(30), "clinic", as_of="2031-03-04"),
        claim(3, exact(55), "Red Star", as_of="2031-03-20"),
    ]
    found = model(*told, basis=Basis.CUMULATIVE)
    undated = model(*(claim(n, exact(v), b) for n, v, b in ((1, 12, "police"), (2, 30, "clinic"), (3, 55, "Red Star"))))
    assert found.best is not None and undated.best is not None and found.best > undated.best
    assert "earlier figures read as those of a growing toll" in found.because


def test_a_count_that_started_again_is_read_from_there() -> None:
    before = [claim(n, exact(400 + n), f"early {n}", as_of=f"2031-03-0{n}", basis=Basis.CUMULATIVE) for n in (1, 2)]
    after = [claim(n, exact(40 + n), f"late {n}", as_of=f"2031-05-0{n}", basis=Basis.CUMULATIVE) for n in (3, 4)]
    found = model(*before, *after, basis=Basis.CUMULATIVE)
    assert found.high is not None and found.high < 400
    assert "is of before the count started again" in found.because


def test_parts_hold_the_whole_up() -> None:
    whole = [claim(1, exact(20), "police"), claim(2, exact(60), "clinic")]
    part = claim(3, exact(52), "clinic", population="children", document="other.txt")
    with_part, without = model(*whole, part), model(*whole)
    assert with_part.low is not None and without.low is not None and with_part.low >= without.low


def test_parts_alone_are_a_lower_bound() -> None:
    found = assess(tally(), [claim(1, exact(3), "police", population="children")], BOOK).rules["model"]
    assert (found.low, found.best, found.high) == (3, 3, None)


def test_decimals_stay_as_fine_as_they_were_said() -> None:
    fine = [claim(n, Figure(Bound.EXACT, v, v, v), f"s{n}") for n, v in enumerate((Decimal("1.5"), Decimal("1.8")), 1)]
    best = model(*fine).best
    assert isinstance(best, Decimal) and Decimal("1.5") <= best <= Decimal("1.8")
    assert best == best.quantize(Decimal("0.1"))


def test_hundreds_of_origins_with_a_number_each_are_weighed_in_bounded_memory() -> None:
    found = model(*(claim(n, exact(1_000 + n), f"source {n}") for n in range(1, 401)))
    assert found.best is not None and 1_100 < found.best < 1_300


def test_a_huge_number_breaks_nothing() -> None:
    assert model(claim(1, exact(10**30), "police"), claim(2, exact(3), "clinic")).best is not None


_FIGURES = st.one_of(
    st.integers(0, 400).map(exact), st.integers(1, 400).map(at_least), st.integers(1, 400).map(up_to),
    st.integers(1, 400).map(about),
)  # fmt: skip
_TOLD = st.lists(st.tuples(_FIGURES, st.sampled_from(["a", "b", "c", "d"])), min_size=1, max_size=6)


def listed(drawn: list[Any]) -> list[Claim]:
    return [claim(place, figure, by, document=f"{by}.txt") for place, (figure, by) in enumerate(drawn, 1)]


@settings(max_examples=40)
@given(_TOLD, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(drawn: list[Any], chance: Any) -> None:
    claims = listed(drawn)
    assert model(*chance.sample(claims, len(claims))) == model(*claims)


@settings(max_examples=40)
@given(_TOLD)
def test_the_figure_lies_in_its_interval_and_within_what_some_claim_allows(drawn: list[Any]) -> None:
    found = model(*listed(drawn))
    if found.best is None:
        return
    assert found.low is None or found.low <= found.best
    assert found.high is None or found.best <= found.high
    leasts = [figure.least for figure, _ in drawn]
    mosts = [figure.most for figure, _ in drawn]
    assert None in leasts or found.best >= min(end for end in leasts if end is not None)
    assert None in mosts or found.best <= max(end for end in mosts if end is not None)


@settings(max_examples=40)
@given(_TOLD, st.integers(0, 5))
def test_a_repetition_of_an_origin_changes_nothing(drawn: list[Any], at: int) -> None:
    claims = listed(drawn)
    mine = claims[at % len(claims)]
    again = claim(99, mine.figure, mine.asserted_by, document=mine.document, carried_by="Late Post")
    assert model(*claims, again) == model(*claims)


@settings(max_examples=40)
@given(st.integers(20, 500), st.integers(2, 5))
def test_agreement_makes_sure(number: int, origins: int) -> None:
    def width(count: int) -> float:
        found = model(*(claim(n, exact(number), f"source {n}") for n in range(1, count + 1)))
        return float(found.high or 0) - float(found.low or 0)

    assert width(origins + 1) <= width(origins)
