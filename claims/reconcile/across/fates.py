"""One source's counts of two metrics that belong together: the missing who are found dead, two columns swapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from claims.model import Assessment, Attribution, Basis, Bound, Cause, Claim, Finding, Relation
from claims.reconcile.across.sides import between
from claims.reconcile.causes.pair import capital
from claims.reconcile.origins import speaker
from claims.report.names import UNNAMED
from claims.sources import fold

_DEAD, _MISSING = "killed", "missing"
_COLUMNS = ("killed", "injured", "missing")
_LEAST = 5  # smaller numbers change places by chance
_SHARE = 0.5  # of those no longer missing at least so many must be among the new dead


def missing_found_dead(assessed: Sequence[Assessment]) -> Iterator[Finding]:
    """The missing fall as one source's dead rise: those counted as missing are counted as dead since."""
    for dead in (one for one in assessed if one.tally.metric == _DEAD):
        for lost in (one for one in assessed if one.tally.metric == _MISSING and _beside(one, dead)):
            tolls, gone = _series(dead), _series(lost)
            for who in sorted(tolls.keys() & gone.keys()):
                yield from _moved(dead, lost, tolls[who], gone[who])


def _moved(dead: Assessment, lost: Assessment, tolls: dict[str, Claim], gone: dict[str, Claim]) -> Iterator[Finding]:
    days = sorted(tolls.keys() & gone.keys())
    for first, then in pairwise(days):
        more = int(_number(tolls[then]) - _number(tolls[first]))
        fewer = int(_number(gone[first]) - _number(gone[then]))
        if more > 0 and fewer > 0 and _SHARE <= more / fewer <= 1 / _SHARE:
            told = (gone[first], gone[then], tolls[first], tolls[then])
            text = (
                f"{speaker(tolls[then])} counts {fewer:,} fewer missing and {more:,} more dead than before: people "
                "counted as missing are counted as dead since. The two are neither compared nor added."
            )
            ids = [claim.id for claim in told]
            yield between(dead, lost, Relation.UPDATES, Cause.RECLASSIFIED, text, 0.7 if more != fewer else 0.9, ids)


def _series(one: Assessment) -> dict[str, dict[str, Claim]]:
    """By source and day the exact counts of the whole tally."""
    found: dict[str, dict[str, Claim]] = {}
    for claim in one.claims:
        day = (claim.as_of or claim.published or "")[:10]
        who = speaker(claim)
        if day and who and _counts(claim, one):
            found.setdefault(fold(who), {}).setdefault(day, claim)
    return found


def swapped_columns(assessed: Sequence[Assessment]) -> Iterator[Finding]:
    """One has 12 dead and 45 injured, the other 45 dead and 12 injured: two columns of a table changed places."""
    fates = [one for one in assessed if one.tally.metric in _COLUMNS]
    for left, right in combinations(fates, 2):
        if left.tally.metric == right.tally.metric or not _beside(left, right):
            continue
        ours, theirs = _by_document(left), _by_document(right)
        both = sorted(ours.keys() & theirs.keys())
        for one, other in combinations(both, 2):
            rows = ours[one], theirs[one], ours[other], theirs[other]
            first, second, turned_first, turned_second = map(_number, rows)
            if (first, second) == (turned_second, turned_first) and first != second and min(first, second) >= _LEAST:
                text = (
                    f"{_who(rows[0])} has {first:,.0f} {left.tally.metric} and {second:,.0f} {right.tally.metric}, "
                    f"{_who(rows[2])} the reverse: two columns may have changed places."
                )
                ids = [claim.id for claim in rows]
                yield between(left, right, Relation.CONTRADICTS, Cause.TYPO, capital(text), 0.8, ids)


def _by_document(one: Assessment) -> dict[tuple[str, str], Claim]:
    """By source and document the exact counts of the whole tally; rows of a table are told apart by their source."""
    found: dict[tuple[str, str], Claim] = {}
    for claim in one.claims:
        if _counts(claim, one):
            found.setdefault((fold(speaker(claim) or claim.document), claim.as_of or claim.published or ""), claim)
    return found


def _who(claim: Claim) -> str:
    return speaker(claim) or UNNAMED


def _counts(claim: Claim, of: Assessment) -> bool:
    whole = claim.metric == of.tally.metric and claim.population == of.tally.population and claim.part_of is None
    plain = claim.attribution is not Attribution.DENIED and not claim.context and claim.adds_to is None
    return whole and plain and claim.figure.bound is Bound.EXACT


def _number(claim: Claim) -> float:
    return float(claim.figure.best or 0)


def _beside(one: Assessment, other: Assessment) -> bool:
    """Whether the two count the same people in one stretch: tallies of one scope, or of the event's own."""
    same = one.tally.population == other.tally.population and one.tally.basis is other.tally.basis
    return same and (one.tally.basis is not Basis.PERIOD or one.tally.scope == other.tally.scope)
