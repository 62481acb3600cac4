"""What a document says in its own voice of the reports it relays: the recorder's statement and the sources it weighed.

A writer who states a total has read the reports quoted after it. Casualty recorders work so: the summary gives the
range, the sources follow (Airwars' assessments; UCDP codes the figure the report itself settles on). So, inside one
document, its own statement bounds what it merely relays; figures of other documents stay its rivals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from claims.model import OPEN_BELOW, Bound, Claim, Number
from claims.reconcile.mentions import implied
from claims.reconcile.origins import in_own_voice
from claims.reconcile.vague import supported


@dataclass(frozen=True, slots=True)
class Weighed:
    """How a document's own statement bears on a figure it relays.

    `own` is the claim in the document's own voice. `low` and `high` tell which end the relayed figure does not set:
    it is below what the document itself holds established, or outside the range the document itself gives. With
    `closes` it is more than the document's own open statement ("at least 24", a post says "more than 30"), so that
    it may close that end by what it establishes.
    """

    own: Claim
    low: bool = False
    high: bool = False
    closes: bool = False
    spoken_for: bool = False

    @property
    def settled(self) -> bool:
        """Whether the document itself gives another total, so that this figure is an earlier or a partial one."""
        return self.low or self.high


def weigh(claims: Iterable[Claim], floor: Collection[int]) -> dict[int, Weighed]:
    """For each claim (by id) the own statement of its document before it and what that leaves to it; read texts only.

    `claims` are those of one tally that are not set aside, `floor` the ids of the parts among them. A row of a table
    weighs nothing.
    """
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.start is not None:
            by_document[claim.document].append(claim)
    found: dict[int, Weighed] = {}
    for told in by_document.values():
        if len(told) > 1:
            found |= _within(told, floor)
    return found


def _within(told: Sequence[Claim], floor: Collection[int]) -> dict[int, Weighed]:
    own = own_statement([claim for claim in told if claim.id not in floor])
    lead = leading_part([claim for claim in told if claim.id in floor], own)
    found = {}
    for claim in told:
        bounds = [
            bound
            for statement in (own, lead)
            if statement is not None and (statement.start or 0) < (claim.start or 0)
            and (bound := _against(statement, claim, part=statement is lead, of_part=claim.id in floor))
        ]  # fmt: skip
        if bounds:
            found[claim.id] = next((bound for bound in bounds if bound.settled), bounds[0])
    return found


def own_statement(totals: Collection[Claim]) -> Claim | None:
    """The first total a document states in its own voice, with a number where it has one rather than "dozens"."""
    own = [claim for claim in totals if in_own_voice(claim)]
    return min(own, key=lambda claim: (claim.figure.bound is Bound.VAGUE, claim.start or 0, claim.id), default=None)


def leading_part(parts: Collection[Claim], own: Claim | None) -> Claim | None:
    """The part a document leads with in its own voice, before any total of its own: "15 members of one family".

    It bounds the total from below and leaves it open above. A person told without counting leads nothing.
    """
    ours = [
        claim for claim in parts
        if in_own_voice(claim) and claim.part_of is None and claim.figure.bound is not Bound.VAGUE
        and not implied(claim) and (own is None or (claim.start or 0) < (own.start or 0))
    ]  # fmt: skip
    return min(ours, key=lambda claim: (claim.start or 0, claim.id), default=None)


def whole_in_other_words(claims: Iterable[Claim], floor: Collection[int]) -> set[int]:
    """Parts a document leads with that are its whole: a range with a top that no total in that document exceeds.

    "Between 13 and 15 members of one family were killed. A radio reported 15 dead": 15 of 15, so the range is the
    writer's own of the whole. Without any total beside it a part stays a part.
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.start is not None:
            told[claim.document].append(claim)
    found = set()
    for one in told.values():
        totals = [claim for claim in one if claim.id not in floor and claim.figure.bound is not Bound.VAGUE]
        lead = leading_part([claim for claim in one if claim.id in floor], own_statement(totals))
        if lead is not None and lead.figure.bound is Bound.RANGE and totals:
            tops = [claim.figure.least if claim.figure.most is None else claim.figure.most for claim in totals]
            if all(top is not None and not _below(lead.figure.most, top) for top in tops):
                found.add(lead.id)
    return found


def _against(own: Claim, claim: Claim, *, part: bool, of_part: bool) -> Weighed | None:
    """What the own statement leaves to the other claim; None for a part that closes nothing."""
    held, relayed = own.figure, claim.figure
    least, open_above = supported(held)[0], part or held.most is None
    told = supported(relayed)[0]
    closes = open_above and _below(least, told)
    if of_part:
        return Weighed(own, closes=True) if closes and not implied(claim) else None
    bottom = relayed.most if relayed.bound in OPEN_BELOW else told
    top = told if relayed.most is None else relayed.most
    low = held.bound is not Bound.VAGUE and _below(bottom, least)
    high = not part and (held.bound is Bound.RANGE or held.bound in OPEN_BELOW) and _below(held.most, top)
    counted = not part and held.bound is not Bound.VAGUE and held.bound not in OPEN_BELOW
    return Weighed(own, low, high, closes, spoken_for=counted)


def _below(one: Number | None, other: Number | None) -> bool:
    return one is not None and other is not None and one < other
