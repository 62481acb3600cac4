"""Rating lists as rows: a domain and what the list says of it. CSV and its kin; a list of owners; trust.txt files."""

from __future__ import annotations

import csv
import difflib
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claims.credibility.lists import ListKind
from claims.errors import InputRefused, UsageError
from claims.model import Problem
from claims.sources import host_of
from claims.tables import trust
from claims.tables.files import Kind, TableFile, inspect
from claims.tables.rows import LONGEST

DOMAIN = ("domain", "host", "site", "website", "url", "domain name", "source")
VALUE = ("score", "pc1", "rating", "value", "label", "reliability", "grade", "status")
OWNER = ("owner", "controlledby", "controlled by", "parent")
SCALES = {"pc1": (0.0, 1.0)}
"""Scales that a column's name is known to have: pc1 of Lin et al. (PNAS Nexus 2023) runs from 0 to 1."""

MOST = 2_000_000
_UNKNOWN = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "?", "unknown", "not rated"})
_FORMULA = re.compile(r"[=@\t\r]|[+\-](?!\s*[\d.])")
_SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Ratings:
    """What one list holds: `said` by domain, in the list's own terms; owners are domains or names."""

    kind: ListKind
    column: str
    said: Mapping[str, str]
    sha256: str
    lowest: float | None = None
    highest: float | None = None
    unknown: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Rows:
    """Rows taken in so far; a domain that is told two things is taken out, and stays out."""

    said: dict[str, str] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)
    unknown: int = 0
    problems: list[Problem] = field(default_factory=list)

    def take(self, domain: str, value: str, path: str, row: int) -> None:
        """One row, or a finding."""
        host = host_of(domain)
        if host is None:
            what = "a formula" if _FORMULA.match(domain) else "a page of a site" if "/" in domain.strip("/ ") else "no"
            said = f"{domain[:60]!r} is {what}{' domain' if what == 'no' else ', no domain'}"
            self.problems.append(Problem(said, file=path, row=row, hint="a domain looks like example.org"))
        elif value.casefold() in _UNKNOWN:
            self.unknown += 1
        elif _FORMULA.match(value):
            self.problems.append(Problem(f"{value[:40]!r} is a formula, no rating", file=path, row=row))
        elif host in self.said and self.said[host] != value:
            hint = f"row {self.at[host]} says {self.said[host]!r}; neither is taken"
            self.problems.append(Problem(f"{host} is rated {value!r} too", file=path, row=row, hint=hint))
            self.twice.add(host)
        else:
            self.said.setdefault(host, value)
            self.at.setdefault(host, row)


def read_ratings(
    paths: Sequence[str],
    mapping: Mapping[str, str],
    *,
    scale: tuple[float, float] | None = None,
    domain: str | None = None,
) -> Ratings:
    """One list, out of one file or several. `mapping` reads their columns as `domain`, `score` or `owner`.

    `scale` are the ends that scores must lie between; `domain` says whose a trust.txt is where its path does not.
    Raises InputRefused for a file that is empty, no text, too large, or whose columns are not known; NotFound.
    """
    rows, columns, hashed = _Rows(), Counter[tuple[ListKind, str]](), hashlib.sha256()
    for path in paths:
        file = inspect(path)
        if file.kind is not Kind.DELIMITED:
            raise InputRefused(f"{path} is no CSV or trust.txt", hint="save the list as CSV: domain,score")
        hashed.update(Path(path).read_bytes())
        if trust.is_trust(file):
            columns[ListKind.OWNERS, trust.COLUMN] += 1
            found, problems = trust.read(file, domain)
            rows.problems.extend(problems)
            for child, parent, row in found:
                rows.take(child, parent, path, row)
        else:
            columns[_read(file, mapping, rows)] += 1
    if len(columns) > 1:
        raise InputRefused("the files hold different things", hint="import them as lists of their own names")
    ((kind, column),) = columns
    for host in rows.twice:
        del rows.said[host]
    return _list(kind, column, rows, scale, hashed.hexdigest())


def _list(kind: ListKind, column: str, rows: _Rows, scale: tuple[float, float] | None, sha256: str) -> Ratings:
    said = rows.said
    ends: tuple[float | None, float | None] = (None, None)
    if kind is ListKind.OWNERS:
        said = {child: host_of(parent) or parent for child, parent in said.items()}
        said = {child: parent for child, parent in said.items() if child != parent}
    elif scale is not None or column.casefold() in SCALES or _numbers(said) * 2 >= len(said) > 0:
        said, ends = _scores(rows, scale or SCALES.get(column.casefold()))
    else:
        kind = ListKind.LABELS
    if not said:
        raise InputRefused("no row of the list could be read", hint=_first(rows.problems))
    return Ratings(kind, column, said, sha256, *ends, rows.unknown, tuple(rows.problems))


def _scores(rows: _Rows, scale: tuple[float, float] | None) -> tuple[dict[str, str], tuple[float, float]]:
    """The scores that are numbers and lie on the scale; without one, its ends are those of the scores themselves."""
    numbers = {host: _number(value) for host, value in rows.said.items()}
    found: dict[str, str] = {}
    for host, number in numbers.items():
        value = rows.said[host]
        if number is None:
            rows.problems.append(
                Problem(f"{value[:40]!r} is no number", row=rows.at[host], hint=f"the score of {host}")
            )
        elif scale is not None and not scale[0] <= number <= scale[1]:
            off = f"{value} is not on the scale {scale[0]:g} to {scale[1]:g}"
            rows.problems.append(Problem(off, row=rows.at[host], hint=f"the score of {host}"))
        else:
            found[host] = f"{number:g}" if value.count(",") else value
    held = [number for host, number in numbers.items() if number is not None and host in found]
    return found, scale or (min(held, default=0.0), max(held, default=0.0))


def _numbers(said: Mapping[str, str]) -> int:
    return sum(_number(value) is not None for value in said.values())


def _number(value: str) -> float | None:
    text = value.replace(",", ".") if value.count(",") == 1 and "." not in value else value
    return float(text) if re.fullmatch(r"[+-]?(\d{1,15}(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?", text.strip()) else None


def _read(file: TableFile, mapping: Mapping[str, str], rows: _Rows) -> tuple[ListKind, str]:
    """Take in the rows of one table; gives what kind of list it is, and the list's own word for what it says."""
    with Path(file.path).open(encoding=file.encoding, errors="replace", newline="") as text:
        sample = text.readline(LONGEST)
        text.seek(0)
        reader = csv.reader(text, delimiter=max(_SEPARATORS, key=lambda mark: (sample.count(mark), mark == ",")))
        lines = _lines(reader, file.path, rows)
        header = next(lines, (0, []))[1]
        where, what, kind = _columns([cell.strip().lstrip("\ufeff") for cell in header], mapping, file.path)
        for number, cells in lines:
            if number > MOST:
                raise InputRefused(f"{file.path} has more than {MOST:,} rows", hint="is it a list of domains?")
            if len(cells) <= max(where, what):
                rows.problems.append(Problem("fewer cells than the header has", file=file.path, row=number))
                continue
            rows.take(cells[where].strip(), cells[what].strip(), file.path, number)
    if file.encoding == "cp1252":
        rows.problems.append(Problem("read as Windows-1252, since it is not UTF-8", file=file.path, fatal=False))
    return kind, header[what].strip().lstrip("\ufeff")


def _lines(reader: Iterator[list[str]], path: str, rows: _Rows) -> Iterator[tuple[int, list[str]]]:
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            rows.problems.append(Problem(f"the row cannot be read: {error}", file=path, row=number))
            continue
        if any(map(str.strip, cells)):
            yield number, cells


def _columns(header: Sequence[str], mapping: Mapping[str, str], path: str) -> tuple[int, int, ListKind]:
    """Where the domain stands, where what is said of it, and whether that is an owner."""
    names = [" ".join(name.casefold().replace("_", " ").split()) for name in header]
    ours = {theirs.casefold(): own for theirs, own in mapping.items()}
    mapped = [ours.get(name.casefold()) or ours.get(folded) for name, folded in zip(header, names)]
    if missing := [theirs for theirs in mapping if theirs.casefold() not in {*names, *(n.casefold() for n in header)}]:
        raise InputRefused(f"{path} has no column {missing[0]!r}", hint=_near(missing[0], header))
    where = _place(mapped, names, "domain", DOMAIN)
    owner = _place(mapped, names, "owner", OWNER)
    if where is None:
        raise InputRefused(f"{path}: no column holds the domain", hint=_meant(header, names, DOMAIN, "domain"))
    if "score" not in mapped and owner is not None and ("owner" in mapped or not set(VALUE) & set(names)):
        return where, owner, ListKind.OWNERS
    known = [at for at, name in enumerate(names) if name in VALUE and at != where]
    rest = [at for at in range(len(names)) if at != where and names[at]]
    what = mapped.index("score") if "score" in mapped else (known or rest)[0] if len(known or rest) == 1 else None
    if what is None:
        raise InputRefused(
            f"{path}: which column is meant is not clear: {', '.join(header[:12])}",
            hint=_meant(header, names, VALUE, "score"),
        )
    return where, what, ListKind.SCORES


def _place(mapped: Sequence[str | None], names: Sequence[str], own: str, known: Sequence[str]) -> int | None:
    if own in mapped:
        return mapped.index(own)
    return next((names.index(name) for name in known if name in names), None)


def _meant(header: Sequence[str], names: Sequence[str], known: Sequence[str], own: str) -> str:
    """The nearest of their columns, as an option to type."""
    near = [name for name in names if difflib.get_close_matches(name, known, n=1, cutoff=0.7)]
    shown = header[names.index(near[0])] if near else header[0] if header else "THEIRS"
    start = "did you mean" if near else "say which, such as"
    return f"{start} --map {shown!r}={own}; the columns are: {', '.join(header[:12]) or 'none'}"


def _near(name: str, header: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, header, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else f"the columns are: {', '.join(header[:12])}"


def _first(problems: Sequence[Problem]) -> str:
    return f"the first finding: {problems[0]}" if problems else "a list has a header, and a domain and a score a row"


def parse_map(given: Sequence[str]) -> dict[str, str]:
    """`THEIRS=OURS` options as a mapping. Raises UsageError for anything but domain, score and owner."""
    mapping: dict[str, str] = {}
    for text in given:
        theirs, found, own = text.partition("=")
        if not found or not theirs.strip() or own.strip() not in ("domain", "score", "owner"):
            raise UsageError(f"--map {text!r} is not understood", hint="write --map Site=domain, =score or =owner")
        mapping[theirs.strip()] = own.strip()
    return mapping


def parse_scale(text: str | None) -> tuple[float, float] | None:
    """`0..100` as two ends. Raises UsageError for anything else."""
    if text is None:
        return None
    low, found, high = text.partition("..")
    ends = _number(low), _number(high)
    if not found or ends[0] is None or ends[1] is None or ends[0] >= ends[1]:
        raise UsageError(f"--scale {text!r} is no scale", hint="write its lowest and highest score: --scale 0..100")
    return ends[0], ends[1]
