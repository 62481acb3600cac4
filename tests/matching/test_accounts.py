from __future__ import annotations

import pytest
from made_stories import FIRE, claim, document, row

from claims.matching.accounts import accounts_of


def test_an_article_is_one_account_with_its_own_claims() -> None:
    said = [claim(1, place="Vellmar", occurred_from="2021-03-12"), claim(2, 9, context=True, place="Elsewhere")]
    (account,) = accounts_of([document(1, FIRE, title="Blaze")], said)
    assert account.claims == (1, 2)
    assert account.places == ("Vellmar",)
    assert account.days == ("2021-03-12",)
    assert account.figures == {("killed", 4)}


def test_an_article_without_claims_is_an_account_too() -> None:
    (account,) = accounts_of([document(1, FIRE)], [])
    assert account.claims == ()
    assert account.documents == (1,)


def test_rows_are_grouped_by_external_id_else_label_else_place_and_day() -> None:
    rows = [
        row(1, external_id="E1", event_label="Fire"),
        row(2, external_id="E1", event_label="Blaze"),
        row(3, external_id="E2", event_label="Fire"),
        row(4, event_label="Fire"),
        row(5, event_label="FIRE "),
        row(6, place="Vellmar", occurred_from="2021-03-12"),
        row(7, place="Vellmar", occurred_from="2021-03-12T22:00"),
        row(8, place="Vellmar", occurred_from="2021-03-13"),
    ]
    found = accounts_of([document(1, "a table")], rows)
    assert sorted(account.claims for account in found) == [(1, 2), (3,), (4, 5), (6, 7), (8,)]
    assert all(account.documents == (1,) for account in found)


def test_one_dead_is_no_figure_that_says_something() -> None:
    (account,) = accounts_of([document(1, FIRE)], [claim(1, 1), claim(2, 0)])
    assert account.figures == frozenset()


def test_a_pinned_document_keeps_its_event_and_its_rows() -> None:
    (account,) = accounts_of([document(1, FIRE)], [row(1, event_label="Other")], {1: 7})
    assert account.event == 7
    assert account.claims == (1,)


def test_the_order_of_what_is_given_does_not_matter() -> None:
    documents = [document(at, f"{FIRE} {at}") for at in range(1, 5)]
    said = [claim(at, document_id=at, document=f"d{at}") for at in range(1, 5)]
    assert accounts_of(documents, said) == accounts_of(documents[::-1], said[::-1])


def test_a_copy_under_another_id_is_of_the_account_it_repeats() -> None:
    """The same text, outlet and day, recorded again from another address: its claims were held already."""
    copies = [document(at, FIRE, sha256="ab", outlet="Plain Wire", published="2021-03-13") for at in (3, 1, 2)]
    (account,) = accounts_of(copies, [claim(1, document_id=2, document="d2")])
    assert account.documents == (2, 1, 3)
    assert account.claims == (1,)


def test_what_another_outlet_carries_or_an_editor_pinned_is_an_account_of_its_own() -> None:
    one = document(1, FIRE, sha256="ab", outlet="Plain Wire", published="2021-03-13")
    others = [
        document(2, FIRE, sha256="ab", outlet="Vale Echo", published="2021-03-13"),
        document(3, FIRE, sha256="ab", outlet="Plain Wire", published="2021-03-14"),
        document(4, FIRE, sha256="cd", outlet="Plain Wire", published="2021-03-13"),
        document(5, FIRE, sha256="ab", outlet="Plain Wire", published="2021-03-13"),
    ]
    assert len(accounts_of([one, *others], [claim(1)], {5: 7})) == 5
    assert len(accounts_of([one, *others], [claim(1)])) == 4


def test_a_copy_with_claims_of_its_own_keeps_them() -> None:
    copies = [document(at, FIRE, sha256="ab") for at in (1, 2)]
    assert len(accounts_of(copies, [claim(1), claim(2, document_id=2, document="d2")])) == 2


@pytest.mark.parametrize(
    ("times", "days"),
    [
        (["2021-03-12T22:00"], ("2021-03-12",)),
        (["2021-03-12T22:00Z", "2021-03-13T01:00+03:00"], ("2021-03-12", "2021-03-13")),
        (["2021-03-13T01:00+03:00"], ("2021-03-12", "2021-03-13")),
        (["2021-03-12T23:30-05:00"], ("2021-03-12", "2021-03-13")),
        (["2021-03-12T12:00+03:00"], ("2021-03-12",)),
        (["2021-03-12T22:00:30"], ("2021-03-12",)),
        (["2021-03", "2021"], ()),
        (["2021-03-12T25:00+03:00"], ("2021-03-12",)),
        (["0001-01-01T00:30+03:00"], ("0001-01-01",)),
        (["9999-12-31T23:30-05:00"], ("9999-12-31",)),
    ],
)
def test_days_are_those_written_and_those_of_the_zone(times: list[str], days: tuple[str, ...]) -> None:
    said = [claim(at, occurred_from=time) for at, time in enumerate(times, 1)]
    (account,) = accounts_of([document(1, FIRE)], said)
    assert account.days == days
