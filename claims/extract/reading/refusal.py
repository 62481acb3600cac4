"""Why a document cannot be read: raised by the readers, turned into a Problem at one place."""

from __future__ import annotations

import re

from claims.model import Problem

_USER = re.compile(r"(?<=://)[^/@\s]*@")
MEGABYTE = 1_000_000
LIMIT = 50 * MEGABYTE
"""Bytes of one document, page or feed line: the longest books are far below it."""


class Unreadable(Exception):
    """The document gives no text: `message` says what it is, `hint` what to do."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def problem(self, file: str, row: int | None = None) -> Problem:
        """The same as a finding about this file or URL and row; a name and password in a URL are not shown again."""
        return Problem(message=self.message, file=_USER.sub("", file), row=row, hint=self.hint)


def too_large(what: str) -> Unreadable:
    """The refusal of anything over the limit."""
    return Unreadable(f"{what} is over {LIMIT // MEGABYTE} MB", "split it, or give the part with the figures")
