"""What a tally needs from an editor, at a glance."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claims.model import Claim, Finding, Relation, Resolution, Status, Tally
from claims.reconcile.causes.pair import Position
from claims.reconcile.decisions import since
from claims.reconcile.positions import rivals
from claims.reconcile.statements import Standing


def status(
    tally: Tally,
    standing: Standing,
    held: Sequence[Position],
    relations: Collection[Relation],
    findings: Sequence[Finding],
    resolution: Resolution | None,
    claims: Sequence[Claim],
) -> Status:
    """Resolved, and changed since if claims came or went; else contradiction, one origin, agreement or compatible.

    `pending` is a tally of which an editor waits to know more, or without a figure that stands: everything was denied,
    withdrawn or background.
    """
    if resolution is not None:
        if resolution.waiting_for is not None:
            return Status.PENDING
        return Status.RESOLVED_BUT_CHANGED if since(resolution, claims) else Status.RESOLVED
    current = (*standing.totals, *standing.parts)
    if not current:
        return Status.PENDING
    broken = any(finding.relation is Relation.CONTRADICTS for finding in findings)
    if broken or Relation.CONTRADICTS in relations or rivals(tally, held):
        return Status.CONTRADICTION
    if len({statement.origin for statement in current}) == 1:
        return Status.SINGLE_ORIGIN
    alike = {position.figure.stated for position in held}
    several = len({statement.origin for statement in standing.totals}) > 1
    return Status.AGREEMENT if several and len(alike) == 1 and None not in alike else Status.COMPATIBLE
