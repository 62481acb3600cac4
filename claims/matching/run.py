"""Block, score, group: accounts in, groups of accounts out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.accounts import Account
from claims.matching.blocking import candidates
from claims.matching.columns import Columns, columns_of, kept_of
from claims.matching.corpus import Kept
from claims.matching.grouping import group
from claims.matching.postings import KIND, TOLD, postings
from claims.matching.scoring import Model, model, score_pairs
from claims.matching.sparse import Floats, Ints

WAITING = 100_000  # pairs that wait for a person at most, those that score highest: nobody looks at more


@dataclass(frozen=True, slots=True)
class Grouped:
    """A label an account (the lowest row of its group), the judgements that contradict others, and what was left out.

    `waiting` are pairs of rows in different groups that score high enough for a person to look at, with their score.
    `kept` is what accounts that come later can be joined by, where it was asked for.
    """

    labels: list[int]
    refused: list[tuple[int, int]]
    waiting: list[tuple[int, int, float]]
    capped: int
    kept: Kept | None = None


def group_accounts(
    accounts: Sequence[Account],
    *,
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
    fixed: Sequence[str | None] = (),
    using: Model | None = None,
    owners: Sequence[int] | None = None,
    seen: Callable[[str], None] = lambda _: None,
) -> Grouped:
    """Group accounts into events. `same`, `different` and `fixed` are what people and external ids say (grouping).

    `owners` are numbers for the accounts, below 2**32, under which what joins later accounts is kept (joining). `seen`
    is told the name of each stage as it ends.
    """
    using = using or model()
    names = fixed or [None] * len(accounts)
    columns, left, right, scores, capped = _scored(accounts, names, using, TOLD if owners is not None else 0, seen)
    same, different = list(same), list(different)
    labels, refused = group(
        len(accounts), left, right, scores, linkage=using.linkage, same=same, different=different,
        fixed=names, scorer=partial(score_pairs, columns, using) if columns is not None else None,
    )  # fmt: skip
    seen("group")
    settled = {tuple(sorted(pair)) for pair in different}
    home = np.array(labels, dtype=np.int64)
    near = np.flatnonzero((scores >= using.suggest) & (home[left] != home[right]))
    if len(near) > WAITING:
        near = np.sort(near[np.argsort(-scores[near], kind="stable")[:WAITING]])
    waiting = [
        (one, other, value)
        for one, other, value in zip(left[near].tolist(), right[near].tolist(), scores[near].tolist())
        if (one, other) not in settled
    ]
    kept = None
    if columns is not None and owners is not None:
        kept = kept_of(columns)
        kept.numbers[KIND] = postings(columns, np.array(owners, dtype=np.int64), home)
    seen("keep")
    return Grouped(labels, refused, waiting, capped, kept)


def _scored(
    accounts: Sequence[Account], fixed: Sequence[str | None], using: Model, telling: int,
    seen: Callable[[str], None],
) -> tuple[Columns | None, Ints, Ints, Floats, int]:  # fmt: skip
    """The columns, and pairs that are not decided beforehand, with their scores."""
    none = np.empty(0, dtype=np.int64)
    decided = np.array([name is not None for name in fixed], dtype=bool)
    if len(accounts) < 2 or decided.all():
        return None, none, none, np.empty(0), 0
    columns = columns_of(accounts, telling=telling)
    seen("read")
    found = candidates(columns)
    seen("block")
    open_ = ~(decided[found.left] & decided[found.right])
    left, right = found.left[open_], found.right[open_]
    scores = score_pairs(columns, using, left, right)
    seen("score")
    return columns, left, right, scores, found.capped
