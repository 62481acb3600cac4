"""One metric in two scopes: other places, periods and starts, which are neither compared nor added."""

from __future__ import annotations

from claims.matching.labels import scope_words
from claims.model import Assessment, Basis, Cause, Claim, Finding, Relation, Scope
from claims.moments import first_instant, is_moment, last_instant
from claims.reconcile.across.sides import between, spoken, stated
from claims.reconcile.causes.pair import CLAIMS_SHOWN
from claims.reconcile.comparability import same_place, when
from claims.reconcile.origins import speaker
from claims.reconcile.relations import between as related

RESTART = 10  # a count from a later start under a tenth of the earlier one is a new phase of one source's series
_BASIS = {"incident": "one incident", "period": "a period", "cumulative": "everything since a start"}


def two_scopes(left: Assessment, right: Assessment) -> Finding | None:
    """One metric, two periods or places: "as many as 30" on Thursday night is no rival of Friday morning's count."""
    one, other = left.tally, right.tally
    if one.metric != other.metric or one.population != other.population:
        return None
    if one.basis is other.basis and (one.scope == other.scope and one.label == other.label):
        return None
    if one.basis is other.basis and one_scope(left, right):
        return _one_time(left, right)
    cause, why = _apart(left, right)
    text = f"{stated(left)} and {stated(right)} are not comparable: {why}. They are neither compared nor added."
    return between(left, right, Relation.NOT_COMPARABLE, cause, text, 1.0, _speaking(left, right))


def _apart(left: Assessment, right: Assessment) -> tuple[Cause, str]:
    """Places come first: another place is another count, whatever the basis. Then a stock and a count since a start."""
    one, other = left.tally, right.tally
    if one.scope.place and other.scope.place and not same_place(one.scope.place, other.scope.place):
        where = f"one is about {one.scope.place}, the other about {other.scope.place}"
        return Cause.SCOPE, f"they are about different times or places: {where}"
    if one.basis is not other.basis:
        return Cause.BASIS, f"one counts {_BASIS[one.basis]}, the other {_BASIS[other.basis]}"
    if one.basis is Basis.CUMULATIVE and bool(one.scope.start) is not bool(other.scope.start):
        since = one.scope.start or other.scope.start
        return Cause.BASIS, f"one counts everything since {since}, the other names no start"
    return Cause.SCOPE, "they are about different times or places"


def _speaking(left: Assessment, right: Assessment) -> tuple[int, ...]:
    """The claims that stand for both numbers, so that every figure of the two scopes is named."""
    told = [*_ends(left), *_ends(right)]
    return tuple(told[:CLAIMS_SHOWN])


def _ends(one: Assessment) -> list[int]:
    return [*one.estimate.low_claims, *one.estimate.high_claims] or [spoken(one).id]


def restarted(left: Assessment, right: Assessment) -> Finding | None:
    """One source's running total from a later start: Lebanon's second phase opens at 123 after 4,047."""
    one, other = left.tally, right.tally
    if one.metric != other.metric or one.population != other.population:
        return None
    if one.basis is not Basis.CUMULATIVE or other.basis is not Basis.CUMULATIVE:
        return None
    pairs = [(a, b) for a in left.claims for b in right.claims if _starts_again(a, b)] or [
        (a, b) for a in right.claims for b in left.claims if _starts_again(a, b)
    ]
    if not pairs:
        return None
    old, new = max(pairs, key=lambda pair: (pair[0].figure.stated or 0, -pair[0].id, -pair[1].id))
    text = (
        f"{speaker(new)}'s running total goes from {old.figure.stated:,} to {new.figure.stated:,}, counted since "
        f"{new.occurred_from}: the count starts again."
    )
    return between(left, right, Relation.UPDATES, Cause.RESET, text, 0.8, (old.id, new.id))


def _starts_again(old: Claim, new: Claim) -> bool:
    first, second, start = old.as_of or old.published, new.as_of or new.published, new.occurred_from
    if not (first and second and start and first < second and (old.occurred_from or "") < start):
        return False
    before, after = old.figure.stated, new.figure.stated
    alike = speaker(old) is not None and speaker(old) == speaker(new)
    return alike and before is not None and after is not None and after * RESTART < before


def _one_time(left: Assessment, right: Assessment) -> Finding | None:
    """Two counts whose times are one in other words ("Tuesday", "Tuesday night"): told where they contradict."""
    if related(spoken(left).figure, spoken(right).figure) is not Relation.CONTRADICTS:
        return None
    text = f"{stated(left)} and {stated(right)} may be about one time. Nothing recorded explains the difference."
    return between(left, right, Relation.CONTRADICTS, Cause.GENUINE, text, 0.6)


def one_scope(left: Assessment, right: Assessment) -> bool:
    """Whether the scopes are one in other words: "Thursday" and "Thursday morning", a day's date and its weekday.

    A weekday without its date is no other time; nor are stretches of which one lies in the other, at one place.
    """
    one, other = left.tally, right.tally
    if one.basis is not Basis.INCIDENT:
        return False
    if one.scope.place and other.scope.place and not same_place(one.scope.place, other.scope.place):
        return False
    words, more = (
        (scope_words(tally) or when(spoken(assessed))).casefold() for assessed, tally in ((left, one), (right, other))
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
