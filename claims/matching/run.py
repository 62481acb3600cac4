"""Block, score, group: accounts in, groups of accounts out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.accounts import Account
from claims.matching.blocking import candidates
from claims.matching.columns import columns_of
from claims.matching.features import Pairs
from claims.matching.grouping import group
from claims.matching.scoring import Model, model, score
from claims.matching.sparse import Ints


@dataclass(frozen=True, slots=True)
class Grouped:
    """A label an account (the lowest row of its group), the judgements that contradict others, and what was left out.

    `waiting` are pairs of rows in different groups that score high enough for a person to look at, with their score.
    """

    labels: list[int]
    refused: list[tuple[int, int]]
    waiting: list[tuple[int, int, float]]
    capped: int


def group_accounts(
    accounts: Sequence[Account],
    *,
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
    fixed: Sequence[str | None] = (),
    using: Model | None = None,
) -> Grouped:
    """Group accounts into events. `same`, `different` and `fixed` are what people and external ids say (grouping)."""
    using = using or model()
    names = fixed or [None] * len(accounts)
    left, right, scores, capped = _scored(accounts, names, using)
    same, different = list(same), list(different)
    labels, refused = group(
        len(accounts), left, right, scores, join=using.join, unlike=using.unlike, same=same, different=different,
        fixed=names,
    )  # fmt: skip
    settled = {tuple(sorted(pair)) for pair in different}
    waiting = [
        (one, other, value)
        for one, other, value in zip(left.tolist(), right.tolist(), scores.tolist())
        if value >= using.suggest and labels[one] != labels[other] and (one, other) not in settled
    ]
    return Grouped(labels, refused, waiting, capped)


def _scored(
    accounts: Sequence[Account], fixed: Sequence[str | None], using: Model
) -> tuple[Ints, Ints, np.ndarray[tuple[int], np.dtype[np.float64]], int]:
    """Pairs that are not decided beforehand, with their scores."""
    none = np.empty(0, dtype=np.int64)
    decided = np.array([name is not None for name in fixed], dtype=bool)
    if len(accounts) < 2 or decided.all():
        return none, none, np.empty(0), 0
    columns = columns_of(accounts)
    found = candidates(columns)
    open_ = ~(decided[found.left] & decided[found.right])
    left, right = found.left[open_], found.right[open_]
    return left, right, score(Pairs(columns, left, right), using), found.capped
