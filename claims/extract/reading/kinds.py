"""What a document is: by its first bytes where they tell, else by its name."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from claims.extract.reading.refusal import Unreadable


class Kind(StrEnum):
    """The readers there are; the value is the media type."""

    TEXT = "text/plain"
    HTML = "text/html"
    PDF = "application/pdf"
    FEED = "application/jsonl"


SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".markdown": Kind.TEXT,
    ".rst": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".jsonl": Kind.FEED,
    ".ndjson": Kind.FEED,
}
_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".json"})
# a comment ends at its first "-->" for good: no run of comments is cut up in every way there is
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
# first bytes, what they say the file is, what to do; from the formats' specifications
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an Office document", "unpack it, or save it as PDF or text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first: gunzip"),
    (b"BZh", "a bzip2 archive", "unpack it first: bunzip2"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first: unxz"),
    (b"(\xb5/\xfd", "a zstd archive", "unpack it first: unzstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as PDF or text"),
    (b"{\\rtf", "a rich-text document", "save it as PDF or text"),
    (b"SQLite format 3\x00", "a SQLite database", "name it with --db if it is a claims database"),
    (b"\x89PNG\r\n", "a PNG picture", "give the text in it"),
    (b"\xff\xd8\xff", "a JPEG picture", "give the text in it"),
    (b"GIF8", "a GIF picture", "give the text in it"),
    (b"II*\x00", "a TIFF picture", "give the text in it"),
    (b"MM\x00*", "a TIFF picture", "give the text in it"),
    (b"ID3", "a sound recording", "give a transcript"),
    (b"OggS", "a sound recording", "give a transcript"),
    (b"\x7fELF", "a program", None),
    (b"MZ\x90\x00", "a program", None),
)


def by_name(name: str) -> Kind | None:
    """The kind the suffix promises; None for suffixes no reader knows."""
    return SUFFIXES.get(PurePath(name).suffix.lower())


def by_content(data: bytes, name: str) -> Kind:
    """The kind the bytes show, else the one the name promises, else plain text. Raises Unreadable for archives etc."""
    for start, what, hint in _MAGIC:
        if data.startswith(start):
            raise Unreadable(f"this is {what}, not an article", hint)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    named = by_name(name)
    if named is Kind.PDF:
        raise Unreadable("not a PDF, whatever its name says", "fetch it again; the download may have failed")
    if named is None and _HTML_START.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return Kind.HTML
    return named or Kind.TEXT


def advice(name: str) -> str:
    """What to do with a file of a type no reader knows."""
    if PurePath(name).suffix.lower() in _TABLES:
        return "tables go through: claims import"
    return "name it itself to have it read as text"
