"""What changed since a decision: pure, by the keys it rested on and those that were set aside."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import claim, exact

from claims.model import Claim, Resolution, State
from claims.reconcile.decisions import Since, in_words, since, struck

AT = datetime(2031, 5, 4, tzinfo=UTC)


def made(number: int, *, state: State = State.ACCEPTED, denied: bool = False) -> Claim:
    return claim(number, exact(10 + number), key=f"k{number}", state=state, denied_by="d" if denied else None)


def decided(seen: str, aside: str | None = "") -> Resolution:
    keys = None if aside is None else tuple(aside.split())
    return Resolution(low=None, best=12, high=None, reason="r", by="Ida", at=AT, seen=tuple(seen.split()), aside=keys)


CASES = [
    ("nothing", decided("k1 k2"), [made(1), made(2)], Since(), ""),
    ("came", decided("k1"), [made(1), made(2)], Since(came=(2,)), "1 claim came (2)"),
    ("left", decided("k1 k2"), [made(1)], Since(left=("k2",)), "1 claim left or retracted (k2)"),
    (
        "denied",
        decided("k1 k2"),
        [made(1), made(2, denied=True)],
        Since(struck=(2,)),
        "1 claim denied or superseded (2)",
    ),
    (
        "replaced",
        decided("k1"),
        [made(1, state=State.SUPERSEDED)],
        Since(struck=(1,)),
        "1 claim denied or superseded (1)",
    ),
    ("known then", decided("k1", "k1"), [made(1, denied=True)], Since(), ""),
    ("counts again", decided("k1", "k1"), [made(1)], Since(restored=(1,)), "1 claim counts again (1)"),
    ("not recorded", decided("k1", None), [made(1, denied=True)], Since(), ""),
    (
        "many",
        decided(""),
        [made(number) for number in range(1, 8)],
        Since(came=(1, 2, 3, 4, 5, 6, 7)),
        "7 claims came (1, 2, 3, 4, 5, …)",
    ),
]


@pytest.mark.parametrize(
    ("resolution", "claims", "found", "words"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_what_changed_is_told(resolution: Resolution, claims: list[Claim], found: Since, words: str) -> None:
    assert since(resolution, claims) == found
    assert in_words(found) == words
    assert bool(found) == bool(words)


@given(st.lists(st.tuples(st.integers(1, 30), st.booleans()), unique_by=lambda pair: pair[0]))
def test_a_decision_on_what_is_there_is_not_changed(held: list[tuple[int, bool]]) -> None:
    claims = [made(number, denied=denied) for number, denied in held]
    resolution = decided(" ".join(one.key for one in claims), " ".join(struck(claims)))
    assert not since(resolution, claims)
    assert not since(resolution, list(reversed(claims)))
