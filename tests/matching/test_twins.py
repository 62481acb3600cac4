"""Two attacks on one town in one day: never one event by a machine's word alone (cases in twins.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from made_stories import FIRE, claim, document

from claims.matching.accounts import Account, accounts_of
from claims.matching.circumstances import other_places
from claims.matching.columns import columns_of
from claims.matching.marks import bodies, exact_places, receivers, targets
from claims.matching.pairs import Pairs
from claims.matching.run import group_accounts
from claims.matching.scoring import explain, model, score
from claims.matching.twins import HELD

CASES = tomllib.loads((Path(__file__).parent / "twins.toml").read_text(encoding="utf-8"))["pair"]


def reports(case: dict[str, Any]) -> list[Account]:
    documents = [document(at, case[side], published="2024-03-03") for at, side in ((1, "one"), (2, "other"))]
    days, places = case.get("days", ["2024-03-02"] * 2), case.get("places", ["Belmarsh"] * 2)
    labels = case.get("labels", [None, None])
    said = [
        claim(at + 1, at + 4, document=f"d{at + 1}", document_id=at + 1, place=places[at], occurred_from=days[at],
              asserted_by=case.get("sources", [None, None])[at], event_label=labels[at])
        for at in range(2)
    ]  # fmt: skip
    accounts = accounts_of(documents, said)
    hours = case.get("hours")
    return [replace(each, hours=tuple(hours[at])) for at, each in enumerate(accounts)] if hours else accounts


def fate(accounts: list[Account]) -> str:
    grouped = group_accounts(accounts)
    if grouped.labels[0] == grouped.labels[1]:
        return "one"
    return "wait" if grouped.waiting else "apart"


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_twins_are_joined_by_what_tells_them_apart_alone(case: dict[str, Any]) -> None:
    assert fate(reports(case)) == case["found"]


@pytest.mark.parametrize("case", [case for case in CASES if case["found"] == "wait"], ids=lambda case: case["why"])
def test_what_waits_is_told_as_held_back_and_the_reasons_add_up(case: dict[str, Any]) -> None:
    pairs = Pairs(columns_of(reports(case)), np.array([0]), np.array([1]))
    reasons = explain(pairs)
    assert score(pairs)[0] == pytest.approx(model().start + sum(reason.adds for reason in reasons))
    held = [reason for reason in reasons if reason.feature == "held_back"]
    if held:
        assert score(pairs)[0] == pytest.approx(model().linkage.join - HELD)
        assert held[0].adds < 0


def test_a_report_that_states_no_figure_is_no_twin() -> None:
    """Nobody is lost where an article without a figure joins an event."""
    case = next(case for case in CASES if case["why"] == "the same number of dead says no more")
    one, other = reports(case)
    pairs = Pairs(columns_of([one, replace(other, claims=())]), np.array([0]), np.array([1]))
    assert not [reason for reason in explain(pairs) if reason.feature == "held_back"]


def test_many_reports_of_one_town_and_day_are_as_many_events() -> None:
    """No chain of pairs, each of them undecided, makes one event of them."""
    speakers = ("medics", "residents", "a clinic", "police", "witnesses")
    texts = [f"{n} people were killed in Belmarsh on Saturday, {who} said." for n, who in enumerate(speakers, 4)]
    documents = [document(at, text, published="2024-03-03") for at, text in enumerate(texts, 1)]
    said = [
        claim(at, at + 3, document=f"d{at}", document_id=at, place="Belmarsh", occurred_from="2024-03-02")
        for at in range(1, 6)
    ]
    grouped = group_accounts(accounts_of(documents, said))
    assert grouped.labels == list(range(5))
    assert len(grouped.waiting) == 10


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Kafranbel", "Kafr Nabl", 0),
        ("Old Town, Vellmar", "Vellmar", 0),
        ("Vellmar", "Osterby", 1),
        ("Vellmar", None, 0),
    ],
)
def test_other_places_are_places_of_which_none_may_be_the_other(one: str, other: str | None, expected: int) -> None:
    accounts = accounts_of(
        [document(1, FIRE), document(2, FIRE)],
        [claim(1, place=one), claim(2, place=other, document="d2", document_id=2)],
    )
    assert other_places(Pairs(columns_of(accounts), np.array([0]), np.array([1])))[0] == expected


def test_word_lists_are_in_plain_form_and_a_home_tells_nothing() -> None:
    for words in (targets(), exact_places(), bodies(), receivers()):
        assert all(word == word.lower() and word.isalpha() for word in words)
    assert targets().isdisjoint({"home", "house", "building", "car", "road", "street", "shop"})
