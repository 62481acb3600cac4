"""Candidate pairs: accounts that share something rare, the likeliest few for each account."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.columns import Columns, ordinal_of
from claims.matching.places import plain_place, skeleton
from claims.matching.sparse import Floats, Ints, Terms, distinct
from claims.matching.stream import Numbers

LARGEST = 60  # accounts that share one term: a larger block says too little for what it costs
BEST = 6  # candidates kept for each account and kind of term
_FADES = 0.4  # power of the days between publications by which what two share counts less; found on made reports
_UNDATED = 30  # days between two publications taken where one is not known
_AHEAD = 15  # rows each row is paired with in a block too large
_AT_ONCE = 1_000_000  # entries of blocks compared at once: bounds the memory
_FEW = 25  # different words: an account with fewer is found by its place and day too
_SPAN = 1 << 22  # days; more than the calendar has
_CROWD = 5_000  # accounts that share a name, from which on nothing is made of it
_NEXT = 8  # later accounts each account is paired with among those that share a name many have
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
        pairs, too_large = _by_terms([tables[kind] for kind in kinds], columns.published, n)
        found.append(pairs)
        capped += too_large
    found.append(_neighbours([tables[kind] for kind in ("proper", "names")], columns.published, n))
    for keys, rows in (_label_keys(columns), _place_keys(columns), _name_keys(columns)):
        pairs, too_large = _by_keys(keys, rows, n)
        found.append(pairs)
        capped += too_large
    keys = distinct(np.concatenate(found)) if n else np.empty(0, dtype=np.int64)
    return Candidates(keys // max(n, 1), keys % max(n, 1), capped)


def _by_terms(tables: list[Terms], published: Ints, n: int) -> tuple[Ints, int]:
    """The likeliest pairs (left * n + right) of rows that share a term few have, by the weight of all such terms.

    Those published on days near one another come first: most reports of an event do, others of its town do not.
    """
    norm = np.sqrt(np.sum([table.norm**2 for table in tables], axis=0))
    blocks = [_blocks(table, norm) for table in tables]
    ahead = np.cumsum([0, *(len(block.sizes) for block in blocks)])
    rows = np.concatenate([block.rows for block in blocks])
    order = np.argsort(rows, kind="stable")
    postings = _Blocks(
        rows=rows,
        weights=np.concatenate([block.weights for block in blocks]),
        begins=np.concatenate([block.begins + shift for block, shift in zip(blocks, _shifts(blocks))]),
        sizes=np.concatenate([block.sizes for block in blocks]),
        terms=np.concatenate([block.terms + shift for block, shift in zip(blocks, ahead)]),
        capped=sum(block.capped for block in blocks),
    )
    return _best(postings, order, published, n), postings.capped


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Rows by term: entry i is of row `rows[i]`; a term's entries begin at `begins` and are `sizes` long."""

    rows: Ints
    weights: Floats
    begins: Ints
    sizes: Ints
    terms: Ints
    capped: int


def _blocks(table: Terms, norm: Floats) -> _Blocks:
    """The terms that few rows have, the rows of each together."""
    df = np.bincount(table.terms, minlength=len(table.codes))  # 0 for terms left out of the rows
    small = df <= LARGEST
    entry = np.flatnonzero(small[table.terms])
    row = np.searchsorted(table.starts, entry, side="right") - 1
    order = np.argsort(table.terms[entry], kind="stable")
    entry, row = entry[order], row[order]
    number = (np.cumsum(small) - 1)[table.terms[entry]]
    sizes = df[small]
    capped = int((table.df > LARGEST).sum())
    return _Blocks(row, table.weights[entry] / norm[row], np.cumsum(sizes) - sizes, sizes, number, capped)


def _shifts(blocks: list[_Blocks]) -> list[int]:
    return [int(shift) for shift in np.cumsum([0, *(len(block.rows) for block in blocks)])[:-1]]


def _best(blocks: _Blocks, order: Ints, published: Ints, n: int) -> Ints:
    """The pairs that are among the heaviest of either row, a bounded number of entries at a time."""
    if not len(order):
        return order
    cost = np.cumsum(blocks.sizes[blocks.terms[order]])
    rows = blocks.rows[order]
    begin, parts = 0, []
    while begin < len(order):
        done = cost[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(cost, done + _AT_ONCE, side="right")))
        if end < len(order):  # a row is never cut
            end = int(np.searchsorted(rows, rows[end], side="left"))
            if end <= begin:
                end = int(np.searchsorted(rows, rows[begin], side="right"))
        parts.append(order[begin:end])
        begin = end
    with ThreadPoolExecutor(cpu_count() or 1) as crew:
        found = list(crew.map(lambda part: _heaviest(blocks, part, published, n), parts))
    return distinct(np.concatenate(found))


def _heaviest(blocks: _Blocks, entries: Ints, published: Ints, n: int) -> Ints:
    """For some rows, by all their entries, the pairs with the partners they share most with."""
    sizes = blocks.sizes[blocks.terms[entries]]
    which = np.repeat(np.arange(len(entries)), sizes)
    partner = np.arange(len(which)) + (blocks.begins[blocks.terms[entries]] - (np.cumsum(sizes) - sizes))[which]
    row, other = blocks.rows[entries][which], blocks.rows[partner]
    weight = blocks.weights[entries][which] * blocks.weights[partner]
    apart = np.flatnonzero(row != other)
    keys, weight = row[apart] * n + other[apart], weight[apart]
    order = np.argsort(keys)
    keys, weight = keys[order], weight[order]
    if not len(keys):
        return keys
    first = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    keys, weight = keys[first], np.add.reduceat(weight, first)
    row = keys // n
    _, sizes = _runs(row)
    weight *= _nearness(published[row], published[keys - row * n])
    many = np.flatnonzero(np.repeat(sizes > BEST, sizes))
    few = np.flatnonzero(np.repeat(sizes <= BEST, sizes))
    order = many[_heaviest_first(row[many] - row[0], weight[many])]
    begins, sizes = _runs(row[order])
    rank = np.arange(len(order)) - np.repeat(begins, sizes)
    kept = keys[np.r_[few, order[rank < BEST]]]
    row = kept // n
    other = kept - row * n
    return np.minimum(row, other) * n + np.maximum(row, other)


def _nearness(one: Ints, other: Ints) -> Floats:
    """What is left of what two accounts share by the days between their publications."""
    days = np.where((one > 0) & (other > 0), np.abs(one - other), _UNDATED)
    left: Floats = (1.0 + days) ** -_FADES
    return left


def _heaviest_first(rows: Ints, weights: Floats) -> Ints:
    """The order by row (below 2**20), then falling weight (to 32 bits of its fraction); of equals the first is first.

    One sort of whole numbers: half the time of a sort by two keys.
    """
    heavy = np.maximum(weights, 0.0).view(np.int64) >> 20
    keys = (rows << 44) - heavy
    order = np.argsort(keys)
    keys = keys[order]
    same = keys[1:] == keys[:-1]
    tied = np.flatnonzero(np.r_[same, False] | np.r_[False, same])
    order[tied] = order[tied][np.lexsort((order[tied], keys[tied]))]
    return order


def _neighbours(tables: list[Terms], published: Ints, n: int) -> Ints:
    """Pairs of rows that follow one another in time among those that share a name many have: of events many tell.

    A pair must follow so in two names at least: one of them alone is a town, in which much happens.
    """
    shared = []
    for table in tables:
        entry = np.flatnonzero(((table.df > LARGEST) & (table.df <= _CROWD))[table.terms])
        row = (np.searchsorted(table.starts, entry, side="right") - 1).astype(np.int32)
        term = table.terms[entry]
        order = np.lexsort((row, published[row], term))
        shared.append((row[order], term[order]))
    step = max(1, n * _AT_ONCE // max(1, sum(len(row) for row, _ in shared)))
    return np.concatenate(
        [np.empty(0, dtype=np.int64), *(_twice(shared, n, at, at + step) for at in range(0, n, step))]
    )


def _twice(shared: list[tuple[Numbers, Numbers]], n: int, low: int, high: int) -> Ints:
    """The pairs that follow so in two names, of which the lower row lies in a range: a bounded number at a time."""
    pairs = [np.empty(0, dtype=np.int64)]
    for row, term in shared:
        for ahead in range(1, _NEXT + 1):
            first = np.minimum(row[ahead:], row[:-ahead])
            at = np.flatnonzero((first >= low) & (first < high) & (term[ahead:] == term[:-ahead]))
            pairs.append(first[at].astype(np.int64) * n + np.maximum(row[at], row[at + ahead]))
    found = np.sort(np.concatenate(pairs))
    return distinct(found[1:][found[1:] == found[:-1]])


def _runs(values: Ints) -> tuple[Ints, Ints]:
    """Where each run of equal values begins, and how long it is."""
    if not len(values):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    begins = np.flatnonzero(np.r_[True, values[1:] != values[:-1]])
    return begins, np.diff(np.r_[begins, len(values)])


def _by_keys(keys: Ints, rows: Ints, n: int) -> tuple[Ints, int]:
    """Pairs of rows that share a key. In a block too large each row is paired with the next few, not with all."""
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    _, sizes = _runs(keys)
    size = np.repeat(sizes, sizes)
    pairs = [np.empty(0, dtype=np.int64)]
    for ahead in range(1, min(LARGEST, int(sizes.max(initial=1)))):
        near = keys[ahead:] == keys[:-ahead]
        if ahead > _AHEAD:
            near &= size[ahead:] <= LARGEST
        at = np.flatnonzero(near)
        pairs.append(rows[at] * n + rows[at + ahead])
    found = np.concatenate(pairs)
    return distinct(found[found // n != found % n]), int((sizes > LARGEST).sum())


def _label_keys(columns: Columns) -> tuple[Ints, Ints]:
    """Labels, with the rows that have them."""
    labels = columns.labels
    return labels.numbers, np.repeat(np.arange(len(columns)), np.diff(labels.starts))


def _name_keys(columns: Columns) -> tuple[Ints, Ints]:
    """A name too many have to say much, with a day: of those that have it, few speak of one day or are of one day."""
    days, n = columns.tables["days"], len(columns)
    known = np.flatnonzero(columns.published > 0)
    dated = np.r_[np.repeat(np.arange(n), np.diff(days.starts)), known]
    day = np.r_[days.codes[days.terms], columns.published[known]]
    order = np.argsort(dated, kind="stable")
    dated, day = dated[order], day[order]
    first, sizes = np.searchsorted(dated, np.arange(n)), np.bincount(dated, minlength=n)
    names = columns.tables["proper"]
    df = np.bincount(names.terms, minlength=len(names.codes))
    entry = np.flatnonzero((df > LARGEST)[names.terms] & (df <= _CROWD)[names.terms])
    row = np.searchsorted(names.starts, entry, side="right") - 1
    which = np.repeat(np.arange(len(entry)), sizes[row])
    ends = np.cumsum(sizes[row])
    at = np.repeat(first[row] - (ends - sizes[row]), sizes[row]) + np.arange(len(which))
    keys = names.terms[entry][which].astype(np.int64) * _SPAN + day[at]
    return keys, row[which]


def _place_keys(columns: Columns) -> tuple[Ints, Ints]:
    """Place and day of rows with few words, the day also as the days after it: a window of k days as k + 1 equalities.

    Rows with more to say are found by what they say.
    """
    known: dict[str, int] = {}
    bones = [known.setdefault(skeleton(name) or plain_place(name), len(known)) for name in columns.places.names]
    keys, rows = [], []
    for row in np.flatnonzero((columns.length < _FEW) & (np.diff(columns.places.starts) > 0)).tolist():
        account = columns.accounts[row]
        days = [ordinal_of(day) for day in account.days[:2] or (account.published,)]
        at = columns.places.numbers[columns.places.starts[row] : columns.places.starts[row + 1]].tolist()
        for name in {bones[number] for number in at}:
            for day in {day for day in days if day > 0}:
                keys += [name * _SPAN + day + ahead for ahead in range(_WINDOW + 1)]
                rows += [row] * (_WINDOW + 1)
    return np.array(keys, dtype=np.int64), np.array(rows, dtype=np.int64)
