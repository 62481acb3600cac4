"""A part in one tally and its whole in another: killed among casualties, children among people. Never rivals."""

from __future__ import annotations

from claims.model import COUNTED_BEFORE, Assessment, Attribution, Bound, Cause, Claim, Finding, Relation
from claims.reconcile.across.sides import between, figure, spoken, stated
from claims.reconcile.causes.pair import said
from claims.vocabulary.terms import metric_label, metric_within, metrics, population_label, population_within

ALIKE_FROM = 10  # below this, the same number for the part and the whole says nothing
DWARFED, LARGE = 2, 100  # a part of a hundred or more, and twice a count of the whole, counts by another rule
NOT_PERSONS = frozenset({"families", "households"})
_LARGER = "the part is larger than the whole, so one of them counts something else"


def two_metrics(left: Assessment, right: Assessment) -> Finding | None:
    """Killed against killed and injured together; alike, one of them is misnamed."""
    if left.tally.metric == right.tally.metric or left.tally.population != right.tally.population:
        return None
    if metric_within(left.tally.metric, right.tally.metric):
        part, whole = left, right
    elif metric_within(right.tally.metric, left.tally.metric):
        part, whole = right, left
    else:
        return None
    if part.tally.scope != whole.tally.scope or part.tally.basis is not whole.tally.basis or only_parts(whole):
        return None
    return _other_rule(part, whole) or _too_large(part, whole) or _same_number(part, whole)


def _other_rule(part: Assessment, whole: Assessment) -> Finding | None:
    """Far more taken to hospital than another counts as injured."""
    small = None if _casualty(part) else _dwarfed(whole, part)
    if small is None:
        return None
    text = (
        f"{metric_label(part.tally.metric)} ({figure(part)}) and {metric_label(whole.tally.metric)} "
        f"({said(small.figure)}): far more in the narrower count, so the second does not hold the first."
    )
    return between(part, whole, Relation.NOT_COMPARABLE, Cause.DEFINITION, text, 0.8, (spoken(part).id, small.id))


def _too_large(part: Assessment, whole: Assessment) -> Finding | None:
    if part.estimate.low is None or whole.estimate.high is None or part.estimate.low <= whole.estimate.high:
        return None
    names = (
        f"{metric_label(part.tally.metric)} ({figure(part)}) and {metric_label(whole.tally.metric)} ({figure(whole)})"
    )
    return between(part, whole, Relation.CONTRADICTS, Cause.PART_VS_WHOLE, f"{names}: {_LARGER}.", 0.7)


def _same_number(part: Assessment, whole: Assessment) -> Finding | None:
    alike = _alike(part, whole)
    if alike is None:
        return None
    one, other = alike
    text = (
        f"{metric_label(part.tally.metric)} ({said(one.figure)}) and {metric_label(whole.tally.metric)} "
        f"({said(other.figure)}) are the same number: one of them may be the other under a wrong name."
    )
    return between(part, whole, Relation.NOT_COMPARABLE, Cause.PART_VS_WHOLE, text, 0.6, (one.id, other.id))


def _casualty(one: Assessment) -> bool:
    """Whether the metric is a fate that opens a count of people; people taken to hospital are counted by another body
    and another rule than the injured (73,356 treated in Venezuela, 16,740 injured)."""
    term = metrics().get(one.tally.metric)
    return term is not None and term.casualty


def _dwarfed(whole: Assessment, part: Assessment) -> Claim | None:
    """A claim of the whole that the part exceeds, by so much that no later count makes up for it."""
    low = part.estimate.low
    if low is None:
        return None
    own = [claim for claim in whole.claims if claim.figure.bound is Bound.EXACT and claim.metric == whole.tally.metric]
    high = whole.estimate.high
    small = [
        c for c in own if (low > (c.figure.best or 0) * DWARFED and low >= LARGE) or (high is not None and low > high)
    ]
    return min(small, key=lambda claim: (claim.figure.best or 0, claim.id), default=None)


def only_parts(one: Assessment) -> bool:
    """Whether all that a tally counts is told as part of some other count: "64 hurt, of those 11 gravely" is no whole.

    Nor is it one to compare what it is a part of with, nor are "five more bodies" all of them.
    """
    return all(claim.part_of is not None or COUNTED_BEFORE in claim.excludes for claim in one.claims)


def of_another(one: Assessment, other: Assessment) -> bool:
    """Whether all that one tally counts is told as a part of what the other counts: "64 hurt, of those 11 gravely"."""
    whole = {(claim.document, claim.span) for claim in other.claims}
    return all(claim.part_of is not None and (claim.document, claim.part_of) in whole for claim in one.claims)


def _alike(part: Assessment, whole: Assessment) -> tuple[Claim, Claim] | None:
    """Two claims that give one number, of ten or more, for the part and for the whole: 60 killed, 60 casualties."""
    counted = {_ends(claim): claim for claim in reversed(whole.claims) if _own(claim, whole)}
    pairs = ((claim, counted.get(_ends(claim))) for claim in part.claims if _own(claim, part))
    return next(((claim, other) for claim, other in pairs if other is not None), None)


def _ends(claim: Claim) -> tuple[object, ...]:
    return claim.figure.bound, claim.figure.low, claim.figure.high


def _own(claim: Claim, of: Assessment) -> bool:
    firm = claim.figure.bound in (Bound.EXACT, Bound.RANGE) and (claim.figure.low or 0) >= ALIKE_FROM
    whole = claim.metric == of.tally.metric and claim.population == of.tally.population
    return firm and whole and claim.attribution is not Attribution.DENIED


def two_units(left: Assessment, right: Assessment) -> Finding | None:
    """Households beside people: the same flight may be told in both, and neither converts into the other."""
    one, other = left.tally, right.tally
    term = metrics().get(one.metric)
    if one.metric != other.metric or one.basis is not other.basis or term is None or term.counts != "people":
        return None
    if (one.population in NOT_PERSONS) is (other.population in NOT_PERSONS):
        return None
    text = (
        f"{stated(left)} and {stated(right)} are not comparable: one counts {population_label(one.population)}, the "
        f"other {population_label(other.population)}. They are neither compared nor added."
    )
    return between(left, right, Relation.NOT_COMPARABLE, Cause.UNIT, text, 1.0)


def two_populations(left: Assessment, right: Assessment) -> Finding | None:
    """More children than people of one metric in one scope; a part that fits its whole is no finding."""
    one, other = left.tally, right.tally
    if one.metric != other.metric or one.scope != other.scope or one.basis is not other.basis:
        return None
    if one.population == other.population:
        return None
    if population_within(one.population, other.population):
        part, whole = left, right
    elif population_within(other.population, one.population):
        part, whole = right, left
    else:
        return None
    first, second = population_label(part.tally.population), population_label(whole.tally.population)
    if of_another(whole, part):
        return None
    if part.estimate.low is None or whole.estimate.high is None or part.estimate.low <= whole.estimate.high:
        return None
    text = f"{first} ({figure(part)}) and {second} ({figure(whole)}): {_LARGER}."
    return between(part, whole, Relation.CONTRADICTS, Cause.PART_VS_WHOLE, text, 0.7)
