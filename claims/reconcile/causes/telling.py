"""Findings put together: the claims cut to a number a reader can follow, the sentence with a capital."""

from __future__ import annotations

from collections.abc import Iterable

from claims.model import Cause, Finding, Relation
from claims.reconcile.causes.pair import CLAIMS_SHOWN, capital


def tell(
    relation: Relation, cause: Cause, claims: Iterable[int], text: str, strength: float, newer: Iterable[int] = ()
) -> Finding:
    """A finding on claims (ids); `newer` are those of them that take the place of the others."""
    shown = tuple(sorted(set(claims)))[:CLAIMS_SHOWN]
    return Finding(
        relation=relation,
        cause=cause,
        claims=shown,
        explanation=capital(" ".join(text.split())),
        strength=strength,
        newer=tuple(number for number in sorted(newer) if number in shown),
    )


def apart(cause: Cause, claims: Iterable[int], text: str, strength: float) -> Finding:
    """A finding that the claims are not to be compared."""
    return tell(Relation.NOT_COMPARABLE, cause, claims, text, strength)
