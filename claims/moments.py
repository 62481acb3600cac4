"""Times as sources state them: ISO 8601 text of reduced precision, kept as said and compared as spans."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta, timezone

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?)?)?)?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)


def parse(text: str) -> tuple[datetime, datetime]:
    """The first and the last instant of an ISO text of any precision: "2016-09" is all of September.

    Without an offset the text is taken as UTC. Raises ValueError for anything that is not such a text.
    """
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"not an ISO date or date-time: {text!r}")
    parts = {name: int(value) for name, value in found.groupdict().items() if value and name != "zone"}
    zone = _zone(found["zone"])
    first = datetime(
        parts["year"],
        parts.get("month", 1),
        parts.get("day", 1),
        parts.get("hour", 0),
        parts.get("minute", 0),
        parts.get("second", 0),
        tzinfo=zone,
    )
    if "day" not in parts:
        month = parts.get("month", 12)
        length = timedelta(
            days=(datetime(parts["year"], month, 1) - datetime(parts["year"], parts.get("month", 1), 1)).days
        )
        length += timedelta(days=calendar.monthrange(parts["year"], month)[1])
    elif "hour" not in parts:
        length = timedelta(days=1)
    elif "minute" not in parts:
        length = timedelta(hours=1)
    else:
        length = timedelta(minutes=1) if "second" not in parts else timedelta(seconds=1)
    return first, first + length - timedelta(microseconds=1)


def first_instant(text: str) -> datetime:
    """The earliest instant the text can mean, aware."""
    return parse(text)[0]


def last_instant(text: str) -> datetime:
    """The latest instant the text can mean, aware."""
    return parse(text)[1]


def is_moment(text: str) -> bool:
    """Whether the text is an ISO date or date-time of any precision, and a real one."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def day(text: str) -> str | None:
    """The calendar day of the text, "2016-09-23", as written (not shifted to UTC); None where it names no day."""
    return text[:10] if len(text) >= 10 and is_moment(text) else None


def _zone(text: str | None) -> timezone:
    if text is None or text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)
