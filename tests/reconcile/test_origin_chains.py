"""Who a figure comes from and who carries it: chains, aliases, families of owners, and nobody at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_tallies import Row, book, claims

from claims.reconcile.origins import carriers, is_party, origin, speaker

SOURCES: list[Row] = [
    {"name": "Osk Health Ministry", "aliases": ["OHM", "Ministry of Health of Osk"]},
    {"name": "Hill Radio", "owner": "Hill Group"},
    {"name": "Hill Gazette", "owner": "the Hill Group"},
    {"name": "Harbour Post", "owner": "Ansel Press"},
    {"name": "Northern Front", "kind": "party"},
    {"name": "River Council", "kind": "official", "party_to": "the river war"},
    {"name": "Red Star", "kind": "ngo"},
]
BOOK = book(SOURCES)

ORIGINS: list[tuple[str, Row, str]] = [
    ("the asserter, not the outlet", {"by": "Red Star", "in": "Hill Radio"}, "source:7"),
    ("the asserter, not the chain", {"by": "Red Star", "via": ["Northern Wire"], "in": "Hill Radio"}, "source:7"),
    ("the first of the chain", {"via": ["Northern Wire", "Valley Echo"], "in": "Hill Radio"}, "name:northern wire"),
    ("a known first of the chain", {"via": ["OHM"], "in": "Hill Radio"}, "source:1"),
    ("the outlet's owner", {"in": "Hill Radio"}, "owner:hill group"),
    ("the same owner by another article", {"in": "Hill Gazette"}, "owner:hill group"),
    ("another owner", {"in": "Harbour Post"}, "owner:ansel press"),
    ("an outlet quoted elsewhere is its owner", {"by": "Hill Gazette", "in": "Harbour Post"}, "owner:hill group"),
    ("an alias", {"by": "OHM"}, "source:1"),
    ("an alias in other case with an article", {"by": "the ministry of health of osk"}, "source:1"),
    ("a number before a name", {"by": "somebody", "asserted_id": 1}, "source:1"),
    ("a number nobody has falls back to the name", {"by": "OHM", "asserted_id": 99}, "source:1"),
    ("nobody known", {"by": "A Witness"}, "name:a witness"),
    ("accents do not part a name", {"by": "Résau"}, "name:resau"),
    ("a name of marks alone stays itself", {"by": "***"}, "name:***"),
    ("nobody at all is the document", {"doc": "leaflet"}, "document:leaflet"),
]


@pytest.mark.parametrize(("row", "key"), [case[1:] for case in ORIGINS], ids=[case[0] for case in ORIGINS])
def test_the_origin_is_the_far_end_of_the_chain(row: Row, key: str) -> None:
    (claim,) = claims([{"says": "16"} | row])
    assert origin(claim, BOOK) == key


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"by": "Red Star", "via": ["Northern Wire"], "in": "Hill Radio"}, "Red Star"),
        ({"via": ["Northern Wire", "Valley Echo"], "in": "Hill Radio"}, "Northern Wire"),
        ({"in": "Hill Radio"}, "Hill Radio"),
        ({}, None),
    ],
)
def test_the_speaker_is_named_as_printed(row: Row, name: str | None) -> None:
    (claim,) = claims([{"says": "16"} | row])
    assert speaker(claim) == name


@pytest.mark.parametrize(
    ("by", "party"),
    [("Northern Front", True), ("the River Council", True), ("Red Star", False), ("A Witness", False), (None, False)],
)
def test_a_party_is_one_by_its_record_only(by: str | None, party: bool) -> None:
    (claim,) = claims([{"says": "16", "by": by}])
    assert is_party(claim, BOOK) is party


def test_six_outlets_of_two_owners_quoting_one_ministry() -> None:
    quoted = claims(
        [{"says": "16", "by": name, "in": paper} for name in ("OHM", "Osk Health Ministry") for paper in
         ("Hill Radio", "Hill Gazette", "Harbour Post")]
    )  # fmt: skip
    assert {origin(claim, BOOK) for claim in quoted} == {origin(quoted[0], BOOK)}
    assert carriers(quoted, BOOK) == 2


_NAMES = st.sampled_from(["OHM", "Osk Health Ministry", "Hill Radio", "Hill Gazette", "A Witness", "Red Star", None])


@given(st.lists(st.tuples(_NAMES, _NAMES, st.sampled_from("ab")), min_size=1, max_size=12))
def test_there_are_never_more_origins_than_claims_and_repeating_adds_none(
    drawn: list[tuple[str | None, str | None, str]],
) -> None:
    told = claims([{"says": "16", "by": by, "in": paper, "doc": document} for by, paper, document in drawn])
    origins = {origin(claim, BOOK) for claim in told}
    assert 1 <= len(origins) <= len({origin(claim, book()) for claim in told}) <= len(told)
    assert 1 <= carriers(told, BOOK) <= len(told)
