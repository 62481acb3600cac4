"""When and where a count holds: stretches of time out of dates and words, and which of them are told apart."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path

from claims.model import Basis, Claim
from claims.moments import day, first_instant, is_moment, last_instant

DATA = Path(__file__).parent / "data" / "times.toml"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEAR = timedelta(days=3)  # scopes of one event lie this near one another; a date further off is a slip or another story
_HOUR = timedelta(hours=3)  # what two reports of one hour may differ by
_DAY = timedelta(days=1)
# a week without dates for words without a publication date: its Monday is as good as any
_NO_WEEK = datetime.fromisoformat("0004-01-05T00:00:00+00:00")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|from|during|over|between|this (?:year|month|week|season)|in (?:the year )?\d{4}"
    r"|(?:last|past|previous) (?:[\w-]+ )?(?:hours|days|weeks|months|years|week|month|year|decade))\b",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_SMALL = re.compile(r"\b(?:the|past|in|on|of|over|during|about|a|an)\b")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time a claim is about, end excluded. `dated` is false where only weekdays are known."""

    start: datetime
    end: datetime
    dated: bool = True

    def meets(self, other: Stretch) -> bool:
        """Whether the two have any time in common; a dated and an undated one cannot be told apart."""
        return self.dated is not other.dated or (self.start < other.end and other.start < self.end)

    def near(self, other: Stretch) -> bool:
        """Whether they lie within a few days of one another."""
        return self.dated is other.dated and self.start - NEAR < other.end and other.start - NEAR < self.end

    @property
    def length(self) -> timedelta:
        """How long it lasts."""
        return self.end - self.start


def stretch(claim: Claim) -> Stretch | None:
    """When the claim says it happened, as far as dates and words tell; None where they tell no day."""
    return _stretch(claim.when or "", claim.occurred_from or claim.occurred_to, claim.occurred_to)


def stretch_words(claim: Claim) -> str:
    """The stretch a period or a running total covers, in one spelling: its dates, or "last three days" without any.

    Dates say more than words: "between June and October 2017" in an article is the 2017-06 to 2017-10 of a table, and
    "in the last three days" of two days are two stretches. Of a running total only what tells its start: "the 306th
    member killed yesterday" says when the last of them was, not since when they are counted.
    """
    dates = (claim.occurred_from, claim.occurred_to)
    words = claim.when or " ".join(filter(None, dates))
    if claim.basis is Basis.CUMULATIVE:
        if not _tells_start(claim):
            return ""
        if claim.when and claim.occurred_from:
            return f"since {claim.occurred_from}"
    elif all(dates):
        return " to ".join(filter(None, dates))
    return " ".join(_SMALL.sub(" ", words.lower()).split())


def _tells_start(claim: Claim) -> bool:
    if claim.when:
        return _SINCE.search(claim.when) is not None
    # a table's dates are those of its count; of a text, only two different days are a stretch
    return claim.start is None or bool(claim.occurred_to and claim.occurred_to != claim.occurred_from)


def plainly(words: str) -> str:
    """The words for a time without the capitals of wire copy: "Tuesday night", "July 5, 2025"."""
    clean = " ".join(words.split())
    return _NAMED_DAY.sub(lambda day: day.group().capitalize(), clean.lower()) if clean.isupper() else clean


@cache
def parts() -> dict[str, tuple[float, float]]:
    """The parts of a day, the longest words first."""
    with DATA.open("rb") as file:
        raw = tomllib.load(file)["parts"]
    return {word: (raw[word][0], raw[word][1]) for word in sorted(raw, key=lambda word: (-len(word), word))}


@lru_cache(maxsize=4096)
def _stretch(when: str, first: str | None, last: str | None) -> Stretch | None:
    if first and is_moment(first):
        until = last if last and is_moment(last) else first
        # an end given as a time of day is that moment: a night until 06:00 does not meet a morning from 06:00
        timed = until != first and len(until) > 10
        start, end = first_instant(first), first_instant(until) if timed else last_instant(until)
        if end < start or end - start > 31 * _DAY:
            return None
        if len(first) > 10:
            return (
                Stretch(start - _HOUR, end + _HOUR) if len(until) > 10 and end - start < _HOUR else Stretch(start, end)
            )
        part = _part(when) if day(first) and first == until else None
        return Stretch(start + part[0], start + part[1]) if part else Stretch(start, end)
    return _weekday(when)


def _weekday(when: str) -> Stretch | None:
    named = {found.lower() for found in _WEEKDAY.findall(when)}
    if len(named) != 1:
        return None
    midnight = _NO_WEEK + WEEKDAYS.index(named.pop()) * _DAY
    part = _part(when) or (timedelta(0), _DAY)
    return Stretch(midnight + part[0], midnight + part[1], dated=False)


def _part(when: str) -> tuple[timedelta, timedelta] | None:
    words = when.lower()
    for word, (first, last) in parts().items():
        if word in words:
            return timedelta(hours=first), timedelta(hours=last)
    return None
