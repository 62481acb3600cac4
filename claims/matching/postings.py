"""Where accounts are looked up by what they tell: the rarest words and names of each, its label, its place and day.

Of each group of accounts two under a term are enough: so a term that one large event is full of stays useful.
"""

from __future__ import annotations

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.blocking import LARGEST
from claims.matching.columns import Columns, ordinal_of
from claims.matching.corpus import OWNER, Find, hashed, hashes_of, spans
from claims.matching.places import plain_place, skeleton
from claims.matching.sparse import Floats, Ints
from claims.matching.stream import Hashes

KIND = "postings"
TOLD = 14  # terms of each kind that an account can be looked up by
SOUGHT = 60  # terms of each kind that are looked up for a new account
_OF_A_GROUP = 2
_NEAREST = 12  # accounts looked up for a new one: those that share most
_FEW = 25  # different words: an account with fewer is found by its place and day too
_DAYS = 3  # that place and day may lie apart
_SAID = 5.0  # rarity of a label, or of place and day
_MASK = (1 << OWNER) - 1


def postings(columns: Columns, owners: Ints, groups: Ints) -> Ints:
    """Ascending numbers, a term above and an owner (a number for the account, below 2**32) below."""
    keys, rows = _entries(columns, 0)
    order = np.argsort(keys | rows)
    keys, rows = keys[order], rows[order]
    _, sizes = _runs(keys)
    large = np.repeat(sizes > _OF_A_GROUP, sizes)
    kept = [_packed(keys[~large], rows[~large], owners)]
    keys, rows = keys[large], rows[large]
    order = np.lexsort((rows, groups[rows], keys))
    keys, rows = keys[order], rows[order]
    same = np.r_[True, (keys[1:] != keys[:-1]) | (groups[rows[1:]] != groups[rows[:-1]])] if len(keys) else keys > 0
    begins = np.flatnonzero(same)
    nth = np.arange(len(keys)) - np.repeat(begins, np.diff(np.r_[begins, len(keys)]))
    few = nth < _OF_A_GROUP
    keys, rows = keys[few], rows[few]
    _, sizes = _runs(keys)
    usable = np.repeat(sizes <= LARGEST, sizes)
    kept.append(_packed(keys[usable], rows[usable], owners))
    return np.sort(np.concatenate(kept))


def nearest(columns: Columns, find: Find) -> tuple[Ints, Ints]:
    """For each row the owners of the accounts that share most of what is rare: pairs of row and owner."""
    keys, rows = _entries(columns, _DAYS)
    known = [told.rarity[told.numbers] for told in columns.telling.values()]
    rarity = np.concatenate([*known, np.full(len(keys) - sum(map(len, known)), _SAID)])
    order = np.argsort(keys, kind="stable")
    keys, rows, rarity = keys[order], rows[order], rarity[order]
    found = find(KIND, spans(keys, OWNER))
    _, sizes = _runs(found >> OWNER)
    found = found[np.repeat(sizes <= LARGEST, sizes)]
    above = found & ~_MASK
    low, high = np.searchsorted(keys, above), np.searchsorted(keys, above, side="right")
    at = np.repeat(np.arange(len(found)), high - low)
    begins = np.cumsum(high - low) - (high - low)
    entry = np.arange(len(at)) + (low - begins)[at]
    return _most(rows[entry], found[at] & _MASK, rarity[entry] ** 2)


def _most(row: Ints, owner: Ints, weight: Floats) -> tuple[Ints, Ints]:
    """The pairs that share most, a bounded number for each row; of equals the lower owner."""
    pair, at = np.unique((row << OWNER) | owner, return_inverse=True)
    shared = np.bincount(at, weight, len(pair))
    order = np.lexsort((pair, -shared, pair >> OWNER))
    begins, sizes = _runs(pair[order] >> OWNER)
    nth = np.arange(len(pair)) - np.repeat(begins, sizes)
    kept = np.sort(pair[order][nth < _NEAREST])
    return kept >> OWNER, kept & _MASK


def _entries(columns: Columns, around: int) -> tuple[Ints, Ints]:
    """What rows are looked up by: keys (the lower bits empty), and rows; first the terms that tell, kind by kind."""
    told = [
        (hashed(kind, told.codes.astype(np.uint64), OWNER)[told.numbers], told.rows)
        for kind, told in columns.telling.items()
    ]
    labels = hashes_of(columns.labels.names)[columns.labels.numbers]
    rows = np.repeat(np.arange(len(columns)), np.diff(columns.labels.starts))
    told.append((hashed("label", labels, OWNER), rows))
    places, rows = _place_keys(columns, around)
    told.append((hashed("place and day", places, OWNER), rows))
    return np.concatenate([keys for keys, _ in told]), np.concatenate([rows for _, rows in told])


def _place_keys(columns: Columns, around: int) -> tuple[Hashes, Ints]:
    """Place and day of rows with few words, and the days around."""
    bones = hashes_of(skeleton(name) or plain_place(name) for name in columns.places.names)
    keys: list[int] = []
    rows: list[int] = []
    for row in np.flatnonzero((columns.length < _FEW) & (np.diff(columns.places.starts) > 0)).tolist():
        account = columns.accounts[row]
        days = {ordinal_of(day) for day in account.days[:2] or (account.published,)}
        at = columns.places.numbers[columns.places.starts[row] : columns.places.starts[row + 1]]
        for bone in {int(bone) for bone in bones[at]}:
            for day in {day + off for day in days if day > 0 for off in range(-around, around + 1)}:
                keys.append((bone + day) & 0xFFFFFFFFFFFFFFFF)
                rows.append(row)
    return np.array(keys, dtype=np.uint64), np.array(rows, dtype=np.int64)


def _packed(keys: Ints, rows: Ints, owners: Ints) -> Ints:
    return keys | owners[rows]


def _runs(values: Ints) -> tuple[Ints, Ints]:
    """Where each run of equal values begins, and how long it is."""
    begins = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]) if len(values) else values
    return begins, np.diff(np.r_[begins, len(values)])
