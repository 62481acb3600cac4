"""Figures that grow with the time they speak for, and counts that start again.

A toll is taken to grow with the time since its start, fast at first and ever slower. How fast is learnt, for all
tallies and for each. It may fall a little (one step in ten of published series does), which
is why no figure is a hard floor for a later one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claims.reconcile.estimates.model.rounding import Floats
from claims.reconcile.estimates.model.settings import setting

if TYPE_CHECKING:
    from claims.reconcile.estimates.model.columns import Flags, Ints


def ages(tally: Ints, day: Floats, since: Floats) -> Floats:
    """How long before the latest figure of its tally each claim speaks, as a power of ten of the time since its start.

    Rows are ordered by tally. `since` is the day a tally counts from, NaN where unknown: then its first figure's. A
    claim without a time is taken to be as late as the latest. Bent, since growth slows before it ends.
    """
    if not len(day) or not np.isfinite(day).any():
        return np.zeros(len(day))
    starts = np.flatnonzero(np.r_[True, tally[1:] != tally[:-1]])
    known = np.isfinite(day)
    told = np.where(np.isfinite(since), np.fmin(since, day), day)
    first = np.minimum.reduceat(np.where(known, told, np.inf), starts)[tally]
    last = np.maximum.reduceat(np.where(known, day, -np.inf), starts)[tally]
    found: Floats = np.zeros(len(day))
    length, sofar = last[known] - first[known] + 1, day[known] - first[known] + 1
    found[known] = np.log10(length / sofar) ** setting("growth").bend
    return found


def restarted(tally: Ints, source: Ints, log: Floats, day: Floats, series: Flags) -> Flags:
    """The claims of each series before it clearly started again: every later figure far below every earlier one.

    The last such place counts, and only with several sources on either side; else it is a correction or a slip.
    """
    out = np.zeros(len(tally), dtype=bool)
    able = np.flatnonzero(series & np.isfinite(day))
    for code in np.unique(tally[able]):
        rows = able[tally[able] == code]
        rows = rows[np.argsort(day[rows], kind="stable")]
        cut = _last_restart(source[rows], log[rows], day[rows])
        out[rows[:cut]] = True
    return out


def _last_restart(source: Ints, log: Floats, day: Floats) -> int:
    known = setting("growth")
    lowest = np.minimum.accumulate(log)
    highest = np.maximum.accumulate(log[::-1])[::-1]
    falls = (lowest[:-1] > highest[1:] + known.restart) & (day[1:] > day[:-1])
    for cut in np.flatnonzero(falls)[::-1] + 1:
        if min(len(set(source[:cut].tolist())), len(set(source[cut:].tolist()))) >= known.restart_origins:
            return int(cut)
    return 0
