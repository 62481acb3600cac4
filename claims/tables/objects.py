"""JSON and JSONL as rows, read as a stream: an array of objects, {"claims": [...]}, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TextIO

from claims.errors import InputRefused
from claims.model import Problem
from claims.tables.columns import OURS, PASSED_OVER, fold, left_out
from claims.tables.files import TableFile
from claims.tables.line import Line

_CHUNK = 1 << 16
_LONGEST = 16 << 20  # characters of one object
_ARRAY = 'a table is an array of objects, or {"claims": [...]}'


def lines(file: TableFile, mapping: Mapping[str, str]) -> Iterator[Line | Problem]:
    """The objects of a JSON array; numbers count them from 1."""
    with Path(file.path).open("rb") as raw, _as_text(raw, file) as text:
        stream = _Stream(text, file.path)
        stream.enter_array()
        names = _Names(mapping, file.path)
        number = 0
        while True:
            number += 1
            try:
                if stream.at_end_of_array(first=number == 1):
                    return
                found = stream.value()
            except ValueError as error:
                yield Problem(f"not JSON from here on: {error}", file=file.path, row=number)
                return
            yield from names.line(found, number, raw.tell())


def json_lines(file: TableFile, mapping: Mapping[str, str]) -> Iterator[Line | Problem]:
    """One object a line; numbers are those of the lines."""
    decode = _decoder().decode
    names = _Names(mapping, file.path)
    with Path(file.path).open("rb") as raw, _as_text(raw, file) as text:
        number = 0
        while line := text.readline(_LONGEST):
            number += 1
            if not line.strip():
                continue
            try:
                found = decode(line)
            except (ValueError, RecursionError) as error:
                yield Problem(f"not JSON: {_short(error)}", file=file.path, row=number)
                continue
            yield from names.line(found, number, raw.tell())


class _Names:
    """The keys of objects as our columns; each set of keys is looked up once."""

    def __init__(self, mapping: Mapping[str, str], file: str) -> None:
        self._mapping, self._file = mapping, file
        self._known: dict[tuple[str, ...], dict[str, str]] = {}
        self._noted: set[str] = set()

    def line(self, found: Any, number: int, position: int) -> Iterator[Line | Problem]:
        """The object as a line, after notes on keys met for the first time."""
        if not isinstance(found, dict):
            yield Problem("not an object", file=self._file, row=number, hint=_ARRAY)
            return
        keys = tuple(found)
        ours = self._known.get(keys)
        if ours is None:
            ours = self._known[keys] = {key: column for key in keys if (column := self._column(key))}
            yield from self._notes(keys, ours)
            if len(set(ours.values())) < len(ours):
                yield Problem("two keys are the same column", file=self._file, row=number, hint="use --map theirs=ours")
                return
        cells = {
            column: value.strip() if isinstance(value, str) else value
            for key, column in ours.items()
            if (value := found[key]) is not None and value not in ("", [])
        }
        yield Line(number, cells, position)

    def _column(self, key: str) -> str | None:
        name = fold(key)
        return self._mapping.get(name) or (name if name in OURS and name not in self._mapping.values() else None)

    def _notes(self, keys: tuple[str, ...], ours: Mapping[str, str]) -> Iterator[Problem]:
        unknown = [key for key in keys if key not in ours and fold(key) not in PASSED_OVER | self._noted]
        self._noted.update(map(fold, unknown))
        yield from left_out(unknown, dict.fromkeys(ours.values()), self._file)


class _Stream:
    """JSON values one after the other out of a text, holding little more than one of them."""

    def __init__(self, text: TextIO, path: str) -> None:
        self._text, self._path = text, path
        self._held, self._at, self._ended = "", 0, False
        self._decode = _decoder().raw_decode

    def enter_array(self) -> None:
        """Go to the array of rows. Raises InputRefused where there is none."""
        try:
            if self._next() == "{":
                self._enter_claims()
            elif self._take() != "[":
                raise ValueError("neither an array nor an object")
        except ValueError as error:
            raise InputRefused(f"{self._path}: {error}", hint=_ARRAY) from None

    def at_end_of_array(self, *, first: bool) -> bool:
        """Step over what stands between two values; true after the last."""
        mark = self._next()
        if mark == "]":
            return True
        if not first:
            if mark != ",":
                raise ValueError(f'"," or "]" expected, not "{mark}"' if mark else "the file ends in the middle")
            self._take()
            self._next()
        return False

    def value(self) -> Any:
        """The value that begins here. Raises ValueError where it is not JSON, cut off, or too long."""
        self._next()
        wanted = _CHUNK
        while True:
            try:
                found, end = self._decode(self._held, self._at)
            except RecursionError:
                raise ValueError("nested too deeply") from None
            except ValueError as error:
                if self._ended or len(self._held) - self._at > _LONGEST:
                    raise ValueError(_short(error) if not self._ended else "the file ends in the middle") from None
                self._fill(wanted)
                wanted *= 2
                continue
            if end == len(self._held) and not self._ended:  # a number may go on
                self._fill(wanted)
                continue
            self._at = end
            return found

    def _enter_claims(self) -> None:
        self._take()
        while self._next() == '"':
            key = self.value()
            if self._next() != ":":
                break
            self._take()
            if key == "claims" and self._next() == "[":
                self._take()
                return
            self.value()
            if self._next() == ",":
                self._take()
        raise ValueError('no array "claims"')

    def _next(self) -> str:
        while True:
            while self._at < len(self._held):
                mark = self._held[self._at]
                if mark not in " \t\r\n\ufeff":
                    return mark
                self._at += 1
            if self._ended:
                return ""
            self._fill(_CHUNK)

    def _take(self) -> str:
        mark = self._next()
        self._at += 1
        return mark

    def _fill(self, size: int) -> None:
        more = self._text.read(size)
        self._ended = not more
        self._held, self._at = self._held[self._at :] + more, 0


def _as_text(raw: BinaryIO, file: TableFile) -> TextIOWrapper:
    return TextIOWrapper(raw, encoding=file.encoding, errors="surrogateescape")


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _short(error: BaseException) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
