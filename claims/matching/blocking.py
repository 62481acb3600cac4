"""Candidate pairs: accounts that share something rare, the likeliest few for each account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.columns import Columns, day_of
from claims.matching.places import plain_place, skeleton
from claims.matching.sparse import Floats, Ints, Terms
from claims.matching.wording import fold

LARGEST = 60  # accounts that share one term: a larger block says too little for what it costs
BEST = 15  # candidates kept for each account and kind of term
_WINDOW = 3  # days two accounts with a place and a day may lie apart to be compared on these alone


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of rows, left < right, sorted; `capped` counts the blocks that were too large to be compared."""

    left: Ints
    right: Ints
    capped: int = 0


def candidates(columns: Columns) -> Candidates:
    """The pairs worth scoring: by shared rare words and names, by label, and by place and day."""
    n = len(columns)
    tables = columns.tables
    found: list[Ints] = []
    capped = 0
    for kinds in (("plain", "proper"), ("names",), ("statements",)):
        pairs, weight, too_large = _by_terms([tables[kind] for kind in kinds], n)
        found.append(_best(pairs, weight, n))
        capped += too_large
    pairs, too_large = _by_keys(_label_keys(columns), n)
    found.append(pairs)
    capped += too_large
    pairs, too_large = _by_keys(_place_keys(columns), n)
    found.append(pairs)
    keys = np.unique(np.concatenate(found)) if n else np.empty(0, dtype=np.int64)
    return Candidates(keys // max(n, 1), keys % max(n, 1), capped + too_large)


def _by_terms(tables: list[Terms], n: int) -> tuple[Ints, Floats, int]:
    """Pairs (left * n + right) that share a term few have, with the weight of all they share."""
    pairs: list[Ints] = []
    weights: list[Floats] = []
    capped = 0
    norm = np.sqrt(np.sum([table.norm**2 for table in tables], axis=0))
    for table in tables:
        order = np.argsort(table.terms, kind="stable")
        rows = np.repeat(np.arange(n), np.diff(table.starts))[order]
        weight = table.weights[order] / norm[rows]
        begins, sizes = _runs(table.terms[order])
        capped += int((sizes > LARGEST).sum())
        for size in np.unique(sizes[(sizes > 1) & (sizes <= LARGEST)]):
            block = begins[sizes == size][:, None] + np.arange(size)
            one, other = np.triu_indices(int(size), 1)
            pairs.append((rows[block][:, one] * n + rows[block][:, other]).ravel())
            weights.append((weight[block][:, one] * weight[block][:, other]).ravel())
    if not pairs:
        return np.empty(0, dtype=np.int64), np.empty(0), capped
    keys, at = np.unique(np.concatenate(pairs), return_inverse=True)
    return keys, np.bincount(at, np.concatenate(weights)).astype(np.float64), capped


def _runs(values: Ints) -> tuple[Ints, Ints]:
    """Where each run of equal values begins, and how long it is."""
    if not len(values):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    begins = np.flatnonzero(np.r_[True, values[1:] != values[:-1]])
    return begins, np.diff(np.r_[begins, len(values)])


def _best(pairs: Ints, weight: Floats, n: int) -> Ints:
    """The pairs that are among the heaviest of either row."""
    if not len(pairs):
        return pairs
    row = np.r_[pairs // n, pairs % n]
    both = np.r_[pairs, pairs]
    heavy = np.r_[weight, weight]
    order = np.lexsort((both, -heavy, row))
    begins, sizes = _runs(row[order])
    rank = np.arange(len(row)) - np.repeat(begins, sizes)
    return np.unique(both[order][rank < BEST])


def _by_keys(keys: Iterable[tuple[int, str]], n: int) -> tuple[Ints, int]:
    """Pairs of rows that share a key. A block too large is chained, each row to the next few, not compared in full."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for row, key in keys:
        blocks[key].append(row)
    pairs: set[int] = set()
    capped = 0
    for block in blocks.values():
        rows = sorted(set(block))
        reach = len(rows) if len(rows) <= LARGEST else BEST
        capped += len(rows) > LARGEST
        pairs.update(one * n + other for at, one in enumerate(rows) for other in rows[at + 1 : at + 1 + reach])
    return np.array(sorted(pairs), dtype=np.int64), capped


def _label_keys(columns: Columns) -> Iterable[tuple[int, str]]:
    return ((row, fold(account.label)) for row, account in enumerate(columns.accounts) if account.label)


def _place_keys(columns: Columns) -> Iterable[tuple[int, str]]:
    """Place and day, the day also as the days after it: a window of k days as k + 1 equalities."""
    for row, account in enumerate(columns.accounts):
        days = [day_of(day) for day in account.days[:2] or (account.published,)]
        ordinals = {day.toordinal() for day in days if day}
        for name in {skeleton(place) or plain_place(place) for place in account.places}:
            for day in ordinals:
                for ahead in range(_WINDOW + 1):
                    yield row, f"{name}\x1f{day + ahead}"
