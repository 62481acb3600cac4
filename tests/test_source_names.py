"""Names that are one name, and names that are domains."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.sources import domain_of, fold

SAME = [
    ("The Harbour Gazette", "harbour gazette"),
    ("AL-NOOR TV", "Al Noor TV"),
    ("U.N.", "UN"),
    ("Señal Norte", "Senal Norte"),
    ("Łódź Kurier", "lodz kurier"),
    ("Bergens Øyeblikk", "bergens oyeblikk"),
    ("Doctors’ Syndicate", "Doctors' Syndicate"),
    ("Doctors' Syndicate", "doctors syndicate"),
    ("  Two   spaces\n", "two spaces"),
    ("“Quoted” Daily", "Quoted Daily"),
    ("Bread & Roses", "bread and roses"),
    ("ﬁre brigade", "fire brigade"),
    ("Straße Heute", "STRASSE HEUTE"),
    ("صَوْت", "صوت"),
]
APART = [
    ("North Valley Police", "South Valley Police"),
    ("The", "A"),
    ("Radio 1", "Radio 2"),
    ("की", "कि"),
    ("???", "!!!"),
    ("Theatre Weekly", "atre Weekly"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_that_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_are_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.from_regex(r"[A-Za-z]{1,8}( [A-Za-z]{1,8}){0,3}", fullmatch=True))
def test_case_and_the_article_never_matter(name: str) -> None:
    assert fold(f"The {name.upper()}") == fold(name.lower())


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("harbourgazette.com", "harbourgazette.com"),
        ("www.harbourgazette.co.uk", "harbourgazette.co.uk"),
        ("https://news.harbourgazette.com/2019/05/04?x=1", "harbourgazette.com"),
        ("Harbourgazette.COM.", "harbourgazette.com"),
        ("harbourgazette.com:8080/a", "harbourgazette.com"),
        ("Harbour Gazette", None),
        ("U.N", None),
        ("St.John", None),
        ("10.0.0.1", None),
        ("https://10.0.0.1/x", None),
        ("t.me/somebody", None),
        ("https://x.com/somebody/status/1", None),
        ("ada@harbourgazette.com", None),
        ("http://[broken", None),
        ("3.5", None),
        (".", None),
        ("", None),
    ],
)
def test_a_name_that_is_a_domain(name: str, domain: str | None) -> None:
    assert domain_of(name) == domain


@given(st.text(max_size=40))
def test_no_text_is_too_odd_for_a_domain(name: str) -> None:
    found = domain_of(name)
    assert found is None or (found == found.lower() and "." in found)
