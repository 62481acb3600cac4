"""trust.txt files: who controls whom, as publishers say of themselves (journallist.net)."""

from __future__ import annotations

import re
from pathlib import Path

from claims.errors import InputRefused
from claims.model import Problem
from claims.sources import host_of
from claims.tables.files import TableFile

COLUMN = "controlledby"
_ATTRIBUTES = frozenset({
    *("member", "belongto", "control", "controlledby", "social", "vendor", "customer", "disclosure", "contact"),
    "datatrainingallowed",
})  # fmt: skip
_LINE = re.compile(r"\s*([A-Za-z]+)\s*=\s*(.*?)\s*(?:#.*)?")
_LOOKED_AT = 50  # lines by which such a file is known


def is_trust(file: TableFile) -> bool:
    """Whether the file is a trust.txt: every line that says something is an attribute of the format and its value."""
    with Path(file.path).open(encoding=file.encoding, errors="replace") as text:
        lines = [line for _, line in zip(range(_LOOKED_AT), text)]
    said = [line for line in lines if line.strip().lstrip("\ufeff") and not line.lstrip("\ufeff \t").startswith("#")]
    found = [_LINE.fullmatch(line.lstrip("\ufeff").rstrip("\n")) for line in said]
    return bool(said) and sum(bool(one and one[1].lower() in _ATTRIBUTES) for one in found) * 2 > len(said)


def read(file: TableFile, domain: str | None) -> tuple[list[tuple[str, str, int]], list[Problem]]:
    """(controlled, controller, line) as the file says; `domain` is whose file it is, else its path says.

    Raises InputRefused where neither says whose it is.
    """
    own = host_of(domain) if domain else _whose(Path(file.path))
    if own is None:
        said = f"{file.path} does not say whose trust.txt it is"
        raise InputRefused(said, hint="add --domain example.org, or keep it as example.org/trust.txt")
    found, problems = [], []
    with Path(file.path).open(encoding=file.encoding, errors="replace") as text:
        for number, line in enumerate(text, 1):
            one = _LINE.fullmatch(line.lstrip("\ufeff").rstrip("\n"))
            if not line.strip() or line.lstrip("\ufeff \t").startswith("#"):
                continue
            if one is None:
                problems.append(Problem("no attribute and value", file=file.path, row=number, hint="control=https://…"))
                continue
            other = host_of(one[2].partition("?")[0])
            if one[1].lower() == "control" and other:
                found.append((other, own, number))
            elif one[1].lower() == "controlledby" and other:
                found.append((own, other, number))
            elif one[1].lower() in ("control", "controlledby"):
                problems.append(Problem(f"{one[2][:60]!r} is no domain", file=file.path, row=number))
    return found, problems


def _whose(path: Path) -> str | None:
    """The domain in the name of the file or its folder: "example.org.txt", "example.org/trust.txt"."""
    stem = re.sub(r"[-_.]?trust$", "", path.name.removesuffix(".txt"))
    return host_of(stem) or host_of(path.parent.name)
