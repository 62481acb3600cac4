"""The positions on a tally: each figure that stands, with everybody who holds it; and what stands between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from claims.model import Finding, Relation, Tally
from claims.reconcile.causes import explain, related
from claims.reconcile.causes.pair import Pair, Position, capital
from claims.reconcile.relations import of_statements
from claims.reconcile.statements import Statement

POSITIONS_COMPARED = 16  # the figures of most origins; beyond them a reader reads the list, not the pairs
FINDINGS_KEPT = 40


def positions(statements: Sequence[Statement]) -> list[Position]:
    """The distinct figures, those of most origins first, then of most claims, then the lower."""
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        figure = statement.figure
        groups[(figure.bound, figure.low, figure.best, figure.high, statement.first.verification)].append(statement)
    found = [Position(members[0].figure, tuple(members)) for members in groups.values()]
    return sorted(
        found, key=lambda held: (-len(held.origins), -sum(len(s.claims) for s in held.statements), held.value or 0)
    )


def compare(tally: Tally, held: Sequence[Position]) -> tuple[list[Finding], frozenset[Relation]]:
    """Findings between the positions, widest difference first, and which relations occur among them."""
    seen, found = set(), []
    compared = held[:POSITIONS_COMPARED]
    for position in compared:
        if len(position.origins) > 1:
            seen.add(Relation.AGREES)
            found.append((0.0, [_agreement(position)]))
    for left, right in combinations(compared, 2):
        relation = of_statements(left.statements[0], right.statements[0])
        others = tuple(other for other in compared if other is not left and other is not right)
        pair = Pair(tally, left, right, relation, others)
        explained = explain(pair)
        relation = related(pair, explained)
        seen.add(relation)
        if explained or relation is Relation.COMPATIBLE:
            found.append((_apart(left, right) + (relation is Relation.CONTRADICTS), explained or [_compatible(pair)]))
    found.sort(key=lambda item: -item[0])
    told = {
        (finding.cause, finding.claims): finding for _, findings in reversed(found) for finding in reversed(findings)
    }
    return list(reversed(told.values()))[:FINDINGS_KEPT], frozenset(seen)


def rivals(tally: Tally, held: Sequence[Position]) -> bool:
    """Whether two of the positions contradict one another though nothing says that they count different things.

    Looks at all positions, beyond those that are explained.
    """
    return any(
        standing_to(tally, left, right) is Relation.CONTRADICTS
        for left, right in combinations(held[: POSITIONS_COMPARED * 6], 2)
    )


def standing_to(tally: Tally, left: Position, right: Position) -> Relation:
    """How two positions stand to one another, after what explains their difference."""
    relation = of_statements(left.statements[0], right.statements[0])
    if relation is not Relation.CONTRADICTS:
        return relation
    pair = Pair(tally, left, right, relation)
    return related(pair, explain(pair))


def _agreement(position: Position) -> Finding:
    text = f"At most {len(position.origins)} independent origins state {position.said}: {position.who}."
    return Finding(relation=Relation.AGREES, cause=None, claims=position.ids, explanation=text)


def _compatible(pair: Pair) -> Finding:
    text = f"{capital(pair.both_said())}. Both can be true."
    ids = tuple(sorted({*pair.left.ids, *pair.right.ids}))
    return Finding(relation=Relation.COMPATIBLE, cause=None, claims=ids, explanation=text)


def _apart(left: Position, right: Position) -> float:
    """How far apart the numbers named are, as a share of the larger; from 0 to 1."""
    if left.value is None or right.value is None or not max(left.value, right.value):
        return 0.0
    return abs(float(left.value) - float(right.value)) / float(max(left.value, right.value))
