"""Accounts as columns: tables of their terms, with the words that carry nothing left out."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.accounts import Account
from claims.matching.sparse import Ints, Terms, terms_of
from claims.matching.wording import Wording, fold, statements_of, wording

DATA = Path(__file__).parent / "data" / "widely_named.toml"
REPEATED = 3  # unrelated accounts a sentence stands in from which on it is boilerplate
_REPRINT = 0.5  # share of sentences in common from which on two accounts are one text
_LATEST = 50  # accounts of one sentence that are looked at for reprints
# how often a term of the kind turns up in an unrelated account (terms_of): round figures, not fitted; words: by use
_RATES: dict[str, float | None] = {
    "plain": None, "proper": 0.0005, "names": 0.0005, "lead": None, "lead_proper": 0.0005,
    "numbers": 0.002, "days": 0.002, "people": 0.0005, "ages": 0.01, "statements": 0.0001,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """What blocking and features read: one row an account, in the order of the accounts."""

    accounts: tuple[Account, ...]
    tables: dict[str, Terms]
    published: Ints
    outlet: Ints

    def __len__(self) -> int:
        return len(self.accounts)


def columns_of(accounts: Sequence[Account]) -> Columns:
    """Read every account's words and lay them out in tables."""
    statements = [statements_of(account.title, account.text) for account in accounts]
    without = boilerplate([[key for key, _ in rows] for rows in statements])
    published = [day_of(account.published) for account in accounts]
    read = [wording(rows, day, without) for rows, day in zip(statements, published)]
    for account, words in zip(accounts, read):
        words.days.update(account.days)
    return Columns(
        accounts=tuple(accounts),
        tables=_tables(read, widely_named() | source_words(accounts)),
        published=np.array([day.toordinal() if day else -1 for day in published], dtype=np.int64),
        outlet=codes(account.outlet and fold(account.outlet) for account in accounts),
    )


def boilerplate(rows: Sequence[Sequence[str]]) -> frozenset[str]:
    """The sentences (by hash) that several accounts share though they are no reprints of one another."""
    group = _reprints(rows)
    seen: dict[str, set[int]] = defaultdict(set)
    for at, row in enumerate(rows):
        for key in row:
            seen[key].add(group[at])
    return frozenset(key for key, groups in seen.items() if len(groups) >= REPEATED)


def proper_words(read: Iterable[Wording]) -> frozenset[str]:
    """The words that inside sentences are written with a capital three times as often as without: names."""
    capital, small = Counter[str](), Counter[str]()
    for words in read:
        capital.update(words.capital)
        small.update(words.small)
    return frozenset(word for word, n in capital.items() if n >= 3 * small[word])


def codes(values: Iterable[str | None]) -> Ints:
    """Equal values as equal numbers; -1 where there is none."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(value, len(known)) if value else -1 for value in values], dtype=np.int64)


def day_of(text: str | None) -> date | None:
    """The calendar day of an ISO text; None where it names none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _reprints(rows: Sequence[Sequence[str]]) -> list[int]:
    """For each row the first row it is a reprint of (itself where it is none)."""
    group = list(range(len(rows)))
    standing: dict[str, list[int]] = defaultdict(list)
    sets = [set(row) for row in rows]
    for at, row in enumerate(sets):
        shared = Counter(other for key in sorted(row) for other in standing[key][-_LATEST:])
        for other, n in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:1]:
            if n >= 3 and n >= _REPRINT * min(len(row), len(sets[other])):
                group[at] = group[other]
        for key in row:
            standing[key].append(at)
    return group


@cache
def widely_named() -> frozenset[str]:
    """Names that stand in reports of many unrelated events (claims/matching/data/widely_named.toml)."""
    with DATA.open("rb") as file:
        return frozenset(fold(word) for words in tomllib.load(file).values() for word in words.split())


def source_words(accounts: Iterable[Account]) -> frozenset[str]:
    """The words in names of sources that several accounts go back to: who speaks of many events tells none apart."""
    heard = Counter(name for account in accounts for name in {fold(name) for name in account.sources})
    return frozenset(word for name, n in heard.items() if n >= REPEATED for word in name.split())


def _tables(read: Sequence[Wording], often: frozenset[str]) -> dict[str, Terms]:
    proper = proper_words(read)
    rows: dict[str, list[dict[str, int]]] = {
        "plain": [_kept(words.words, proper, False) for words in read],
        "proper": [_kept(words.words, proper, True) for words in read],
        "names": [words.names for words in read],
        "lead": [_kept(words.lead, proper, False) for words in read],
        "lead_proper": [_kept(words.lead, proper, True) for words in read],
        "numbers": [{word: n for word, n in words.words.items() if word.isdigit()} for words in read],
        "days": [words.days for words in read],
        "people": [words.people for words in read],
        "ages": [words.ages for words in read],
        "statements": [words.statements for words in read],
    }
    pairs = {pair for words in read for pair in words.names if often.issuperset(pair.split())}
    return {name: terms_of(table, rate=_RATES[name], often=often | pairs) for name, table in rows.items()}


def _kept(words: Counter[str], proper: frozenset[str], wanted: bool) -> dict[str, int]:
    return {word: n for word, n in words.items() if (word in proper) is wanted and not word.isdigit()}
