"""What reconciliation says of a tally: relations and causes, estimates by named rules, and the editor's decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from claims.model.claim import Claim
from claims.model.event import Tally
from claims.model.figure import Number


class Relation(StrEnum):
    """How two claims stand to one another. `not_comparable` is an answer, not an error."""

    AGREES = "agrees"
    COMPATIBLE = "compatible"
    REPEATS = "repeats"
    UPDATES = "updates"
    CONTRADICTS = "contradicts"
    NOT_COMPARABLE = "not_comparable"


class Cause(StrEnum):
    """Why two figures differ (DESIGN: words)."""

    AS_OF_LAG = "as_of_lag"
    REVISION = "revision"
    DEFINITION = "definition"
    SCOPE = "scope"
    BASIS = "basis"
    VERIFICATION_STATE = "verification_state"
    PART_VS_WHOLE = "part_vs_whole"
    UNIT = "unit"
    ROUNDING_OR_VAGUE = "rounding_or_vague"
    TYPO = "typo"
    SUMMED = "summed"
    EXTRAPOLATED = "extrapolated"
    STUCK = "stuck"
    RESET = "reset"
    FALL = "fall"
    RETROACTIVE_BATCH = "retroactive_batch"
    RECLASSIFIED = "reclassified"
    TRANSLATION = "translation"
    STALE_REPEAT = "stale_repeat"
    MISATTRIBUTION = "misattribution"
    NO_SOURCE = "no_source"
    SAME_ORIGIN = "same_origin"
    GENUINE = "genuine"


class Status(StrEnum):
    """What a tally needs from an editor, at a glance (CONTRACT: report)."""

    CONTRADICTION = "contradiction"
    COMPATIBLE = "compatible"
    AGREEMENT = "agreement"
    SINGLE_ORIGIN = "single_origin"
    PENDING = "pending"
    RESOLVED = "resolved"
    RESOLVED_BUT_CHANGED = "resolved_but_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One relation between claims (by id) of an event, the cause where they differ, and a sentence that says it.

    `strength` is between 0 and 1: how well the evidence in the claims supports this cause. `tallies` names the two
    tallies where the claims are of different ones (part and whole, different scopes). `newer` are, of `claims`, those
    that take the place of the others: the later figure of an update, the last fate of a person.
    """

    relation: Relation
    cause: Cause | None
    claims: tuple[int, ...]
    explanation: str
    strength: float = 1.0
    tallies: tuple[int, ...] = ()
    newer: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Low, best and high of a tally under one named rule. For analysis: the sentence for print never shows them.

    `low_words` and `high_words` are the ends in their own words ("more than 66"), `low_claims` and `high_claims`
    the ids of the claims that set them. `decided` is true for an editor's resolution only.
    """

    rule: str
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    low_words: str | None = None
    high_words: str | None = None
    low_claims: tuple[int, ...] = ()
    high_claims: tuple[int, ...] = ()
    because: str = ""
    decided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """An editor's decision on a tally. `seen` are the keys of the claims that were there when it was made, `aside`
    those of them that were denied or superseded (None where it was not recorded).

    With `waiting_for` it decides that nothing can be decided before that is known, and holds no figure.
    """

    low: Number | None
    best: Number | None
    high: Number | None
    reason: str
    by: str
    at: datetime
    seen: tuple[str, ...] = ()
    aside: tuple[str, ...] | None = None
    waiting_for: str | None = None


@dataclass(frozen=True, slots=True)
class Corroboration:
    """At most how many independent origins besides a claim's own agree with it, are compatible, and contradict it."""

    agree: int = 0
    compatible: int = 0
    contradict: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Everything known about one tally.

    `parties` are the ids of claims whose source is a party to the conflict, `party_origins` how many of the origins
    are; `corroboration` holds, by id, what stands with and against each claim that stands. `moved` are the ids of
    claims of people whom the event tells with another fate since: listed, and moving nothing.
    """

    tally: Tally
    claims: tuple[Claim, ...]
    status: Status
    estimate: Estimate
    rules: dict[str, Estimate]
    findings: tuple[Finding, ...]
    origins_at_most: int
    carriers: int
    sentence: str = ""
    resolution: Resolution | None = None
    moved: frozenset[int] = frozenset()
    parties: frozenset[int] = frozenset()
    party_origins: int = 0
    corroboration: Mapping[int, Corroboration] = field(default_factory=dict)
