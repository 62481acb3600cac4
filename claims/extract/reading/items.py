"""What there is to read behind the paths a user gave: files, lines of feeds, pages, pasted text, in order."""

from __future__ import annotations

import difflib
import io
import itertools
import json
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claims.errors import InputRefused, NotFound
from claims.extract.reading.kinds import Kind, advice, by_name
from claims.extract.reading.refusal import LIMIT, Unreadable, too_large
from claims.model import Problem

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Item:
    """One article to be: a file by its name, a line of a feed (`row`, `data`), pasted bytes, or what went wrong.

    `size` is about how many bytes reading it will take.
    """

    name: str
    size: int = 0
    row: int | None = None
    data: bytes | None = None
    problem: Problem | None = None


def is_url(path: str) -> bool:
    """Whether the user named an address rather than a file. Nothing else is ever fetched."""
    return "://" in path and not Path(path).exists()


def is_one_document(path: str) -> bool:
    """Whether the path is a single document, not a feed or a folder."""
    return path == STANDARD_INPUT or is_url(path) or not (by_name(path) is Kind.FEED or Path(path).is_dir())


def check(paths: Sequence[str]) -> None:
    """Raises NotFound for a path that is not there, InputRefused for an address that is not http or https."""
    for path in paths:
        if path == STANDARD_INPUT:
            continue
        if is_url(path):
            if not path.lower().startswith(("http://", "https://")):
                raise InputRefused(f"{path}: only http and https addresses are read", hint="save it as a file first")
        elif not path.strip():
            raise NotFound("a path is empty", hint="give a file, a folder, a URL, or - for standard input")
        elif not os.path.lexists(path):
            raise NotFound(f"no such file or folder: {path}", hint=_meant(path))
        elif not Path(path).exists():
            raise NotFound(f"{path} is a link that leads nowhere", hint="give the file itself")


def _meant(path: str) -> str:
    wanted = Path(path)
    try:
        beside = sorted(entry.name for entry in wanted.parent.iterdir())
    except OSError:
        return f"the folder {wanted.parent} is not there or cannot be read"
    close = difflib.get_close_matches(wanted.name, beside, n=1, cutoff=0.6)
    return f"did you mean {wanted.parent / close[0]}?" if close else "check the spelling"


def items(paths: Sequence[str]) -> Iterator[Item]:
    """Every item behind the paths, as a stream: a feed is read line by line, a folder file by file."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _pasted(sys.stdin.buffer)
        elif is_url(path):
            yield Item(path)
        elif Path(path).is_dir():
            yield from _folder(path)
        else:
            yield from _file(path)


def _file(path: str) -> Iterator[Item]:
    if by_name(path) is Kind.FEED:
        yield from _feed(path)
        return
    try:
        found = Path(path).stat()
    except OSError as error:
        yield Item(path, problem=unopened(path, error))
        return
    if stat.S_ISREG(found.st_mode) or stat.S_ISFIFO(found.st_mode):
        yield Item(path, size=found.st_size)
    else:
        yield Item(path, problem=Problem("a device, not a file", file=path, hint="give a file, a folder or -"))


def _folder(top: str) -> Iterator[Item]:
    """Its files in sorted order, those of a folder before its sub-folders; hidden ones are left out in silence."""
    faults: list[OSError] = []
    for folder, inner, names in os.walk(top, onerror=faults.append):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = os.path.join(folder, name)  # noqa: PTH118
            if by_name(name) is None:
                note = Problem("skipped: not a type that is read", file=path, hint=advice(name), fatal=False)
                yield Item(path, problem=note)
            else:
                yield from _file(path)
        for name in inner:
            path = os.path.join(folder, name)  # noqa: PTH118
            if Path(path).is_symlink():
                note = Problem("skipped: a link to a folder", file=path, hint="name it itself to read it", fatal=False)
                yield Item(path, problem=note)
        while faults:
            fault = faults.pop()
            yield Item(str(fault.filename), problem=unopened(str(fault.filename), fault))
    while faults:
        fault = faults.pop()
        yield Item(str(fault.filename), problem=unopened(str(fault.filename), fault))


def _feed(path: str) -> Iterator[Item]:
    try:
        with Path(path).open("rb") as stream:
            yield from _lines(stream, path)
    except OSError as error:
        yield Item(path, problem=unopened(path, error))


def _lines(stream: BinaryIO, name: str, first: bytes = b"") -> Iterator[Item]:
    for row in itertools.count(1):
        line = first or stream.readline(LIMIT + 1)
        first = b""
        if not line:
            return
        if len(line) > LIMIT:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LIMIT)
            yield Item(name, row=row, problem=too_large("the line").problem(name, row))
        elif line.strip():
            yield Item(name, size=len(line), row=row, data=line)


def _pasted(stream: BinaryIO) -> Iterator[Item]:
    """Standard input: a feed where its first line is an article's JSON object, else one document."""
    first = stream.readline(LIMIT + 1)
    if _is_entry(first):
        yield from _lines(stream, STANDARD_INPUT, first)
        return
    data = first + stream.read(max(0, LIMIT + 1 - len(first)))
    if len(data) > LIMIT:
        yield Item(STANDARD_INPUT, problem=too_large("standard input").problem(STANDARD_INPUT))
    else:
        yield Item(STANDARD_INPUT, size=len(data), data=data)


def _is_entry(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        entry = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return False
    return isinstance(entry, dict) and not entry.keys().isdisjoint(("text", "html", "title"))


def contents(path: str) -> bytes:
    """The bytes of a file up to the limit. Raises Unreadable over it or where the file cannot be opened."""
    try:
        with Path(path).open("rb") as stream:
            data = io.BytesIO()
            while data.tell() <= LIMIT and (part := stream.read(min(1 << 20, LIMIT + 1 - data.tell()))):
                data.write(part)
    except OSError as error:
        problem = unopened(path, error)
        raise Unreadable(problem.message, problem.hint) from error
    if data.tell() > LIMIT:
        raise too_large("the file")
    return data.getvalue()


def unopened(path: str, error: OSError) -> Problem:
    """The finding for a file the system does not give."""
    why = (error.strerror or str(error)).lower()
    hint = "check its permissions" if isinstance(error, PermissionError) else None
    return Problem(f"cannot be opened: {why}", file=path, hint=hint)
