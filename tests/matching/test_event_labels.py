"""What events and tallies are called, as tables of cases."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_stories import claim, document

from claims.matching.accounts import accounts_of
from claims.matching.events import event_label, event_place, main_count
from claims.matching.labels import counted_words, scope_words, tally_label
from claims.matching.places import bare_place
from claims.matching.tallies import parts_of, plan
from claims.model import Basis, Claim, Tally

COUNTED = [
    ("killed", "people", "people killed"),
    ("killed", "civilians", "civilians killed"),
    ("bodies_recovered", "people", "bodies recovered"),
    ("bodies_recovered", "soldiers", "bodies of soldiers recovered"),
    ("airstrikes", "airstrikes", "airstrikes"),
    ("airstrikes", "people", "airstrikes"),
    ("attacks", "airstrikes", "attacks"),
    ("attacks", "schools", "attacks, schools"),
    ("attendance", "people", "attendance"),
    ("attendance", "students", "attendance of students"),
    ("members", "members", "members"),
    ("cases", "children", "cases among children"),
    ("destroyed", "homes", "homes destroyed"),
    ("count", "lorries", "lorries"),
]


@pytest.mark.parametrize(("metric", "population", "words"), COUNTED)
def test_what_is_counted_is_said_as_a_reader_would(metric: str, population: str, words: str) -> None:
    assert counted_words(metric, population) == words


@pytest.mark.parametrize(("metric", "population", "_"), COUNTED)
@pytest.mark.parametrize("basis", list(Basis))
def test_the_scope_comes_back_out_of_a_label(metric: str, population: str, _: str, basis: Basis) -> None:
    told = {
        tally_label(metric, population, basis, place=place, words=words): (place, words)
        for place, words in ((None, ""), ("Vellmar", ""), (None, "Friday morning"), ("Vellmar", "Friday morning"))
    }
    assert len(told) == 4
    for label, (place, words) in told.items():
        tally = Tally(id=1, event=1, label=label, metric=metric, population=population, basis=basis)
        running = "running total" if basis is Basis.CUMULATIVE else None
        assert scope_words(tally) == ", ".join(part for part in (running, place, words) if part)


PLACES = [
    ("in Vellmar", "Vellmar"),
    ("near the old mill", "the old mill"),
    ("outside  of Vellmar", "Vellmar"),
    ("In Vellmar", "Vellmar"),
    ("Near Osterby", "Osterby"),
    ("At Tall", "At Tall"),
    ("Inverhallow", "Inverhallow"),
    ("Ontrell", "Ontrell"),
    ("Vellmar -", "Vellmar"),
    ("in", "in"),
    ("—", "—"),
]


@pytest.mark.parametrize(("printed", "bare"), PLACES)
def test_no_place_begins_with_a_preposition(printed: str, bare: str) -> None:
    assert bare_place(printed) == bare


@given(st.text(max_size=40))
def test_a_bare_place_is_bare_already_and_never_lost(name: str) -> None:
    assert bare_place(bare_place(name)) == bare_place(name)
    assert bool(bare_place(name).strip()) == bool(name.strip())


def label(claims: list[Claim], *titles: str | None) -> str:
    papers = [document(at, "Words.", title=title, published=f"2021-03-{10 + at}") for at, title in enumerate(titles, 1)]
    return event_label(accounts_of(papers, claims), claims)


TOLD: dict[str, Any] = {"place": "Vellmar", "occurred_from": "2021-03-12"}
NAMED = [
    ("the people killed come first", [claim(1, metric="injured", **TOLD), claim(2, **TOLD)], "People killed"),
    ("casualties before injured", [claim(1, metric="injured", **TOLD), claim(2, metric="casualties", **TOLD)],
     "People killed or injured"),
    ("injured before displaced", [claim(1, metric="displaced", **TOLD), claim(2, metric="injured", **TOLD)],
     "People injured"),
    ("a part is named for its whole", [claim(1, metric="injured", population="children", **TOLD)], "People injured"),
    ("a part without a tally of its whole too", [claim(1, metric="displaced", population="children", **TOLD)],
     "People displaced"),
    ("civilians where all say so", [claim(1, population="civilians", **TOLD)], "Civilians killed"),
    ("acts are said once", [claim(1, metric="airstrikes", population="airstrikes", **TOLD)], "Airstrikes"),
    ("bodies of soldiers", [claim(1, metric="bodies_recovered", population="soldiers", **TOLD)], "Bodies recovered"),
    ("this event before a running total",
     [claim(1, 300, basis=Basis.CUMULATIVE, **TOLD), claim(2, metric="injured", **TOLD)], "People injured"),
    ("background counts for nothing", [claim(1, context=True, **TOLD), claim(2, metric="missing", **TOLD)],
     "People missing"),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "what"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])
def test_an_event_without_titles_is_called_by_its_main_count(claims: list[Claim], what: str) -> None:
    assert label(claims, None) == f"{what}, Vellmar, 12 March 2021"
    assert label(claims[::-1], None) == label(claims, None)


@pytest.mark.parametrize(
    ("day", "words"),
    [("2021-03", "March 2021"), ("2021", "2021"), ("2021-03-12T22:00", "12 March 2021"), (None, "")],
)
def test_the_day_is_said_as_far_as_it_is_known(day: str | None, words: str) -> None:
    said = label([claim(1, place="Vellmar", occurred_from=day, when="yesterday")], None)
    assert said == ", ".join(part for part in ("People killed, Vellmar", words) if part)


def test_a_title_that_names_the_place_is_preferred() -> None:
    said = [claim(1, **TOLD), claim(2, **TOLD)]
    assert label(said, "Blaze in town", "Warehouse burns in Vellmar") == "Warehouse burns in Vellmar"
    assert label(said, "Blaze in Velmarton") == "People killed, Vellmar, 12 March 2021"
    assert label([claim(1, place="Old Town, Vellmar")], "Vellmar fire") == "Vellmar fire"


def test_the_commonest_title_wins_and_the_earliest_of_equals() -> None:
    said = [claim(1, **TOLD)]
    assert label(said, "Vellmar burns", "Fire in Vellmar", "FIRE in Vellmar") == "Fire in Vellmar"
    assert label(said, "Vellmar burns", "Fire in Vellmar") == "Vellmar burns"


def test_a_title_stands_where_only_one_claim_or_none_names_a_place() -> None:
    assert label([claim(1, place="SE")], "Blaze kills four") == "Blaze kills four"
    assert label([claim(1)], "Blaze kills four") == "Blaze kills four"
    assert label([], "Blaze kills four") == "Blaze kills four"


def test_the_place_of_an_event_has_no_preposition() -> None:
    assert (
        event_place([claim(1, place="near Vellmar"), claim(2, place="Vellmar"), claim(3, place="Osterby")]) == "Vellmar"
    )
    assert main_count([]) is None


# running totals, and the people of each basis


def running(number: int, value: int, **other: Any) -> Claim:
    return claim(number, value, **({"basis": Basis.CUMULATIVE, "population": "members"} | other))


@pytest.mark.parametrize("when", ["yesterday", "on Friday", "last night", "Friday morning", None])
def test_the_time_of_the_last_case_is_not_in_the_label_of_a_running_total(when: str | None) -> None:
    assert {one.label for one in plan([running(1, 306, when=when)])} == {
        "Members killed, running total",
        "People killed, running total",
    }


@pytest.mark.parametrize("when", ["since March", "in the last two years", "this year", "during the siege"])
def test_the_start_of_a_running_total_is(when: str) -> None:
    assert f"Members killed, running total, {when}" in {one.label for one in plan([running(1, 306, when=when)])}


@pytest.mark.parametrize("basis", list(Basis))
def test_each_basis_with_a_casualty_figure_has_its_people(basis: Basis) -> None:
    found = {(one.population, one.basis) for one in plan([claim(1, 6, population="children", basis=basis)])}
    assert found == {("people", basis), ("children", basis)}


@given(st.lists(st.sampled_from(list(Basis)), min_size=1, max_size=8))
def test_no_tally_ever_holds_claims_or_parts_of_two_bases(bases: list[Basis]) -> None:
    said = [
        claim(at, at, basis=basis, population="children" if at % 2 else "people") for at, basis in enumerate(bases, 1)
    ]
    basis_of = {one.id: one.basis for one in said}
    planned = plan(said)
    assert sorted(at for one in planned for at in one.claims) == sorted(basis_of)
    for number, one in enumerate(planned, 1):
        tally = Tally(
            id=number, event=1, label=one.label, metric=one.metric, population=one.population, basis=one.basis
        )
        assert {basis_of[at] for at in one.claims} | {part.basis for part in parts_of(tally, said)} <= {one.basis}


# parts of some of the claims


def test_parts_are_found_by_what_the_tallies_hold_where_only_some_claims_are_given() -> None:
    """With the night's claims still drafts, the morning alone would tell no scope apart."""
    said = [
        claim(1, 16, when="Friday morning", asserted_by="Monitor"),
        claim(2, 30, when="Thursday night", asserted_by="Outlet"),
        claim(3, 10, when="Friday morning", asserted_by="Outlet"),
        claim(4, 2, when="Friday morning", asserted_by="Monitor", population="children"),
    ]
    tallies = [
        Tally(id=at, event=1, label=one.label, metric=one.metric, population=one.population, basis=one.basis)
        for at, one in enumerate(plan(said), 1)
    ]
    home = {number: at for at, one in enumerate(plan(said), 1) for number in one.claims}
    accepted = [claim(4, 2, when="Friday morning", population="children", tally=home[4])]
    morning = next(tally for tally in tallies if tally.label == "People killed, Friday morning")
    night = next(tally for tally in tallies if tally.label == "People killed, Thursday night")
    assert parts_of(morning, accepted) == []
    assert [one.id for one in parts_of(morning, accepted, tallies)] == [4]
    assert parts_of(night, accepted, tallies) == []
