"""Tallies written as rows of a TOML table: figures in words, sources by name. Names and places are invented.

A claim is a row such as `{ says = "at least 16", by = "police", in = "Hill Radio", of = "children" }`.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from claims.model import Assessment, Attribution, Basis, Bound, Claim, Figure, Number, Source, SourceKind, State, Tally
from claims.reconcile.assess import assess
from claims.reconcile.origins import SourceBook

Row = dict[str, Any]

_NAMES = {
    "by": "asserted_by",
    "in": "carried_by",
    "of": "population",
    "at": "as_of",
    "on": "published",
    "doc": "document",
}
_KINDS = {"attribution": Attribution, "basis": Basis, "state": State}
_LISTS = ("via", "includes", "excludes")
_HEDGES = {
    "at least": Bound.AT_LEAST,
    "more than": Bound.MORE_THAN,
    "up to": Bound.AT_MOST,
    "at most": Bound.AT_MOST,
    "fewer than": Bound.FEWER_THAN,
    "about": Bound.ABOUT,
}
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 3}


def table(beside: str, name: str) -> list[Row]:
    """The cases of a table next to a test module (its `__file__`); no two of them share a name."""
    with Path(beside).with_name(name).open("rb") as file:
        cases: list[Row] = tomllib.load(file)["case"]
    names = [case["name"] for case in cases]
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)
    return cases


def figure(says: str, words: str | None = None) -> Figure:
    """The figure that a row's words stand for; `words` where a document would have them otherwise ("" for a table)."""
    spoken = says if words is None else words
    if says == "none reported":
        return Figure(Bound.NONE_REPORTED, 0, 0, 0, spoken)
    if says == "no figure":
        return Figure(Bound.NONE, words=spoken)
    if says in _VAGUE:
        return Figure(Bound.VAGUE, _VAGUE[says], None, None, spoken)
    if found := re.fullmatch(r"([\d,]+) to ([\d,]+)", says):
        return Figure(Bound.RANGE, _number(found[1]), None, _number(found[2]), spoken)
    hedge, _, digits = says.rpartition(" ")
    bound = _HEDGES[hedge] if hedge else Bound.EXACT
    number = _number(digits)
    if bound in (Bound.EXACT, Bound.ABOUT):
        return Figure(bound, number, number, number, spoken)
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return Figure(bound, number, None, None, spoken)
    return Figure(bound, None, None, number, spoken)


def _number(text: str) -> Number:
    return int(text.replace(",", ""))


def claims(rows: list[Row], **common: Any) -> list[Claim]:
    """The accepted claims of these rows, numbered from 1; each in a document of its own unless `doc` names one."""
    return [_claim(number, {**common, **row}) for number, row in enumerate(rows, 1)]


def _claim(number: int, row: Row) -> Claim:
    values = {_NAMES.get(name, name): value for name, value in row.items() if name not in ("says", "words")}
    values |= {name: _KINDS[name](value) for name, value in values.items() if name in _KINDS}
    values |= {name: tuple(value) for name, value in values.items() if name in _LISTS}
    given: Row = {
        "id": number,
        "key": f"key{number}",
        "document": f"document {number}",
        "figure": figure(row["says"], row.get("words")),
        "metric": "killed",
        "state": State.ACCEPTED,
        "event": 1,
        "tally": 1,
    }
    return Claim(**(given | values))


def tally(row: Row | None = None) -> Tally:
    """The people killed in event 1, but for what the row says otherwise."""
    given: Row = {"id": 1, "event": 1, "label": "People killed", "metric": "killed", "population": "people"}
    values = given | (row or {})
    return Tally(**(values | {"basis": Basis(values.get("basis", "incident"))}))


def book(rows: list[Row] | None = None) -> SourceBook:
    """The book of the sources in these rows."""
    found = []
    for number, row in enumerate(rows or [], 1):
        values = row | {"aliases": tuple(row.get("aliases", ())), "kind": SourceKind(row.get("kind", "unknown"))}
        given: Row = {"id": number}
        found.append(Source(**(given | values)))
    return SourceBook.of(found)


def assessed(case: Row) -> Assessment:
    """The case's claims, assessed in its tally (`tally`) with its sources (`sources`)."""
    of = tally(case.get("tally"))
    told = claims(case["claims"], metric=of.metric, population=of.population, basis=of.basis)
    return assess(of, told, book(case.get("sources")), None)
