"""Marks of accounts: names beside the town, targets, exact places. They tell events of one town and day apart."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.lexis import Flags, fold, plain_word
from claims.matching.sparse import Ints, Terms, among

if TYPE_CHECKING:
    from claims.matching.accounts import Account

DATA = Path(__file__).parent / "data" / "marks.toml"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_PARTS = re.compile(r",|\bof\b")
_SHORT = 400  # characters: in so short a text in capitals nothing says which words are names


@dataclass(frozen=True, slots=True)
class Marks:
    """`terms` are the marks of rows, `details` their words, with an idf of 1 for those that not any report may hold.

    `counted` are the rows that state a figure.
    """

    terms: Terms
    details: Terms
    counted: Flags


def marks_of(
    tables: dict[str, Terms], forms: Sequence[str], accounts: Sequence[Account], often: Iterable[str]
) -> Marks:
    """The marks of each account: a town, a country and who speaks for a body tell nothing apart."""
    number = {form: at for at, form in enumerate(forms)}
    names, plain, pairs = tables["proper"], tables["plain"], tables["names"]
    size = max(1, len(number))
    target = _flags(number, targets())
    exact = _flags(number, exact_places())
    first, second = np.divmod(pairs.codes, size)
    parts = [
        (names, _beside(names, pairs, number, accounts, often) | target[names.codes][names.terms], 0),
        (plain, target[plain.codes][plain.terms], len(names.codes)),
        (pairs, (exact[first] | exact[second])[pairs.terms], len(names.codes) + len(plain.codes)),
    ]
    entries = [np.flatnonzero(kept) for _, kept, _ in parts]
    rows = np.concatenate([
        np.searchsorted(each.starts, entry, side="right") - 1 for (each, _, _), entry in zip(parts, entries)
    ])  # fmt: skip
    codes = np.concatenate([each.terms[entry] + ahead for (each, _, ahead), entry in zip(parts, entries)])
    counted = np.fromiter((bool(account.claims) for account in accounts), dtype=bool, count=len(accounts))
    details = replace(plain, idf=(~_flags(number, usual())[plain.codes]).astype(np.float64))
    return Marks(_table(names, rows, codes), details, counted)


def _table(like: Terms, rows: Ints, codes: Ints) -> Terms:
    """Rows and codes as a table in which every term weighs the same."""
    there = np.bincount(codes) > 0
    known, number = np.flatnonzero(there), (np.cumsum(there) - 1)[codes]
    order = np.argsort(rows * max(1, len(known)) + number)
    starts = np.r_[0, np.cumsum(np.bincount(rows, minlength=like.rows))]
    weights, idf = np.ones(len(rows), dtype=np.float32), np.ones(len(known))
    return replace(
        like, codes=known, starts=starts, terms=number[order].astype(np.int32), weights=weights, idf=idf
    )  # fmt: skip


def _flags(number: dict[str, int], words: Iterable[str]) -> Flags:
    found = np.zeros(len(number), dtype=bool)
    found[[number[word] for word in words if word in number]] = True
    return found


def _beside(
    names: Terms, pairs: Terms, number: dict[str, int], accounts: Sequence[Account], often: Iterable[str]
) -> Flags:
    """The entries that are names, but none of the account's own places, bodies and hospitals, nor of many reports."""
    size = max(1, len(number))
    rows = np.repeat(np.arange(names.rows), np.diff(names.starts))
    codes = names.codes[names.terms]
    kept = ~_flags(number, often)[codes]
    shouted = np.fromiter(map(_shouted, accounts), dtype=bool, count=len(accounts))
    kept &= ~shouted[rows]
    taken = np.sort(np.r_[np.fromiter(_own(accounts, number, size), dtype=np.int64), _received(pairs, number)])
    doubtful = np.flatnonzero(np.isin(codes, np.unique(taken % size)) & kept)
    kept[doubtful] = ~among(rows[doubtful] * size + codes[doubtful], taken)
    return kept


def _received(pairs: Terms, number: dict[str, int]) -> Ints:
    """Row and form, in one number, of the names of hospitals: both words of "Saint Brannoc Hospital"."""
    size = max(1, len(number))
    first, second = (each[pairs.terms] for each in np.divmod(pairs.codes, size))
    rows = np.repeat(np.arange(pairs.rows), np.diff(pairs.starts)) * size
    near = _flags(number, receivers())[second]
    found = np.sort((rows + first)[near])
    before: Ints = (rows + first)[among(rows + second, found)]
    both: Ints = np.r_[found, before]
    return both


def _own(accounts: Sequence[Account], number: dict[str, int], size: int) -> Iterator[int]:
    """Row and form, in one number, of the words in an account's places and in the bodies it goes back to."""
    worded: dict[str, list[int]] = {}
    for row, account in enumerate(accounts):
        for name in (*account.places, *filter(_body, account.sources)):
            if name not in worded:
                forms = map(plain_word, _WORD.findall(_town(name)))
                worded[name] = [number[form] for form in forms if form in number]
            for form in worded[name]:
                yield row * size + form


def _town(place: str) -> str:
    """A place without what is exact in it: "Ropewalk district of Vellmar" is Vellmar, if told more exactly."""
    parts = _PARTS.split(place)
    return " ".join(part for part in parts if exact_places().isdisjoint(fold(part).split()))


def _body(source: str) -> bool:
    return not bodies().isdisjoint(fold(source).split())


def _shouted(account: Account) -> bool:
    return len(account.text) < _SHORT and account.text.isupper()


@cache
def targets() -> frozenset[str]:
    """Kinds of places of which a town has few (claims/matching/data/marks.toml)."""
    return frozenset(noun for nouns in _lists()["targets"].values() for noun in nouns)


@cache
def exact_places() -> frozenset[str]:
    """Words that make a name one of an exact place."""
    return frozenset(word for words in _lists()["exact"].values() for word in words)


@cache
def bodies() -> frozenset[str]:
    """Words that make a source a body that speaks of many events, and no person."""
    return frozenset(word for words in _lists()["bodies"].values() for word in words)


@cache
def receivers() -> frozenset[str]:
    """Words in the names of those who take in the hurt and the dead of every event of a town."""
    return frozenset(word for words in _lists()["receivers"].values() for word in words)


@cache
def usual() -> frozenset[str]:
    """Words that any report of an attack or accident may hold."""
    return frozenset(word for words in _lists()["usual"].values() for word in words.split())


@cache
def _lists() -> dict[str, dict[str, Any]]:
    with DATA.open("rb") as file:
        return tomllib.load(file)
