"""The definitions a report prints at its end: its own words, and the metrics and populations it uses."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.model import Report
from claims.vocabulary.terms import Term, metric_label, metrics, population_label, populations

DATA = Path(__file__).parent / "data" / "definitions.toml"


@dataclass(frozen=True, slots=True)
class Group:
    """Definitions under one heading, as (word, meaning)."""

    heading: str
    entries: tuple[tuple[str, str], ...]


def used(report: Report) -> list[Group]:
    """What a reader of this report may need: the metrics and populations in it, the rules, the statuses, the words."""
    tallies = [assessed for event in report.events for assessed in event.tallies]
    counted = [
        (metric_label(each), _meaning(metrics().get(each))) for each in _in_order(t.tally.metric for t in tallies)
    ]
    people = _in_order(t.tally.population for t in tallies)
    rules = {name for assessed in tallies for name in assessed.rules}
    written = _written()
    groups = [
        Group("What is counted", tuple(counted)),
        Group("Of whom", tuple((population_label(each), _meaning(populations().get(each))) for each in people)),
        Group(
            "Rules", tuple((name.replace("_", " "), text) for name, text in written["rules"].items() if name in rules)
        ),
        Group("Statuses", tuple((name.replace("_", " "), text) for name, text in written["statuses"].items())),
        Group("Words", tuple(written["words"].items())),
    ]
    return [group for group in groups if group.entries]


@cache
def _written() -> dict[str, dict[str, str]]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def _in_order(names: Iterable[str]) -> list[str]:
    return sorted(set(names))


def _meaning(term: Term | None) -> str:
    return term.definition if term else "not in the vocabulary: the word is the source's own"
