"""Accounts as columns: tables of their terms, with the words that carry nothing left out."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.accounts import Account
from claims.matching.lexis import fold
from claims.matching.sparse import Bag, Ints, Terms, bag_of, distinct, only, same_bag, terms_of
from claims.matching.statements import REPEATED
from claims.matching.stream import stream_of
from claims.matching.wording import Wording, wording

DATA = Path(__file__).parent / "data" / "widely_named.toml"
# how often a term of the kind turns up in an unrelated account (terms_of): round figures, not fitted; words: by use
_RATES: dict[str, float | None] = {
    "plain": None, "proper": 0.0005, "names": 0.0005, "lead": None, "lead_proper": 0.0005,
    "numbers": 0.002, "days": 0.002, "people": 0.0005, "ages": 0.01, "statements": 0.0001,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """What rows are said to be called or to be in: row i has the names `numbers[starts[i]:starts[i + 1]]`."""

    names: list[str]
    starts: Ints
    numbers: Ints


@dataclass(frozen=True, slots=True)
class Columns:
    """What blocking and features read: one row an account, in the order of the accounts. `forms` are the words.

    `length` is how many different words an account has, `begins` and `ends` the minutes between which its claims say it
    happened (-1 where they name no hour); `labels` and `places` give its names of either kind, as
    numbers of `names`; the terms of the table "figures" are metrics with a number.
    """

    accounts: tuple[Account, ...]
    tables: dict[str, Terms]
    forms: list[str]
    published: Ints
    outlet: Ints
    length: Ints
    begins: Ints
    ends: Ints
    labels: Named
    places: Named

    def __len__(self) -> int:
        return len(self.accounts)

    def words(self, table: str) -> set[str]:
        """The words of a table whose terms are words."""
        return {self.forms[code] for code in self.tables[table].codes.tolist()}


def columns_of(accounts: Sequence[Account]) -> Columns:
    """Read every account's words and lay them out in tables."""
    published = np.array([ordinal_of(account.published) for account in accounts], dtype=np.int64)
    texts = [f"{account.title}.\n{account.text}" if account.title else account.text for account in accounts]
    read = wording(stream_of(texts), published)
    return Columns(
        accounts=tuple(accounts),
        tables=_tables(read, _with_days(read.days, accounts), widely_named() | source_words(accounts))
        | {"figures": terms_of(_figures(accounts), rate=0.01)},
        forms=read.forms,
        published=published,
        outlet=codes(account.outlet and fold(account.outlet) for account in accounts),
        length=np.bincount(read.words.rows, minlength=len(accounts)),
        begins=np.array([_minute(account.hours and account.hours[0]) for account in accounts], dtype=np.int64),
        ends=np.array([_minute(account.hours and account.hours[1]) for account in accounts], dtype=np.int64),
        labels=named((fold(account.label),) if account.label else () for account in accounts),
        places=named(account.places for account in accounts),
    )


def named(rows: Iterable[Sequence[str]]) -> Named:
    """Rows of names as columns."""
    known: dict[str, int] = {}
    starts, numbers = [0], list[int]()
    for row in rows:
        numbers += [known.setdefault(name, len(known)) for name in row]
        starts.append(len(numbers))
    return Named(list(known), np.array(starts, dtype=np.int64), np.array(numbers, dtype=np.int64))


def _figures(accounts: Sequence[Account]) -> Bag:
    """The figures that rows state, numbered as they come."""
    known: dict[tuple[str, object], int] = {}
    told = [
        (row, known.setdefault(figure, len(known)))
        for row, account in enumerate(accounts)
        for figure in sorted(account.figures, key=str)
    ]
    rows, terms = np.array(told, dtype=np.int64).reshape(-1, 2).T
    return bag_of(rows, terms, len(accounts))


def _with_days(days: Bag, accounts: Sequence[Account]) -> Bag:
    """The days of the texts and those the claims say."""
    told = [(row, ordinal_of(day)) for row, account in enumerate(accounts) for day in account.days]
    told = [(row, day) for row, day in told if day > 0]
    rows = np.r_[np.repeat(days.rows, days.counts), np.array([row for row, _ in told], dtype=np.int64)]
    terms = np.r_[np.repeat(days.terms, days.counts), np.array([day for _, day in told], dtype=np.int64)]
    return bag_of(rows, terms, days.n)


def codes(values: Iterable[str | None]) -> Ints:
    """Equal values as equal numbers; -1 where there is none."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(value, len(known)) if value else -1 for value in values], dtype=np.int64)


def ordinal_of(text: str | None) -> int:
    """The calendar day of an ISO text as an ordinal; -1 where it names none."""
    try:
        return date.fromisoformat((text or "")[:10]).toordinal()
    except ValueError:
        return -1


def _minute(text: str | None) -> int:
    """An ISO time as minutes of the calendar; -1 where none is told."""
    try:
        told = datetime.fromisoformat(text or "")
    except ValueError:
        return -1
    return told.toordinal() * 1440 + told.hour * 60 + told.minute


@cache
def widely_named() -> frozenset[str]:
    """Names that stand in reports of many unrelated events (claims/matching/data/widely_named.toml)."""
    with DATA.open("rb") as file:
        return frozenset(fold(word) for words in tomllib.load(file).values() for word in words.split())


def source_words(accounts: Iterable[Account]) -> frozenset[str]:
    """The words in names of sources that several accounts go back to: who speaks of many events tells none apart."""
    heard = Counter(name for account in accounts for name in {fold(name) for name in account.sources})
    return frozenset(word for name, n in heard.items() if n >= REPEATED for word in name.split())


def _tables(read: Wording, days: Bag, often: frozenset[str]) -> dict[str, Terms]:
    size = max(1, len(read.forms))
    common = np.array([form in often for form in read.forms], dtype=bool)
    digits = np.array([form.isdigit() for form in read.forms], dtype=bool)
    widely = np.flatnonzero(common)
    first, second = np.divmod(read.names.terms, size)
    pairs = distinct(read.names.terms[common[first] & common[second]])
    bags = {
        "plain": only(read.words, ~(read.proper | digits)[read.words.terms]),
        "proper": only(read.words, (read.proper & ~digits)[read.words.terms]),
        "names": read.names,
        "lead": only(read.lead, ~(read.proper | digits)[read.lead.terms]),
        "lead_proper": only(read.lead, (read.proper & ~digits)[read.lead.terms]),
        "numbers": only(read.words, digits[read.words.terms]),
        "days": days,
        "people": read.people,
        "ages": read.ages,
        "statements": read.statements,
    }
    if same_bag(bags["lead"], bags["plain"]) and same_bag(bags["lead_proper"], bags["proper"]):  # all texts are short
        bags["lead"], bags["lead_proper"] = bags["plain"], bags["proper"]
    told = {"names": pairs, "plain": widely, "proper": widely, "lead": widely, "lead_proper": widely}
    made: dict[int, Terms] = {}
    return {
        name: made.setdefault(id(bag), terms_of(bag, rate=_RATES[name], often=told.get(name)))
        if id(bag) not in made
        else made[id(bag)]
        for name, bag in bags.items()
    }
