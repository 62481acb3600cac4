"""New accounts to the events that stand, in time that goes with the new ones.

Old events stand as they are: they may grow, and two may become one, but none is split and no two old accounts are
compared for their own sake. How rare a term is goes by the last full run and the new accounts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.accounts import Account
from claims.matching.blocking import Candidates, candidates
from claims.matching.columns import Columns, columns_of
from claims.matching.corpus import Corpus
from claims.matching.grouping import group
from claims.matching.postings import SOUGHT, nearest
from claims.matching.scoring import Model, model, score_pairs
from claims.matching.sparse import Floats, Ints, distinct

MEMBERS = 12  # accounts of an old event that speak for it, beside those that were looked up
_NEAR = 1.0  # log-odds below `join` from which the event of an old account is looked at whole


@dataclass(frozen=True, slots=True)
class Standing:
    """An old account, by the number it was kept under, and the event it stands in."""

    owner: int
    account: Account
    event: int


class Held(Protocol):
    """What joining asks of the accounts that stand."""

    @property
    def corpus(self) -> Corpus:
        """What a full run kept."""

    def accounts(self, owners: Collection[int]) -> list[Standing]:
        """The accounts of these owners, in a fixed order; those that are gone are left out."""

    def members(self, events: Collection[int], most: int) -> list[Standing]:
        """At most so many accounts of each event."""


@dataclass(frozen=True, slots=True)
class Party:
    """What becomes one event: new accounts (their rows), and the events that stood before."""

    rows: list[int]
    events: list[int]


@dataclass(frozen=True, slots=True)
class Joined:
    """The new accounts with what they join, the judgements that were contradicted, and how many pairs wait."""

    parties: list[Party]
    refused: list[tuple[int, int]]
    waiting: int
    capped: int


@dataclass(frozen=True, slots=True)
class Words:
    """What people and external ids say: a name for new rows and for old events that are fixed, events kept apart."""

    rows: Sequence[str | None]
    events: Callable[[int], str | None]
    different: Collection[tuple[int, int]]


def join(accounts: Sequence[Account], held: Held, said: Words, using: Model | None = None) -> Joined:
    """Find the event of each new account, or a new one, and the old events that new accounts show to be one."""
    using = using or model()
    n = len(accounts)
    columns = columns_of(accounts, corpus=held.corpus, telling=SOUGHT)
    row, owner = nearest(columns, held.corpus.find)
    among_new = candidates(columns)
    old = held.accounts(distinct(owner).tolist())
    left, right = _paired(n, old, row, owner, among_new)
    scores = score_pairs(_columns(accounts, old, held.corpus), using, left, right)
    stands = np.array([each.event for each in old], dtype=np.int64)
    met = right >= n
    close = np.flatnonzero(met & (scores >= using.linkage.join - _NEAR))
    events = distinct(stands[right[close] - n])
    known = {each.owner for each in old}
    more = [each for each in held.members(events.tolist(), MEMBERS) if each.owner not in known]
    kept = np.flatnonzero(np.isin(stands, events))
    place = np.full(n + len(old), -1, dtype=np.int64)
    place[:n] = np.arange(n)
    place[n + kept] = n + np.arange(len(kept))
    here = np.flatnonzero(place[right] >= 0)
    around = [*(old[at] for at in kept.tolist()), *more]
    labels, refused = _grouped(accounts, around, place[left[here]], place[right[here]], scores[here], held, said, using)
    parties = _parties(labels, n, around)
    waiting = _waiting(left, right, scores, labels, place, stands, parties, using)
    return Joined(parties, refused, waiting, among_new.capped)


def _paired(n: int, old: Sequence[Standing], row: Ints, owner: Ints, new: Candidates) -> tuple[Ints, Ints]:
    """Pairs with a new account, left < right; old accounts come after the n new ones."""
    owners = np.array([each.owner for each in old], dtype=np.int64)
    order = np.argsort(owners)
    there = np.isin(owner, owners)
    other = n + order[np.searchsorted(owners, owner[there], sorter=order)]
    return np.r_[new.left, row[there]], np.r_[new.right, other]


def _columns(accounts: Sequence[Account], old: Sequence[Standing], corpus: Corpus) -> Columns:
    """New accounts and, after them, old ones."""
    size = len(accounts) + len(old)
    return columns_of(
        [*accounts, *(each.account for each in old)], corpus=corpus, new=np.arange(size) < len(accounts)
    )  # fmt: skip


def _grouped(
    accounts: Sequence[Account], old: Sequence[Standing], left: Ints, right: Ints, scores: Floats,
    held: Held, said: Words, using: Model,
) -> tuple[list[int], list[tuple[int, int]]]:  # fmt: skip
    """A label a row, old accounts of one event under one."""
    n, size = len(accounts), len(accounts) + len(old)
    first: dict[int, int] = {}
    for at, each in enumerate(old):
        first.setdefault(each.event, n + at)
    columns = _columns(accounts, old, held.corpus)
    return group(
        size, left, right, scores, linkage=using.linkage,
        same=[(first[each.event], n + at) for at, each in enumerate(old)],
        different=[(first[one], first[other]) for one, other in said.different if one in first and other in first],
        fixed=[*said.rows, *(said.events(each.event) for each in old)],
        scorer=partial(score_pairs, columns, using),
    )  # fmt: skip


def _parties(labels: Sequence[int], n: int, old: Sequence[Standing]) -> list[Party]:
    """Groups with a new account."""
    rows: dict[int, list[int]] = {}
    for row, label in enumerate(labels[:n]):
        rows.setdefault(label, []).append(row)
    events: dict[int, set[int]] = {label: set() for label in rows}
    for label, each in zip(labels[n:], old):
        if label in events:
            events[label].add(each.event)
    return [Party(rows[label], sorted(events[label])) for label in rows]


def _waiting(
    left: Ints, right: Ints, scores: Floats, labels: Sequence[int], place: Ints, stands: Ints,
    parties: Iterable[Party], using: Model,
) -> int:  # fmt: skip
    """How many pairs of different events score high enough for a person to look at."""
    n = len(place) - len(stands)
    home = np.r_[np.array(labels[:n], dtype=np.int64), -1 - stands]
    for party in parties:
        for event in party.events:
            home[n:][stands == event] = labels[party.rows[0]]
    return int(((scores >= using.suggest) & (home[left] != home[right])).sum())
