"""Findings on single rows, articles or files: values that are collected and listed, never raised."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong (`message`), where (`file`, `row`, `column`, `offset`), and what to do (`hint`).

    `row` counts data rows or feed lines from 1 as an editor shows them; `offset` is in characters of the text read.
    `fatal` is true where the thing could not be read at all, false for a warning about something recorded anyway.
    """

    message: str
    file: str | None = None
    row: int | None = None
    column: str | None = None
    offset: int | None = None
    hint: str | None = None
    fatal: bool = True

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                self.file,
                f"row {self.row}" if self.row is not None else None,
                f"column {self.column}" if self.column else None,
                f"character {self.offset}" if self.offset is not None else None,
            )
            if part
        )
        text = f"{place}: {self.message}" if place else self.message
        return f"{text} ({self.hint})" if self.hint else text
