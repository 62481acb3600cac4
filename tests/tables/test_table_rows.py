from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Attribution, Basis, Bound, Draft, Figure, Handling, State
from claims.render.json import claim_json, draft_json
from claims.tables.columns import OURS
from claims.tables.refusal import RowRefused
from claims.tables.rows import draft, standing, term

LEAST = {"figure": "at least 16", "asserted_by": "Vell Clinic"}


def test_the_least_row_is_a_draft_with_plain_defaults() -> None:
    assert draft(LEAST, "t.csv") == Draft(
        document="t.csv",
        figure=Figure(Bound.AT_LEAST, 16, words="at least 16"),
        metric="count",
        unit="thing",
        asserted_by="Vell Clinic",
    )


@pytest.mark.parametrize(("cell", "sure"), [("0.55", 0.55), (1, 1.0), ("0", 0.0), (0.25, 0.25)])
def test_how_sure_a_reading_was_is_a_chance(cell: Any, sure: float) -> None:
    assert draft(LEAST | {"confidence": cell}, "t.csv").confidence == sure


@pytest.mark.parametrize("cell", ["high", "55", "-0.1", "nan", [0.5], "1.01"])
def test_what_is_no_chance_is_refused(cell: Any) -> None:
    with pytest.raises(RowRefused, match="between 0 and 1"):
        draft(LEAST | {"confidence": cell}, "t.csv")


def test_every_import_column_arrives() -> None:
    cells = {
        "event": "Quay fire",
        "event_id": "EV7",
        "metric": "Airstrikes",
        "population": "civilians",
        "basis": "Cumulative",
        "figure": "about 600",
        "unit": "sortie",
        "asserted_by": "Vell Monitor",
        "carried_by": "Quay Post",
        "via": "Wire One > Wire Two",
        "attribution": "relayed",
        "verification": "unverified",
        "place": "Vell",
        "occurred_from": "20 Sep 2016",
        "occurred_to": "2016-09-23",
        "as_of": "2016-09-23 18:00",
        "published": "24/09/2016",
        "url": "https://quay.example/1",
        "quote": "about 600 airstrikes",
        "note": "second edition",
    }
    assert draft(cells, "t.csv") == Draft(
        document="https://quay.example/1",
        figure=Figure(Bound.ABOUT, 600, 600, 600, "about 600"),
        metric="airstrikes",
        population="civilians",
        basis=Basis.CUMULATIVE,
        unit="sortie",
        quote="about 600 airstrikes",
        asserted_by="Vell Monitor",
        carried_by="Quay Post",
        via=("Wire One", "Wire Two"),
        attribution=Attribution.RELAYED,
        verification="unverified",
        place="Vell",
        occurred_from="2016-09-20",
        occurred_to="2016-09-23",
        as_of="2016-09-23T18:00",
        published="2016-09-24",
        event_label="Quay fire",
        external_id="EV7",
        url="https://quay.example/1",
        note="second edition",
    )


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"figure": "16"}, "asserted_by", "nobody says it"),
        (LEAST | {"figure": "lots"}, "figure", "no figure"),
        (LEAST | {"basis": "incidental"}, "basis", "no such basis"),
        (LEAST | {"attribution": "sated"}, "attribution", "no such attribution"),
        (LEAST | {"as_of": "03/04/2016"}, "as_of", "3 April or 4 March"),
        (LEAST | {"occurred_from": "2016-09-24", "occurred_to": "2016-09-23"}, "occurred_to", "before it begins"),
        (LEAST | {"start": "-1"}, "start", "not a position"),
        (LEAST | {"context": "maybe"}, "context", "neither true nor false"),
        (LEAST | {"via": [["A"]]}, "via", "not a list"),
        (LEAST | {"quote": {"text": "16"}}, "quote", "where words belong"),
    ],
)
def test_a_row_that_cannot_be_read_names_the_column(cells: dict[str, Any], column: str, reason: str) -> None:
    with pytest.raises(RowRefused, match=reason) as refused:
        draft(cells, "t.csv")
    assert refused.value.column == column


def test_a_near_miss_of_a_choice_is_suggested() -> None:
    with pytest.raises(RowRefused) as refused:
        draft(LEAST | {"attribution": "sated"}, "t.csv")
    assert refused.value.hint == 'did you mean "stated"?'


def test_a_period_that_ends_within_its_first_day_is_in_order() -> None:
    assert draft(LEAST | {"occurred_from": "2016-09-23T18:00", "occurred_to": "2016-09-23"}, "t").occurred_to


def test_a_metric_nobody_knows_is_kept_and_the_unit_is_that_of_a_known_one() -> None:
    assert draft(LEAST | {"metric": "Lost mules"}, "t.csv").metric == "lost_mules"
    assert term("Bodies-recovered") == "bodies_recovered"


def test_a_row_stands_as_an_export_says_else_accepted_and_public() -> None:
    assert standing({}) == (State.ACCEPTED, Handling.PUBLIC)
    assert standing({"state": "draft", "handling": "off_record"}) == (State.DRAFT, Handling.OFF_RECORD)
    with pytest.raises(RowRefused, match="no such state"):
        standing({"state": "fine"})


FULL = Draft(
    document="a1",
    figure=Figure(Bound.MORE_THAN, 66, words="more than 66"),
    metric="killed",
    population="children",
    basis=Basis.PERIOD,
    quote="more than 66 children",
    start=10,
    end=31,
    asserted_by="Vell Clinic",
    carried_by="Quay Post",
    via=("Wire One",),
    attribution=Attribution.RELAYED,
    verification="confirmed",
    method="counted",
    finality="preliminary",
    includes=("missing",),
    excludes=("perpetrator", "combatants"),
    place="Vell",
    when="on Friday",
    occurred_from="2016-09-23",
    occurred_to="2016-09-24",
    as_of="2016-09-24T10:00",
    published="2016-09-25",
    part_of="0-9",
    context=True,
)


def exported(row: dict[str, Any]) -> dict[str, Any]:
    """A row of JSON as the reader hands it on."""
    found = json.loads(json.dumps(row))
    return {key: value for key, value in found.items() if key in OURS and value not in (None, "", [])}


def test_a_draft_that_was_printed_is_read_back_whole() -> None:
    assert draft(exported(draft_json(FULL)), "t.json") == FULL


def test_an_exported_claim_keeps_its_label_and_forgets_the_number_of_its_event() -> None:
    from dataclasses import asdict

    from claims.model import Claim

    fields = {name: getattr(FULL, name) for name in asdict(FULL)}
    claim = Claim(**fields | {"event_label": "Quay fire", "external_id": "EV7"}, id=3, key="0" * 32, event=12)
    found = draft(exported(claim_json(claim)), "t.json")
    assert (found.event_label, found.external_id) == ("Quay fire", "EV7")


VALUES = (
    st.text(max_size=30)
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.lists(st.text(max_size=5), max_size=3)
    | st.sampled_from(["16", "at least 16", "2016-09-23", "stated", "incident", "range", "draft", "killed", "A > B"])
)


@given(st.dictionaries(st.sampled_from(OURS), VALUES, max_size=len(OURS)))
def test_any_row_is_a_draft_or_refused(cells: dict[str, Any]) -> None:
    try:
        found = draft(cells, "t.csv")
        standing(cells)
    except RowRefused as refused:
        assert refused.message
        return
    assert {"asserted_by", "carried_by", "key"} & cells.keys()
    assert (found.figure.bound is Bound.NONE) == (found.figure.low is found.figure.best is found.figure.high is None)
