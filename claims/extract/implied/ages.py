"""Ages beside people: "34-year-old", "a two year old", ", 20,", "(40)", "aged six"."""

from __future__ import annotations

from typing import NamedTuple

from claims.extract.implied.words import closed
from claims.extract.sentences.lines import Line
from claims.figures.numbers import read

_HYPHENS = frozenset("-‑")
_HYPHENATED = 4  # tokens behind a number among which its unit stands: "three - month"
_OLDEST = 120
_ADULT = 18


class Age(NamedTuple):
    """An age in full years, and the token after its words. Months and days are 0 years."""

    years: int
    end: int


def age_at(line: Line, at: int) -> Age | None:
    """The age that begins here as an adjective: "34-year-old", "three-month old"."""
    lows, toks, lists = line.lows, line.toks, closed()
    if lists["years"].isdisjoint(lows[at + 1 : at + 1 + _HYPHENATED]):
        return None
    if toks[at].kind != "n" and not (toks[at].kind == "w" and at + 3 < len(lows)):
        return None
    tail = at + 1
    while tail < len(lows) and tail < at + 4 and (toks[tail].kind in _HYPHENS or toks[tail].kind == "w"):
        if lows[tail] in lists["years"]:
            break
        tail += 1
    if tail + 1 >= len(lows) or lows[tail] not in lists["years"]:
        return None
    end = tail + 1
    if toks[end].kind in _HYPHENS:
        end += 1
    if end >= len(lows) or lows[end] not in lists["old"]:
        return None
    years = _number(line, at, tail)
    if years is None:
        return None
    return Age(years if lows[tail].startswith("y") else 0, end + 1)


def _number(line: Line, at: int, tail: int) -> int | None:
    if line.toks[at].kind == "n":
        return _years(line, at)
    value = read(line.toks, at)
    if value is None or value.ordinal or value.vague or value.end > tail or value.value > _OLDEST:
        return None
    return int(value.value)


def _years(line: Line, at: int) -> int | None:
    text = line.toks[at].text
    return int(text) if text.isdecimal() and len(text) <= 3 and int(text) <= _OLDEST else None


def age_after(line: Line, at: int) -> Age | None:
    """The age that stands behind a name or noun: ", 20", "(40)", "(31 years old)", ", aged six", ", age 9"."""
    lows, toks, lists = line.lows, line.toks, closed()
    if at + 1 >= len(lows):
        return None
    bracket = toks[at].kind in "(["
    begin = at + 1 if bracket or toks[at].kind == "," else at
    if begin == at and lows[at] not in lists["aged"]:
        return None
    if lows[begin] in lists["aged"]:
        begin += 1
    if begin >= len(lows):
        return None
    years, end = _years(line, begin) if toks[begin].kind == "n" else None, begin + 1
    if years is None and toks[begin].kind == "w":
        value = read(line.toks, begin)
        if value is not None and not value.ordinal and not value.vague and value.spelt and value.value <= _OLDEST:
            years, end = int(value.value), value.end
            if end < len(lows) and toks[end].kind not in ",.)" and lows[end] not in lists["years"]:
                return None
    if years is None:
        return None
    return _closed(line, at, years, end, bracket=bracket)


def _closed(line: Line, at: int, years: int, end: int, *, bracket: bool) -> Age | None:
    """The age up to the sign that closes it; none where the number counts something: ", 20 others"."""
    lows, toks, lists = line.lows, line.toks, closed()
    if end < len(lows) and lows[end] in lists["years"]:
        years = years if lows[end].startswith("y") else 0
        end += 1
        end += end < len(lows) and lows[end] in lists["old"]
    if bracket:
        while end < len(lows) and end < at + 8 and toks[end].kind not in ")]":
            end += 1
        return Age(years, end + 1) if end < len(lows) and toks[end].kind in ")]" else None
    if end >= len(lows) or toks[end].kind in ",.;:)—–" or lows[end - 1] in lists["old"]:
        return Age(years, end)
    follows = lows[end] in ("of", "was", "were", "is", "has", "had", "who", "and", "died", "from", "dies", "in", "shot")
    return Age(years, end) if follows or lows[at] in lists["aged"] or lows[at + 1] in lists["aged"] else None
