"""Learn the weights of matching from articles whose incidents are known, and print them as weights.toml.

    claims --db news.db extract --record --accept --no-match articles.jsonl
    python benchmarks/learning/learn_weights.py --db news.db --gold gold.jsonl [--alone pages.db …] [--short lead.db]

`--gold`: a JSON object a line with document and incident; those not named are left out. `--alone`: databases
whose every document is an incident of its own, counted three times. Pairs are those that blocking proposes, as at
matching, from accounts as they are; without their titles; as short reports, counted twice (`--short`: a database read
from their first words, else cut to --cut words); as brief ones, of 12 to 30 words; and beside copies of themselves in
part. What the data never show (`labels`, `other_hours`, `other_families`) is kept from --start, as are the products
and the thresholds.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from claims.matching.accounts import Account
from claims.matching.blocking import candidates
from claims.matching.columns import columns_of
from claims.matching.features import FEATURES, features_of
from claims.matching.learning import learn
from claims.matching.pairs import Pairs
from claims.matching.scoring import DATA
from claims.matching.sparse import Floats
from claims.services.matching.full_match import accounts_held
from db.engine import open_session

_KEPT = ("suggest",)
_BY_HAND = ("labels", "other_hours", "other_families")
_ALONE = 3  # times pages that are an incident each are counted
_COPIED, _PARTS = 700, (0.3, 0.5, 0.8, 1.0, 1.0)  # accounts copied, and how much of their sentences
_BRIEF = (12, 20, 30)  # words
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def held(path: str) -> list[Account]:
    """The accounts of a database."""
    with open_session(path) as session:
        return accounts_held(session)


def incidents(path: Path) -> dict[str, str]:
    """The incident of each document."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {str(row["document"]): str(row["incident"]) for row in rows}


def cut(account: Account, words: int) -> Account:
    """The account as its first words tell it."""
    return replace(account, text=" ".join(account.text.split()[:words]))


def untitled(account: Account) -> Account:
    """The account without its title."""
    return replace(account, title=None)


def brief(account: Account, lot: Random) -> Account:
    """The account as a few words tell it, with or without its title, places and days."""
    short = cut(account, lot.choice(_BRIEF))
    return replace(
        short, title=lot.choice((account.title, None)), places=lot.choice((account.places, ())),
        days=lot.choice((account.days, ())),
    )  # fmt: skip


def copies(accounts: Sequence[Account], lot: Random) -> list[Account]:
    """Some accounts, each with a copy of a part of it, with or without its title, by its outlet or another."""
    found = []
    for account in lot.sample(accounts, min(_COPIED, len(accounts))):
        sentences = _SENTENCE.split(account.text)
        size = max(1, round(len(sentences) * lot.choice(_PARTS)))
        begin = lot.randint(0, len(sentences) - size)
        text = " ".join(sentences[begin : begin + size])
        title, outlet = lot.choice((account.title, None)), lot.choice((account.outlet, "another"))
        copy = replace(account, key=f"{account.key}\x1fcopy", text=text, title=title, outlet=outlet)
        found += [lot.choice((account, untitled(account))), copy]
    return found


def judged(accounts: Sequence[Account], home: Callable[[Account], str]) -> tuple[Floats, Floats]:
    """The features of every candidate pair, and 1 where both are of one incident."""
    columns = columns_of(accounts)
    found = candidates(columns)
    homes = [home(account) for account in accounts]
    same = [float(homes[one] == homes[other]) for one, other in zip(found.left.tolist(), found.right.tolist())]
    return features_of(Pairs(columns, found.left, found.right)), np.array(same)


def _name(account: Account) -> str:
    return account.key.split("\x1f")[1]


def products(features: Floats, together: dict[str, dict[str, float]]) -> tuple[Floats, list[tuple[str, str]]]:
    """The features, with a column for each product of two that the model has."""
    at = {name: place for place, name in enumerate(FEATURES)}
    pairs = [(one, other) for one, row in together.items() for other in row]
    columns = [features[:, at[one]] * features[:, at[other]] for one, other in pairs]
    return np.column_stack([features, *columns]), pairs


def written(start: float, weights: Floats, pairs: list[tuple[str, str]], before: dict[str, Any]) -> str:
    """The weights as TOML, in the order of the features."""
    kept = {name: before["weights"][name] for name in _BY_HAND}
    lines = [f"start = {start:.6g}", *(f"{name} = {before[name]}" for name in _KEPT)]
    lines += ["", "[linkage]", *(f"{name} = {value}" for name, value in before["linkage"].items()), "", "[weights]"]
    lines += [f"{name} = {kept.get(name, float(weight)):.6g}" for name, weight in zip(FEATURES, weights)]
    groups: dict[str, list[str]] = {}
    for (one, other), weight in zip(pairs, weights[len(FEATURES) :]):
        groups.setdefault(one, []).append(f"{other} = {weight:.6g}")
    for one, rows in groups.items():
        lines += ["", f"[together.{one}]", *rows]
    return "\n".join(lines) + "\n"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--db", required=True)
    ask.add_argument("--gold", type=Path, required=True)
    ask.add_argument("--alone", nargs="*", default=[])
    ask.add_argument("--short", help="database of the same documents, read from their first words")
    ask.add_argument("--cut", type=int, default=45)
    ask.add_argument("--start", type=Path, default=DATA, help="weights whose thresholds and products are kept")
    ask.add_argument("--ridge", type=float, default=1.0)
    ask.add_argument("--out", type=Path)
    given = ask.parse_args()
    before = tomllib.loads(given.start.read_text(encoding="utf-8"))
    gold = incidents(given.gold)
    accounts = [account for account in held(given.db) if _name(account) in gold]
    short = [cut(account, given.cut) for account in accounts]
    if given.short:
        short = [account for account in held(given.short) if _name(account) in gold]
    alone = [held(path) for path in given.alone]
    lot = Random(3)

    def home(account: Account) -> str:
        return gold.get(_name(account), _name(account))

    reports = [accounts, short, short, list(map(untitled, accounts)), [brief(each, lot) for each in accounts]]
    sets = [judged(told, home) for told in reports]
    sets.append(judged(copies([*accounts, *short, *(page for pages in alone[:1] for page in pages)], lot), home))
    sets += [judged(pages, _name) for pages in alone] * _ALONE
    features, same = np.vstack([each for each, _ in sets]), np.concatenate([each for _, each in sets])
    if not 0 < same.sum() < len(same):
        sys.exit("weights need pairs of one incident and pairs of two")
    features[:, [name in _BY_HAND for name in FEATURES]] = 0.0
    columns, pairs = products(features, before["together"])
    start, weights = learn(columns, same, ridge=given.ridge)
    text = written(start, weights, pairs, before)
    if given.out:
        given.out.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    print(f"{len(same):,} pairs, {int(same.sum()):,} of one incident", file=sys.stderr)


if __name__ == "__main__":
    main()
