"""Why one row cannot be read: raised deep inside it, turned into a finding where the row's place is known."""

from __future__ import annotations


class RowRefused(Exception):
    """One cell of one row cannot be used: the column, the reason, and what to do."""

    def __init__(self, column: str | None, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.column, self.message, self.hint = column, message, hint
