"""The figure chart as numbers: every figure of a tally on one scale, a lane an origin. Drawing is done elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.model import Assessment, Claim, Estimate, Number, Relation, State
from claims.reconcile.bodies import bodies
from claims.reconcile.statements import set_aside
from claims.render.summary import speaker
from claims.render.wording import figure
from claims.sources import fold

LANES = 40
"""Lanes a chart draws; the table below it holds every claim."""
_LEFT, _RIGHT = 2.0, 94.0  # percent of the width: room for half a mark on the left and an arrow on the right
_WIDE = 50  # from this ratio of the highest to the lowest figure the scale is logarithmic


class Role(StrEnum):
    """What a claim does in its tally; drawn by shape and colour, so that neither is needed alone."""

    CURRENT = "current"
    RIVAL = "rival"
    PART = "part"
    EARLIER = "earlier"
    ASIDE = "aside"


TOLD = {Role.PART: " (a part)", Role.EARLIER: " (earlier)", Role.ASIDE: " (set aside)"}
"""What is said of a figure where its role cannot be drawn; of one that stands for itself nothing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure in a lane, in percent of the width. `left` and `right` are the ends of its interval where it has
    any; `open_left` and `open_right` say that an end is open. `claims` are the ids that state it."""

    at: float
    left: float | None
    right: float | None
    open_left: bool
    open_right: bool
    role: Role
    words: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """The figures of one origin."""

    name: str
    marks: tuple[Mark, ...]

    @property
    def words(self) -> str:
        """The figures of the lane in a line: "at least 16 (3 times), 10"."""
        return ", ".join(m.words + (f" ({len(m.claims)} times)" if len(m.claims) > 1 else "") for m in self.marks)


@dataclass(frozen=True, slots=True)
class Chart:
    """Lanes on one scale, with the estimate's band and best, the editor's figure, and round numbers for the axis."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    band: tuple[float, float] | None
    band_open: bool
    best: tuple[float, str] | None
    logarithmic: bool
    left_out: int


def chart(assessed: Assessment) -> Chart | None:
    """The chart of a tally; None where no claim names a number."""
    held = [claim for claim in assessed.claims if _value(claim) is not None]
    if not held:
        return None
    known = [value for claim in held for value in _ends(claim)] + _of_estimate(assessed.estimate)
    top, lowest = max(known), min((value for value in known if value > 0), default=1.0)
    logarithmic = top / lowest >= _WIDE
    scale = Scale(top or 1.0, logarithmic)
    roles = role_of(assessed)
    one = bodies(held)
    by_origin: dict[str, list[Claim]] = {}
    for claim in held:
        name = fold(speaker(claim))
        by_origin.setdefault(one.get(name, name), []).append(claim)
    lanes = [Lane(speaker(claims[0]), _marks(claims, roles, scale)) for claims in by_origin.values()]
    estimate = assessed.estimate
    return Chart(
        lanes=tuple(lanes[:LANES]),
        ticks=tuple((scale(tick), f"{tick:,}") for tick in ticks(scale.top, logarithmic)),
        band=_band(estimate, scale),
        band_open=estimate.high is None,
        best=None if estimate.best is None else (scale(estimate.best), f"{estimate.best:,}"),
        logarithmic=logarithmic,
        left_out=max(0, len(lanes) - LANES),
    )


class Scale:
    """From a number to a place, in percent of the width."""

    def __init__(self, top: float, logarithmic: bool) -> None:
        self.top, self._logarithmic = top, logarithmic

    def __call__(self, value: Number | float) -> float:
        """The place of a value between nothing and the top."""
        part = math.log1p(float(value)) / math.log1p(self.top) if self._logarithmic else float(value) / self.top
        return round(_LEFT + min(1.0, part) * (_RIGHT - _LEFT), 1)


def ticks(top: float, logarithmic: bool) -> list[int]:
    """Round numbers from 0 to the top: four or five on a straight scale, powers of ten on a logarithmic one."""
    if logarithmic:
        powers = [10**power for power in range(int(math.log10(max(top, 1))) + 1)]
        return [0, *(power for power in powers if power <= top)]
    step = 10 ** math.floor(math.log10(max(top, 1)))
    size = next(part for part in (step / 5, step / 4, step / 2, step, 2 * step, 4 * step) if top / part <= 5)
    size = max(1, round(size))
    return [*range(0, int(top) + 1, size)]


def role_of(assessed: Assessment) -> dict[int, Role]:
    """What each claim of the tally does, by its id: the first that holds of aside, earlier, part, rival, current."""
    tally, earlier = assessed.tally, _earlier(assessed)
    taken_back = {claim.id for claim in assessed.claims if claim.id in earlier and claim.state is State.ACCEPTED}
    aside = (set_aside(assessed.claims) - taken_back) | assessed.moved
    rivals = {
        number for found in assessed.findings if found.relation is Relation.CONTRADICTS for number in found.claims
    }
    roles = {}
    for claim in assessed.claims:
        if claim.id in aside:
            roles[claim.id] = Role.ASIDE
        elif claim.id in earlier:
            roles[claim.id] = Role.EARLIER
        elif claim.population != tally.population or claim.metric != tally.metric:
            roles[claim.id] = Role.PART
        else:
            roles[claim.id] = Role.RIVAL if claim.id in rivals else Role.CURRENT
    return roles


def _earlier(assessed: Assessment) -> set[int]:
    """The claims an update left behind: of its claims, those that do not state what the latest one states."""
    known = {claim.id: claim for claim in assessed.claims}
    left = set()
    for found in assessed.findings:
        told = [known[number] for number in found.claims if number in known]
        if found.relation is Relation.UPDATES and found.newer:
            left |= {claim.id for claim in told if claim.id not in found.newer}
        elif found.relation is Relation.UPDATES and told:
            latest = max(told, key=lambda claim: (claim.as_of or claim.published or "", claim.id))
            left |= {claim.id for claim in told if claim.figure.stated != latest.figure.stated}
    return left


def _marks(claims: Sequence[Claim], roles: dict[int, Role], scale: Scale) -> tuple[Mark, ...]:
    same: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        shape = claim.figure
        same.setdefault((shape.low, shape.best, shape.high, figure(claim).lower(), roles[claim.id]), []).append(claim)
    return tuple(_mark(group, roles[group[0].id], scale) for group in same.values())


def _mark(claims: Sequence[Claim], role: Role, scale: Scale) -> Mark:
    said, value = claims[0].figure, _value(claims[0])
    assert value is not None
    spread = said.best is None and said.low is not None and said.high is not None
    return Mark(
        at=scale(value),
        left=scale(said.low) if spread and said.low is not None else None,
        right=scale(said.high) if spread and said.high is not None else None,
        open_left=said.best is None and said.low is None,
        open_right=said.best is None and said.high is None,
        role=role,
        words=figure(claims[0]),
        claims=tuple(claim.id for claim in claims),
    )


def _value(claim: Claim) -> Number | None:
    """The number a claim's point stands at; the lower end of a range."""
    said = claim.figure
    if said.says_nothing:
        return None
    return said.stated if said.stated is not None else said.low


def _ends(claim: Claim) -> list[float]:
    return [float(end) for end in (claim.figure.low, claim.figure.best, claim.figure.high) if end is not None]


def _of_estimate(estimate: Estimate) -> list[float]:
    return [float(end) for end in (estimate.low, estimate.best, estimate.high) if end is not None]


def _band(estimate: Estimate, scale: Scale) -> tuple[float, float] | None:
    if estimate.low is None and estimate.high is None:
        return None
    left = scale(estimate.low) if estimate.low is not None else 0.0
    right = scale(estimate.high) if estimate.high is not None else 100.0
    return left, round(right - left, 1)
