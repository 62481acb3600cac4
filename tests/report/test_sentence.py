"""The sentence for print: good English, every number stated by a named source in its own bound, nothing added."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import (
    about,
    at_least,
    between,
    claim,
    dozens,
    exact,
    fewer_than,
    more_than,
    none_reported,
    running,
    tally,
    up_to,
)

from claims.model import Attribution, Basis, Claim, Event, Figure, State, Tally
from claims.reconcile.assess import assess
from claims.reconcile.causes.pair import said
from claims.reconcile.origins import SourceBook
from claims.report.sentence import event_line

BOOK = SourceBook()
EVENT = Event(id=1, label="Market fire", place="Veldmar")


def sentence(*claims: Claim, of: Tally | None = None) -> str:
    return assess(of or tally(), claims, BOOK, None).sentence


ALONE: list[tuple[Figure, dict[str, Any], str]] = [
    (exact(16), {}, "16 people were killed, police said."),
    (exact(1), {}, "One person was killed, police said."),
    (exact(0), {}, "No one was killed, police said."),
    (exact(1), {"population": "children"}, "One child was killed, police said."),
    (exact(1, "a"), {"population": "men"}, "A man was killed, police said."),
    (at_least(16), {}, "At least 16 people were killed, police said."),
    (more_than(66), {}, "More than 66 people were killed, police said."),
    (up_to(30, "as many as 30"), {}, "As many as 30 people were killed, police said."),
    (fewer_than(30), {}, "Fewer than 30 people were killed, police said."),
    (between(3, 5), {}, "3 to 5 people were killed, police said."),
    (about(1200), {}, "About 1,200 people were killed, police said."),
    (dozens(), {}, "Dozens of people were killed, police said."),
    (Figure(exact(1).bound, 6301, 6301, 6301), {}, "6,301 people were killed, police said."),
    (at_least(306, "306th"), {"population": "members"}, "A 306th member was killed, police said."),
    (exact(16), {"verification": "confirmed"}, "16 people were confirmed killed, police said."),
    (none_reported(), {}, "No deaths were reported, police said."),
    (exact(16), {"when": "Friday morning"}, "16 people were killed on Friday morning, police said."),
    (exact(16), {"when": "in the last three days"}, "16 people were killed in the last three days, police said."),
    (exact(16), {"when": "yesterday"}, "16 people were killed, police said."),
    (
        exact(16),
        {"when": "yesterday", "occurred_from": "2031-05-02", "occurred_to": "2031-05-02"},
        "16 people were killed on 2 May 2031, police said.",
    ),
    (exact(7), {"metric": "missing"}, "Seven people are missing, police said."),
    (exact(1), {"metric": "missing"}, "One person is missing, police said."),
    (exact(3), {"metric": "airstrikes", "population": "airstrikes"}, "Three airstrikes were reported, police said."),
    (exact(3), {"metric": "destroyed", "population": "bridges"}, "Three bridges were destroyed, police said."),
    (exact(12), {"metric": "survived"}, "12 people survived, police said."),
]


@pytest.mark.parametrize(("figure", "more", "expected"), ALONE, ids=[case[2] for case in ALONE])
def test_one_figure_in_its_own_bound(figure: Figure, more: dict[str, Any], expected: str) -> None:
    given_ = {"metric": "killed", "population": "people"} | more
    of = tally(metric=given_["metric"], population=given_["population"])
    assert sentence(claim(1, figure, "police", **more), of=of) == expected


def test_a_running_total_has_been_counted() -> None:
    told = claim(1, exact(6301), "OCHA", basis=Basis.CUMULATIVE)
    assert sentence(told, of=running()) == "6,301 people have been killed, OCHA said."


WHO = [
    ({"asserted_by": "Veldmar Monitor"}, "the Veldmar Monitor said"),
    ({"asserted_by": "Ministry of Health"}, "the Ministry of Health said"),
    ({"asserted_by": "The Ministry of Health"}, "the Ministry of Health said"),
    ({"asserted_by": "BBC"}, "the BBC said"),
    ({"asserted_by": "AFP"}, "AFP said"),
    ({"asserted_by": "officials"}, "officials said"),
    ({"asserted_by": "Dana Ruiz"}, "Dana Ruiz said"),
    ({"asserted_by": "Osk's health office"}, "Osk's health office said"),
    ({"carried_by": "Hill Radio"}, "Hill Radio reported"),
    ({"asserted_by": "police", "carried_by": "Hill Radio"}, "police said"),
    ({"via": ("Northern Wire",), "carried_by": "Hill Radio"}, "Northern Wire reported"),
    ({}, "a report that names no source said"),
]


@pytest.mark.parametrize(("more", "expected"), WHO, ids=[case[1] for case in WHO])
def test_who_says_it_with_the_article_english_wants(more: dict[str, Any], expected: str) -> None:
    by = dict(more)
    assert sentence(claim(1, exact(16), by.pop("asserted_by", None), **by)) == f"16 people were killed, {expected}."


class TestSeveralVoices:
    def test_parts_and_a_rival(self) -> None:
        whole = claim(1, at_least(16), "Veldmar Monitor", when="Friday morning", document="a")
        two = claim(2, exact(2, "two"), "Veldmar Monitor", population="children", document="a", part_of="0-9")
        rival = claim(3, exact(10), None, carried_by="BBC")
        assert sentence(whole, two, rival) == (
            "At least 16 people, including two children, were killed on Friday morning, the Veldmar Monitor said; "
            "the BBC reported 10."
        )

    def test_those_who_agree_are_not_listed_as_rivals(self) -> None:
        assert sentence(claim(1, exact(16), "police"), claim(2, exact(16), "Red Star")) == (
            "16 people were killed, police said."
        )

    def test_more_than_three_rivals_are_not_counted_out(self) -> None:
        told = [claim(n, exact(10 * n), f"Voice {n}") for n in range(1, 7)]
        assert sentence(*told).endswith("; others gave other figures.")
        assert sentence(*told).count("reported") == 3

    def test_a_source_that_revised_is_told_as_earlier(self) -> None:
        told = [
            claim(1, exact(115), "police", as_of="2031-08-01"),
            claim(2, at_least(97), "police", as_of="2031-08-09"),
        ]
        assert sentence(*told) == "At least 97 people were killed, police said; police had earlier given 115."

    def test_a_denial_is_told_as_one(self) -> None:
        told = [
            claim(1, exact(3958), "WHO"),
            claim(2, exact(11300), "Red Crescent", attribution=Attribution.DENIED),
        ]
        assert sentence(*told) == "3,958 people were killed, the WHO said; the Red Crescent denied having given 11,300."
        assert sentence(told[1]) == "The Red Crescent denied having given 11,300."

    def test_a_zero_against_a_count(self) -> None:
        told = [claim(1, exact(4), "police"), claim(2, exact(0), "army spokesman"), claim(3, exact(4), "Red Star")]
        assert sentence(*told) == "Four people were killed, police said; the army spokesman reported none."

    def test_background_and_withdrawn_figures_are_never_printed(self) -> None:
        told = [
            claim(1, exact(4), "police"),
            claim(2, exact(50000), "UN", context=True),
            claim(3, exact(777), "UN", state=State.SUPERSEDED),
        ]
        assert sentence(*told) == "Four people were killed, police said."
        assert sentence(told[1]) == ""

    def test_two_women_and_a_child_are_never_printed_as_three(self) -> None:
        told = [
            claim(1, exact(2, "two"), "police", population="women", document="a"),
            claim(2, exact(1, "a"), "police", population="children", document="a"),
        ]
        assert assess(tally(), told, BOOK, None).estimate.low == 3
        assert sentence(*told) == "Two women were killed, police said."


class TestEventLine:
    def reports(self) -> list[Any]:
        killed = assess(
            tally(), [claim(1, exact(16), "police"), claim(2, exact(10), None, carried_by="BBC")], BOOK, None
        )
        injured = tally(id=2, metric="injured", label="People injured")
        return [assess(injured, [claim(3, exact(40), "police", metric="injured")], BOOK, None), killed]

    def test_three_lengths(self) -> None:
        assert event_line(EVENT, self.reports(), BOOK, "headline") == "16 killed in Veldmar, police say; BBC reports 10"
        lead = "16 people were killed in Veldmar, police said; the BBC reported 10."
        assert event_line(EVENT, self.reports(), BOOK, "lead") == lead
        assert event_line(EVENT, self.reports(), BOOK, "paragraph") == f"{lead} 40 people were injured, police said."

    def test_an_event_nobody_speaks_of_has_no_line(self) -> None:
        assert event_line(EVENT, [], BOOK) == ""
        silent = assess(tally(), [claim(1, exact(9), "UN", context=True)], BOOK, None)
        assert event_line(EVENT, [silent], BOOK) == ""


_NUMBER = re.compile(r"\d[\d,]*")
_VERDICT = re.compile(
    r"\b(?:true|false|wrong|correct|actually|really|misleading|credible|exaggerat\w+)\b", re.IGNORECASE
)


@st.composite
def told(draw: st.DrawFn) -> list[Claim]:
    makers = st.sampled_from([exact, about, at_least, more_than, up_to, fewer_than])
    return [
        claim(
            place + 1,
            draw(makers)(draw(st.integers(10, 5000))),
            draw(st.sampled_from([None, "police", "Red Star", "Ministry"])),
            carried_by=draw(st.sampled_from([None, "Hill Radio"])),
            population=draw(st.sampled_from(["people", "people", "children", "women"])),
            as_of=draw(st.sampled_from([None, "2031-01-01", "2031-01-02"])),
            document=draw(st.sampled_from(["a", "b"])),
        )
        for place in range(draw(st.integers(1, 7)))
    ]


@given(told())
def test_no_number_is_printed_that_nobody_stated_and_no_verdict_is_given(claims: list[Claim]) -> None:
    line = sentence(*claims)
    stated = {number for each in claims for number in _NUMBER.findall(said(each.figure))}
    assert set(_NUMBER.findall(line)) <= stated
    assert not _VERDICT.search(line)
    assert line.endswith(".") and not line.endswith("..") and "  " not in line
    for each in claims:
        if f"{each.figure.stated:,}" in _NUMBER.findall(line):
            assert any(said(other.figure).casefold() in line.casefold() for other in claims)
