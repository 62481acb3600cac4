"""Numbers of the calendar and the clock: days, years, times."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.uncounted.blockers import Blocking, blocking
from claims.extract.uncounted.company import act_follows, is_bare
from claims.figures.quantities import Quantity
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import months, nouns, weekdays
from claims.vocabulary.words import table

_DAYS = 31
_HOURS = 24
_FIRST_YEAR, _LAST_YEAR = 1800, 2100


def is_dated(line: Line, quantity: Quantity) -> bool:
    """Whether the number is part of a date or of a time of day."""
    at, end = quantity.core, quantity.core_end
    token, lows = line.toks[at], line.lows
    if token.kind != "n":
        return False
    if end != at + 1:
        return _span(line, at, end)
    before, after = lows[at - 1] if at else "", lows[end] if end < len(lows) else ""
    slashed = _slashed(line, end, end + 1, at) or (at > 1 and _slashed(line, at - 1, at - 2, at))
    if slashed or _clock(line, at, end):
        return True
    text = token.text
    if not text.isdecimal():
        return False
    if len(text) <= 2:
        return _day(line, at, end, before, after)
    return len(text) == 4 and _FIRST_YEAR <= int(text) <= _LAST_YEAR and _year(line, quantity, before, after)


def _slashed(line: Line, slash: int, beyond: int, at: int) -> bool:
    """ "9/11", "1 / 13": a slash against the number, or between two; "Dead: 12 / Injured: 30" parts two statements."""
    toks = line.toks
    if slash >= len(toks) or toks[slash].text != "/":
        return False
    touching = toks[slash].start == toks[at].end or toks[slash].end == toks[at].start
    return touching or (0 <= beyond < len(toks) and toks[beyond].kind == "n")


def _span(line: Line, at: int, end: int) -> bool:
    """ "12 - 14 April", "from 2010 to 2014", "2010-2014": from one date to another."""
    first, last = line.toks[at], line.toks[end - 1]
    if _is_year(first.text) and _is_year(last.text):
        return is_bare(line, end)
    after = line.toks[end] if end < len(line.toks) else last
    return last.kind == "n" and len(first.text) <= 2 and after.lower in months() and after.text[0].isupper()


def _clock(line: Line, at: int, end: int) -> bool:
    """ "9:10", "at 9.10"."""
    lows, toks = line.lows, line.toks
    if at >= 2 and lows[at - 1] == ":" and toks[at - 2].kind == "n":
        return True
    if end + 1 >= len(toks) or toks[end + 1].kind != "n" or toks[end + 1].start != toks[at].end + 1:
        return False
    return lows[end] == ":" or (lows[end] == "." and at > 0 and lows[at - 1] == "at")


def _day(line: Line, at: int, end: int, before: str, after: str) -> bool:
    names = months()
    if after == "of" and end + 1 < len(line.lows) and line.lows[end + 1] in names and not _capitals():  # "3 de mayo"
        return True
    if not _clock_leads().isdisjoint((_raw(line, at, 1), _raw(line, at, 2))) and int(line.toks[at].text) <= _HOURS:
        return after not in nouns().ids and after not in nouns().things
    if before in names and line.toks[at - 1].text[0].isupper():
        return True
    if after in names and line.toks[end].text[0].isupper():
        return True
    if before == "." and at > 1 and line.lows[at - 2] in names:
        return True
    if after != "," or int(line.toks[at].text) > _DAYS or end + 1 >= len(line.toks):
        return False
    return _is_year(line.toks[end + 1].text) and not act_follows(line, end + 2)


def _raw(line: Line, at: int, size: int) -> str:
    """The words before a token as the text has them, without their names in the grammar."""
    return " ".join(token.text.lower() for token in line.toks[max(0, at - size) : at])


@per_language
def _clock_leads() -> frozenset[str]:
    """What stands before an hour without a mark of its own: "a las 9"."""
    return frozenset(table("calendar")["time"]["clock_leads"])


@per_language
def _capitals() -> bool:
    """Whether months are written with a capital."""
    return bool(table("calendar")["capital_months"])


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and _FIRST_YEAR <= int(text) <= _LAST_YEAR


def _year(line: Line, quantity: Quantity, before: str, after: str) -> bool:
    """Whether four digits are a year: "in 2014", "the 2014 shooting death", "2013 Homicide"; not "2014 people"."""
    lists: Blocking = blocking()
    end = quantity.core_end
    trigger = line.starts.get(end)
    if trigger is not None and "nouns" in trigger.roles and not after.endswith("s") and after not in ("killed", "dead"):
        return True
    owned = before in lists.years_owners or before.endswith("'s")
    if owned and (trigger is not None or (after in nouns().ids and not after.endswith("s") and after != "people")):
        return True
    if before in months() or before in weekdays() or before.isdecimal():
        return True
    if trigger is not None and "tolls" in trigger.roles and not trigger.roles.keys() & {"acts", "state", "nouns"}:
        return True
    if quantity.start != quantity.core:
        return is_bare(line, end)
    counted = after in nouns().ids or trigger is not None
    return not counted and (before in lists.years_before or not act_follows(line, end))
