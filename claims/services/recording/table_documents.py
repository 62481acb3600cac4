"""The documents that rows of a table belong to: the one at their URL, else the table itself."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlmodel import Session

from claims.model import Article
from claims.services.recording.capturing import Captured, insert_documents, versions

_KEPT = 16 << 20  # bytes of a table that are kept beside its claims; of a larger one, only the hash
_NO_TEXT = hashlib.sha256(b"").hexdigest()
_MEDIA = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(slots=True)
class TableDocuments:
    """Numbers of the documents of one table at `path`; `made` counts those the database did not have."""

    path: str
    numbers: dict[str, int] = field(default_factory=dict)
    made: int = 0
    _described: dict[str, Article] = field(default_factory=dict)

    def describe(self, documents: Iterable[tuple[str, str | None, str | None, str | None]]) -> None:
        """Take note of documents (name, url, published, outlet) before rows of theirs are written."""
        for name, url, published, outlet in documents:
            if name != self.path:
                article = Article(id=name, text="", sha256=_NO_TEXT, url=url, published=published, outlet=outlet)
                self._described[name] = article

    def find(
        self, session: Session, names: Collection[str], entry_id: int, outlets: Mapping[str, int]
    ) -> dict[str, int]:
        """The numbers of all documents met so far, those of `names` among them.

        A document that is there is meant in its latest version; a URL nobody has read becomes a reference without a
        text; the table itself has a version for each content.
        """
        missing = sorted(set(names) - self.numbers.keys())
        if not missing:
            return self.numbers
        held = versions(session, missing)
        references = []
        for name in missing:
            described = self._described.pop(name, None)
            if name == self.path:
                continue
            if name in held:
                self.numbers[name] = held[name][-1].number
            elif described is not None:
                references.append(Captured(described, _NO_TEXT))
        made = insert_documents(session, references, held, entry_id=entry_id, outlets=outlets, kind="reference")
        self.numbers.update((item.article.id, number) for item, number in zip(references, made, strict=True))
        self.made += len(made)
        if self.path in missing:
            itself = _captured(self.path)
            there = {version.text_sha256: version.number for version in held.get(self.path, ())}
            if itself.text_sha256 in there:
                self.numbers[self.path] = there[itself.text_sha256]
            else:
                (self.numbers[self.path],) = insert_documents(
                    session, [itself], held, entry_id=entry_id, outlets=outlets, kind="table"
                )
                self.made += 1
        return self.numbers


def _captured(path: str) -> Captured:
    with Path(path).open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.tell()
        file.seek(0)
        content = file.read() if size <= _KEPT else None
    media = _MEDIA.get(Path(path).suffix.lower(), "text/plain")
    return Captured(Article(id=path, text="", sha256=sha256, media_type=media, content=content), sha256)
