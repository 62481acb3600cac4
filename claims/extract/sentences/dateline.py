"""The dateline before a report, "ALEPPO, Syria (AP) —": where and when it was written, apart from its sentences."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.extract.setting.time_patterns import words
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

_HEAD = 1500  # characters; no dateline stands further down
_BEHIND = 40  # characters that tell whether the report is in capitals


class Dateline(NamedTuple):
    """The words before a report that say where and when it was written, and their characters from and to.

    `sure` where they can be nothing else: with a dash, and an agency, a date or words in small letters after them.
    """

    place: str
    start: int
    end: int
    sure: bool


@per_language
def _dateline() -> re.Pattern[str]:
    """ "ALEPPO, Syria (AP) —", "HALVERN, 18 May 2033 -", "HALVERN, Norland, Wednesday (NA) -"."""
    calendar = table("calendar")
    month, of = rf"(?i:{words(calendar['months'])})\.?", rf"(?:(?:{words(calendar['time']['of'])}) )?"
    date = rf"(?:{month} \d{{1,2}}|\d{{1,2}} {of}{month})(?:,? {of}\d{{4}})?"
    day = rf"(?i:{words([*calendar['weekdays'], *calendar['short_weekdays']])})\.?"
    dated = rf"(?:,? (?P<date>{day}(?:,? {date})?|{date}))?"
    larger = rf"(?:, (?!(?:{day}|{month})(?!\w))(?-i:[A-Z])[^\W\d_.]{{1,14}}\.?)?"
    body = r"\s*(?:\([^)\n]{2,30}\)\s*)?"
    return re.compile(
        rf"^\s*(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{{2,40}}{larger}(?=,| |:|[-–—]))"
        rf"{dated}{body}{dated.replace('date>', 'date2>')}\s*(?:[-–—]{{1,2}}|:)\s"
        rf"|^\s*(?P<plain>[A-Z][a-z'’-]{{2,20}}(?: [A-Z][a-z'’-]{{2,20}}){{0,2}}(?:, [A-Z][A-Za-z.]{{1,14}})?)"
        rf" \([A-Z][^)\n]{{1,30}}\)\s*[-–—]{{1,2}}\s",
        re.M,
    )


def _is_sure(found: re.Match[str]) -> bool:
    """Not "CRASH IN LUND: three hurt" nor a headline in capitals with who says so behind a dash."""
    if "(" in found.group() or found["date"] or found["date2"]:
        return True
    behind = found.string[found.end() : found.end() + _BEHIND]
    return not (found.group().rstrip().endswith(":") or behind.isupper())


@per_language
def _not_places() -> frozenset[str]:
    return frozenset([*table("places")["not_places"], *table("calendar")["days"]])


def dateline(text: str) -> Dateline | None:
    """The dateline "ALEPPO, Syria (AP) —" at the head of a report, its place in title case."""
    for found in _dateline().finditer(text[:_HEAD]):
        name = " ".join((found["place"] or found["plain"]).split())
        head, comma, rest = name.partition(",")
        if len(head) >= 3 and _not_places().isdisjoint(head.lower().split()):
            return Dateline(head.title() + comma + rest, found.start(), found.end(), _is_sure(found))
    return None
