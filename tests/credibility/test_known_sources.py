"""The data file of well-known sources holds together."""

from __future__ import annotations

from collections import Counter

import pytest

from claims.credibility import known_sources
from claims.credibility.known_sources import by_domain, by_name, kind_of
from claims.model import SourceKind
from claims.sources import domain_of, fold


def everyone() -> list[known_sources.KnownSource]:
    return list(dict.fromkeys([*by_name().values(), *by_domain().values()]))


def test_no_name_leads_to_two_sources() -> None:
    names = Counter(name for one in everyone() for name in {fold(said) for said in (one.name, *one.aliases)})
    assert [name for name, times in names.items() if times > 1] == []


def test_no_domain_leads_to_two_sources_and_each_is_one() -> None:
    domains = Counter(domain for one in everyone() for domain in one.domains)
    assert [domain for domain, times in domains.items() if times > 1] == []
    assert [domain for domain in domains if domain_of(domain) != domain] == []


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("SOHR", "Syrian Observatory for Human Rights"),
        ("the UK-based SOHR", "Syrian Observatory for Human Rights"),
        ("Syrian Civil Defense", "White Helmets"),
        ("BBC News", "BBC"),
        ("AP", "Associated Press"),
        ("Agence France Presse", "Agence France-Presse"),
        ("OCHA", "UN OCHA"),
        ("World Health Organisation", "World Health Organization"),
        ("Medecins sans Frontieres", "Médecins Sans Frontières"),
    ],
)
def test_a_printed_name_leads_to_its_source(printed: str, name: str) -> None:
    assert by_name()[fold(printed)].name == name


def test_a_name_that_many_share_is_nobody() -> None:
    for shared in ("health ministry", "police", "officials", "army", "Red Cross", "witnesses", "the government"):
        assert fold(shared) not in by_name()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("the provincial health ministry", SourceKind.MINISTRY),
        ("two witnesses", SourceKind.EYEWITNESS),
        ("a resident of the old town", SourceKind.EYEWITNESS),
        ("rebel army", SourceKind.PARTY),
        ("police spokeswoman", SourceKind.OFFICIAL),
        ("Harbour Gazette", SourceKind.OUTLET),
        ("Northern Observatory", SourceKind.MONITOR),
        ("Ada Lind", SourceKind.UNKNOWN),
    ],
)
def test_a_name_says_what_it_is(name: str, kind: SourceKind) -> None:
    assert kind_of(name) is kind
