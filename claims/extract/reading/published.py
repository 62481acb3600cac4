"""Publication dates, as pages and feeds print them, to the ISO text of claims.moments."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from claims.moments import is_moment

_MONTHS = {
    "jan": 1, "january": 1, "feb": 2, "february": 2, "mar": 3, "march": 3, "apr": 4, "april": 4, "may": 5,
    "jun": 6, "june": 6, "jul": 7, "july": 7, "aug": 8, "august": 8, "sep": 9, "sept": 9, "september": 9,
    "oct": 10, "october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
}  # fmt: skip
_MONTH = rf"(?P<month>(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))}))\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_CLOCK = (
    r"(?:[,\s]+(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>(?:gmt|utc|z)?(?:[+-]\d{2}:?\d{2})?)(?:\s*\([^)]*\))?)?"
)
_FORMS = tuple(
    re.compile(_WEEKDAY + form, re.I)
    for form in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}{_CLOCK}",
        rf"{_DAY}[\s-]+{_MONTH},?[\s-]+{_YEAR}{_CLOCK}",
        rf"{_YEAR}[/.-](?P<month>\d{{1,2}})[/.-]{_DAY}{_CLOCK}",
    )
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?")
_LEAD = re.compile(r"(?:date(?:line)?|published(?: on)?|posted(?: on)?|updated)\s*:?\s+", re.I)
_LABELLED = re.compile(_LEAD.pattern + r"(\d{4}-\d{2}-\d{2}(?:T[\d:]+(?:Z|[+-]\d{2}:?\d{2})?)?)\b", re.I)
# the head of wire copy, by style guides in capitals: "MARL COVE, June 4, 2019 (Vell Agency) -"
_DATELINE = re.compile(
    r"[^\W\d_a-z][^\Wa-z]*(?:[ .'’-]{1,2}[^\Wa-z]+){0,4},\s+"
    rf"(?P<date>(?i:{_WEEKDAY}(?:[a-z]{{3,9}}\.?\s+\d{{1,2}},?|\d{{1,2}}\s+[a-z]{{3,9}}\.?)\s+\d{{4}}))"
    r"\s*(?:\([^()]{2,40}\)\s*)?[-–—:]"
)
_TOP_LINES = 6
_TOP_CHARACTERS = 600


def moment(value: object) -> str | None:
    """The ISO text of a date as printed or as seconds since 1970; None where it is not understood.

    A form that reads as two dates (03/04/2016) is not understood: nobody guesses.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _epoch(float(value))
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    if is_moment(text):
        return text.replace(" ", "T")
    found = _COMPACT.fullmatch(text)
    if found:
        return _compact(found)
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            return _iso(match)
    return None


def stated_at_top(text: str) -> str | None:
    """The date one of the first lines gives for the document: a date alone, "date 2019-06-04 …", a dateline."""
    lines = [line.strip() for line in text[:_TOP_CHARACTERS].splitlines() if line.strip()][:_TOP_LINES]
    for line in lines:
        labelled = _LABELLED.match(line)
        if labelled and is_moment(labelled[1]):
            return labelled[1]
        bare = _LEAD.sub("", line, count=1) if _LEAD.match(line) else line
        found = moment(bare) if len(bare) >= len("2019-06-04") and not bare.isdigit() else None
        if found and len(found) >= len("2019-06-04"):
            return found
    heads = (_DATELINE.match(line) for line in lines)
    return next((found for head in heads if head and (found := moment(head["date"]))), None)


def _epoch(value: float) -> str | None:
    try:
        return datetime.fromtimestamp(value / 1000 if value > 1e11 else value, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, OSError, ValueError):
        return None


def _compact(found: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = found.groups()
    text = f"{year}-{month}-{day}"
    if hour:
        text += f"T{hour}:{minute}" + (f":{second}" if second else "") + (zone or "")
    return text if is_moment(text) else None


def _iso(found: re.Match[str]) -> str | None:
    month = found["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS[month]
    text = f"{found['year']}-{number:02d}-{int(found['day']):02d}"
    if found["hour"]:
        hour = int(found["hour"])
        if found["half"]:
            hour = hour % 12 + (12 if found["half"][0].lower() == "p" else 0)
        text += f"T{hour:02d}:{found['minute']}" + (f":{found['second']}" if found["second"] else "")
        text += _zone(found["zone"] or "")
    return text if is_moment(text) else None


def _zone(words: str) -> str:
    offset = re.sub(r"^[a-z]+", "", words, flags=re.I)
    if offset:
        return offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"
    return "Z" if words else ""
