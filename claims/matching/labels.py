"""What tallies are called: what is counted, and the scope it is told apart by."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from claims.model import Basis, Tally
from claims.vocabulary.terms import metric_label, metrics, population_label

_FOLDER = Path(__file__).parent / "data"
RUNNING = "running total"


def counted_words(metric: str, population: str) -> str:
    """What is counted, as a reader says it: "people killed", "bodies of soldiers recovered", "airstrikes"."""
    who, what = population_label(population), metric_label(metric)
    of, alone = _wordings()
    if metric in of:
        plain = population in ("people", metric, "things")
        return alone[metric] if plain else of[metric].format(who)
    term = metrics().get(metric)
    if term is not None and term.counts == "acts":
        return what if population in ("people", metric) or kind_of(population) == "acts" else f"{what}, {who}"
    return what if who == what else f"{who} {what}"


def tally_label(metric: str, population: str, basis: Basis, *, place: str | None = None, words: str = "") -> str:
    """The label of a tally: "People killed, Vellmar, Friday morning"; a running total says that it is one."""
    what = counted_words(metric, population)
    running = RUNNING if basis is Basis.CUMULATIVE else ""
    return ", ".join(part for part in (what[:1].upper() + what[1:], running, place, words) if part)


def scope_words(tally: Tally) -> str:
    """What the label adds to what is counted: equal for tallies of one scope, in one event, metric and basis.

    The label holds the scope in words, because what tells scopes apart is seen from all claims of an event together:
    some of them alone would tell less.
    """
    what = counted_words(tally.metric, tally.population)
    if tally.label[: len(what)].lower() == what.lower():
        return tally.label[len(what) :].removeprefix(", ")
    return tally.label.partition(", ")[2]


def kind_of(population: str) -> str | None:
    """The kind of thing a noun names (offices and bases are premises); None for a noun the list does not have."""
    return _kinds().get(population)


@cache
def _kinds() -> dict[str, str]:
    with (_FOLDER / "kinds.toml").open("rb") as file:
        return {noun: kind for kind, nouns in tomllib.load(file).items() for noun in nouns}


@cache
def _wordings() -> tuple[dict[str, str], dict[str, str]]:
    with (_FOLDER / "labels.toml").open("rb") as file:
        raw = tomllib.load(file)
    return raw["of"], raw["alone"]
