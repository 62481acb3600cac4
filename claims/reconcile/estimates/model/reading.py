"""Figures as the rule reads them: what kind of claim, between which numbers, and how wide its words are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from claims.model import Basis, Bound, Claim, Figure
from claims.moments import is_moment, parse
from claims.reconcile.estimates.model.columns import AT_LEAST, AT_MOST, BETWEEN, POINT, Columns, Ints, columns
from claims.reconcile.estimates.model.settings import setting
from claims.reconcile.origins import is_party
from claims.reconcile.vague import supported

if TYPE_CHECKING:
    from claims.reconcile.origins import SourceBook

_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of one source on one tally. Days are counted from any fixed day; None where unknown."""

    tally: int
    source: str
    unit: str
    kind: int
    low: float
    high: float
    wide: float = 0.0
    day: float | None = None
    since: float | None = None
    series: bool = False
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Roster:
    """The columns of rows, and the names behind their codes: `owner` is the source of each unit."""

    columns: Columns
    sources: list[str]
    units: list[str]
    owner: Ints


def read(figure: Figure) -> tuple[int, float, float, float] | None:
    """Kind, low, high and the scatter its words add; None for a figure without a number."""
    hedges = setting("hedges")
    least, most, stands = supported(figure)[0], figure.most, supported(figure)[1]
    if figure.says_nothing or (least is None and most is None):
        return None
    if figure.bound is Bound.VAGUE and stands is not None:
        return BETWEEN, float(stands), float(stands), hedges.vague
    if figure.bound in (Bound.EXACT, Bound.ABOUT) and figure.best is not None:
        wide = hedges.about if figure.bound is Bound.ABOUT else 0.0
        return POINT, float(figure.best), float(figure.best), wide
    if least is None or most is None:
        end = float(least if least is not None else most or 0)
        return (AT_MOST if least is None else AT_LEAST), end, end, 0.0
    return (POINT if least == most else BETWEEN), float(least), float(most), 0.0


def unit(claim: Claim, source: str, book: SourceBook) -> str:
    """Under what a source's bias is kept: by metric, and for a party to the conflict also by whom it counts, since a
    party counts its own dead otherwise than the enemy's."""
    return f"{source}\n{claim.metric}\n{claim.population if is_party(claim, book) else ''}"


def row(
    claim: Claim, source: str, book: SourceBook, tally: int, moment: datetime | None, share: float = 1.0
) -> Row | None:
    """The row of a claim; None where it gives no number."""
    found = read(claim.figure)
    if found is None:
        return None
    kind, low, high, wide = found
    began = claim.occurred_from
    return Row(
        tally=tally,
        source=source,
        unit=unit(claim, source, book),
        kind=kind,
        low=low,
        high=high,
        wide=wide,
        day=None if moment is None else moment.timestamp() / _DAY,
        since=parse(began)[0].timestamp() / _DAY if began and is_moment(began) else None,
        series=claim.basis is Basis.CUMULATIVE,
        share=share,
    )


def roster(rows: Sequence[Row]) -> Roster:
    """Rows as columns, their sources and units coded; at least one row."""
    sources, source = np.unique(np.array([one.source for one in rows], dtype=object).astype(str), return_inverse=True)
    units, unit_ = np.unique(np.array([one.unit for one in rows], dtype=object).astype(str), return_inverse=True)
    owner = np.zeros(len(units), dtype=np.int64)
    owner[unit_] = source
    built = columns(
        np.array([one.tally for one in rows], dtype=np.int64),
        source.astype(np.int64),
        np.array([one.low for one in rows]),
        np.array([one.high for one in rows]),
        np.array([one.kind for one in rows], dtype=np.int64),
        unit=unit_.astype(np.int64),
        day=np.array([np.nan if one.day is None else one.day for one in rows]),
        since=np.array([np.nan if one.since is None else one.since for one in rows]),
        series=np.array([one.series for one in rows]),
        share=np.array([one.share for one in rows]),
        wide=np.array([one.wide for one in rows]),
    )
    return Roster(built, sources.tolist(), units.tolist(), owner)
