"""What was said is what is held: any draft comes back field by field, and travels between databases as it is."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from claims.model import Article, Attribution, Basis, Bound, Draft, Figure, Handling, Number, Reading, State
from claims.render import exported
from claims.services.loading import claims
from claims.services.recording.importing import import_table
from claims.services.recording.readings import record
from db.engine import open_session

MANY_DIGITS = Decimal("123456789012345678901.234567890123456789")
EXACT = [0, 10**20, 2**63, 2**63 - 1, MANY_DIGITS, Decimal("0.000000001"), Decimal("1.401")]
counts = st.one_of(
    st.integers(0, 30),
    st.integers(0, 10**20),
    st.decimals(0, 10**12, places=9).map(lambda value: +value),
    st.sampled_from([0, 2**63, MANY_DIGITS, Decimal("0.1"), 10**30]),
)
said = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40)
# what a cell of a table can hold: words with no space around them, and no control characters
plain = st.text(st.characters(categories=["L", "N", "P", "Sm", "Sc"]), min_size=1, max_size=12)
words = st.lists(plain, min_size=1, max_size=4).map(" ".join)
dates = st.sampled_from(["2031", "2031-05", "2031-05-02", "2031-05-02T06:30", "2031-05-02T06:30+03:00"])
numbers = count(1)

known_settings = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def figures(text: st.SearchStrategy[str]) -> st.SearchStrategy[Figure]:
    """A figure of every bound, as the model says its ends are."""

    def made(bound: Bound, ends: list[Number], spoken: str) -> Figure:
        low, high = sorted(ends)
        parts: dict[Bound, tuple[Number | None, Number | None, Number | None]] = {
            Bound.EXACT: (low, low, low),
            Bound.ABOUT: (low, low, low),
            Bound.AT_LEAST: (low, None, None),
            Bound.MORE_THAN: (low, None, None),
            Bound.AT_MOST: (None, None, high),
            Bound.FEWER_THAN: (None, None, high),
            Bound.RANGE: (low, None, high),
            Bound.VAGUE: (low, None, high),
            Bound.NONE_REPORTED: (0, 0, 0),
            Bound.NONE: (None, None, None),
        }
        return Figure(bound, *parts[bound], words=spoken)

    return st.builds(made, st.sampled_from(Bound), st.lists(counts, min_size=2, max_size=2), text)


def drafts(text: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Everything a draft says but its document and its place in the text."""
    perhaps = st.none() | text
    names = st.lists(text, max_size=3).map(tuple)
    return st.fixed_dictionaries(
        {
            "figure": figures(text),
            "metric": st.sampled_from(["killed", "injured", "damaged_buildings"]),
            "population": st.sampled_from(["people", "children"]),
            "basis": st.sampled_from(Basis),
            "unit": st.sampled_from(["person", "building"]),
            "asserted_by": perhaps,
            "via": names,
            "attribution": st.sampled_from(Attribution),
            "verification": perhaps,
            "method": perhaps,
            "finality": perhaps,
            "includes": names,
            "excludes": names,
            "place": perhaps,
            "when": perhaps,
            "occurred_from": st.none() | dates,
            "as_of": st.none() | dates,
            "published": st.none() | dates,
            "context": st.booleans(),
            "event_label": perhaps,
            "external_id": perhaps,
            "url": perhaps,
            "quote_original": perhaps,
            "translated_by": perhaps,
            "note": perhaps,
        }
    )


def reading(given: list[dict[str, Any]], quotes: list[str], outlet: str | None) -> Reading:
    """An article that holds the quotes one after the other, with a draft at each."""
    name, text = f"a{next(numbers)}", ""
    found = []
    for facts, quote in zip(given, quotes, strict=False):
        start = len(text)
        text += quote + " — "
        found.append(Draft(document=name, quote=quote, start=start, end=start + len(quote), **facts))
    text += name
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Reading(article=Article(id=name, text=text, sha256=sha256, outlet=outlet), drafts=tuple(found))


def unlike(one: Draft, other: Draft, *besides: str) -> dict[str, tuple[Any, Any]]:
    """The fields of a draft in which two differ."""
    names = [field.name for field in fields(Draft)] + list(besides)
    return {
        name: (getattr(one, name), getattr(other, name)) for name in names if getattr(one, name) != getattr(other, name)
    }


@known_settings
@given(st.lists(drafts(said), min_size=1, max_size=4), st.lists(said, min_size=4, max_size=4), st.none() | said)
def test_any_draft_comes_back_field_by_field(
    session: Session, given: list[dict[str, Any]], quotes: list[str], outlet: str | None
) -> None:
    made = reading(given, quotes, outlet)
    assert made.article is not None
    first = record(session, [made], by="ada")
    held = claims.load(session, documents=[made.article.id])
    assert [claim.id for claim in held] == list(first.claim_ids)
    assert len(held) == len(made.drafts)
    for claim, draft in zip(held, made.drafts, strict=True):
        assert {name: pair for name, pair in unlike(claim, draft).items() if name != "carried_by"} == {}
        assert claim.carried_by == (outlet or None)
        assert (claim.state, claim.handling, claim.recorded_by) == (State.DRAFT, Handling.PUBLIC, "ada")
    again = record(session, [made], by="ada")
    assert (again.entry, again.claims, again.claims_known) == (None, 0, len(held))


@pytest.mark.parametrize(
    "value", [10**20, 2**63, 2**63 - 1, MANY_DIGITS, Decimal("0.000000001"), Decimal("1.401"), 0], ids=str
)
@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl"])
def test_numbers_travel_to_the_last_digit(session: Session, tmp_path: Path, suffix: str, value: Number) -> None:
    figure = Figure(Bound.EXACT, value, value, value, "so many")
    record(session, [reading([{"figure": figure, "metric": "killed"}], ["so many"], "Dale Post")], by="ada")
    file = tmp_path / f"claims.{suffix}"
    exported.write(claims.load(session), suffix, file, quiet=True)
    with open_session(str(tmp_path / "elsewhere.db")) as elsewhere:
        import_table(elsewhere, str(file), by="bob")
        (claim,) = claims.load(elsewhere)
    assert (claim.figure.low, claim.figure.best, claim.figure.high) == (value, value, value)
    assert type(claim.figure.low) is type(value)


@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl"])
@settings(known_settings, max_examples=15)
@given(
    given=st.lists(drafts(words), min_size=1, max_size=4),
    quotes=st.lists(words, min_size=4, max_size=4),
    outlet=st.none() | words,
    accept=st.booleans(),
)
def test_an_export_imported_elsewhere_says_the_same_under_the_same_keys(
    session: Session,
    tmp_path: Path,
    suffix: str,
    given: list[dict[str, Any]],
    quotes: list[str],
    outlet: str | None,
    accept: bool,
) -> None:
    made = reading(given, quotes, outlet)
    assert made.article is not None
    record(session, [made], by="ada", accept=accept)
    here = claims.load(session, documents=[made.article.id])
    file = tmp_path / f"claims.{suffix}"
    exported.write(here, suffix, file, quiet=True)
    with open_session(str(tmp_path / "elsewhere.db")) as elsewhere:
        done = import_table(elsewhere, str(file), by="bob", strict=True)
        there = claims.load(elsewhere, documents=[made.article.id])
        assert (done.claims, len(there)) == (len(here), len(here))
        for one, other in zip(here, there, strict=True):
            assert unlike(one, other, "key", "state", "handling", "checked_by") == {}
        assert import_table(elsewhere, str(file), by="bob").entry is None
    assert import_table(session, str(file), by="bob").entry is None
