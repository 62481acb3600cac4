"""Causes that show where a source denies what it is said to have stated."""

from __future__ import annotations

from collections.abc import Iterator

from claims.model import Attribution, Bound, Cause, Claim, Finding, Tally
from claims.reconcile.causes.pair import CLAIMS_SHOWN, said
from claims.reconcile.causes.telling import apart
from claims.reconcile.origins import SourceBook, named, origin
from claims.reconcile.statements import Standing, every


def misattribution(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """The named source denies the figure: the Red Crescent and 11,300 dead at Derna."""
    found = []
    for denial, told in _denied(standing, book):
        name = denial.asserted_by or "the named source"
        figure = told[0].figure if told else denial.figure
        text = f"{name} denies having given {said(figure)}, so nobody named stands behind it."
        found.append(apart(Cause.MISATTRIBUTION, [denial.id, *(claim.id for claim in told)], text, 0.9))
    return found


def denied_beside(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """What stands against a denied figure counts less loosely: 3,958 confirmed at Derna, and 11,300 that nobody stands
    behind are no fall of a toll."""
    found = []
    confirmed = [total for total in standing.totals if total.first.verification][:CLAIMS_SHOWN]
    for _, told in _denied(standing, book):
        for total in confirmed if told else ():
            state = (total.first.verification or "").replace("_", " ")
            if told[0].verification == total.first.verification or told[0].figure.stated == total.value:
                continue
            text = (
                f"{total.name} counts the {state} ({said(total.figure)}); {said(told[0].figure)} ({named(told[0])}, "
                "denied) was said of no such count: the one does not replace the other."
            )
            found.append(apart(Cause.VERIFICATION_STATE, [*(c.id for c in told), *total.ids], text, 0.7))
    return found


def _denied(standing: Standing, book: SourceBook) -> Iterator[tuple[Claim, list[Claim]]]:
    """Each denial with the claims it denies: by its link, or by the source and the number.

    A denial without a number ("we never gave a figure") denies what others carry from the source.
    """
    denials = [claim for claim in standing.aside if claim.attribution is Attribution.DENIED or claim.denies]
    for denial in denials:
        who = origin(denial, book)
        yield (
            denial,
            [
                claim
                for claim in every(standing)
                if claim.id != denial.id
                and (claim.key == denial.denies or (origin(claim, book) == who and _same_number(claim, denial)))
            ],
        )


def _same_number(claim: Claim, denial: Claim) -> bool:
    if denial.figure.bound is Bound.NONE and not denial.denies:
        return claim.attribution is not Attribution.DENIED and not claim.figure.says_nothing
    return claim.figure.stated == denial.figure.stated
