"""How many independent origins stand with a claim and against it, as upper bounds: wires go unnamed.

An origin is counted once however often it is printed. A count compiled from others corroborates nothing it was compiled
from, and where it does not say what that was, it corroborates nothing (worldmonitor failed open here: its PR 6443).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from claims.model import Claim, Corroboration, Relation, Tally
from claims.reconcile.causes.pair import Position
from claims.reconcile.origins import SourceBook
from claims.reconcile.positions import POSITIONS_COMPARED, standing_to
from claims.reconcile.relations import of_statements
from claims.reconcile.statements import Statement

COMPILED = "compiled"
COMPARED = 400  # figures of most origins; the rest of a longer list is told as no corroboration
_COUNTED = (Relation.AGREES, Relation.COMPATIBLE, Relation.CONTRADICTS)  # the first that holds of an origin counts


def independent(statements: Iterable[Statement]) -> int:
    """At most how many independent origins stand behind the statements; compiled ones only where nothing else does."""
    own: dict[bool, set[str]] = {True: set(), False: set()}
    for one in statements:
        own[is_compiled(one)].add(one.origin)
    return len(own[False]) or min(1, len(own[True]))


def is_compiled(one: Statement) -> bool:
    """Whether all that print it call it put together from other counts."""
    return all(claim.method == COMPILED for claim in one.claims)


def corroboration(tally: Tally, held: Sequence[Position], book: SourceBook) -> dict[int, Corroboration]:
    """For each claim (by id) of the positions held: at most how many other origins agree with it, are compatible with
    it, and contradict it; what is explained by another time, scope or definition does none of these.
    """
    compared = held[:COMPARED]
    related = _relations(tally, compared)
    made = {id(one): _made_of(one, book) for position in compared for one in position.statements if is_compiled(one)}
    origins = [{one.origin for one in position.statements if id(one) not in made} for position in compared]
    found: dict[int, Corroboration] = {}
    for at, position in enumerate(compared):
        plain = _counted(related[at], origins)
        for one in position.statements:
            sets = plain
            if made:
                sets = _counted(related[at], [_left(one, other, made) for other in compared])
            counts = Corroboration(*(len(told - {one.origin}) for told in sets))
            found.update(dict.fromkeys(one.ids, counts))
    return found


def _relations(tally: Tally, held: Sequence[Position]) -> list[list[Relation]]:
    """How each position stands to each; those of most origins after what explains their differences."""
    found = [[Relation.AGREES] * len(held) for _ in held]
    for (i, one), (j, other) in combinations(enumerate(held), 2):
        near = max(i, j) < POSITIONS_COMPARED
        relation = standing_to(tally, one, other) if near else of_statements(one.statements[0], other.statements[0])
        found[i][j] = found[j][i] = relation
    return found


def _counted(related: Sequence[Relation], origins: Sequence[set[str]]) -> list[set[str]]:
    """The origins that agree, are compatible and contradict; an origin that does several counts by the first."""
    told: list[set[str]] = []
    for each in _COUNTED:
        here = {who for relation, others in zip(related, origins, strict=True) if relation is each for who in others}
        told.append(here.difference(*told))
    return told


def _left(one: Statement, position: Position, made: Mapping[int, frozenset[str] | None]) -> set[str]:
    return {other.origin for other in position.statements if _independent(one, other, made)}


def _independent(one: Statement, other: Statement, made_of: Mapping[int, frozenset[str] | None]) -> bool:
    """Whether neither is made of the other, of something they share, or of nobody knows what."""
    if one.origin == other.origin:
        return False
    mine, theirs = made_of.get(id(one), frozenset()), made_of.get(id(other), frozenset())
    if mine is None or theirs is None:
        return False
    return one.origin not in theirs and other.origin not in mine and not mine & theirs


def _made_of(one: Statement, book: SourceBook) -> frozenset[str] | None:
    """The origins a compiled count is made of; None where it does not say."""
    return _sources(one.claims, book) or None


def _sources(claims: Iterable[Claim], book: SourceBook) -> frozenset[str]:
    return frozenset(book.key(None, name) for claim in claims for name in claim.via)
