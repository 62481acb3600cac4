"""CSV, TSV and their kin as rows. The separator is the one under which the header makes most sense to us."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from claims.errors import InputRefused
from claims.model import Problem
from claims.tables.columns import OURS, Header, fold, read_header
from claims.tables.files import EMPTY, TableFile
from claims.tables.line import Line
from claims.tables.rows import LONGEST

_SEPARATORS = (",", ";", "\t", "|")
_SAMPLE_LINES = 30
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")


def lines(file: TableFile, mapping: Mapping[str, str]) -> Iterator[Line | Problem]:
    """The rows under our column names, empty cells left out; row numbers as a spreadsheet shows them (header: 1)."""
    with Path(file.path).open(encoding=file.encoding, errors="surrogateescape", newline="") as text:
        separator, skipped = _separator(text, mapping)
        reader = csv.reader(text, delimiter=separator, strict=True)
        names, number = _header(reader, file.path, skipped)
        header = read_header(names, mapping, file.path)
        yield from header.problems
        if file.encoding == "cp1252":
            yield Problem("read as Windows-1252, since it is not UTF-8", file=file.path, fatal=False)
        yield from _rows(reader, header, file, number, text)


def _rows(reader: Any, header: Header, file: TableFile, number: int, text: TextIO) -> Iterator[Line | Problem]:
    present = [(ours, place) for ours, place in zip(OURS, header.places, strict=True) if place is not None]
    width = len(header.names)
    position = text.buffer.tell
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(*_explained(str(error), file.path, number))
            continue
        if len(row) != width:
            if not any(map(str.strip, row)):
                continue
            if len(row) < width:
                row += [""] * (width - len(row))
            elif any(map(str.strip, row[width:])):
                message = f"{len(row)} cells under {width} columns"
                yield Problem(message, file=file.path, row=number, hint="quote cells that hold the separator")
                continue
        cells = {ours: cell for ours, place in present if (cell := row[place].strip())}
        if not cells:
            continue
        if "key" in cells:
            cells = _unguarded(cells)
        problem = _not_text(cells, file, number) if file.guarded else None
        yield problem or Line(number, cells, position())


def _unguarded(cells: dict[str, str]) -> dict[str, str]:
    """An export's cells as they were: it leads what a spreadsheet would run as a formula by an apostrophe."""
    return {ours: cell[1:] if cell[0] == "'" and _GUARDED.match(cell) else cell for ours, cell in cells.items()}


def _header(reader: Any, path: str, skipped: int) -> tuple[list[str], int]:
    number = skipped
    try:
        for row in reader:
            number += 1
            if any(map(str.strip, row)):
                return row, number
    except csv.Error as error:
        raise InputRefused(f"{path}: the header cannot be read: {error}", hint="save it again as CSV") from None
    raise InputRefused(f"{path} is empty", hint=EMPTY)


def _separator(text: TextIO, mapping: Mapping[str, str]) -> tuple[str, int]:
    """The separator and how many lines to leave out (Excel's "sep=;"); the text stands at its header afterwards."""
    sample = [text.readline(LONGEST) for _ in range(_SAMPLE_LINES)]
    told = re.fullmatch(r"sep=(.)\s*", sample[0])
    text.seek(0)
    if told:
        text.readline()
        return told[1], 1
    wanted = {*OURS, *mapping}
    best = max(_SEPARATORS, key=lambda mark: (*_sense(sample, mark, wanted), -_SEPARATORS.index(mark)))
    return best, 0


def _sense(sample: list[str], separator: str, wanted: set[str]) -> tuple[int, int]:
    """How many headers we know under a separator, and how many rows are as wide as the header."""
    try:
        rows = [row for row in csv.reader(sample, delimiter=separator) if row]
    except csv.Error:
        return 0, 0
    if not rows:
        return 0, 0
    return sum(fold(name) in wanted for name in rows[0]), sum(len(row) == len(rows[0]) > 1 for row in rows)


def _not_text(cells: Mapping[str, str], file: TableFile, number: int) -> Problem | None:
    for column, cell in cells.items():
        if found := _NOT_TEXT.search(cell):
            what = "a NUL byte" if found[0] == "\0" else f"bytes that are not {file.encoding.upper()}"
            hint = "save the whole table as UTF-8"
            return Problem(what, file=file.path, row=number, column=column, hint=hint)
    return None


def _explained(error: str, path: str, number: int) -> tuple[Any, ...]:
    if "field larger" in error:
        said, hint = f"a cell of more than {LONGEST:,} characters", "is a quotation mark left open?"
    elif "unexpected end" in error:
        said, hint = "the file ends inside a quoted cell", "is it cut off, or a quotation mark left open?"
    else:
        said, hint = f"quotation marks do not pair up ({error})", 'inside a quoted cell, write "" for one mark'
    return said, path, number, None, None, hint
