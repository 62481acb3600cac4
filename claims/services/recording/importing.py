"""Importing a table: rows read in one process, written in another, in one transaction under one log entry."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from sqlmodel import Session

from claims.errors import InputRefused
from claims.model import Problem, Recorded
from claims.services.late_entry import LateEntry
from claims.services.recording.claim_rows import insert_claims, insert_links, known, recorded_under
from claims.services.recording.findings import Findings
from claims.services.recording.table_documents import TableDocuments
from claims.services.register import sources
from claims.tables.reader import ASSERTED, CARRIED, CHECKED, DOCUMENT, ENTRY, Chunk, read
from claims.tables.worker import read_apart

Progress = Callable[[int, int], None]
"""Called with the bytes read so far and the bytes there are."""

_APART = 1 << 20  # bytes: a smaller table is read before another process has started


def import_table(
    session: Session,
    path: str,
    *,
    by: str,
    mapping: Mapping[str, str] | None = None,
    strict: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Recorded:
    """Record the claims of a table as accepted, checked by whoever imports it; bad rows are findings.

    `mapping` is from folded header to our column (claims.tables.columns.parse_mapping). A row belongs to the document
    named by its `url`, else to the table's own. Claims the database has are counted, not repeated; where all are
    known, there is no log entry. `dry_run` counts what would be recorded and writes nothing. Raises InputRefused
    where no row can be read, or with `strict` if any cannot; NotFound where there is no such file.
    """
    size = Path(path).stat().st_size if Path(path).is_file() else 0
    reading = read_apart if size > _APART else read
    with LateEntry(session, "import", by=by, subject=path) as entry:
        run = _Run(session, entry, path, by, dry_run)
        with closing(cast("Generator[Chunk, None, None]", reading(path, mapping or {}))) as chunks:
            for chunk in chunks:
                run.take(chunk)
                if progress is not None:
                    progress(chunk.position, size)
        if strict:
            run.findings.refuse()
        if not run.claims + run.claims_known:
            run.findings.refuse()
            raise InputRefused(f"{path} has a header and no rows", hint="add a row for each claim")
        return run.result()


@dataclass(slots=True)
class _Run:
    """One call of `import_table`: what it has met and done so far."""

    session: Session
    entry: LateEntry
    path: str
    by: str
    dry_run: bool
    claims: int = 0
    claims_known: int = 0
    findings: Findings = field(default_factory=Findings)
    documents: TableDocuments = field(init=False)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    _source_ids: dict[str | None, int | None] = field(default_factory=lambda: {None: None})
    _names: set[str] = field(default_factory=set)
    _counted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.documents = TableDocuments(self.path)

    def take(self, chunk: Chunk) -> None:
        """Record one chunk; as long as nothing is new, only look."""
        for message, file, row, column, offset, hint, fatal in chunk.problems:
            self.findings.add(Problem(message, file, row, column, offset, hint, fatal))
        self._names.update(chunk.names)
        self.documents.describe(chunk.documents)
        self.links.extend(chunk.links)
        if self.dry_run or self.entry.opened is None:
            keys = {str(row[0]) for row in chunk.rows}
            new = keys - known(self.session, keys).keys() - self._counted
            if self.dry_run or not new:
                self._counted |= new
                self.claims += len(new)
                self.claims_known += len(chunk.rows) - len(new)
                return
        self._write(chunk.rows, self.entry.open().id)

    def _write(self, rows: list[list[Any]], entry_id: int) -> None:
        ids = self._source_ids
        if self._names:
            ids.update(sources.ensure(self.session, self._names, entry_id))
            self._names.clear()
        outlets = cast("Mapping[str, int]", ids)
        documents = self.documents.find(self.session, {row[DOCUMENT] for row in rows}, entry_id, outlets)
        for row in rows:
            row[DOCUMENT] = documents[row[DOCUMENT]]
            row[ASSERTED] = ids.get(row[ASSERTED])  # a name of punctuation alone is no source
            row[CARRIED] = ids.get(row[CARRIED])
            row[CHECKED] = self.by if row[CHECKED] == "" else row[CHECKED]
            row[ENTRY] = entry_id
        inserted = insert_claims(self.session, rows)
        self.claims += inserted
        self.claims_known += len(rows) - inserted

    def result(self) -> Recorded:
        """What was done; the keys recorded go into the entry."""
        entry = self.entry.opened
        ids: tuple[int, ...] = ()
        if entry is not None:
            for _, kind, other in insert_links(self.session, self.links, entry.id):
                self.findings.add(Problem(f"{kind} a claim that is not here: {other}", self.path, fatal=False))
            ids, keys = recorded_under(self.session, entry.id)
            entry.note(file=self.path, documents=self.documents.made, claims=self.claims, keys=keys)
        return Recorded(
            documents=self.documents.made,
            claims=self.claims,
            claims_known=self.claims_known,
            problems=self.findings.all(),
            claim_ids=ids,
            document_numbers=tuple(self.documents.numbers.values()),
            entry=entry.id if entry else None,
        )
