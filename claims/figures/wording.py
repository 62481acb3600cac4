"""The words of one figure to the figure, and the figure to words: what a table cell or an option holds."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.figures.quantities import quantities
from claims.figures.tokens import tokens
from claims.model.figure import Bound, Figure, Number

_LONGEST = 200  # characters; a cell that is longer holds prose
_NONE_REPORTED = re.compile(r"(?:none|no (?:casualties|deaths|injuries|one|victims)(?: \w+)?) reported", re.I)
_ZERO = frozenset({"none", "nobody", "no one", "no-one", "nil", "no", "no casualties", "no deaths", "no injuries"})
_PLACEHOLDERS = frozenset({"", "-", "–", "—", "n/a", "na", "null", "unknown", "?", "nan"})


def parse(words: str) -> Figure:
    """The figure a short wording states: "as many as 30", "dozens", "1,200-1,500", "10 to 15", "none reported", "0".

    Raises ValueError where the words hold no figure, or more than one ("lots", "3 dead and 5 hurt", "n/a").
    """
    text = " ".join(words.split())
    if text.lower() in _PLACEHOLDERS:
        raise ValueError(f"no figure in {words!r}")
    if len(text) > _LONGEST:
        raise ValueError(f"too long for a figure: {text[:40]!r}…")
    if _NONE_REPORTED.fullmatch(text):
        return Figure(bound=Bound.NONE_REPORTED, low=0, best=0, high=0, words=text)
    if text.lower() in _ZERO:
        return Figure(bound=Bound.EXACT, low=0, best=0, high=0, words=text)
    line = tokens(text)
    if line and line[0].text in "-−" and len(line) > 1 and line[1].kind == "n":
        raise ValueError(f"a count cannot be negative: {words!r}")
    found = quantities(line, [token.lower for token in line], text)
    if not found:
        raise ValueError(f"no figure in {words!r}")
    if len(found) > 1:
        raise ValueError(f"more than one figure in {words!r}")
    only = found[0]
    if only.ordinal:
        return Figure(bound=Bound.AT_LEAST, low=only.value, words=text)
    figure = only.figure
    return Figure(bound=figure.bound, low=figure.low, best=figure.best, high=figure.high, words=text)


def say(figure: Figure) -> str:
    """The figure in plain words, own words aside: "at least 16", "up to 30", "between 10 and 15", "more than 66".

    `parse(say(figure))` has the same bound and ends. A figure without a number gives an empty text.
    """
    low, high = figure.low, figure.high
    if figure.bound is Bound.NONE:
        return ""
    if figure.bound is Bound.NONE_REPORTED:
        return "none reported"
    if figure.bound is Bound.VAGUE and low is not None:
        return _vague(low)
    if figure.bound is Bound.RANGE and low is not None and high is not None:
        return f"between {digits(low)} and {digits(high)}"
    opening = _OPENINGS.get(figure.bound, "")
    end = high if figure.bound in (Bound.AT_MOST, Bound.FEWER_THAN) else low
    return opening + digits(end if end is not None else (figure.best or 0))


_OPENINGS = {
    Bound.AT_LEAST: "at least ",
    Bound.MORE_THAN: "more than ",
    Bound.AT_MOST: "up to ",
    Bound.FEWER_THAN: "fewer than ",
    Bound.ABOUT: "about ",
}
_VAGUE = {
    24: "dozens",
    40: "scores",
    200: "hundreds",
    2_000: "thousands",
    20_000: "tens of thousands",
    200_000: "hundreds of thousands",
    2_000_000: "millions",
    20_000_000: "tens of millions",
    200_000_000: "hundreds of millions",
    2_000_000_000: "billions",
}


def _vague(low: Number) -> str:
    return _VAGUE.get(int(low)) or f"at least {digits(low)}"


def digits(value: Number) -> str:
    """The number with commas between thousands: 1,400; a fraction keeps its decimals."""
    if isinstance(value, Decimal) and value != value.to_integral_value():
        return f"{value:,f}"
    return f"{int(value):,}"
