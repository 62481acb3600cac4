"""Printed names to sources, and sources looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from claims.errors import NotFound
from claims.model import SourceKind
from claims.services import log
from claims.services.register import sourcebook, sources
from db.tables import Source as Row
from db.tables import SourceAlias

Ensure = Callable[..., dict[str, int]]


@pytest.fixture
def ensure(session: Session) -> Ensure:
    def made(*names: str) -> dict[str, int]:
        with log.entry(session, "test", by="ada") as entry:
            return sources.ensure(session, names, entry.id)

    return made


def names(session: Session) -> list[str]:
    return [source.name for source in sources.all(session)]


class TestEnsure:
    def test_a_name_nobody_has_makes_a_source_as_printed(self, session: Session, ensure: Ensure) -> None:
        ids = ensure("The  Harbour Gazette")
        (source,) = sources.all(session)
        assert ids == {"The  Harbour Gazette": source.id}
        assert (source.name, source.kind, source.aliases) == ("The Harbour Gazette", SourceKind.OUTLET, ())

    def test_spellings_of_one_name_are_one_source(self, session: Session, ensure: Ensure) -> None:
        ids = ensure("Señal Norte", "SENAL NORTE", "the senal norte", "Señal-Norte")
        assert len(ids) == 4
        assert len(set(ids.values())) == 1
        assert ensure("Senal Norte")["Senal Norte"] in ids.values()
        assert len(sources.all(session)) == 1

    def test_a_well_known_name_makes_its_source_whole(self, session: Session, ensure: Ensure) -> None:
        ids = ensure("UK-based SOHR", "SOHR", "Syrian Civil Defense")
        assert ids["UK-based SOHR"] == ids["SOHR"] != ids["Syrian Civil Defense"]
        found = sources.find(session, ids["SOHR"])
        assert found.name == "Syrian Observatory for Human Rights"
        assert found.kind is SourceKind.MONITOR
        assert "SOHR" in found.aliases
        assert ensure("Syrian Observatory")["Syrian Observatory"] == found.id

    @pytest.mark.parametrize("first", ["BBC", "bbc.com", "www.bbc.co.uk", "https://www.bbc.com/news/1"])
    def test_an_outlet_given_as_a_domain_is_the_outlet(self, session: Session, ensure: Ensure, first: str) -> None:
        number = ensure(first)[first]
        again = ensure("BBC News", "bbc.co.uk", "https://www.bbc.co.uk/news/2", "The BBC")
        assert set(again.values()) == {number}
        assert names(session) == ["BBC"]

    def test_an_unknown_domain_is_an_outlet_under_its_domain(self, session: Session, ensure: Ensure) -> None:
        ids = ensure("news.harbourgazette.com")
        again = ensure("harbourgazette.com", "https://harbourgazette.com/2019/05/04/fire")
        assert set(again.values()) == set(ids.values())
        (source,) = sources.all(session)
        assert (source.name, source.kind, source.domains) == (
            "harbourgazette.com", SourceKind.OUTLET, ("harbourgazette.com",)
        )  # fmt: skip

    def test_a_domain_said_by_hand_leads_to_its_source(self, session: Session, ensure: Ensure) -> None:
        made = sourcebook.add(session, "Harbour Gazette", by="ada", domains=["harbourgazette.com"])
        assert ensure("harbourgazette.com") == {"harbourgazette.com": made.id}

    def test_names_that_say_nothing_are_left_out(self, session: Session, ensure: Ensure) -> None:
        assert ensure("", "  ", "???", "—") == {}
        assert sources.all(session) == []

    def test_names_of_one_word_apart_stay_apart(self, session: Session, ensure: Ensure) -> None:
        assert len(set(ensure("North Valley police", "South Valley police", "Valley police").values())) == 3

    def test_an_own_source_of_a_well_known_name_is_used(self, session: Session, ensure: Ensure) -> None:
        own = sourcebook.add(session, "White Helmets", by="ada", kind=SourceKind.NGO)
        assert ensure("Syrian Civil Defence") == {"Syrian Civil Defence": own.id}
        assert len(sources.all(session)) == 1

    def test_a_merged_source_leads_to_the_one_that_stands(self, session: Session, ensure: Ensure) -> None:
        ids = ensure("Courier", "Valley Courier", "Upper Valley Courier")
        for gone, kept in (("Courier", "Valley Courier"), ("Valley Courier", "Upper Valley Courier")):
            sourcebook.merge(session, gone, kept, by="ada", reason="same masthead")
        assert set(ensure("Courier", "Valley Courier").values()) == {ids["Upper Valley Courier"]}
        assert sources.survivors(session) == dict.fromkeys(
            [ids["Courier"], ids["Valley Courier"]], ids["Upper Valley Courier"]
        )

    def test_thousands_come_at_once_and_once(self, session: Session, ensure: Ensure) -> None:
        many = [f"Station number {number}" for number in range(3000)]
        began = datetime.now(UTC)
        first = ensure(*many)
        assert ensure(*many) == first
        assert len(set(first.values())) == 3000
        assert (datetime.now(UTC) - began).total_seconds() < 10
        assert len(session.exec(select(Row.id)).all()) == len(session.exec(select(SourceAlias.id)).all()) == 3000


class TestFind:
    @pytest.mark.parametrize("by", ["Harbour Gazette", "THE harbour gazette", "HG", "harbourgazette.com", "1"])
    def test_by_any_name_domain_or_id(self, session: Session, by: str) -> None:
        sourcebook.add(session, "Harbour Gazette", by="ada", aliases=["HG"], domains=["harbourgazette.com"])
        assert sources.find(session, by).name == "Harbour Gazette"

    def test_a_name_of_digits_comes_before_an_id(self, session: Session) -> None:
        sourcebook.add(session, "Harbour Gazette", by="ada")
        sourcebook.add(session, "1", by="ada")
        assert sources.find(session, "1").name == "1"
        assert sources.find(session, 2).name == "1"

    def test_a_slip_is_met_with_a_suggestion(self, session: Session) -> None:
        sourcebook.add(session, "Harbour Gazette", by="ada")
        with pytest.raises(NotFound) as missed:
            sources.find(session, "Harbor Gazete")
        assert missed.value.hint == "did you mean 'Harbour Gazette'?"

    @pytest.mark.parametrize("name", ["zzz", "", "99", "99999999999999999999", "²"])
    def test_nothing_near_points_to_the_list(self, session: Session, name: str) -> None:
        with pytest.raises(NotFound) as missed:
            sources.find(session, name)
        assert missed.value.hint == "all of them: claims source list"


def test_sources_are_answered_as_they_were_held(session: Session) -> None:
    sourcebook.add(session, "Harbour Gazette", by="ada", kind=SourceKind.OUTLET)
    sourcebook.add(session, "Gazette of the Harbour", by="ada")
    sourcebook.rate(session, "Gazette of the Harbour", "C", by="ada", reason="mixed")
    then = datetime.now(UTC)
    sourcebook.describe(session, "Harbour Gazette", by="ada", owner="Harbour Media", kind=SourceKind.AGENCY)
    sourcebook.rate(session, "Harbour Gazette", "B", by="ada", reason="names its sources")
    sourcebook.merge(session, "Gazette of the Harbour", "Harbour Gazette", by="ada", reason="one paper")
    sourcebook.alias(session, "Harbour Gazette", "HG", by="ada")

    (now,) = sources.all(session)
    assert (now.owner, now.kind, now.reliability) == ("Harbour Media", SourceKind.AGENCY, "B")
    assert now.aliases == ("Gazette of the Harbour", "HG")
    first, second = sources.all(session, held_at=then)
    assert (first.owner, first.kind, first.reliability, first.aliases) == (None, SourceKind.OUTLET, None, ())
    assert (second.name, second.reliability, second.reliability_reason) == ("Gazette of the Harbour", "C", "mixed")
    assert sources.all(session, held_at=datetime(2019, 5, 4, tzinfo=UTC)) == []
    assert log.verify(session) == []
