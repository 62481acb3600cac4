"""Changes to sources: what they do, what they refuse, what the log says of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import Session

from claims.errors import InputRefused, NotFound
from claims.model import Source, SourceKind
from claims.services import log
from claims.services.register import sourcebook, sources


@pytest.fixture
def gazette(session: Session) -> Source:
    return sourcebook.add(
        session, "Harbour Gazette", by="ada", kind=SourceKind.OUTLET, aliases=["HG"], domains=["harbourgazette.com"]
    )


def newest(session: Session) -> log.Logged:
    return log.entries(session, limit=1)[0]


def test_a_source_is_added_with_all_that_is_said(session: Session) -> None:
    made = sourcebook.add(
        session, " Harbour  Gazette ", by="ada", kind=SourceKind.OUTLET, aliases=["HG", "The Gazette"],
        domains=["https://www.harbourgazette.com/about"], owner="Harbour Media", party_to="Port", reason="new beat",
    )  # fmt: skip
    assert made == sources.find(session, "the gazette")
    assert (made.name, made.aliases, made.domains) == (
        "Harbour Gazette", ("HG", "The Gazette"), ("harbourgazette.com",)
    )  # fmt: skip
    assert (made.owner, made.party_to, made.kind) == ("Harbour Media", "Port", SourceKind.OUTLET)
    entry = newest(session)
    assert (entry.action, entry.by, entry.reason, entry.subject) == (
        "source.add", "ada", "new beat", "Harbour Gazette"
    )  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [
        {"name": "harbour gazette"},
        {"name": "hg"},
        {"name": "Another", "aliases": ["The Harbour Gazette"]},
        {"name": "Another", "domains": ["news.harbourgazette.com"]},
        {"name": "Another", "domains": ["not a domain"]},
        {"name": "?!"},
        {"name": "Another", "aliases": [""]},
    ],
)
def test_what_is_taken_or_no_name_is_refused_whole(session: Session, gazette: Source, given: dict[str, Any]) -> None:
    with pytest.raises(InputRefused):
        sourcebook.add(session, by="ada", **given)
    assert sources.all(session) == [gazette]
    assert newest(session).action == "source.add"


def test_an_alias_is_another_way_to_find_it(session: Session, gazette: Source) -> None:
    assert sourcebook.alias(session, "HG", "The Harbour Paper", by="bob").aliases == ("HG", "The Harbour Paper")
    assert sources.find(session, "harbour paper").id == gazette.id
    before = newest(session)
    assert (before.by, before.facts) == ("bob", {"alias": "The Harbour Paper", "source": gazette.id})
    sourcebook.alias(session, "HG", "harbour paper", by="bob")
    assert newest(session) == before


def test_an_alias_that_is_a_source_of_its_own_asks_for_a_merge(session: Session, gazette: Source) -> None:
    other = sourcebook.add(session, "Harbor Gazette", by="ada")
    with pytest.raises(InputRefused, match="a source of its own") as refused:
        sourcebook.alias(session, gazette.id, "Harbor Gazette", by="ada")
    assert f"claims source merge {other.id} {gazette.id}" in str(refused.value.hint)


def test_a_merge_brings_names_domains_and_ratings(session: Session, gazette: Source) -> None:
    other = sourcebook.add(session, "Harbor Gazette", by="ada", aliases=["HaGa"], domains=["harborgazette.com"])
    sourcebook.rate(session, other.id, "C", by="ada", reason="late corrections")
    kept = sourcebook.merge(session, other.id, gazette.id, by="ada", reason="one paper")
    assert kept.id == gazette.id
    assert set(kept.aliases) == {"HG", "Harbor Gazette", "HaGa"}
    assert kept.domains == ("harbourgazette.com", "harborgazette.com")
    assert kept.reliability == "C"
    assert sources.find(session, other.id) == kept
    assert sources.all(session) == [kept]
    assert [rated.value for rated in sources.facts(session, kept.id).ratings] == ["C"]
    assert newest(session).reason == "one paper"


def test_a_merge_needs_two_sources_and_a_reason(session: Session, gazette: Source) -> None:
    other = sourcebook.add(session, "Harbor Gazette", by="ada")
    with pytest.raises(InputRefused, match="reason"):
        sourcebook.merge(session, other.id, gazette.id, by="ada", reason=" ")
    with pytest.raises(InputRefused, match="one source already"):
        sourcebook.merge(session, "HG", "Harbour Gazette", by="ada", reason="x")
    sourcebook.merge(session, other.id, gazette.id, by="ada", reason="x")
    with pytest.raises(InputRefused, match="one source already"):
        sourcebook.merge(session, gazette.id, other.id, by="ada", reason="x")


def test_what_a_source_is_can_be_said_and_cleared(session: Session, gazette: Source) -> None:
    said = sourcebook.describe(
        session, "HG", by="bob", kind=SourceKind.AGENCY, owner="Harbour Media", party_to="Port", domain="hg.example.org"
    )
    assert (said.kind, said.owner, said.party_to) == (SourceKind.AGENCY, "Harbour Media", "Port")
    assert said.domains == ("harbourgazette.com", "example.org")
    facts = newest(session).facts or {}
    assert facts["changes"] == [
        {
            "table": "source",
            "fields": ["kind", "owner", "party_to"],
            "rows": [[gazette.id, ["outlet", None, None], ["agency", "Harbour Media", "Port"]]],
        }
    ]
    cleared = sourcebook.describe(session, "HG", by="bob", owner="", party_to=" ")
    assert (cleared.kind, cleared.owner, cleared.party_to) == (SourceKind.AGENCY, None, None)


def test_saying_what_is_so_already_is_no_entry(session: Session, gazette: Source) -> None:
    before = newest(session)
    same = sourcebook.describe(session, "HG", by="bob", kind=SourceKind.OUTLET, owner="", domain="harbourgazette.com")
    assert same == gazette
    assert newest(session) == before


def test_ratings_are_appended_and_the_latest_speaks(session: Session, gazette: Source) -> None:
    sourcebook.rate(session, "HG", "c", by="ada", reason="first look")
    sourcebook.rate(session, "HG", "B", by="bob", reason="corrects itself")
    rated = sourcebook.rate(session, "HG", "D", by="bob", reason="counts from hearsay", metric="killed")
    assert (rated.reliability, rated.reliability_reason) == ("B", "corrects itself")
    assert [(one.value, one.metric, one.by) for one in sources.facts(session, gazette.id).ratings] == [
        ("D", "killed", "bob"), ("B", None, "bob"), ("C", None, "ada"),
    ]  # fmt: skip
    assert [entry.reason for entry in log.entries(session, limit=2)] == ["counts from hearsay", "corrects itself"]


@pytest.mark.parametrize(("letter", "reason"), [("G", "x"), ("", "x"), ("AB", "x"), ("A", ""), ("A", "  ")])
def test_a_rating_needs_a_letter_and_a_reason(session: Session, gazette: Source, letter: str, reason: str) -> None:
    with pytest.raises(InputRefused):
        sourcebook.rate(session, gazette.id, letter, by="ada", reason=reason)
    assert sources.facts(session, gazette.id).ratings == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda session: sourcebook.alias(session, "nobody", "x", by="ada"),
        lambda session: sourcebook.rate(session, "nobody", "A", by="ada", reason="x"),
        lambda session: sourcebook.describe(session, "nobody", by="ada", owner="x"),
        lambda session: sourcebook.merge(session, "nobody", "HG", by="ada", reason="x"),
    ],
)
def test_a_source_nobody_knows_is_not_changed(
    session: Session, gazette: Source, change: Callable[[Session], object]
) -> None:
    with pytest.raises(NotFound, match="nobody"):
        change(session)


def test_everything_done_to_sources_is_chained(session: Session, gazette: Source) -> None:
    sourcebook.alias(session, "HG", "Harbour Paper", by="ada")
    sourcebook.rate(session, "HG", "A", by="ada", reason="x")
    assert [entry.action for entry in log.entries(session)] == ["source.rate", "source.alias", "source.add"]
    assert log.verify(session) == []
