"""Claims as parallel columns, and blocks of whole tallies to work on: what comes in, in an order of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from claims.reconcile.estimates.model.growth import ages, restarted
from claims.reconcile.estimates.model.rounding import Floats, blur, cells, logs
from claims.reconcile.estimates.model.settings import setting

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

POINT, AT_LEAST, AT_MOST, BETWEEN = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Columns:
    """One row a claim, of `tallies` tallies coded from 0 without gaps, ordered by tally.

    `log` is the number as a power of ten, `cell` the width of its rounding, `blur` the variance that rounding and age
    add to it. `unit` is a source on one metric and side, `source` the source itself. `age` is how long before the
    latest figure of its tally it speaks (growth.ages), `share` what of one voice it has. `row` is where it came from.
    """

    tally: Ints
    source: Ints
    unit: Ints
    log: Floats
    cell: Floats
    blur: Floats
    kind: Ints
    age: Floats
    share: Floats
    row: Ints
    tallies: int

    def __len__(self) -> int:
        return len(self.tally)


def columns(
    tally: Ints,
    source: Ints,
    low: Floats,
    high: Floats,
    kind: Ints,
    *,
    unit: Ints | None = None,
    day: Floats | None = None,
    since: Floats | None = None,
    series: Flags | None = None,
    share: Floats | None = None,
    wide: Floats | None = None,
) -> Columns:
    """Columns of stated numbers: `low` and `high` differ for a range only, `day` is NaN where no time is known.

    `since` is the day the tally counts from, NaN where unknown; `series` marks tallies that count since a start and may
    restart; `wide` is a scatter that the words add. The order of the rows does not matter: they get one of their own.
    """
    point = (logs(low) + logs(high)) / 2
    width = np.maximum(cells(low), logs(high) - logs(low))
    days = np.zeros(len(tally)) if day is None else day
    voice = source if unit is None else unit
    order = np.lexsort((days, source, voice, high, low, kind, point, tally))
    if series is not None and series.any():
        order = order[~restarted(tally[order], source[order], point[order], days[order], series[order])]
    codes, coded = np.unique(tally[order], return_inverse=True)
    age = ages(coded, days[order], np.full(len(order), np.nan) if since is None else since[order])
    held = np.ones(len(order)) if share is None else share[order]
    worded = 0.0 if wide is None else wide[order] ** 2
    return Columns(
        tally=coded.astype(np.int64),
        source=source[order],
        unit=voice[order],
        log=point[order],
        cell=np.maximum(width[order], np.sqrt(worded)),
        blur=blur(width[order]) + worded + (setting("growth").doubt * age) ** 2,
        kind=kind[order],
        age=age,
        share=held,
        row=order,
        tallies=len(codes),
    )


def parted(whole: Columns, size: int) -> Iterator[Columns]:
    """The columns in pieces of about `size` claims, each of whole tallies coded from 0."""
    starts = np.flatnonzero(np.r_[True, whole.tally[1:] != whole.tally[:-1]]) if len(whole) else np.zeros(0, np.int64)
    at = 0
    while at < len(whole):
        beyond = int(np.searchsorted(starts, at + size))
        end = int(starts[beyond]) if beyond < len(starts) else len(whole)
        cut = {one.name: getattr(whole, one.name)[at:end] for one in fields(whole) if one.name != "tallies"}
        cut["tally"] = cut["tally"] - cut["tally"][0]
        yield Columns(**cut, tallies=int(cut["tally"][-1]) + 1)
        at = end
