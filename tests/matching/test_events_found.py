"""Whole runs of blocking, scoring and grouping over invented reports."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_stories import CRASH, CRASH_AGAIN, FIRE, FIRE_AGAIN, FIRE_TRIAL, claim, document, row

from claims.matching.accounts import Account, accounts_of
from claims.matching.blocking import BEST, LARGEST, candidates
from claims.matching.columns import columns_of
from claims.matching.events import event_days, event_label, event_place
from claims.matching.features import FEATURES, features_of
from claims.matching.learning import learn
from claims.matching.pairs import Pairs
from claims.matching.run import group_accounts
from claims.matching.scoring import contributions, explain, model, probability, score
from claims.model import Basis

TWIN = (
    "Five people died when a home in Vellmar was shelled at dawn on Friday, a clinic said. The dead were of the "
    "Aldecott family. Neighbours on Mill Rise said two shells fell."
)
OTHER_TWIN = (
    "Eight people died when a home in Vellmar was shelled on Friday evening, a clinic said. The dead were of the "
    "Brannigan family. Rescue workers searched a cellar on Harbour Steps."
)


def articles(*texts: str, published: str | None = "2021-03-13") -> list[Account]:
    return accounts_of([document(at, text, published=published) for at, text in enumerate(texts, 1)], [])


def together(accounts: list[Account], **told: Any) -> set[frozenset[str]]:
    labels = group_accounts(accounts, **told).labels
    names = [account.key.split("\x1f")[1] for account in accounts]
    return {frozenset(name for name, at in zip(names, labels) if at == label) for label in labels}


def test_reports_of_one_event_are_found_and_others_kept_apart() -> None:
    found = together(articles(FIRE, CRASH, FIRE_AGAIN, CRASH_AGAIN))
    assert found == {frozenset({"d1", "d3"}), frozenset({"d2", "d4"})}


def test_a_follow_up_months_later_is_of_the_same_event() -> None:
    accounts = accounts_of(
        [
            document(1, FIRE, published="2021-03-13"),
            document(2, FIRE_TRIAL, published="2021-09-27"),
            document(3, CRASH, published="2021-09-27"),
        ],
        [],
    )
    assert frozenset({"d1", "d2"}) in together(accounts)


def test_twins_of_one_day_and_town_stay_apart() -> None:
    """Told alike but for the families: the hours of their claims keep them apart."""
    dawn, evening = articles(TWIN, OTHER_TWIN)
    dawn = replace(dawn, hours=("2021-03-12T04:00", "2021-03-12T07:00"))
    evening = replace(evening, hours=("2021-03-12T18:00", "2021-03-12T22:00"))
    assert together([dawn, evening]) == {frozenset({"d1"}), frozenset({"d2"})}
    late = replace(evening, hours=("2021-03-12T06:30", "2021-03-12T08:00"))
    assert together([dawn, late]) == {frozenset({"d1", "d2"})}


def test_a_reprint_is_of_the_same_event() -> None:
    assert together(articles(FIRE, f"{FIRE} Reporting by the Vellmar desk.", CRASH)) == {
        frozenset({"d1", "d2"}),
        frozenset({"d3"}),
    }


def test_judgements_stand_above_the_score() -> None:
    accounts = articles(FIRE, FIRE_AGAIN, CRASH)
    assert together(accounts, different=[(0, 1)], same=[(1, 2)]) == {frozenset({"d1"}), frozenset({"d2", "d3"})}


def test_two_external_ids_are_never_one_event_whatever_the_rows_say() -> None:
    rows = [row(at, external_id=f"E{at}", event_label="Vellmar fire", place="Vellmar") for at in (1, 2)]
    accounts = accounts_of([document(1, "table")], rows)
    grouped = group_accounts(accounts, fixed=[f"id {account.external_id}" for account in accounts])
    assert grouped.labels == [0, 1]


def test_rows_with_one_label_in_two_tables_are_one_event() -> None:
    rows = [row(1, event_label="Vellmar fire"), row(2, event_label="vellmar FIRE", document_id=2, document="d2")]
    assert len(accounts_of([document(1, "t"), document(2, "t")], rows)) == 1


def test_documents_without_any_words_stay_alone() -> None:
    assert len(together(articles("…", "—", "…", "123"))) == 4


def test_a_document_without_text_and_title_is_no_account() -> None:
    assert articles("", "") == []


def test_many_copies_of_one_text_do_not_blow_up() -> None:
    accounts = articles(*["Cookies help us to serve you."] * 300)
    found = candidates(columns_of(accounts))
    assert len(found.left) <= 300 * LARGEST
    assert len(group_accounts(accounts).labels) == 300


def test_large_blocks_are_capped_and_counted() -> None:
    texts = [f"The quarry at Vellmar closed. Item {word}." for word in range(LARGEST + 5)]
    found = candidates(columns_of(articles(*texts)))
    assert found.capped > 0
    assert len(found.left) <= len(texts) * BEST


@given(st.permutations(range(5)))
@settings(deadline=None, max_examples=10)
def test_the_order_of_documents_does_not_matter(order: list[int]) -> None:
    texts = [FIRE, CRASH, FIRE_AGAIN, CRASH_AGAIN, FIRE_TRIAL]
    documents = [document(at + 1, texts[at], published="2021-03-13") for at in range(5)]
    usual = group_accounts(accounts_of(documents, []))
    assert group_accounts(accounts_of([documents[at] for at in order], [])) == usual


def test_every_feature_says_what_it_means_and_is_a_number() -> None:
    pairs = Pairs(columns_of(articles(FIRE, FIRE_AGAIN, CRASH, "…")), np.array([0, 0, 0]), np.array([1, 2, 3]))
    values = features_of(pairs)
    assert values.shape == (3, len(FEATURES))
    assert np.isfinite(values).all()
    assert all((feature.__doc__ or "").strip().endswith(".") for feature in FEATURES.values())
    assert set(model().weights) == set(FEATURES)
    assert {name for pair in model().together for name in pair} <= set(FEATURES)


def test_a_feature_is_the_same_either_way_round() -> None:
    columns = columns_of(articles(FIRE, FIRE_AGAIN, CRASH))
    one = features_of(Pairs(columns, np.array([0, 0]), np.array([1, 2])))
    other = features_of(Pairs(columns, np.array([1, 2]), np.array([0, 0])))
    assert one == pytest.approx(other)


def test_reasons_and_the_start_add_up_to_the_score() -> None:
    pairs = Pairs(columns_of(articles(FIRE, FIRE_AGAIN)), np.array([0]), np.array([1]))
    reasons = explain(pairs)
    assert model().start + sum(reason.adds for reason in reasons) == pytest.approx(score(pairs)[0])
    assert [abs(reason.adds) for reason in reasons] == sorted((abs(reason.adds) for reason in reasons), reverse=True)
    assert contributions(features_of(pairs), model()).sum() == pytest.approx(score(pairs)[0] - model().start)


def test_figures_support_and_never_veto() -> None:
    documents = [document(at, text, published="2021-03-13") for at, text in ((1, FIRE), (2, FIRE_AGAIN))]

    def scored(second: int) -> float:
        said = [claim(1, 40), claim(2, second, document="d2", document_id=2)]
        columns = columns_of(accounts_of(documents, said))
        return float(score(Pairs(columns, np.array([0]), np.array([1])))[0])

    assert scored(40) > scored(7)
    columns = columns_of(accounts_of(documents, []))
    assert scored(7) == pytest.approx(float(score(Pairs(columns, np.array([0]), np.array([1])))[0]))


@pytest.mark.parametrize(("odds", "chance"), [(0.0, 0.5), (1000.0, 1.0), (-1000.0, 0.0)])
def test_odds_as_a_probability(odds: float, chance: float) -> None:
    assert probability(odds) == pytest.approx(chance)


def test_weights_are_learnt_from_judged_pairs() -> None:
    dice = np.random.default_rng(1)
    features = dice.normal(size=(2000, 2))
    chance = 1 / (1 + np.exp(-(0.5 + 2 * features[:, 0] - features[:, 1])))
    start, weights = learn(features, (dice.random(2000) < chance).astype(float))
    assert start == pytest.approx(0.5, abs=0.2)
    assert weights == pytest.approx([2, -1], abs=0.3)


def test_a_feature_that_never_changes_gets_no_weight() -> None:
    features = np.array([[1.0, 0.0], [0.0, 0.0], [1.0, 0.0], [0.0, 0.0]])
    _, weights = learn(features, np.array([1.0, 0.0, 1.0, 0.0]))
    assert weights[0] > 0
    assert weights[1] == pytest.approx(0)


def test_what_an_event_is_called() -> None:
    titled = articles(FIRE)
    assert event_label(titled, []).startswith("Four people died")
    tabled = accounts_of([document(1, "t")], [row(1, event_label="Vellmar fire"), row(2, event_label="Vellmar fire")])
    assert event_label(tabled, []) == "Vellmar fire"
    counted = [claim(1, place="Vellmar", occurred_from="2021-03-12")]
    assert event_label(accounts_of([document(1, "")], counted), counted) == "People killed, Vellmar, 12 March 2021"
    long = accounts_of([document(1, FIRE, title="Blaze " * 200)], [])
    assert len(event_label(long, [])) <= 200
    assert event_label(articles(" "), []) == "no words"


def test_where_and_when_an_event_was() -> None:
    said = [
        claim(1, place="Vellmar", occurred_from="2021-03-12T22:00"),
        claim(2, place="Vellmar", occurred_from="2021-03-13", occurred_to="2021-03-14"),
        claim(3, place="Osterby", context=True, occurred_from="1999-01-01"),
        claim(4, basis=Basis.CUMULATIVE, occurred_from="2020-01-01"),
    ]
    assert event_place(said) == "Vellmar"
    assert event_days(said) == ("2021-03-12", "2021-03-14")
    assert event_place([]) is None
    assert event_days([]) == (None, None)
