"""The moment of --held-at, as commands take it."""

from __future__ import annotations

from datetime import datetime

from claims.errors import UsageError
from claims.moments import last_instant


def moment(text: str | None) -> datetime | None:
    """The last instant of what was typed ("2016-09-23" is the end of that day, UTC); None for none.

    Raises UsageError where it is no ISO date or date-time.
    """
    if text is None:
        return None
    try:
        return last_instant(text)
    except ValueError as error:
        hint = "write a date, 2016-09-23, or a date and time with its zone, 2016-09-23T18:00+03:00"
        raise UsageError(f"--held-at {text!r} is no date the program can read", hint=hint) from error
