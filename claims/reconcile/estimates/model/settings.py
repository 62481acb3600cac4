"""Priors and thresholds of the rule, from data/model.toml, where their origin is told."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

DATA = Path(__file__).parents[2] / "data" / "model.toml"


@cache
def setting(section: str) -> Any:
    """The values of one section, by name."""
    return _sections()[section]


@cache
def _sections() -> dict[str, SimpleNamespace]:
    with DATA.open("rb") as file:
        return {name: SimpleNamespace(**values) for name, values in tomllib.load(file).items()}
