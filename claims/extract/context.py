"""Which figures belong to background or to another story of the page: they never join the event's tally."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from claims.extract.blocks import blocks
from claims.extract.when import Moment
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

_STAMP = re.compile(
    r"\b\d{1,2}:\d{2}(?::\d{2})?\b.*\b(?:GMT|UTC|EST|EDT|[AP]M)\b"
    r"|^\W*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? \d{1,2} \w{3,9} \d{4}|\b\d+ (?:hours?|days?|minutes?) ago$",
    re.I,
)
_FULL_STOP = re.compile(r"[.!?:;…,][\"'”’)]*$")
_HEADLINE = 20  # words; no headline is longer
_LIST = 5  # short lines in a row that make a list of headlines
_OLD = 45  # days before publication from which a dated figure is history


@per_language
def _lists() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in table("furniture").items()}


def is_stamp(words: str) -> bool:
    """Whether the words are only a time stamp of the page."""
    return len(words) < 90 and bool(_STAMP.search(words))


def furniture(text: str) -> list[tuple[int, int]]:
    """The spans of lines that are lists of other headlines: under a heading such as "Related", or among time stamps."""
    lines = [(start, end, " ".join(text[start:end].split())) for start, end in blocks(text) if text[start:end].strip()]
    spans: list[tuple[int, int]] = []
    short = [_is_headline(line) for _, _, line in lines]
    stamped = [bool(_STAMP.search(line)) and len(line) < 60 for _, _, line in lines]
    listed = False
    for at, (start, end, line) in enumerate(lines):
        lower = line.lower().strip(" *#:>-–—|")
        if lower in _lists()["headings"]:
            listed = at > 0
            continue
        if line.lower().startswith(_lists()["openings"]):
            spans.append((start, end))
            continue
        if listed and not short[at] and len(line) > 160:
            listed = False
        among = (
            at > 2
            and short[at]
            and any(stamped[max(0, at - 1) : at + 2])
            and sum(stamped[max(0, at - 4) : at + 5]) >= 2
        )
        if (listed and (short[at] or len(line) < 160)) or among:
            spans.append((start, end))
    return spans + _runs(lines, short)


def _runs(lines: Sequence[tuple[int, int, str]], short: Sequence[bool]) -> list[tuple[int, int]]:
    """Runs of many short lines after the article's prose: a sidebar read as text."""
    spans: list[tuple[int, int]] = []
    prose = next((at for at, (_, _, line) in enumerate(lines) if len(line) > 160), None)
    if prose is None:
        return spans
    at = prose
    while at < len(lines):
        end = at
        while end < len(lines) and short[end] and len(lines[end][2].split()) >= 3:
            end += 1
        if end - at >= _LIST:
            spans.extend((start, stop) for start, stop, _ in lines[at:end])
        at = max(end, at + 1)
    return spans


def _is_headline(line: str) -> bool:
    return len(line) < 140 and len(line.split()) <= _HEADLINE and not _FULL_STOP.search(line)


def is_background(words: str, moment: Moment | None, published: date | None, lead: Moment | None) -> bool:
    """Whether the sentence speaks of another time: an old date, or words of background."""
    lower = words.lower()
    if any(phrase in lower for phrase in _lists()["background"]):
        return True
    if moment is None or moment.first is None or moment.role in ("since", "period", "as_of"):
        return False
    if published is not None:
        first = (
            (moment.first[:10] + "-12-31"[len(moment.first[:10]) - 4 :])
            if len(moment.first) < 10
            else moment.first[:10]
        )
        try:
            return (published - date.fromisoformat(first)).days > _OLD and not _near(moment, lead)
        except ValueError:
            return moment.first[:4] < str(published.year)
    return lead is not None and lead.first is not None and moment.first[:4] < lead.first[:4]


def _near(moment: Moment, lead: Moment | None) -> bool:
    """Whether the document's own event is that old too: a follow-up months later."""
    if lead is None or lead.first is None or moment.first is None:
        return False
    size = min(7, len(lead.first), len(moment.first))
    return lead.first[:size] == moment.first[:size]
