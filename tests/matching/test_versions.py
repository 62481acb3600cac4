"""Versions of one document: one account where they go on with a story, and others where the address tells another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_stories import CRASH, FIRE, claim, document

from claims.matching.accounts import accounts_of
from claims.matching.versions import goes_on, versions_of
from claims.model import Document

SHORT = "Four people were killed in Belmarsh on Saturday, a hospital said."


def version(number: int, text: str, **given: Any) -> Document:
    return replace(document(number, text), id="d1", version=number, **given)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (SHORT, "Seven people were killed in Belmarsh on Saturday, a hospital said.", True),
        (SHORT, f"UPDATED: {SHORT} {CRASH}", True),
        (FIRE, FIRE[: len(FIRE) // 2], True),
        ("Café fire kills two", "CAFE FIRE KILLS THREE", True),
        (SHORT, "The council of Osterby has put up the price of parking.", False),
        (FIRE, CRASH, False),
        ("", "", False),
        ("12", "12", False),
        ("", SHORT, False),
        ("one two", "one three", True),
        ("one two three", "one four five", False),
    ],
)
def test_a_version_goes_on_with_a_story_whose_words_it_keeps(before: str, after: str, expected: bool) -> None:
    assert goes_on(after, before) is expected
    assert goes_on(before, after) is expected


def test_an_update_in_place_is_one_account_in_its_latest_words() -> None:
    later = SHORT.replace("Four", "Seven")
    said = [claim(1, 4, document="d1", document_id=1), claim(2, 7, document="d1", document_id=2)]
    (account,) = accounts_of([version(1, SHORT), version(2, later)], said)
    assert account.text == later
    assert account.documents == (2, 1)
    assert account.claims == (1, 2)
    assert account.document == "d1"
    assert account.figures == {("killed", 4), ("killed", 7)}


def test_an_address_that_tells_another_story_is_another_account() -> None:
    documents = [version(1, FIRE), version(2, CRASH), version(3, FIRE.replace("Four", "Five"))]
    found = {account.documents: account.text for account in accounts_of(documents, [])}
    assert found == {(2,): CRASH, (3, 1): documents[2].text}


def test_versions_pinned_to_two_events_stay_two_accounts() -> None:
    documents = [version(1, SHORT), version(2, SHORT + " More follows.")]
    assert {account.event for account in accounts_of(documents, [], {1: 7, 2: 8})} == {7, 8}
    (account,) = accounts_of(documents, [], {1: 7})
    assert (account.event, account.documents) == (7, (2, 1))


def test_a_copy_of_a_version_comes_along_with_what_it_went_on_with() -> None:
    documents = [replace(document(1, SHORT), sha256="s"), version(2, SHORT + " More."), version(3, SHORT, sha256="s")]
    documents[0] = replace(documents[0], id="other")
    (account,) = accounts_of(documents, [claim(1, document="other", document_id=1)])
    assert account.documents == (1, 3, 2)


@given(st.lists(st.sampled_from([FIRE, CRASH, SHORT, SHORT + " More.", ""]), max_size=6), st.permutations(range(6)))
def test_every_version_stands_in_one_story_whatever_the_order(texts: list[str], order: list[int]) -> None:
    versions = [version(at, text) for at, text in enumerate(texts, 1)]
    found = versions_of(versions, {})
    told = [number for latest, before in found.items() for number in (*before, latest)]
    assert len(told) == len(set(told))
    assert all(before == sorted(before) and before[-1] < latest for latest, before in found.items())
    assert versions_of([versions[at] for at in order if at < len(versions)], {}) == found
