"""Claims, figures and tallies in one line each, for tests of what is done with them. Names and places are invented."""

from __future__ import annotations

from typing import Any

from claims.model import Basis, Bound, Claim, Figure, Number, Source, State, Tally


def exact(number: Number, words: str = "") -> Figure:
    return Figure(Bound.EXACT, number, number, number, words)


def about(number: Number, words: str = "") -> Figure:
    return Figure(Bound.ABOUT, number, number, number, words or f"about {number:,}")


def at_least(number: Number, words: str = "") -> Figure:
    return Figure(Bound.AT_LEAST, number, None, None, words or f"at least {number:,}")


def more_than(number: Number, words: str = "") -> Figure:
    return Figure(Bound.MORE_THAN, number, None, None, words or f"more than {number:,}")


def up_to(number: Number, words: str = "") -> Figure:
    return Figure(Bound.AT_MOST, None, None, number, words or f"up to {number:,}")


def fewer_than(number: Number) -> Figure:
    return Figure(Bound.FEWER_THAN, None, None, number, f"fewer than {number:,}")


def between(low: Number, high: Number) -> Figure:
    return Figure(Bound.RANGE, low, None, high, f"{low:,} to {high:,}")


def dozens() -> Figure:
    return Figure(Bound.VAGUE, 24, None, None, "dozens")


def none_reported() -> Figure:
    return Figure(Bound.NONE_REPORTED, 0, 0, 0, "no")


def claim(number: int, figure: Figure, by: str | None = None, **more: Any) -> Claim:
    """An accepted claim of people killed; `by` asserts it, each in a document of its own unless said otherwise."""
    given: dict[str, Any] = {
        "id": number,
        "key": f"key{number}",
        "document": f"document {number}",
        "figure": figure,
        "metric": "killed",
        "asserted_by": by,
        "state": State.ACCEPTED,
        "event": 1,
        "tally": 1,
    }
    return Claim(**(given | more))


def tally(**more: Any) -> Tally:
    """The people killed in event 1."""
    given: dict[str, Any] = {"id": 1, "event": 1, "label": "People killed", "metric": "killed", "population": "people"}
    return Tally(**(given | more))


def running(**more: Any) -> Tally:
    """A tally that counts up since a start."""
    return tally(basis=Basis.CUMULATIVE, **more)


def source(number: int, name: str, **more: Any) -> Source:
    return Source(id=number, name=name, **more)
