"""The figure of a row: from its words, from its numbers, or from both where they agree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from claims.figures.wording import parse, say
from claims.model import OPEN_ABOVE, OPEN_BELOW, Bound, Figure, Number
from claims.tables.numbers import exported, number
from claims.tables.refusal import RowRefused

_ENDS = ("low", "best", "high")
_POINT = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])")
_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")  # judged as a number column is: "1.400" is two numbers here, too


def figure(cells: Mapping[str, Any]) -> Figure:
    """What the row says of its number.

    Words alone are read as a text's are; numbers alone take the words of the row's bound; words with numbers must say
    the same. `figure_text` (of an export) is kept as it is beside the numbers. Raises RowRefused.
    """
    exact = exported if "key" in cells else number
    ends = {end: exact(end, cells[end]) for end in _ENDS if end in cells}
    bound = _bound(cells.get("bound"))
    words = cells.get("figure")
    if words is None:
        if "figure_text" in cells and not ends and bound is None:
            return read(str(cells["figure_text"]))
        if not ends and bound not in (Bound.NONE, Bound.NONE_REPORTED):
            raise RowRefused("figure", "no figure", "a row needs figure, or one of low, best and high")
        return _from_numbers(bound, ends, str(cells["figure_text"]) if "figure_text" in cells else None)
    if not isinstance(words, str) or _DIGITS.fullmatch(words):
        value = number("figure", words)
        words = words if isinstance(words, str) else str(value)
    said = read(words)
    _agree(said, ends, bound)
    return said


@lru_cache(maxsize=20_000)
def read(words: str) -> Figure:
    """The figure of its words. Raises RowRefused where they say no number."""
    if (found := _POINT.search(words)) is not None:
        number("figure", found[0])
    try:
        return parse(words)
    except ValueError as error:
        raise RowRefused("figure", str(error), 'for example "at least 16", "20 to 30", "dozens"') from None


def _bound(value: Any) -> Bound | None:
    if value is None:
        return None
    try:
        return Bound("_".join(str(value).strip().lower().split()))
    except ValueError:
        raise RowRefused("bound", f'no such bound: "{str(value)[:40]}"', f"one of {', '.join(Bound)}") from None


def _agree(said: Figure, ends: Mapping[str, Number], bound: Bound | None) -> None:
    for end, given in ends.items():
        own = getattr(said, end)
        same = own if own is not None else said.stated
        if given != same:
            raise RowRefused(end, f'"{said.words}" does not say {end} {given}', "correct one, or leave one out")
    if bound is not None and bound is not said.bound:
        raise RowRefused("bound", f'"{said.words}" is {said.bound}, not {bound}', "correct one, or leave one out")


def _from_numbers(bound: Bound | None, ends: Mapping[str, Number], words: str | None) -> Figure:
    low, best, high = (ends.get(end) for end in _ENDS)
    bound = bound or _implied(low, best, high)
    try:
        placed = _placed(bound, low, best, high)
        return replace(placed, words=words or say(placed))
    except ValueError as error:
        raise RowRefused(next(iter(ends), "bound"), str(error)) from None


def _implied(low: Number | None, best: Number | None, high: Number | None) -> Bound:
    if low == high and (best is None or best == low):
        return Bound.EXACT
    if best is not None and low is None and high is None:
        return Bound.EXACT
    if high is None:
        return Bound.AT_LEAST
    return Bound.AT_MOST if low is None and best is None else Bound.RANGE


def _placed(bound: Bound, low: Number | None, best: Number | None, high: Number | None) -> Figure:
    """The numbers at the ends where the bound has them (claims.model.Figure). Raises ValueError where they are none."""
    if bound is Bound.NONE:
        return Figure(bound, low, best, high)
    if bound is Bound.NONE_REPORTED:
        return Figure(bound, low or 0, best or 0, high or 0)
    if bound is Bound.RANGE and (low is None or high is None):
        raise ValueError("a range needs low and high")
    if bound is Bound.RANGE or (bound is Bound.VAGUE and low is not None and high is not None):
        return Figure(bound, low, best, high)
    given = [end for end in (low, best, high) if end is not None]
    if not given:
        raise ValueError(f'the bound "{bound}" needs a number')
    if len(set(given)) > 1:
        raise ValueError(f'the bound "{bound}" has one number, not {" and ".join(map(str, given))}')
    return _one(bound, given[0], low, high)


def _one(bound: Bound, value: Number, low: Number | None, high: Number | None) -> Figure:
    if bound in OPEN_ABOVE:
        if high is not None:
            raise ValueError(f'the bound "{bound}" is open above, and high is {high}')
        return Figure(bound, value, None, None)
    if bound in OPEN_BELOW:
        if low is not None:
            raise ValueError(f'the bound "{bound}" is open below, and low is {low}')
        return Figure(bound, None, None, value)
    return Figure(bound, value, value, value)
