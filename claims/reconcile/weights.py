"""How near each origin's figures come to the others', over all tallies: CRH with the weighted median, on the log scale.

Li, Li, Gao, Zhao, Fan and Han, "Resolving conflicts in heterogeneous data by truth discovery and source reliability
estimation", SIGMOD 2014; the safest single method on the public sets (TRUTH.md). Advice for one rule, never a grade.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROUNDS = 8
LEAST_CLAIMS = 3  # contested claims before anything is said of a source: its own one claim would vouch for itself
PRIOR_CLAIMS = 1.0  # each source starts with so many claims at the mean distance: one lucky hit is no record


def learn(
    origins: NDArray[np.int64], tallies: NDArray[np.int64], values: NDArray[np.float64], rounds: int = ROUNDS
) -> NDArray[np.float64]:
    """One weight above 0 for each origin, from parallel columns of codes and stated values; the mean weight is 1.

    An origin with fewer contested claims than LEAST_CLAIMS has weight 1: too little is known of it.
    """
    import numpy as np

    count = int(origins.max()) + 1 if len(origins) else 0
    weights = np.ones(count)
    contested = np.bincount(tallies)[tallies] > 1 if len(tallies) else np.zeros(0, dtype=bool)
    who, what, logs = origins[contested], tallies[contested], np.log1p(np.maximum(values[contested], 0.0))
    if not len(who):
        return weights
    claims = np.bincount(who, minlength=count)
    order = np.lexsort((logs, what))
    who, what, logs = who[order], what[order], logs[order]
    for _ in range(rounds):
        middle = weighted_medians(what, logs, weights[who])
        distance = np.abs(logs - middle[what])
        total = np.bincount(who, weights=distance, minlength=count)
        usual = max(float(distance.mean()), 1e-9)
        loss = (total + PRIOR_CLAIMS * usual) / (claims + PRIOR_CLAIMS)
        found = -np.log(np.clip(loss / loss[claims > 0].sum(), 1e-12, 1 - 1e-12))
        weights = np.where(claims > 0, found / found[claims > 0].mean(), 1.0)
    return np.where(claims >= LEAST_CLAIMS, weights, 1.0)


def weighted_medians(
    groups: NDArray[np.int64], values: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The weighted median of each group, indexed by group code; rows are sorted by group, then value."""
    import numpy as np

    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    running = np.cumsum(weights)
    before = np.r_[0.0, running][starts]
    totals = np.add.reduceat(weights, starts)
    half = before + totals / 2
    at = np.searchsorted(running, half - 1e-9 * totals)
    ends = np.r_[starts[1:], len(groups)] - 1
    found = np.zeros(int(groups.max()) + 1)
    found[groups[starts]] = values[np.minimum(at, ends)]
    return found


def by_origin(origins: Sequence[str], tallies: Sequence[int], values: Sequence[float]) -> dict[str, float]:
    """The weights by origin key, from parallel lists; empty where too little is known to learn from."""
    import numpy as np

    if not origins:
        return {}
    names, who = np.unique(np.asarray(origins, dtype=object).astype(str), return_inverse=True)
    _, what = np.unique(np.asarray(tallies, dtype=np.int64), return_inverse=True)
    weights = learn(who.astype(np.int64), what.astype(np.int64), np.asarray(values, dtype=np.float64))
    return {str(name): round(float(weight), 6) for name, weight in zip(names, weights, strict=True)}
