"""Search against a plain reading of the claims: the words that are there find it, others do not, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import made_rows as made
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from claims.services.looking import listing, searching
from claims.services.looking.listing import Asked
from db.engine import open_session

FIELDS = ("quote", "figure_text", "event_label", "place", "asserted_by", "carried_by", "note")
WORDS = [
    "market", "mill", "quay", "bridge", "sixteen", "16", "17", "died", "Veldmar", "OSK", "Dale", "post", "com", "hill",
    "alt", "at", "least", "not", "or", "and", "near", "400", "5", "b",
]  # fmt: skip
ROWS = [
    {"quote": "At least sixteen died at the quay", "place": "Veldmar", "asserted_by": "Dale Post"},
    {"quote": "16 died near the market, not the mill", "figure_text": "16", "carried_by": "Osk Post"},
    {"quote": "the bridge: 16-17 died?", "event_label": "Bridge, Osk", "note": "or more"},
    {"figure_text": "sixteen", "place": "Dale", "note": "least likely; at (market)"},
    {"quote": "MILL AND QUAY", "carried_by": "post-dale"},
    {"quote": "“Mill” said the ‘quay’ master — died", "asserted_by": "Veldmar's clinic"},
    {"quote": "market/mill: <b>400</b> died", "carried_by": "dale-post.com", "asserted_by": "quay@hill.com"},
    {"note": "https://hill.com/market?alt=bridge&near=16#post", "figure_text": "+5 or ~12.5", "place": "osk_dale"},
    {},
]


def spoken(row: dict[str, str]) -> set[str]:
    """The words of a claim, as a reader tells them apart."""
    text = " ".join(row.get(field, "") for field in FIELDS)
    return set("".join(char.lower() if char.isalnum() else " " for char in text).split())


@pytest.fixture(scope="module")
def held(shared_database: str) -> Iterator[Session]:
    with open_session(shared_database) as session:
        made.put(
            session,
            made.document(1, "d1"),
            *(made.claim(number, **row) for number, row in enumerate(ROWS, 1)),
        )
        session.commit()
    with open_session(shared_database, write=False) as session:
        yield session


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), st.booleans())
def test_exactly_the_claims_that_hold_all_the_words_are_found(held: Session, words: list[str], loud: bool) -> None:
    asked = [word.upper() if loud else word for word in words]
    expected = [number for number, row in enumerate(ROWS, 1) if {word.lower() for word in words} <= spoken(row)]
    assert searching.search(held, asked) == expected
    assert [claim.id for claim in listing.rows(held, Asked(text=" ".join(asked)))] == expected  # type: ignore[union-attr]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_whatever_is_typed_is_words_and_never_an_error(held: Session, typed: str) -> None:
    found = searching.search(held, [typed])
    assert found == sorted(set(found))
    assert set(found) <= set(range(1, len(ROWS) + 1))


MEANT = [
    ("mill*", "mill"),
    ("mill -quay", "mill quay"),
    ("NOT mill", "not mill"),
    ("quote:mill", "quote mill"),
    ('"mill" AND "quay"', "mill and quay"),
    ("market OR bridge", "market or bridge"),
    ("(market)", "market"),
    ("NEAR market", "near market"),
    ("^mill", "mill"),
    ("mill; DROP TABLE claim", "mill drop table claim"),
    ("mill\x00", "mill"),
    ("' OR 1=1 --", "or 1 1"),
    ("16", "16"),
    ("17", "17"),
    ("16-17", "16 17"),
    ("MILL quay DIED", "mill quay died"),
    ("post dale", "post dale"),
    ("hill.com", "hill com"),
    ("market/mill", "market mill"),
    ("@hill", "hill"),
    ("<b>", "b"),
]


@pytest.mark.parametrize(("typed", "words"), MEANT, ids=[typed for typed, _ in MEANT])
def test_the_operators_of_a_query_language_mean_nothing(held: Session, typed: str, words: str) -> None:
    expected = [number for number, row in enumerate(ROWS, 1) if set(words.split()) <= spoken(row)]
    assert searching.search(held, typed.split()) == expected


@pytest.mark.parametrize("typed", ["", "***", "—", "<>", "\x00", "@ / -"])
def test_no_word_finds_nothing(held: Session, typed: str) -> None:
    assert searching.search(held, [typed]) == []
