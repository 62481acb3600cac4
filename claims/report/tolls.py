"""Events whose toll is not established: the dead are spoken of, and no number that stands says how many."""

from __future__ import annotations

from collections.abc import Sequence

from claims.model import Assessment, Bound, Claim, EventReport, Figure
from claims.reconcile.causes.pair import names, said
from claims.reconcile.origins import SourceBook, named
from claims.reconcile.statements import standing

_SHOWN = 3


def unestablished(report: EventReport, book: SourceBook, metrics: Sequence[str]) -> str | None:
    """Why no toll is known of the event, in a sentence; None where one is, or where nobody speaks of one.

    `metrics` are those that a toll is counted in. A zero is a number; a vague word, a bare "killed" and a figure that
    was denied or withdrawn are none.
    """
    if not report.tallies:
        return "No accepted claim holds a figure." if report.documents else None
    tallies = [one for one in report.tallies if one.tally.metric in metrics]
    if not tallies or any(_numbered(one, book) for one in tallies):
        return None
    told = [claim for one in tallies for claim in one.claims]
    words = list(dict.fromkeys(_words(claim) for claim in told if not claim.context))[:_SHOWN]
    return f"No number stands: {'; '.join(words)}." if words else "No number stands."


def _numbered(assessed: Assessment, book: SourceBook) -> bool:
    stand = standing(assessed.tally, assessed.claims, book, assessed.moved)
    return any(_is_number(one.figure) for one in (*stand.totals, *stand.parts))


def _is_number(figure: Figure) -> bool:
    return figure.bound not in (Bound.VAGUE, Bound.NONE, Bound.NONE_REPORTED) and figure.stated is not None


def _words(claim: Claim) -> str:
    state = " (denied)" if claim.denied_by else " (superseded)" if claim.state == "superseded" else ""
    return f"{names([named(claim)])}: {said(claim.figure)}{state}"
