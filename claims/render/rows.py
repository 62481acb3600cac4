"""Rows to table, JSON, JSONL or CSV: the one place that decides how lists are printed."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

from claims.render.json import array, line, plain
from claims.render.safe import visible
from claims.tables.chains import joined

if TYPE_CHECKING:
    from rich.table import Table

Row = Mapping[str, Any]

_SHORT = 12  # cells up to this length are never wrapped
_WORD = 11  # a column is wide enough for words of this length, where the screen allows
_RISKY = re.compile(r"'*[=+\-@\t\r]")  # an apostrophe before one of these gets another, so that reading takes off one


def emit(
    rows: Iterable[Row], format: str, *, columns: Sequence[str], empty: str = "nothing found", out: TextIO | None = None
) -> None:
    """Print rows. A table shows `columns` only; JSON and JSONL hold every key, CSV too (its head from the first row).

    `empty` is what a table of no rows says.
    """
    stream = out or sys.stdout
    if format == "json":
        stream.writelines(array(rows))
        stream.write("\n")
    elif format == "jsonl":
        for row in rows:
            stream.write(line(row) + "\n")
    elif format == "csv":
        _write_csv(rows, columns, stream)
    else:
        from claims.render.console import screen

        held = list(rows)
        screen().print(table(held, columns) if held else empty)


def table(rows: Sequence[Row], columns: Sequence[str]) -> Table:
    """A plain table of the chosen columns; numbers to the right, text of articles never read as markup.

    A column that is empty in every row is left out.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from claims.render.console import safe

    columns = [name for name in columns if any(text(row.get(name)) for row in rows)] or list(columns)
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    cells = [[safe(_seen(row.get(column))) for column in columns] for row in rows]
    for at, column in enumerate(columns):
        numeric = all(isinstance(row.get(column), int | float | None) for row in rows)
        held = [line[at] for line in cells] + [column.replace("_", " ")]
        least = max(len(word) for line in held for word in line.split() or [""])
        drawn.add_column(
            column.replace("_", " "),
            justify="right" if numeric else "left",
            overflow="fold",
            no_wrap=numeric or max(map(len, held)) <= _SHORT,
            min_width=min(least, _WORD),
        )
    for held_cells in cells:
        drawn.add_row(*map(Text, held_cells))
    return drawn


def aligned(rows: Sequence[Row], columns: Sequence[str], stream: TextIO) -> None:
    """A line a row, columns side by side, nothing wrapped: for pipes, where no terminal limits the width."""
    columns = [name for name in columns if any(text(row.get(name)) for row in rows)] or list(columns)
    lines = [[visible(text(row.get(name))).replace("\n", " ") for name in columns] for row in rows]
    head = [name.replace("_", " ") for name in columns]
    widths = [max(map(len, cells)) for cells in zip(head, *lines, strict=True)]
    right = [all(isinstance(row.get(name), int | float | None) for row in rows) for name in columns]
    for cells in (head, ["─" * width for width in widths], *lines):
        placed = zip(cells, widths, right, strict=True)
        stream.write("  ".join(c.rjust(w) if r else c.ljust(w) for c, w, r in placed).rstrip() + "\n")


def text(value: Any) -> str:
    """One cell as words: nothing for None, comma-separated lists, ISO times."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(text, value))
    return str(plain(value))


def _seen(value: Any) -> str:
    """One cell of a table on the screen: a moment to the minute, in UTC."""
    return f"{value.astimezone(UTC):%Y-%m-%d %H:%M}" if isinstance(value, datetime) and value.tzinfo else text(value)


def cell(value: Any) -> Any:
    """One CSV cell: text that a spreadsheet would run as a formula is led by an apostrophe."""
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    written = joined(map(text, value)) if isinstance(value, list | tuple) else text(value)
    return f"'{written}" if _RISKY.match(written) else written


def _write_csv(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    writer, head = csv.writer(stream), None
    for row in rows:
        if head is None:
            head = list(row)
            writer.writerow(head)
        writer.writerow([cell(row.get(name)) for name in head])
    if head is None:
        writer.writerow(columns)
