"""The claim key: the same for the same statement everywhere, another for anything said differently."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.identity import claim_key, key_of
from claims.model import Basis, Bound, Draft, Figure

DRAFT = Draft(
    document="a1",
    figure=Figure(Bound.AT_LEAST, 16, words="at least 16"),
    metric="killed",
    quote="at least 16 people",
    start=10,
    end=28,
    asserted_by="Harbour Watch",
    carried_by="The Tidings",
    via=("Coast Wire",),
    place="Ostmark",
    when="on Friday",
)
CONTENT = "f" * 64


def test_the_key_does_not_know_the_folder_or_the_note() -> None:
    moved = replace(DRAFT, document="elsewhere/a1", note="read twice", context=True)
    assert claim_key(moved, CONTENT) == claim_key(DRAFT, CONTENT)


@pytest.mark.parametrize(
    "change",
    [
        {"figure": Figure(Bound.MORE_THAN, 16, words="at least 16")},
        {"figure": Figure(Bound.AT_LEAST, 17, words="at least 16")},
        {"metric": "injured"},
        {"population": "children"},
        {"basis": Basis.CUMULATIVE},
        {"asserted_by": "Harbor Watch"},
        {"carried_by": None},
        {"via": ()},
        {"place": None},
        {"when": "on Thursday"},
        {"as_of": "2020-01-01"},
        {"start": 40, "end": 58},
    ],
    ids="+".join,
)
def test_whatever_is_said_differently_is_another_claim(change: dict[str, Any]) -> None:
    assert claim_key(replace(DRAFT, **change), CONTENT) != claim_key(DRAFT, CONTENT)


def test_a_row_of_a_table_has_no_span_in_its_key() -> None:
    assert claim_key(replace(DRAFT, start=0, end=18), "") == claim_key(DRAFT, "")
    assert claim_key(DRAFT, "") != claim_key(DRAFT, CONTENT)


@given(st.lists(st.none() | st.text(max_size=5) | st.integers(), max_size=6))
def test_none_is_not_the_empty_text(parts: list[Any]) -> None:
    assert len(key_of(parts)) == 32
    assert key_of([*parts, None]) != key_of([*parts, ""])
