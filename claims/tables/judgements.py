"""Judgements in a file: a JSON object a line, as `claims export --judgements` writes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from claims.errors import InputRefused
from claims.model import Judgement, Problem, Verdict

_LONGEST = 1_000_000  # characters of a line: a longer one is no judgement
_SUBJECTS = ("claim", "document")


def read_judgements(path: Path) -> tuple[list[Judgement], list[Problem]]:
    """The judgements of a file and the lines that are none. Raises InputRefused where the file cannot be read."""
    found: list[Judgement] = []
    problems: list[Problem] = []
    for number, line in _lines(path):
        try:
            found.append(_judgement(line))
        except ValueError as error:
            problems.append(Problem(str(error), hint=_HINT, file=str(path), row=number))
    return found, problems


_HINT = 'a line looks like {"subject": "document", "left": "a1", "right": "a2", "verdict": "same"}'


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8-sig") as stream:
            for number, line in enumerate(iter(lambda: stream.readline(_LONGEST), ""), 1):
                if line.strip():
                    yield number, line
    except UnicodeDecodeError as error:
        raise InputRefused(f"{path}: not UTF-8 text", hint="give the file claims export --judgements wrote") from error
    except OSError as error:
        raise InputRefused(f"cannot read {path}: {error.strerror or error}") from error


def _judgement(line: str) -> Judgement:
    """One line as a judgement. Raises ValueError that says what is wrong."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("not a JSON object") from error
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    subject = row.get("subject", "claim")
    if subject not in _SUBJECTS:
        raise ValueError(f"subject is {subject!r}, and can be claim or document")
    left, right = sorted((_name(row, "left"), _name(row, "right")))
    if left == right:
        raise ValueError(f"left and right are both {left!r}")
    if row.get("verdict") not in {verdict.value for verdict in Verdict}:
        raise ValueError(f"verdict is {row.get('verdict')!r}, and can be same, different or unsure")
    score = row.get("score")
    return Judgement(
        left=left, right=right, verdict=Verdict(row["verdict"]), subject=subject,
        score=float(score) if isinstance(score, int | float) else None,
        reason=_text(row, "reason"), by=_text(row, "by"), at=_moment(row.get("at")),
    )  # fmt: skip


def _name(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key} is missing")
    return value.strip()


def _text(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
