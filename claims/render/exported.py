"""Claims written out as they come: CSV, JSON or JSONL with the contract's keys, to a file or standard output."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from claims.model import Bound, Claim, Figure, Handling
from claims.render.file import whole
from claims.render.json import array, claim_json, line
from claims.render.rows import cell


def write(claims: Iterable[Claim], format: str, output: Path | None, *, quiet: bool = False) -> None:
    """Write the public claims; how many were left out is said on standard error. A file is whole or not there."""
    public = Public(claims)
    if output is None:
        WRITERS[format](public, sys.stdout)
    else:
        with whole(output) as stream:
            # a spreadsheet takes UTF-8 for what it is only where the file says so
            stream.write("\ufeff" if format == "csv" else "")
            WRITERS[format](public, stream)
    if not quiet:
        _say(public, output)


class Public:
    """The claims that may be published, and a count of those that may not."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = claims
        self.written = self.withheld = 0

    def __iter__(self) -> Iterator[Claim]:
        for claim in self._claims:
            if claim.handling is Handling.PUBLIC:
                self.written += 1
                yield claim
            else:
                self.withheld += 1


def as_csv(claims: Iterable[Claim], stream: TextIO) -> None:
    """One row a claim under the contract's keys; lists joined by " > ", no cell a spreadsheet would run."""
    writer = csv.writer(stream)
    writer.writerow(keys())
    for claim in claims:
        writer.writerow([cell(value) for value in claim_json(claim).values()])


def as_json(claims: Iterable[Claim], stream: TextIO) -> None:
    """One JSON list, written claim by claim."""
    stream.writelines(array(map(claim_json, claims)))
    stream.write("\n")


def as_jsonl(claims: Iterable[Claim], stream: TextIO) -> None:
    """One JSON object a line."""
    for claim in claims:
        stream.write(line(claim_json(claim)) + "\n")


def keys() -> list[str]:
    """The keys of an exported claim, in the contract's order."""
    return list(claim_json(Claim(id=0, key="", document="", figure=Figure(Bound.NONE), metric="")))


WRITERS = {"csv": as_csv, "json": as_json, "jsonl": as_jsonl}


def write_rows(rows: Sequence[Mapping[str, Any]], output: Path | None, noun: str, *, quiet: bool = False) -> None:
    """Rows as JSON lines, to a file (whole or not there) or to standard output; how many is said on standard error."""
    lines = [f"{line(row)}\n" for row in rows]
    if output is None:
        sys.stdout.writelines(lines)
    else:
        with whole(output) as stream:
            stream.writelines(lines)
        if not quiet:
            from claims.render.console import notes

            notes().print(f"{len(rows):,} {noun}{'' if len(rows) == 1 else 's'} written")


def _say(public: Public, output: Path | None) -> None:
    if output is None and not public.withheld:
        return
    from claims.render.console import notes

    left = f"; {public.withheld:,} left out: they may not be published" if public.withheld else ""
    notes().print(f"{public.written:,} claims written{left}")
