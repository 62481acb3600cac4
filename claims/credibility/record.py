"""A source's track record: what became of its figures, as counts with an interval. Never a letter, never a verdict."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

from claims.model import Assessment, Attribution, Bound, Cause, Claim, Figure, Relation, Resolution
from claims.reconcile.origins import SourceBook
from claims.reconcile.relations import between
from claims.reconcile.statements import Statement, standing

DATA = Path(__file__).parent / "data" / "record.toml"


class Outcome(StrEnum):
    """What settled a figure. `held`: an editor's decision allows it, or its own later figure does ("at least N" that
    rose). `apart`: the decision does not. `revised`: the source itself gave another figure later, which it did not
    allow. `slipped`: a slip of the hand, by what the other carriers of the same source have."""

    HELD = "held"
    APART = "apart"
    REVISED = "revised"
    SLIPPED = "slipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """`figures` it asserted, one for each distinct figure of a tally, and how many `agree` with another origin, are
    only `compatible` with others, are contradicted (`contradict`), or have nobody beside them (`alone`).

    `settled` counts its comparable figures of which more is known, by `outcomes`. `repeats` are figures of others that
    it carried, `stale` those of them that had been replaced by then, `denied` those whose named source denies them;
    `disowned` are figures given in its name that it denies itself.
    """

    figures: int = 0
    tallies: int = 0
    agree: int = 0
    compatible: int = 0
    contradict: int = 0
    alone: int = 0
    outcomes: Mapping[Outcome, int] | None = None
    repeats: int = 0
    stale: int = 0
    denied: int = 0
    disowned: int = 0

    @property
    def settled(self) -> int:
        """How many of its figures have an outcome."""
        return sum((self.outcomes or {}).values())

    @property
    def speaks(self) -> bool:
        """Whether enough is settled for anything to be said of it."""
        return self.settled >= least_settled()

    @property
    def held(self) -> tuple[float, float]:
        """Between which shares of its settled figures hold, with 95 % confidence (Wilson)."""
        return wilson((self.outcomes or {}).get(Outcome.HELD, 0), self.settled)


def record(assessed: Iterable[Assessment], book: SourceBook, ids: Collection[int]) -> Record:
    """The record of the source of these ids (its own and those merged into it), from the tallies it is in."""
    counts: Counter[str] = Counter()
    outcomes: Counter[Outcome] = Counter()
    for one in assessed:
        stand = standing(one.tally, one.claims, book.within(one.claims), one.moved)
        stale = [old for old, _ in stand.stale]
        own = [each for each in (*stand.totals, *stale) if not each.part and any(_own(c, ids) for c in each.claims)]
        counts["figures"] += len(own)
        counts["tallies"] += bool(own)
        counts.update(_beside(one, each) for each in own if each in stand.totals)
        replaced = {id(old): new for old, new in stand.stale}
        slips = _slips(one, ids)
        outcomes.update(
            outcome for each in own if (outcome := _outcome(each, replaced.get(id(each)), slips, one.resolution))
        )
        counts.update(_carried(one, stale, ids))
    return Record(outcomes=dict(outcomes), **{name: counts[name] for name in _COUNTED})


_COUNTED = (
    *("figures", "tallies", "agree", "compatible", "contradict", "alone"),
    *("repeats", "stale", "denied", "disowned"),
)


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The interval of a share at 95 %, after Wilson (JASA 22, 1927): near 0 and 1 and for few trials it stays sound.

    Nothing known is anything from 0 to 1.
    """
    if total == 0:
        return 0.0, 1.0
    z, share = float(_settings()["z"]), hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return max(0.0, middle - half), min(1.0, middle + half)


def least_settled() -> int:
    """Settled comparisons below which nothing is said."""
    return int(_settings()["least_settled"])


def decided(resolution: Resolution | None) -> Figure | None:
    """The figure an editor decided on: the range where one is given, else the best."""
    if resolution is None or resolution.waiting_for is not None:
        return None
    low, best, high = resolution.low, resolution.best, resolution.high
    if low is None and high is None:
        return None if best is None else Figure(Bound.EXACT, best, best, best)
    low, high = (best if low is None else low), (best if high is None else high)
    if low is None or high is None:
        return Figure(Bound.AT_MOST, high=high) if low is None else Figure(Bound.AT_LEAST, low)
    return Figure(Bound.RANGE, low, best, high)


def _own(claim: Claim, ids: Collection[int]) -> bool:
    """Whether the source itself asserts it: it is named, or prints it in its own voice."""
    return (claim.asserted_id or claim.carried_id) in ids and claim.attribution is not Attribution.DENIED


def _beside(assessed: Assessment, one: Statement) -> str:
    """What stands beside a figure that stands: the strongest of what other origins say."""
    held = [assessed.corroboration[number] for number in one.ids if number in assessed.corroboration]
    for name in ("agree", "contradict", "compatible"):
        if any(getattr(each, name) for each in held):
            return name
    return "alone"


def _outcome(
    one: Statement, newer: Statement | None, slips: frozenset[int], resolution: Resolution | None
) -> Outcome | None:
    if not slips.isdisjoint(one.ids):
        return Outcome.SLIPPED
    decision = decided(resolution)
    if decision is not None and newer is None:
        return Outcome.APART if between(one.figure, decision) is Relation.CONTRADICTS else Outcome.HELD
    if newer is None or newer.origin != one.origin:
        return None
    return Outcome.REVISED if between(one.figure, newer.figure) is Relation.CONTRADICTS else Outcome.HELD


def _slips(assessed: Assessment, ids: Collection[int]) -> frozenset[int]:
    """Claims of the source that a slip explains: of the figures in a finding, the one with fewer carriers."""
    known = {claim.id: claim for claim in assessed.claims}
    found: set[int] = set()
    for finding in assessed.findings:
        if finding.cause is not Cause.TYPO:
            continue
        held: dict[Any, list[Claim]] = {}
        for number in finding.claims:
            if number in known:
                held.setdefault(known[number].figure.stated, []).append(known[number])
        sizes = sorted(len({claim.document for claim in claims}) for claims in held.values())
        if len(sizes) < 2 or sizes[0] == sizes[1]:
            continue  # nothing says which of them is the slip
        fewest = min(held.values(), key=lambda claims: len({claim.document for claim in claims}))
        found.update(claim.id for claim in fewest if _own(claim, ids))
    return frozenset(found)


def _carried(assessed: Assessment, stale: Collection[Statement], ids: Collection[int]) -> Iterator[str]:
    """What it printed of others, each figure of each source once in a tally; and what it denies itself."""
    old = {claim.id for one in stale for claim in one.claims}
    seen: set[tuple[object, ...]] = set()
    for claim in assessed.claims:
        if claim.attribution is Attribution.DENIED:
            if claim.asserted_id in ids:
                yield "disowned"
            continue
        if claim.carried_id not in ids or _own(claim, ids):
            continue
        told = claim.asserted_id or claim.asserted_by, claim.figure.bound, claim.figure.stated
        if told in seen:
            continue
        seen.add(told)
        yield "repeats"
        if claim.id in old and _printed_late(claim, assessed):
            yield "stale"
        if claim.denied_by is not None or _denied(claim, assessed):
            yield "denied"


def _printed_late(claim: Claim, assessed: Assessment) -> bool:
    return any(
        finding.cause is Cause.STALE_REPEAT and claim.id in finding.claims and claim.id not in finding.newer
        for finding in assessed.findings
    )


def _denied(claim: Claim, assessed: Assessment) -> bool:
    return any(one.cause is Cause.MISATTRIBUTION and claim.id in one.claims for one in assessed.findings)


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))
