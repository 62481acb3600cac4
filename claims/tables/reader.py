"""A table as chunks of claim rows, ready for the database but for the numbers of documents and sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from claims.identity import claim_key
from claims.model import Draft, Problem
from claims.tables import delimited, objects, workbook
from claims.tables.files import Kind, TableFile, inspect
from claims.tables.line import Line
from claims.tables.refusal import RowRefused
from claims.tables.rows import LONGEST, draft, standing
from claims.tables.stored import COLUMNS, STANDING, Cell, cells
from claims.vocabulary.terms import metrics, populations

CHUNK = 2000
DOCUMENT, ASSERTED, CARRIED, STATE, CHECKED, HANDLING, EVENT, ENTRY = range(len(COLUMNS), len(COLUMNS) + len(STANDING))
"""Where STANDING begins in a row. DOCUMENT holds the document's name, ASSERTED and CARRIED those of sources,
CHECKED an empty text where the importer has checked the row."""

_KEY = re.compile(r"[0-9a-f]{32}")
_LINKS = ("adds_to", "supersedes", "denies")
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")

Lines = Callable[[TableFile, Mapping[str, str]], Iterator[Line | Problem]]

_READERS: dict[Kind, Lines] = {
    Kind.DELIMITED: delimited.lines,
    Kind.WORKBOOK: workbook.lines,
    Kind.JSON: objects.lines,
    Kind.JSONL: objects.json_lines,
}


class Chunk(NamedTuple):
    """Some rows in plain values, as they pass between processes.

    `rows` are COLUMNS and STANDING; `documents` (name, url, published, outlet) and `names` of sources are those met
    for the first time; `links` are (key, kind, other's key); `position` is how many bytes of the file are read.
    """

    rows: list[list[Cell]]
    documents: list[tuple[str, str | None, str | None, str | None]]
    names: list[str]
    links: list[tuple[str, str, str]]
    problems: list[tuple[Any, ...]]
    position: int


def read(path: str, mapping: Mapping[str, str]) -> Iterator[Chunk]:
    """The table in chunks of CHUNK rows. Raises InputRefused or NotFound where the file as a whole cannot be read."""
    file = inspect(path)
    making = _Making(path)
    for line in _READERS[file.kind](file, mapping):
        if isinstance(line, Problem):
            making.problem(line)
            continue
        making.take(line, checked=file.kind is Kind.DELIMITED)
        if len(making.rows) >= CHUNK:
            yield making.chunk(line.position)
    yield making.chunk(file.size)


def row(cells_given: Mapping[str, Any], path: str) -> tuple[Draft, list[Cell]]:
    """One row as a draft and as the cells of its claim. Raises RowRefused."""
    read_draft = draft(cells_given, path)
    state, handling = standing(cells_given)
    return read_draft, [
        *cells(read_draft, _key(cells_given, read_draft)),
        read_draft.document,
        read_draft.asserted_by or read_draft.carried_by,
        read_draft.carried_by,
        state.value,
        _checked(cells_given),
        handling.value,
        None,
        None,
    ]


@dataclass(slots=True)
class _Making:
    """The chunk being filled, and what was met before it."""

    path: str
    rows: list[list[Cell]] = field(default_factory=list)
    documents: list[tuple[str, str | None, str | None, str | None]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    problems: list[tuple[Any, ...]] = field(default_factory=list)
    documents_met: set[str] = field(default_factory=set)
    names_met: set[str] = field(default_factory=set)
    terms_met: set[tuple[str, str]] = field(default_factory=set)

    def take(self, line: Line, *, checked: bool) -> None:
        """Read one row, or note why it cannot be read."""
        try:
            if not checked:
                _require_text(line.cells)
            found, stored = row(line.cells, self.path)
        except RowRefused as refused:
            self.problem(
                Problem(refused.message, file=self.path, row=line.number, column=refused.column, hint=refused.hint)
            )
            return
        self.rows.append(stored)
        if found.document not in self.documents_met:
            self.documents_met.add(found.document)
            self.documents.append((found.document, found.url, found.published, found.carried_by))
        for name in (found.asserted_by, found.carried_by, *found.via):
            if name is not None and name not in self.names_met:
                self.names_met.add(name)
                self.names.append(name)
        self._vocabulary("metric", found.metric, line)
        self._vocabulary("population", found.population, line)
        if "key" in line.cells:
            key = str(stored[0])
            self.links.extend((key, kind, str(line.cells[kind])) for kind in _LINKS if kind in line.cells)

    def problem(self, problem: Problem) -> None:
        """Put a finding aside, in plain values."""
        self.problems.append(
            (problem.message, problem.file, problem.row, problem.column, problem.offset, problem.hint, problem.fatal)
        )

    def chunk(self, position: int) -> Chunk:
        """What was gathered since the last one."""
        chunk = Chunk(self.rows, self.documents, self.names, self.links, self.problems, position)
        self.rows, self.documents, self.names, self.links, self.problems = [], [], [], [], []
        return chunk

    def _vocabulary(self, column: str, term: str, line: Line) -> None:
        if (column, term) in self.terms_met:
            return
        self.terms_met.add((column, term))
        if term not in (metrics() if column == "metric" else populations()):
            message = f'the vocabulary has no {column} "{term}"; it is kept as it is'
            self.problem(Problem(message, file=self.path, row=line.number, column=column, fatal=False))


def _checked(given: Mapping[str, Any]) -> str | None:
    """Who checked the claim: as an export says, which may be nobody; else "", for whoever imports the table."""
    if "key" not in given:
        return str(given.get("checked_by", ""))
    return str(given["checked_by"]) if "checked_by" in given else None


def _key(given: Mapping[str, Any], found: Draft) -> str:
    """The claim's key. An export's own is kept for claims read from a text, whose key holds a hash of that text."""
    key = given.get("key")
    if found.span is not None and isinstance(key, str) and _KEY.fullmatch(key):
        return key
    return claim_key(found, "")


def _require_text(cells_given: Mapping[str, Any]) -> None:
    for column, value in cells_given.items():
        for text in value if isinstance(value, list) else (value,):
            if isinstance(text, str) and len(text) > LONGEST:
                raise RowRefused(column, f"a cell of {len(text):,} characters", f"at most {LONGEST:,} can be read")
            if isinstance(text, str) and _NOT_TEXT.search(text):
                raise RowRefused(column, "a NUL byte or half a character", "save the table again as UTF-8")
