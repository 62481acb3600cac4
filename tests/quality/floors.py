"""The floors under the corpus: `python tests/quality/floors.py` raises them to what is measured, and lowers none."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

from scored_corpus import MEASURES, by_kind

FILE = Path(__file__).parent / "floors.toml"
Floors = dict[str, dict[str, float]]
_MARK = "\n[corpus."


def floors() -> Floors:
    """The floors by kind of text and measure."""
    held: Floors = tomllib.loads(FILE.read_text(encoding="utf-8"))["corpus"]
    return held


def raised(held: Floors, measured: Floors) -> Floors:
    """The higher of floor and measurement, the latter rounded down to hundredths."""
    new: Floors = {}
    for kind, values in measured.items():
        old = held.get(kind, {})
        new[kind] = {name: max(old.get(name, 0.0), math.floor(values[name] * 100 + 1e-9) / 100) for name in MEASURES}
    return new


def fallen(held: Floors, measured: Floors) -> list[str]:
    """What lies below its floor, in words."""
    return [
        f"{kind} {name}: {measured[kind][name]:.3f} is below {floor}"
        for kind, values in held.items()
        for name, floor in values.items()
        if measured[kind][name] < floor
    ]


def measured() -> Floors:
    return {kind: score.measures() for kind, score in sorted(by_kind().items())}


def written(text: str, values: Floors) -> str:
    """The floors file with its corpus tables replaced; what stands before them is kept."""
    head = (text[: text.find(_MARK)] if _MARK in text else text).rstrip() + "\n\n"
    tables = [
        "\n".join([f"[corpus.{kind}]", *(f"{name} = {value:.2f}" for name, value in row.items())]) + "\n"
        for kind, row in values.items()
    ]
    return head + "\n".join(tables)


if __name__ == "__main__":
    before = FILE.read_text(encoding="utf-8")
    held = tomllib.loads(before).get("corpus", {})
    FILE.write_text(written(before, raised(held, measured())), encoding="utf-8")
