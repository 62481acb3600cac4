"""Two tallies of one event side by side: the claim each speaks by, and the finding between them."""

from __future__ import annotations

from collections.abc import Iterable

from claims.matching.labels import scope_words
from claims.model import Assessment, Cause, Claim, Finding, Relation
from claims.reconcile.causes.pair import capital, said
from claims.reconcile.comparability import when


def spoken(one: Assessment) -> Claim:
    """The claim that sets the tally's range, else its first."""
    ids = {*one.estimate.low_claims, *one.estimate.high_claims}
    return next((claim for claim in one.claims if claim.id in ids), one.claims[0])


def figure(one: Assessment) -> str:
    """What that claim says."""
    return said(spoken(one).figure)


def stated(one: Assessment) -> str:
    """What it says, and of which tally; with its time where the label has none."""
    claim = spoken(one)
    time = when(claim)
    place = "" if time == "no time stated" or scope_words(one.tally) else f", {time}"
    return f"{said(claim.figure)} ({one.tally.label}{place})"


def between(
    left: Assessment,
    right: Assessment,
    relation: Relation,
    cause: Cause,
    text: str,
    strength: float,
    claims: Iterable[int] = (),
) -> Finding:
    """A finding between the two tallies, on these claims (ids), else on those they speak by."""
    return Finding(
        relation=relation,
        cause=cause,
        claims=tuple(sorted(set(claims) or {spoken(left).id, spoken(right).id})),
        explanation=capital(text),
        strength=strength,
        tallies=tuple(sorted({left.tally.id, right.tally.id})),
    )
