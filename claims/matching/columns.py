"""Accounts as columns: tables of their terms, with the words that carry nothing left out."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property, partial
from pathlib import Path

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.accounts import Account
from claims.matching.coding import Coding
from claims.matching.corpus import Corpus, Kept, hashes_of, packed
from claims.matching.few import Few, few_of
from claims.matching.half_hours import masks
from claims.matching.lexis import Flags, fold
from claims.matching.marks import Marks, marks_of
from claims.matching.places import Spellings
from claims.matching.sparse import Bag, Ints, Telling, Terms, bag_of, only
from claims.matching.statements import REPEATED
from claims.matching.stream import Hashes, stream_of
from claims.matching.tables import OFTEN, tables_of
from claims.matching.wording import wording

DATA = Path(__file__).parent / "data" / "widely_named.toml"
_DAYS, _FAMILIES = 6, 4  # of an account that are compared
_NAMED = 300  # characters of a label or place that are compared: longer ones are texts that slipped in
BOILERPLATE = "boilerplate"  # what is kept of sentences that carry nothing


@dataclass(frozen=True)
class Named:
    """What rows are said to be called or to be in: row i has the names `numbers[starts[i]:starts[i + 1]]`."""

    names: list[str]
    starts: Ints
    numbers: Ints

    @cached_property
    def spellings(self) -> Spellings:
        """The names, to be compared as those of places."""
        return Spellings(self.names)


@dataclass(frozen=True, slots=True)
class Columns:
    """What blocking and features read: one row an account, in the order of the accounts. `forms` are the words.

    `length` is how many different words an account has, `begins` and `ends` the minutes between which its claims say it
    happened (-1 where they name no hour); `labels` and `places` give its names of either kind, as
    numbers of `names`; the terms of the table "figures" are metrics with a number. `clock` has the half hours of a day
    that the text tells as bits, `told` some days it speaks of, `families` some it names. `repeated` are the hashes of
    boilerplate, `often` the words that say little, `telling` the rarest terms of each row where they were asked for,
    `marks` what tells events of one town and day apart, `among` how many accounts they stand among.
    """

    accounts: tuple[Account, ...]
    tables: dict[str, Terms]
    forms: list[str]
    published: Ints
    outlet: Ints
    length: Ints
    begins: Ints
    ends: Ints
    clock: Hashes
    told: Few
    families: Few
    labels: Named
    places: Named
    coding: Coding
    repeated: Ints
    often: frozenset[str]
    telling: dict[str, Telling]
    marks: Marks
    among: int

    def __len__(self) -> int:
        return len(self.accounts)

    def words(self, table: str) -> set[str]:
        """The words of a table whose terms are words."""
        return {self.forms[code] for code in self.tables[table].codes.tolist()}


def columns_of(
    accounts: Sequence[Account], *, corpus: Corpus | None = None, new: Flags | None = None, telling: int = 0
) -> Columns:
    """Read every account's words and lay them out in tables.

    With a `corpus` they are weighed as among all its accounts, which hold these but the `new` ones (all, if it is not
    said). `telling` asks for so many of the rarest terms of each row.
    """
    published = np.array([ordinal_of(account.published) for account in accounts], dtype=np.int64)
    texts = (f"{account.title}.\n{account.text}" if account.title else account.text for account in accounts)
    known = None if corpus is None else partial(corpus.known, BOILERPLATE)
    titled = np.fromiter((bool(account.title) for account in accounts), dtype=bool, count=len(accounts))
    read = wording(stream_of(texts), published, titled, known)
    (figures, stated), (speakers, heard) = _figures(accounts), _speakers(accounts)
    coding = Coding(read.forms, stated, heard)
    often = widely_named() | source_words(accounts)
    length = np.bincount(read.words.rows, minlength=len(accounts))
    forms, repeated = read.forms, read.repeated
    days = _with_days(read.days, accounts)
    clock, told = masks(read.half_hours), few_of(days, _DAYS)
    families = few_of(only(read.families, read.proper[read.families.terms]), _FAMILIES)
    tables = tables_of(read, days, figures, speakers, coding, often, corpus, new)
    del read  # the words of a million accounts, which the tables hold from here on
    looked_up = tables.telling(telling) if telling else {}
    weighed = tables.weighed()
    return Columns(
        accounts=tuple(accounts),
        tables=weighed,
        forms=forms,
        published=published,
        outlet=codes(account.outlet and fold(account.outlet) for account in accounts),
        length=length,
        begins=np.array([_minute(account.hours and account.hours[0]) for account in accounts], dtype=np.int64),
        ends=np.array([_minute(account.hours and account.hours[1]) for account in accounts], dtype=np.int64),
        clock=clock,
        told=told,
        families=families,
        labels=named((fold(account.label[:_NAMED]),) if account.label else () for account in accounts),
        places=named([place[:_NAMED] for place in account.places] for account in accounts),
        coding=coding,
        repeated=repeated,
        often=often,
        telling=looked_up,
        marks=marks_of(weighed, forms, accounts, often),
        among=len(accounts) if corpus is None else corpus.rows,
    )


def kept_of(columns: Columns) -> Kept:
    """What the columns of all accounts leave for a corpus: terms that two have at least, boilerplate, common words."""
    numbers: dict[str, Ints] = {}
    for kind, terms in columns.tables.items():
        hashes = columns.coding.hashes(kind)(terms.codes)
        numbers[kind] = packed(kind, hashes, terms.df)
        if kind in ("plain", "lead", "title"):
            numbers[f"{kind} used"] = packed(kind, hashes, terms.used)
    numbers[BOILERPLATE] = packed(BOILERPLATE, columns.repeated.astype(np.uint64), np.ones(len(columns.repeated), int))
    often = sorted(columns.often)
    numbers[OFTEN] = packed(OFTEN, hashes_of(often), np.ones(len(often), dtype=np.int64))
    return Kept(len(columns), {kind: terms.words for kind, terms in columns.tables.items()}, numbers)


def named(rows: Iterable[Sequence[str]]) -> Named:
    """Rows of names as columns."""
    known: dict[str, int] = {}
    starts, numbers = [0], list[int]()
    for row in rows:
        numbers += [known.setdefault(name, len(known)) for name in row]
        starts.append(len(numbers))
    return Named(list(known), np.array(starts, dtype=np.int64), np.array(numbers, dtype=np.int64))


def _figures(accounts: Sequence[Account]) -> tuple[Bag, list[str]]:
    """The figures that rows state, numbered as they come, and in words."""
    known: dict[tuple[str, object], int] = {}
    told = [
        (row, known.setdefault(figure, len(known)))
        for row, account in enumerate(accounts)
        for figure in sorted(account.figures, key=str)
    ]
    rows, terms = np.array(told, dtype=np.int64).reshape(-1, 2).T
    return bag_of(rows, terms, len(accounts)), [f"{metric} {number}" for metric, number in known]


def _speakers(accounts: Sequence[Account]) -> tuple[Bag, list[str]]:
    """The words of the names of those whom rows go back to, numbered as they come, and the words."""
    known: dict[str, int] = {}
    worded: dict[str, list[int]] = {}
    rows, terms = list[int](), list[int]()
    for row, account in enumerate(accounts):
        for name in account.sources:
            if name not in worded:
                worded[name] = [known.setdefault(word, len(known)) for word in fold(name).split()]
            terms += worded[name]
            rows += [row] * len(worded[name])
    return bag_of(np.array(rows, dtype=np.int64), np.array(terms, dtype=np.int64), len(accounts)), list(known)


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
