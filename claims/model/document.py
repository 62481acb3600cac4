"""Documents and sources: what was read, and who can assert or carry a figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from claims.model.claim import Draft, Handling
from claims.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One document as read, before it is recorded.

    `id` is the feed's id, else the URL, else the path as given. `text` is the text as read (spans count in it);
    `content` the original bytes where there are any, and `sha256` their hex digest (of the text's UTF-8 otherwise).
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    url: str | None = None
    archive_url: str | None = None
    outlet: str | None = None
    published: str | None = None
    retrieved: datetime | None = None
    language: str | None = None
    media_type: str = "text/plain"
    content: bytes | None = None
    handling: Handling = Handling.PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A recorded document: one version of what was captured under one id. `number` is its row in this database."""

    number: int
    id: str
    text: str
    sha256: str
    version: int = 1
    title: str | None = None
    url: str | None = None
    archive_url: str | None = None
    outlet: str | None = None
    published: str | None = None
    retrieved: datetime | None = None
    language: str | None = None
    media_type: str = "text/plain"
    handling: Handling = Handling.PUBLIC
    event: int | None = None


class SourceKind(StrEnum):
    """What a source is; `unknown` until somebody says so."""

    OUTLET = "outlet"
    AGENCY = "agency"
    NGO = "ngo"
    MONITOR = "monitor"
    MINISTRY = "ministry"
    OFFICIAL = "official"
    PARTY = "party"
    EYEWITNESS = "eyewitness"
    DATASET = "dataset"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Whoever can assert or carry a figure. `owner` is the family it belongs to: one owner is one voice.

    `owner_list` names the imported list that says so, where no editor did.
    """

    id: int
    name: str
    kind: SourceKind = SourceKind.UNKNOWN
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    owner: str | None = None
    party_to: str | None = None
    reliability: str | None = None
    reliability_reason: str | None = None
    handling: Handling = Handling.PUBLIC
    owner_list: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading one document gave: the article with its drafts, or only problems where it could not be read."""

    article: Article | None = None
    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What recording did: counts of documents and claims, new and met again, and the findings on the way."""

    documents: int = 0
    documents_known: int = 0
    claims: int = 0
    claims_known: int = 0
    promoted: int = 0
    problems: tuple[Problem, ...] = ()
    claim_ids: tuple[int, ...] = ()
    document_numbers: tuple[int, ...] = ()
    entry: int | None = None
