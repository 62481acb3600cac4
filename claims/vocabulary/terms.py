"""Metrics and populations: hierarchies with written definitions, read from the data files beside this module."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Term:
    """One metric or population: what it means, what it is part of, and the words that name it in a text.

    `counts` is "people", "things" or "acts" for a metric.
    """

    id: str
    label: str
    definition: str
    parent: str | None = None
    unit: str = "person"
    counts: str = "people"
    casualty: bool = False


@cache
def metrics() -> dict[str, Term]:
    """All metrics by id, in the order of the file."""
    return _load("metrics")


@cache
def populations() -> dict[str, Term]:
    """All populations by id, in the order of the file."""
    return _load("populations")


def metric_label(metric: str) -> str:
    """The metric as a reader sees it; an id the vocabulary does not know is its own label."""
    return _label(metrics(), metric)


def population_label(population: str) -> str:
    """The population as a reader sees it; an id the vocabulary does not know is its own label."""
    return _label(populations(), population)


def metric_within(part: str, whole: str) -> bool:
    """Whether everything counted under `part` is also counted under `whole` (killed, casualties); true of itself."""
    return _within(metrics(), part, whole)


def population_within(part: str, whole: str) -> bool:
    """Whether `part` belongs to `whole` (children within people); true of itself. An unknown one is of people."""
    return _within(populations(), part, whole) or (part not in populations() and whole == "people")


def _within(terms: dict[str, Term], part: str, whole: str) -> bool:
    at: str | None = part
    while at is not None:
        if at == whole:
            return True
        term = terms.get(at)
        at = term.parent if term else None
    return False


def _label(terms: dict[str, Term], name: str) -> str:
    term = terms.get(name)
    return term.label if term else name.replace("_", " ")


def _load(name: str) -> dict[str, Term]:
    with (DATA / f"{name}.toml").open("rb") as file:
        raw = tomllib.load(file)
    return {
        key: Term(
            id=key,
            label=row["label"],
            definition=row["definition"],
            parent=row.get("parent"),
            unit=row.get("unit", "person"),
            counts=row.get("counts", "people"),
            casualty=row.get("casualty", False),
        )
        for key, row in raw.items()
    }
