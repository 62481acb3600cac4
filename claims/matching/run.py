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
from claims.matching.sparse import Floats, Ints, among

WAITING = 100_000  # pairs that wait for a person at most, those that score highest: nobody looks at more


@dataclass(frozen=True, slots=True)
class Grouped:
    """A label an account (the lowest row of its group), the judgements that contradict others, and what was left out.

    `waiting` are pairs of rows in different groups that score high enough for a person to look at, with their score;
    `left_out` counts those beyond what can wait (WAITING).
    `kept` is what accounts that come later can be joined by, where it was asked for.
    """

    labels: list[int]
    refused: list[tuple[int, int]]
    waiting: list[tuple[int, int, float]]
    capped: int
    kept: Kept | None = None
    left_out: int = 0


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
    home = np.array(labels, dtype=np.int64)
    waiting, left_out = _waiting(left, right, scores, home, different, using)
    del left, right, scores
    kept = None
    if columns is not None and owners is not None:
        kept = kept_of(columns)
        kept.numbers[KIND] = postings(columns, np.array(owners, dtype=np.int64), home)
    seen("keep")
    return Grouped(labels, refused, waiting, capped, kept, left_out)


def _waiting(
    left: Ints, right: Ints, scores: Floats, home: Ints, different: Iterable[tuple[int, int]], using: Model
) -> tuple[list[tuple[int, int, float]], int]:
    """The pairs of two groups that score high enough to wait, nothing being said of them, and how many are too many."""
    near = np.flatnonzero(scores >= using.suggest)
    near = near[home[left[near]] != home[right[near]]]
    told = np.array([sorted(pair) for pair in different], dtype=np.int64).reshape(-1, 2)
    near = near[~among(left[near] * len(home) + right[near], np.sort(told[:, 0] * len(home) + told[:, 1]))]
    beyond = max(0, len(near) - WAITING)
    if beyond:
        near = np.sort(near[np.argsort(-scores[near], kind="stable")[:WAITING]])
    return list(zip(left[near].tolist(), right[near].tolist(), scores[near].tolist())), beyond


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
    left, right = found.left, found.right
    if decided.any():
        open_ = ~(decided[left] & decided[right])
        left, right = left[open_], right[open_]
    scores = score_pairs(columns, using, left, right)
    seen("score")
    return columns, left, right, scores, found.capped
