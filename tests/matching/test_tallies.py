from __future__ import annotations

from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_stories import claim, row

from claims.matching.labels import kind_of
from claims.matching.tallies import Planned, parts_of, plan
from claims.model import Basis, Claim, Scope, Tally


def night_and_morning() -> list[Claim]:
    """A monitor and an outlet on one city: rival counts of the morning, and another of the night."""
    return [
        claim(1, 16, when="Friday morning", asserted_by="Monitor"),
        claim(2, 30, when="Thursday night", asserted_by="Outlet"),
        claim(3, 10, when="Friday morning", asserted_by="Outlet"),
        claim(4, 2, when="Friday morning", asserted_by="Monitor", population="children"),
    ]


def labelled(claims: list[Claim]) -> dict[str, tuple[int, ...]]:
    return {planned.label: tuple(sorted(planned.claims)) for planned in plan(claims)}


def test_night_and_morning_are_two_tallies_of_one_event() -> None:
    assert labelled(night_and_morning()) == {
        "People killed, Friday morning": (1, 3),
        "People killed, Thursday night": (2,),
        "Children killed, Friday morning": (4,),
    }


def test_a_claim_without_a_scope_belongs_to_the_events_own() -> None:
    found = labelled([*night_and_morning(), claim(5, 40), claim(6, 41)])
    assert found["People killed"] == (5, 6)


def test_one_stretch_alone_is_the_events_own_whatever_its_words() -> None:
    said = [claim(1, when="Friday night"), claim(2, 5), claim(3, 4, when="Friday", document="d2")]
    assert labelled(said) == {"People killed": (1, 2, 3)}


def test_two_sources_of_one_document_that_place_one_event_at_other_hours_are_rivals() -> None:
    said = [claim(1, when="Friday morning", asserted_by="A"), claim(2, 5, when="Friday evening", asserted_by="B")]
    assert labelled(said) == {"People killed": (1, 2)}


def test_a_date_far_from_the_event_tells_no_scope_apart() -> None:
    said = [claim(1, occurred_from="2021-03-12"), claim(2, 5, occurred_from="2021-08-01", document="d2")]
    assert labelled(said) == {"People killed": (1, 2)}


PERIODS = [
    (claim(1, 600, metric="airstrikes", population="airstrikes", basis=Basis.PERIOD, when="in last 3 days")),
    (claim(2, 100, metric="airstrikes", population="airstrikes", basis=Basis.PERIOD, when="since Thursday night")),
    (claim(3, 610, metric="airstrikes", population="airstrikes", basis=Basis.PERIOD, when="in the last 3 days")),
]


def test_periods_are_tallies_of_their_own_with_their_stretch() -> None:
    assert labelled(PERIODS) == {
        "Airstrikes, in last 3 days": (1, 3),
        "Airstrikes, since Thursday night": (2,),
    }


def test_context_forms_no_tally() -> None:
    assert plan([claim(1, 50_000, context=True)]) == []


def test_people_and_civilians_are_one_tally_named_for_what_all_say() -> None:
    civilians = claim(1, population="civilians")
    assert labelled([civilians]) == {"Civilians killed": (1,)}
    assert labelled([civilians, claim(2, 5)]) == {"People killed": (1, 2)}


def test_a_tally_of_people_exists_though_only_parts_are_claimed() -> None:
    said = [claim(1, 6, population="children"), claim(2, 1, population="officers")]
    assert labelled(said) == {"People killed": (), "Children killed": (1,), "Officers killed": (2,)}


@pytest.mark.parametrize(
    "only",
    [
        claim(1, metric="displaced", population="children"),
        claim(1, metric="killed", population="families"),
        claim(1, metric="destroyed", population="schools"),
    ],
)
def test_no_tally_of_people_where_nobody_of_them_is_a_casualty_of_the_event(only: Claim) -> None:
    assert [planned.population for planned in plan([only])] == [only.population]


def things(number: int, population: str, value: int, **other: Any) -> Claim:
    return claim(number, value, metric="destroyed", population=population, **other)


def test_things_of_one_kind_are_one_count_where_the_figure_is_the_same() -> None:
    assert labelled([things(1, "offices", 3), things(2, "bases", 3)]) == {"Bases destroyed": (1, 2)}
    assert len(plan([things(1, "offices", 3), things(2, "bases", 7)])) == 2
    assert len(plan([things(1, "offices", 3), things(2, "schools", 3)])) == 2
    assert kind_of("offices") == kind_of("bases") == "premises"
    assert kind_of("cathedrals") is None


def test_one_sources_two_places_in_one_passage_are_two_tallies() -> None:
    said = [claim(1, 2, place="Vellmar"), claim(2, 3, place="Osterby"), claim(3, 5), claim(4, 2, place="vellmar")]
    assert labelled(said) == {
        "People killed, Vellmar": (1, 4),
        "People killed, Osterby": (2,),
        "People killed": (3,),
    }


def test_places_of_other_documents_are_spellings_until_something_shows_otherwise() -> None:
    said = [claim(1, 2, place="Vellmar"), claim(2, 3, place="Tannery Lane", document="d2")]
    assert labelled(said) == {"People killed": (1, 2)}


def test_the_scope_says_where_and_when() -> None:
    said = [
        claim(1, place="Vellmar", occurred_from="2021-03-12"),
        claim(2, place="Vellmar", occurred_from="2021-03-11", occurred_to="2021-03-13"),
    ]
    (planned,) = plan(said)
    assert planned.scope == Scope("Vellmar", "2021-03-11", "2021-03-13")


def test_a_metric_nobody_knows_is_kept() -> None:
    assert labelled([row(1, metric="boats_sunk", population="boats")]) == {"Boats boats sunk": (1,)}


def as_tally(planned: Planned, number: int = 1) -> Tally:
    return Tally(
        id=number,
        event=1,
        label=planned.label,
        metric=planned.metric,
        population=planned.population,
        basis=planned.basis,
        scope=planned.scope,
    )


def test_parts_are_the_narrower_claims_of_the_same_scope() -> None:
    said = night_and_morning()
    tallies = {planned.label: as_tally(planned) for planned in plan(said)}
    assert [part.id for part in parts_of(tallies["People killed, Friday morning"], said)] == [4]
    assert parts_of(tallies["People killed, Thursday night"], said) == []
    assert parts_of(tallies["Children killed, Friday morning"], said) == []


def test_families_are_no_part_of_people() -> None:
    said = [claim(1, 9), claim(2, 2, population="families"), claim(3, 2, population="women")]
    tally = as_tally(next(planned for planned in plan(said) if planned.population == "people"))
    assert [part.id for part in parts_of(tally, said)] == [3]


TIMES = st.sampled_from([None, "Friday", "Friday morning", "Thursday night", "last night"])
CLAIMS = st.lists(
    st.builds(
        lambda number, value, when, place, document, population: (number, value, when, place, document, population),
        st.integers(1, 10**6),
        st.integers(0, 50),
        TIMES,
        st.sampled_from([None, "Vellmar", "Osterby"]),
        st.sampled_from(["d1", "d2"]),
        st.sampled_from(["people", "civilians", "children", "families", "tram riders"]),
    ),
    max_size=12,
    unique_by=lambda told: told[0],
)


@given(CLAIMS, st.randoms())
def test_every_own_claim_has_one_tally_whatever_the_order(told: list[tuple[Any, ...]], dice: Any) -> None:
    said = [
        claim(number, value, when=when, place=place, document=document, population=population)
        for number, value, when, place, document, population in told
    ]
    planned = plan(said)
    assert sorted(number for one in planned for number in one.claims) == sorted(one.id for one in said)
    assert len({one.label for one in planned}) == len(planned)
    dice.shuffle(said)
    assert plan(said) == planned


def test_fifty_thousand_claims_of_one_event_are_planned_in_linear_time() -> None:
    days = [f"2021-03-{day:02}" for day in range(10, 14)]

    def planned_in(n: int) -> float:
        said = [row(at, at % 90, occurred_from=days[at % 4], asserted_by=f"s{at % 300}") for at in range(1, n)]
        began = process_time()
        assert sum(len(one.claims) for one in plan(said)) == n - 1
        return process_time() - began

    planned_in(500)
    assert planned_in(50_000) < 60 * planned_in(5_000)


def test_an_undated_claim_is_of_the_main_time_where_its_figure_is_only_there() -> None:
    """Three outlets date the eight to the morning, one the three to the night before; the rest name no time."""
    said = [
        *(claim(at, 8, document=f"d{at}", document_id=at, when="Thursday morning") for at in (1, 2, 3)),
        claim(4, 3, document="d1", when="Wednesday night"),
        claim(5, 8, document="d5", document_id=5),
        claim(6, 3, document="d6", document_id=6),
        claim(7, 11, document="d7", document_id=7),
    ]
    assert labelled(said) == {
        "People killed, Thursday morning": (1, 2, 3, 5),
        "People killed, Wednesday night": (4,),
        "People killed": (6, 7),
    }


def test_an_undated_claim_is_not_of_an_attack_days_before() -> None:
    """The eight that nobody dates are of the morning that is told apart, not of a Sunday long before it."""
    dated = {"when": "Thursday morning", "occurred_from": "2025-06-12"}
    said = [
        claim(1, 8, **dated),
        claim(2, 5, document="d2", document_id=2, when="Thursday night", occurred_from="2025-06-12"),
        claim(3, 8, document="d3", document_id=3, **dated),
        claim(4, 3, document="d3", document_id=3, when="Sunday", occurred_from="2025-06-01"),
        claim(5, 8, document="d4", document_id=4),
    ]
    found = labelled(said)
    assert found["People killed, Thursday morning"] == (1, 3, 5)
    assert found["People killed"] == (4,)
