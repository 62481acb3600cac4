"""A table file before it is read: what kind it is, and in which encoding its text is."""

from __future__ import annotations

import codecs
import difflib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from claims.errors import InputRefused, NotFound

_SAMPLE = 65_536
EMPTY = "a table has a header and a row for each claim"
_CHUNK = 1 << 20
_BINARY = {
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file (.xls, .doc)",
    b"SQLite format 3": "a SQLite database",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a gzip archive",
    b"PAR1": "a Parquet file",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Kind(StrEnum):
    """What a table is written in. `delimited` is CSV, TSV and their kin."""

    DELIMITED = "delimited"
    WORKBOOK = "workbook"
    JSON = "json"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file as found: `size` in bytes; `guarded` where some of its bytes are not text in its encoding, or are NUL."""

    path: str
    kind: Kind
    size: int
    encoding: str = "utf-8"
    guarded: bool = False


def inspect(path: str) -> TableFile:
    """Look at a file from its first to its last byte, once, without keeping it.

    Raises NotFound where there is none, InputRefused where it is empty, unreadable or no table.
    """
    place = Path(path)
    try:
        if not path.strip():
            raise NotFound("the table has no name", hint="give a file: claims import casualties.csv")
        if place.is_dir():
            raise InputRefused(f"{path} is a folder", hint="name the tables in it")
        with place.open("rb") as file:
            sample = file.read(_SAMPLE)
            size = place.stat().st_size
            if not sample.strip():
                raise InputRefused(f"{path} is empty", hint=EMPTY)
            kind = _kind(path, sample)
            if kind is Kind.WORKBOOK:
                return TableFile(path, kind, size)
            file.seek(0)
            encoding, guarded = _encoding(path, sample, file)
    except FileNotFoundError:
        raise NotFound(f"there is no file {path}", hint=_meant(place)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputRefused(f"{path} cannot be read: {reason}", hint="check the file and its rights") from None
    return TableFile(path, kind, size, encoding, guarded)


def _meant(place: Path) -> str:
    try:
        beside = sorted(entry.name for entry in place.parent.iterdir())
    except OSError:
        return f"the folder {place.parent} is not there or cannot be read"
    close = difflib.get_close_matches(place.name, beside, n=1, cutoff=0.75)
    return f"did you mean {place.with_name(close[0])}?" if close else "check the spelling"


def _kind(path: str, sample: bytes) -> Kind:
    """By content where it tells, else by the name's ending."""
    if sample.startswith(b"PK\x03\x04"):
        return Kind.WORKBOOK
    for magic, what in _BINARY.items():
        if sample.startswith(magic):
            raise InputRefused(
                f"{path} is {what}, not a table",
                hint="save the table as CSV, XLSX or JSON; for articles: claims extract",
            )
    ending = Path(path).suffix.lower()
    if ending in (".jsonl", ".ndjson"):
        return Kind.JSONL
    start = sample.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if ending == ".json" or (ending not in (".csv", ".tsv", ".tab", ".txt") and start in (b"[", b"{")):
        return Kind.JSON
    if ending in (".xlsx", ".xlsm"):
        raise InputRefused(f"{path} is no Excel workbook, whatever its name says", hint="open and save it again")
    return Kind.DELIMITED


def _encoding(path: str, sample: bytes, file: codecs._ReadableStream) -> tuple[str, bool]:
    """The encoding, and whether single rows break it or hold NUL.

    UTF-8 where the text is, or where some of its lines are and others are not (those are findings); Windows-1252
    where no line beyond ASCII is UTF-8. Raises InputRefused for bytes that are no text at all.
    """
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name, True
    controls = sum(sample.count(code) for code in range(32) if code not in (9, 10, 12, 13))
    if controls > max(2, len(sample) // 100):
        raise InputRefused(f"{path} is a binary file, not a table", hint="save the table as CSV, XLSX or JSON")
    decoder = codecs.getincrementaldecoder("utf-8")()
    nul = False
    try:
        while chunk := file.read(_CHUNK):
            nul = nul or b"\0" in chunk
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return ("utf-8" if _any_line_in_utf8(path) else "cp1252"), True
    return "utf-8", nul


def _any_line_in_utf8(path: str) -> bool:
    with Path(path).open("rb") as file:
        for line in file:
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                continue
            return True
    return False
