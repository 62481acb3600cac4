"""What a page prints around its article: lists of other headlines, teasers, tickers. Their figures are other events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claims.extract.sentences.blocks import blocks
from claims.extract.setting.time_patterns import words
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

_SENTENCE = re.compile(r"[a-z]{3}[.!?][\"'”’)]*$")
_FULL_STOP = re.compile(r"[.!?:;…,][\"'”’)]*$")
_MARKS = " *#:>-–—|►▶•▪◦‣●■»"
_CUT = 60  # characters that two lines share where one repeats the other
_CLIP = re.compile(r"\d{1,2}:[0-5]\d (?=\w)")  # the length of a film before its title
_HEADLINE = 20  # words; no headline is longer
_STAMP = 60  # characters; no stamp among headlines is longer
_LIST = 5  # short lines in a row that make a list of headlines


@per_language
def _lists() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in table("furniture").items()}


@per_language
def _stamp() -> re.Pattern[str]:
    """A clock with its zone or half of the day, a weekday with its date, or "3 hours ago" at the end of a line."""
    calendar = table("calendar")
    time = calendar["time"]
    zones = words([*time["stamp_zones"], *time["zones"], *time["morning_marks"], *time["afternoon_marks"]])
    days = words([*calendar["weekdays"], *calendar["short_weekdays"]])
    units = words(word for name, listed in time["units"].items() for word in listed if name in ("hour", "day"))
    ago = rf"\b\d+ (?:{units}|{words(time['minutes'])}) (?:{words(time['ago'])})$"
    return re.compile(
        rf"\b\d{{1,2}}:\d{{2}}(?::\d{{2}})?\b.*\b(?:{zones})|^\W*(?:{days}),? \d{{1,2}} \w{{3,9}} \d{{4}}|{ago}", re.I
    )


def is_stamp(line: str) -> bool:
    """Whether the words are only a time stamp of the page."""
    return len(line) < 90 and not _SENTENCE.search(line) and bool(_stamp().search(line))


def furniture(text: str) -> list[tuple[int, int]]:
    """The spans of lines that are lists of other headlines: under a heading such as "Related", or among time stamps."""
    lines = [(start, end, " ".join(text[start:end].split())) for start, end in blocks(text) if text[start:end].strip()]
    spans: list[tuple[int, int]] = []
    short = [_is_headline(line) for _, _, line in lines]
    stamp = _stamp()
    stamped = [len(line) < _STAMP and stamp.search(line) is not None for _, _, line in lines]
    listed = False
    for at, (start, end, line) in enumerate(lines):
        lower = line.lower().lstrip(_MARKS)
        heading = lower.rstrip(" :|*#")
        if heading in _lists()["headings"] or (short[at] and heading.startswith(_lists()["heading_openings"])):
            listed = at > 0
            continue
        if lower.startswith(_lists()["openings"]) or (at > 2 and _is_teaser(lines, at)):
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


def _is_teaser(lines: Sequence[tuple[int, int, str]], at: int) -> bool:
    """Whether a line is the beginning of another article: cut off by dots, or said twice with more behind it."""
    line = lines[at][2]
    if len(line) < _CUT:
        return bool(_CLIP.match(line)) and not _FULL_STOP.search(line)
    beside = [lines[other][2] for other in (at - 1, at + 1) if 0 <= other < len(lines)]
    return line.endswith(("...", "…")) or any(other[:_CUT] == line[:_CUT] for other in beside)


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


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order with those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found
