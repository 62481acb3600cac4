"""Which names of one event are one body: cases of bodies.toml, and what must hold of any names."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import claim, exact, source, tally

from claims.model import Claim
from claims.reconcile.assess import assess
from claims.reconcile.bodies import bodies, body_of
from claims.reconcile.origins import SourceBook
from claims.sources import fold

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("bodies.toml").read_text("utf-8"))["case"]


def read(names: list[str], places: list[str] | None = None) -> list[Claim]:
    return [
        claim(number, exact(9), name, start=number, place=place, document=f"document {number}")
        for number, name in enumerate(names, 1)
        for place in (places or [None])  # type: ignore[list-item]
    ]


def groups(names: list[str], found: dict[str, str]) -> list[list[int]]:
    told: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        told[found.get(fold(name), fold(name))].append(at)
    return sorted(group for group in told.values() if len(group) > 1)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_names_that_are_one_body(case: dict[str, Any]) -> None:
    names = case["names"]
    assert groups(names, bodies(read(names, case.get("places")))) == case["one"]
    assert groups(names, bodies(reversed(read(names, case.get("places"))))) == case["one"]


_WORD = st.sampled_from(
    ["fire", "service", "hospital", "General", "Osk", "Marl", "army", "spokesman", "for", "the", "of", "city's",
     "Ministry", "Health", "doctors", "at", "POLICE", "chief", "Ada", "’s", "-", "'"]
)  # fmt: skip


@given(st.lists(st.lists(_WORD, min_size=1, max_size=6).map(" ".join), max_size=12))
def test_any_names_lead_to_one_of_them_and_no_further(names: list[str]) -> None:
    found = bodies(read(names, ["Osk"]))
    folded = {fold(name) for name in names}
    assert set(found) <= folded
    assert set(found.values()) <= folded
    assert not set(found) & set(found.values())


@given(st.text(max_size=60))
def test_any_text_is_a_name_of_something(name: str) -> None:
    assert body_of(name) == body_of(name).strip()


def test_rows_of_a_table_name_their_sources_on_purpose() -> None:
    rows = [claim(1, exact(9), "Halvern fire service"), claim(2, exact(9), "fire service")]
    assert bodies(rows) == {}


def test_thousands_of_names_are_no_story() -> None:
    assert bodies(read([f"Town{n} fire service" for n in range(500)] + ["fire service"])) == {}


class TestInTheBook:
    def test_one_body_is_one_origin_and_its_own_revision(self) -> None:
        told = [
            claim(1, exact(17), "city's fire service", start=0, published="2031-05-18"),
            claim(2, exact(16), "Halvern fire service", start=0, published="2031-05-19", document="b"),
        ]
        found = assess(tally(), told, SourceBook())
        assert (found.origins_at_most, found.estimate.low, found.estimate.high) == (1, 16, 16)

    def test_a_name_with_an_owner_keeps_it(self) -> None:
        book = SourceBook.of([source(1, "fire service", owner="Dorn Rescue"), source(2, "Halvern fire service")])
        told = book.within(read(["fire service", "Halvern fire service"]))
        assert told.key(1, "fire service") == "owner:dorn rescue"
        assert told.key(2, "Halvern fire service") == "source:2"

    def test_the_record_of_the_body_speaks_for_its_other_names(self) -> None:
        book = SourceBook.of([source(1, "army", party_to="the river war"), source(2, "army spokesman Ivo Dranek")])
        told = book.within(read(["army", "army spokesman Ivo Dranek"]))
        known = told.known(2, "army spokesman Ivo Dranek")
        assert known is not None and known.party_to == "the river war"

    def test_the_book_of_an_event_is_made_once(self) -> None:
        book = SourceBook().within(read(["Halvern fire service", "fire service"]))
        assert book.within(read(["Ada Quill"])) is book
