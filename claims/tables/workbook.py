"""XLSX as rows: the first sheet that has any, formulas by their stored results."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from claims.errors import InputRefused
from claims.model import Problem
from claims.tables.columns import OURS, read_header
from claims.tables.files import EMPTY, TableFile
from claims.tables.line import Line

_UNPACKED = 1 << 30  # bytes of one workbook unpacked: five million full rows
_SHARED = 100 << 20  # bytes of its shared texts, which the library holds in memory
_RATIO = 200  # packed to unpacked: sheets of real rows reach 5 to 30


def lines(file: TableFile, mapping: Mapping[str, str]) -> Iterator[Line | Problem]:
    """The rows under our column names; row numbers as the spreadsheet shows them.

    Raises InputRefused where the file is no workbook, is damaged, or would unpack to far more than it says.
    """
    import openpyxl

    _require_bounded(file)
    try:
        with Path(file.path).open("rb") as content:  # by its path, it would be judged by its name
            book = openpyxl.load_workbook(content, read_only=True, data_only=True, keep_links=False)
            with closing(book):
                yield from _of_book(book, file, mapping)
    except InputRefused:
        raise
    except Exception as error:  # the library lets errors of XML, zip and its own checks through as they come
        raise InputRefused(
            f"{file.path} is damaged, or no Excel workbook: {error}",
            hint="open it in a spreadsheet, and save it again",
        ) from None


def _of_book(book: Any, file: TableFile, mapping: Mapping[str, str]) -> Iterator[Line | Problem]:
    sheets = list(book.worksheets)
    for sheet in sheets:
        rows = _numbered(sheet)
        first = next(rows, None)
        if first is None:
            continue
        number, names = first
        header = read_header(["" if name is None else str(name) for name in names], mapping, file.path)
        yield from header.problems
        if len(sheets) > 1:
            others = ", ".join(f'"{other.title}"' for other in sheets if other is not sheet)
            yield Problem(f'read from the sheet "{sheet.title}"; not read: {others}', file=file.path, fatal=False)
        present = [(ours, place) for ours, place in zip(OURS, header.places, strict=True) if place is not None]
        for number, row in rows:
            width = len(row)
            found = ((ours, _cell(row[place])) for ours, place in present if place < width)
            cells = {ours: cell for ours, cell in found if cell is not None}
            if cells:
                yield Line(number, cells, 0)
        return
    raise InputRefused(f"{file.path} is empty", hint=EMPTY)


def _numbered(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Rows that hold anything, with their numbers. The size a sheet states is often wrong, so it is not asked for."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if any(cell is not None and cell != "" for cell in row):
            yield number, row


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip() or None
    return value


def _require_bounded(file: TableFile) -> None:
    try:
        with zipfile.ZipFile(file.path) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise InputRefused(
            f"{file.path} is damaged or cut off: {error}", hint="copy it again, or save it again"
        ) from None
    total = sum(part.file_size for part in parts)
    shared = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    if not any(part.filename.startswith("xl/") for part in parts):
        raise InputRefused(f"{file.path} is a zip archive, not an Excel workbook", hint="unpack it first")
    if total > _UNPACKED or shared > _SHARED or (total > 10 << 20 and total > _RATIO * file.size):
        raise InputRefused(
            f"{file.path} would unpack from {file.size:,} to {total:,} bytes, which no honest table does",
            hint="if it is one, save it as CSV",
        )
