"""Documents as captured: one row for each version, its original bytes beside it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import insert, select
from sqlmodel import Session, SQLModel, col

from claims.model import Article, Draft
from claims.services.recording.claim_rows import LOOK_UP, batches
from db.tables import Document

Value = TypeVar("Value", Article, Draft)

_DOCUMENT, _CAPTURE = SQLModel.metadata.tables["document"], SQLModel.metadata.tables["capture"]
_REFUSED = re.compile("[\0\ud800-\udfff]")


class Version(NamedTuple):
    """One version of a document that the database has."""

    number: int
    version: int
    text_sha256: str
    event: int | None
    pinned: bool


@dataclass(frozen=True, slots=True)
class Captured:
    """An article to record: `text_sha256` is of its text as stored, and tells one version of it from another."""

    article: Article
    text_sha256: str


def storable(value: Value) -> Value:
    """The value with NUL and lone surrogates, which no database stores, replaced one for one, so that spans hold."""
    changes: dict[str, Any] = {}
    for field in fields(value):
        text = getattr(value, field.name)
        if type(text) is str and _REFUSED.search(text):
            changes[field.name] = _REFUSED.sub("\ufffd", text)
    return replace(value, **changes) if changes else value


def captured(article: Article) -> Captured:
    """The article as it will be stored."""
    clean = storable(article)
    return Captured(clean, hashlib.sha256(clean.text.encode()).hexdigest())


def versions(session: Session, names: Collection[str]) -> dict[str, list[Version]]:
    """The versions held of the documents, oldest first."""
    found: dict[str, list[Version]] = {}
    for some in batches(names, LOOK_UP):
        wanted = (
            select(
                col(Document.name),
                col(Document.id),
                col(Document.version),
                col(Document.text_sha256),
                col(Document.event_id),
                col(Document.pinned),
            )
            .where(col(Document.name).in_(some))
            .order_by(col(Document.version))
        )
        for row in session.execute(wanted):
            found.setdefault(row[0], []).append(Version(*row[1:]))
    return found


def insert_documents(
    session: Session,
    documents: Sequence[Captured],
    held: Mapping[str, Sequence[Version]],
    *,
    entry_id: int,
    outlets: Mapping[str, int],
    event: int | None = None,
    kind: str = "article",
) -> list[int]:
    """Insert new versions and their bytes; returns their numbers in the order given."""
    latest = {name: max(version.version for version in chain) for name, chain in held.items() if chain}
    rows = []
    for document in documents:
        name = document.article.id
        latest[name] = latest.get(name, 0) + 1
        rows.append(
            _row(document, outlets)
            | {
                "version": latest[name],
                "entry_id": entry_id,
                "kind": kind,
                "event_id": event,
                "pinned": event is not None,
            }
        )
    if not rows:
        return []
    connection = session.connection()
    connection.execute(insert(_DOCUMENT), rows)
    there = {
        (name, version.text_sha256): version.number
        for name, chain in versions(session, {document.article.id for document in documents}).items()
        for version in chain
    }
    numbers = [there[document.article.id, document.text_sha256] for document in documents]
    bytes_kept = [
        {"document_id": number, "content": document.article.content, "headers": [], "entry_id": entry_id}
        for number, document in zip(numbers, documents, strict=True)
        if document.article.content is not None
    ]
    if bytes_kept:
        connection.execute(insert(_CAPTURE), bytes_kept)
    return numbers


def _row(document: Captured, outlets: Mapping[str, int]) -> dict[str, Any]:
    article = document.article
    return {
        "name": article.id,
        "url": article.url,
        "archive_url": article.archive_url,
        "title": article.title,
        "outlet": article.outlet,
        "outlet_id": outlets.get(article.outlet) if article.outlet else None,
        "published": article.published,
        "retrieved": article.retrieved,
        "language": article.language,
        "media_type": article.media_type,
        "text": article.text,
        "text_sha256": document.text_sha256,
        "sha256": article.sha256,
        "handling": article.handling.value,
    }
