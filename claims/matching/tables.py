"""The tables of terms: what accounts are compared in, kind by kind, with what carries nothing weighed as little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.coding import Coding
from claims.matching.corpus import Corpus
from claims.matching.lexis import Flags
from claims.matching.sparse import (
    Bag,
    Ints,
    Telling,
    Terms,
    Usage,
    distinct,
    only,
    same_bag,
    telling_of,
    terms_of,
)
from claims.matching.wording import Wording

# how often a term of the kind turns up in an unrelated account (terms_of): round figures, not fitted; words: by use
_RATES: dict[str, float | None] = {
    "plain": None, "proper": 0.0005, "names": 0.0005, "lead": None, "lead_proper": 0.0005,
    "numbers": 0.002, "days": 0.002, "people": 0.0005, "ages": 0.01, "statements": 0.0001, "figures": 0.01,
    "title": None, "speakers": 0.0005,
}  # fmt: skip
_LOOKED_UP = ("plain", "proper", "names")  # kinds that accounts are looked up by
_SAID = frozenset(["plain", "proper", "names", "lead", "lead_proper", "numbers"])  # words, of which some say nothing
MOST = 6_000  # accounts that words are rare among at most: as many as the largest set of real news had (scoring.Crowd)
OFTEN = "often"  # what is kept of words that say little


@dataclass(frozen=True, slots=True)
class _Sort:
    """The terms of one kind: which rows have which, and those that say little."""

    kind: str
    bag: Bag
    often: Ints | None
    beyond: Usage | None

    @property
    def most(self) -> int | None:
        """How many accounts rarity is counted among at most."""
        return MOST if self.kind in _SAID else None

    def terms(self) -> Terms:
        """Weighed."""
        return terms_of(self.bag, rate=_RATES[self.kind], often=self.often, beyond=self.beyond, most=self.most)

    def telling(self, few: int, coding: Coding) -> Telling:
        """The rarest of each row, as hashes."""
        rate = _RATES[self.kind]
        found = telling_of(self.bag, few, rate=rate, often=self.often, beyond=self.beyond, most=self.most)
        return replace(found, codes=coding.hashes(self.kind)(found.codes).astype(np.int64))


@dataclass(frozen=True, slots=True)
class Tables:
    """The kinds of terms of rows, not weighed yet."""

    sorts: list[_Sort]
    coding: Coding

    def weighed(self) -> dict[str, Terms]:
        """Each kind as a table; equal ones are one. The kinds are let go one by one: nothing else can be asked then."""
        first = {id(sort.bag): sort.kind for sort in reversed(self.sorts)}
        like = [first[id(sort.bag)] for sort in self.sorts]
        made: dict[str, Terms] = {}
        for kind in like:
            sort = self.sorts.pop(0)
            made[sort.kind] = sort.terms() if kind == sort.kind else made[kind]
        return made

    def telling(self, few: int) -> dict[str, Telling]:
        """The rarest terms of each row, of the kinds that accounts are looked up by."""
        return {sort.kind: sort.telling(few, self.coding) for sort in self.sorts if sort.kind in _LOOKED_UP}


def tables_of(
    read: Wording, days: Bag, figures: Bag, speakers: Bag, coding: Coding, often: frozenset[str],
    corpus: Corpus | None = None, new: Flags | None = None,
) -> Tables:  # fmt: skip
    """Part the terms of rows by kind. `often` are words that say little; `new` are the rows a corpus does not hold."""
    common = np.array([form in often for form in read.forms], dtype=bool)
    proper = read.proper
    if corpus is not None:
        hashes = coding.hashes("plain")(np.arange(len(read.forms)))
        common |= corpus.known(OFTEN, hashes)
        proper = corpus.known("proper", hashes) | (proper & ~corpus.known("plain", hashes))
    bags = dict(_bags(read, proper, days)) | {"figures": figures, "speakers": speakers}
    if corpus is None and same_bag(bags["lead"], bags["plain"]) and same_bag(bags["lead_proper"], bags["proper"]):
        bags["lead"], bags["lead_proper"] = bags["plain"], bags["proper"]  # all texts are short
    widely = np.flatnonzero(common)
    first, second = np.divmod(read.names.terms, max(1, len(read.forms)))
    pairs = distinct(read.names.terms[common[first] & common[second]])
    told = {"names": pairs, "plain": widely, "proper": widely, "lead": widely, "lead_proper": widely,
            "title": widely}  # fmt: skip
    fresh = np.ones(days.n, dtype=bool) if new is None else new
    sorts = []
    for kind, bag in bags.items():
        beyond = None if corpus is None else corpus.usage(kind, coding.hashes(kind), fresh)
        sorts.append(_Sort(kind, bag, told.get(kind), beyond))
    return Tables(sorts, coding)


def _bags(read: Wording, proper: Flags, days: Bag) -> Iterator[tuple[str, Bag]]:
    digits = np.array([form.isdigit() for form in read.forms], dtype=bool)
    plain = only(read.words, ~(proper | digits)[read.words.terms])
    names = only(read.words, (proper & ~digits)[read.words.terms])
    yield "plain", plain
    yield "proper", names
    yield "names", read.names
    if read.lead is read.words:  # all texts are short
        yield "lead", plain
        yield "lead_proper", names
    else:
        yield "lead", only(read.lead, ~(proper | digits)[read.lead.terms])
        yield "lead_proper", only(read.lead, (proper & ~digits)[read.lead.terms])
    yield "numbers", only(read.words, digits[read.words.terms])
    yield "days", days
    yield "people", read.people
    yield "ages", read.ages
    yield "statements", read.statements
    yield "title", read.title
