"""What vague words support in an estimate: "dozens" at least one dozen, "several" at least two (data/vague.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from claims.model import Bound, Figure, Number

DATA = Path(__file__).parent / "data"


def supported(figure: Figure) -> tuple[Number | None, Number | None]:
    """The least whole count a figure supports and the number it stands for; a vague word's as recorders code it.

    "Dozens" supports 12 and stands for 24; "a number of" supports and stands for 2; every other figure is its own
    least and the number its words name (the low end of a range).
    """
    if figure.bound is not Bound.VAGUE or figure.low is None:
        return figure.least, figure.stated if figure.stated is not None else figure.low
    return _coded(figure.low)


@cache
def _table() -> dict[str, Any]:
    with (DATA / "vague.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _coded(floor: Number) -> tuple[Number, Number]:
    table = _table()
    if floor in table["plural"]["floors"]:
        return table["plural"]["low"], table["plural"]["best"]
    if floor >= table["scale"]["from"] and floor % table["scale"]["share"] == 0:
        return floor // table["scale"]["share"], floor
    return floor, floor
