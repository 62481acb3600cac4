"""Shot, then died: people told as injured whom the same event tells as dead are counted once, among the dead.

Recorders do so (UCDP and the Gun Violence Archive count a victim by the last fate known); the earlier figure stays as
history, its cause `reclassified`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from claims.model import Attribution, Basis, Bound, Cause, Claim, Finding, Number, Relation, State
from claims.reconcile.causes.pair import capital
from claims.reconcile.mentions import implied, told
from claims.reconcile.persons import Person, alike, apart, person
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

_WORD = re.compile(r"[^\W\d_][\w-]*")
_MOST = 400  # different dead looked at in one event: where more are told one by one, nobody is one of two
HURT, DEAD = "injured", "killed"


def dead_since(claims: Iterable[Claim]) -> dict[int, int]:
    """For each claim of an injured person who by the same event is dead: the claim that says so (ids).

    `claims` are those of one event. Only a person spoken of alone is looked for ("a boy was shot" and "the boy, 12,
    died"), and only where nothing told of the two differs and something is alike; "another man" is another. "All three"
    are the three dead.
    """
    current = [claim for claim in claims if _counts(claim)]
    dead: dict[Person, int] = {}
    for claim in current:
        if claim.metric == DEAD and _alone(claim) and len(dead) < _MOST:
            dead.setdefault(person(claim), claim.id)
    tolls = {claim.figure.least: claim.id for claim in reversed(current) if claim.metric == DEAD and claim.figure.least}
    fates: dict[Person, int | None] = {}
    found: dict[int, int] = {}
    for claim in current:
        if claim.metric != HURT or not _left_open(claim) or _set_apart(claim):
            continue
        whole = _all_of(claim, tolls)
        if whole is not None:
            found[claim.id] = whole
        elif _alone(claim) and implied(claim):
            who = person(claim)
            if who not in fates:
                fates[who] = next((number for victim, number in dead.items() if _same(who, victim)), None)
            match = fates[who]
            if match is not None:
                found[claim.id] = match
    return found


def moves(claims: Sequence[Claim], moved: Mapping[int, int]) -> list[Finding]:
    """The finding for each person told as injured who is told as dead: counted among the killed."""
    return [
        Finding(
            relation=Relation.UPDATES,
            cause=Cause.RECLASSIFIED,
            claims=(claim.id, moved[claim.id]),
            explanation=f"{capital(claim.figure.words)} ({claim.document}) is told as dead since and counted there.",
            strength=0.8,
            newer=(moved[claim.id],),
        )
        for claim in claims
        if claim.id in moved
    ]


def _all_of(claim: Claim, dead: Mapping[Number, int]) -> int | None:
    """The toll that the words "all three" speak of, where as many are dead."""
    count = claim.figure.best
    whole = count is not None and count > 1 and not told("whole").isdisjoint(claim.figure.words.casefold().split())
    return dead.get(count) if whole and count is not None and claim.start is not None else None


def _same(one: Person, other: Person) -> bool:
    return not apart(one, other) and alike(one, other)


def _left_open(claim: Claim) -> bool:
    """Whether the words leave open what became of the person: "shot", "critically wounded"; not "slightly hurt"."""
    said = _said(claim)
    return bool(said & told("grave")) or not said & (_fates("lived") - told("open"))


def _set_apart(claim: Claim) -> bool:
    """Whether the words tell the person from one spoken of before: "another man", "also shot"."""
    return bool(_said(claim) & (_fates("apart") - _fates("lived")))


def _said(claim: Claim) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(claim.quote or ""))


@per_language
def _fates(name: str) -> frozenset[str]:
    return frozenset(table("fates").get(name, ()))


def _alone(claim: Claim) -> bool:
    return claim.figure.bound is Bound.EXACT and claim.figure.best == 1 and claim.start is not None


def _counts(claim: Claim) -> bool:
    return (
        claim.basis is Basis.INCIDENT
        and not claim.context
        and claim.attribution is not Attribution.DENIED
        and claim.state is State.ACCEPTED
    )
