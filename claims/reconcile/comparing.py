"""Two claims of one event side by side: whether they can be compared, how they stand to one another, and why."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model import Claim, Finding, Relation, Tally
from claims.reconcile.assess import assess
from claims.reconcile.comparability import Difference, differences
from claims.reconcile.origins import SourceBook
from claims.reconcile.relations import relation

_FIRST = (Relation.CONTRADICTS, Relation.NOT_COMPARABLE, Relation.UPDATES)


@dataclass(frozen=True, slots=True)
class Compared:
    """The relation of two claims, the axes on which they cannot be compared, and what explains their difference."""

    relation: Relation
    axes: tuple[Difference, ...] = ()
    findings: tuple[Finding, ...] = ()


def compare(left: Claim, right: Claim, book: SourceBook) -> Compared:
    """Comparability first: where the two count different things nothing else is asked.

    Else they are assessed as if nobody else had spoken, so that sums and series, which take a third claim, stay unseen.
    """
    axes = differences(left, right)
    if axes:
        return Compared(Relation.NOT_COMPARABLE, axes)
    tally = Tally(id=0, event=0, label="", metric=left.metric, population=left.population, basis=left.basis)
    findings = assess(tally, (left, right), book).findings
    told = {finding.relation for finding in findings}
    first = next((each for each in _FIRST if each in told), None)
    return Compared(first or relation(left, right, book), (), findings)
