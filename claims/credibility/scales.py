"""The scales an editor rates on, as data: Admiralty letters and digits, Airwars' grades. The program sets none."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from claims.errors import UsageError

DATA = Path(__file__).parent / "data" / "scales.toml"
RELIABILITY, CREDIBILITY, GRADE = "reliability", "credibility", "grade"

UNRATED = "none"
"""The code that takes a rating back: a row of its own, after which the subject is not rated."""


@cache
def scale(name: str) -> Mapping[str, str]:
    """The codes of a scale with what each means, best first. Raises KeyError for a scale that is not in the file."""
    with DATA.open("rb") as file:
        found: dict[str, str] = tomllib.load(file)[name]
    return found


def meaning(name: str, code: str | None) -> str:
    """What a code means ("usually reliable"); an unrated source stays unrated, never good by default."""
    return "not rated" if code is None else scale(name).get(code, code)


def checked(name: str, code: str) -> str:
    """The code as the scale writes it ("b" is "B"). Raises UsageError that lists the scale for anything else."""
    given = code.strip()
    for known in scale(name):
        if given.casefold() == known.casefold():
            return known
    listed = ", ".join(f"{known} {label}" for known, label in scale(name).items())
    raise UsageError(f"{code!r} is no {name}", hint=f"one of: {listed}")
