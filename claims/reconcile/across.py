"""What holds between the tallies of one event: scopes that are not compared, parts beside wholes in other tallies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from claims.matching.labels import scope_words
from claims.model import Assessment, Attribution, Basis, Bound, Cause, Claim, Finding, Relation, Scope
from claims.moments import first_instant, is_moment, last_instant
from claims.reconcile.causes.pair import capital, said
from claims.reconcile.comparability import same_place, when
from claims.reconcile.relations import between
from claims.vocabulary.terms import metric_label, metric_within, metrics, population_label, population_within

TALLIES_COMPARED = 40
ALIKE_FROM = 10  # below this, the same number for the part and the whole says nothing
NOT_PERSONS = frozenset({"families", "households"})


def across(assessed: Sequence[Assessment]) -> list[Finding]:
    """What holds between tallies of one event: which must not be compared or added, and which are part of which.

    Scopes are set against that of most claims, not each against each: six of them need five sentences.
    """
    found = []
    counted = sorted((one for one in assessed if one.claims), key=lambda one: (-len(one.claims), one.tally.id))
    main: dict[tuple[str, str], Assessment] = {}
    for one in counted:
        main.setdefault((one.tally.metric, one.tally.population), one)
    for left, right in combinations(counted[:TALLIES_COMPARED], 2):
        beside = _scopes(left, right) if left is main[left.tally.metric, left.tally.population] else None
        finding = beside or _metrics(left, right) or _populations(left, right) or _units(left, right)
        if finding is not None:
            found.append(finding)
    return found


def _scopes(left: Assessment, right: Assessment) -> Finding | None:
    """One metric, two periods or places: "as many as 30" on Thursday night is no rival of Friday morning's count."""
    one, other = left.tally, right.tally
    if one.metric != other.metric or one.population != other.population:
        return None
    if one.basis is not other.basis:
        cause, why = Cause.BASIS, f"one counts {_BASIS[one.basis]}, the other {_BASIS[other.basis]}"
    elif one.scope == other.scope and one.label == other.label:
        return None
    elif _one_scope(left, right):
        return _one_time(left, right)
    else:
        cause, why = Cause.SCOPE, "they are about different times or places"
    text = f"{_stated(left)} and {_stated(right)} are not comparable: {why}. They are neither compared nor added."
    return _between(left, right, Relation.NOT_COMPARABLE, cause, text, 1.0)


def _one_time(left: Assessment, right: Assessment) -> Finding | None:
    """Two counts whose times are one in other words ("Tuesday", "Tuesday night"): told where they contradict."""
    if between(_spoken(left).figure, _spoken(right).figure) is not Relation.CONTRADICTS:
        return None
    text = f"{_stated(left)} and {_stated(right)} may be about one time. Nothing recorded explains the difference."
    return _between(left, right, Relation.CONTRADICTS, Cause.GENUINE, text, 0.6)


def _one_scope(left: Assessment, right: Assessment) -> bool:
    """Whether the scopes are one in other words: "Thursday" and "Thursday morning", a day's date and its weekday.

    A weekday without its date is no other time; nor are stretches of which one lies in the other, at one place.
    """
    one, other = left.tally, right.tally
    if one.basis is not Basis.INCIDENT:
        return False
    if one.scope.place and other.scope.place and not same_place(one.scope.place, other.scope.place):
        return False
    words, more = (
        (scope_words(tally) or when(_spoken(assessed))).casefold() for assessed, tally in ((left, one), (right, other))
    )
    if words and more and (words in more or more in words):
        return True
    ours, theirs = _span(one.scope), _span(other.scope)
    if ours is None or theirs is None:
        return False
    (start, end), (begin, close) = ours, theirs
    return (start <= begin and close <= end) or (begin <= start and end <= close)


def _span(scope: Scope) -> tuple[float, float] | None:
    start, end = scope.start or scope.end, scope.end or scope.start
    if not start or not end or not is_moment(start) or not is_moment(end):
        return None
    return first_instant(start).timestamp(), last_instant(end).timestamp()


_BASIS = {"incident": "one incident", "period": "a period", "cumulative": "everything since a start"}


def _metrics(left: Assessment, right: Assessment) -> Finding | None:
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
    names = (
        f"{metric_label(part.tally.metric)} ({_figure(part)}) and {metric_label(whole.tally.metric)} ({_figure(whole)})"
    )
    if part.estimate.low is not None and whole.estimate.high is not None and part.estimate.low > whole.estimate.high:
        text = f"{names}: the part is larger than the whole, so one of them counts something else."
        return _between(part, whole, Relation.CONTRADICTS, Cause.PART_VS_WHOLE, text, 0.7)
    alike = _alike(part, whole)
    if alike is None:
        return None
    one, other = alike
    text = (
        f"{metric_label(part.tally.metric)} ({said(one.figure)}) and {metric_label(whole.tally.metric)} "
        f"({said(other.figure)}) are the same number: one of them may be the other under a wrong name."
    )
    found = _between(part, whole, Relation.NOT_COMPARABLE, Cause.PART_VS_WHOLE, text, 0.6)
    return replace(found, claims=tuple(sorted({one.id, other.id})))


def only_parts(one: Assessment) -> bool:
    """Whether all that a tally counts is told as part of some other count: "64 hurt, of those 11 gravely" is no whole.

    Nor is it one to compare what it is a part of with.
    """
    return all(claim.part_of is not None for claim in one.claims)


def of_another(one: Assessment, other: Assessment) -> bool:
    """Whether all that one tally counts is told as a part of what the other counts: "64 hurt, of those 11 gravely"."""
    whole = {(claim.document, claim.span) for claim in other.claims}
    return all(claim.part_of is not None and (claim.document, claim.part_of) in whole for claim in one.claims)


def _alike(part: Assessment, whole: Assessment) -> tuple[Claim, Claim] | None:
    """Two claims that give one number, of ten or more, for the part and for the whole: 60 killed, 60 casualties."""
    counted = {claim.figure.best: claim for claim in reversed(whole.claims) if _own(claim, whole)}
    pairs = ((claim, counted.get(claim.figure.best)) for claim in part.claims if _own(claim, part))
    return next(((claim, other) for claim, other in pairs if other is not None), None)


def _own(claim: Claim, of: Assessment) -> bool:
    firm = claim.figure.bound is Bound.EXACT and (claim.figure.best or 0) >= ALIKE_FROM
    whole = claim.metric == of.tally.metric and claim.population == of.tally.population
    return firm and whole and claim.attribution is not Attribution.DENIED


def _units(left: Assessment, right: Assessment) -> Finding | None:
    """Households beside people: the same flight may be told in both, and neither converts into the other."""
    one, other = left.tally, right.tally
    term = metrics().get(one.metric)
    if one.metric != other.metric or one.basis is not other.basis or term is None or term.counts != "people":
        return None
    if (one.population in NOT_PERSONS) is (other.population in NOT_PERSONS):
        return None
    text = (
        f"{_stated(left)} and {_stated(right)} are not comparable: one counts {population_label(one.population)}, the "
        f"other {population_label(other.population)}. They are neither compared nor added."
    )
    return _between(left, right, Relation.NOT_COMPARABLE, Cause.UNIT, text, 1.0)


def _populations(left: Assessment, right: Assessment) -> Finding | None:
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
    names = f"{first} ({_figure(part)}) and {second} ({_figure(whole)})"
    if of_another(whole, part):
        return None
    if part.estimate.low is None or whole.estimate.high is None or part.estimate.low <= whole.estimate.high:
        return None
    text = f"{names}: the part is larger than the whole, so one of them counts something else."
    return _between(part, whole, Relation.CONTRADICTS, Cause.PART_VS_WHOLE, text, 0.7)


def _spoken(one: Assessment) -> Claim:
    ids = {*one.estimate.low_claims, *one.estimate.high_claims}
    return next((claim for claim in one.claims if claim.id in ids), one.claims[0])


def _figure(one: Assessment) -> str:
    return said(_spoken(one).figure)


def _stated(one: Assessment) -> str:
    claim = _spoken(one)
    time = when(claim)
    place = "" if time == "no time stated" or scope_words(one.tally) else f", {time}"
    return f"{said(claim.figure)} ({one.tally.label}{place})"


def _between(
    left: Assessment, right: Assessment, relation: Relation, cause: Cause, text: str, strength: float
) -> Finding:
    return Finding(
        relation=relation,
        cause=cause,
        claims=tuple(sorted({_spoken(left).id, _spoken(right).id})),
        explanation=capital(text),
        strength=strength,
        tallies=tuple(sorted({left.tally.id, right.tally.id})),
    )
