"""The words and thresholds by which causes are told: data/causes.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data" / "causes.toml"


def thresholds(cause: str) -> Mapping[str, Any]:
    """What the file holds for a cause."""
    found: Mapping[str, Any] = _lists()[cause]
    return found


@cache
def _lists() -> Mapping[str, Any]:
    with DATA.open("rb") as file:
        return tomllib.load(file)
