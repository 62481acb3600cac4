"""Naming a source in a sentence: with its article where English wants one, and a verb that fits how it spoke."""

from __future__ import annotations

from claims.model import Claim
from claims.reconcile.origins import headline
from claims.reconcile.statements import Statement
from claims.report.names import UNNAMED, bare, named, spelt

__all__ = ["bare", "named", "speaking", "spelt", "verb", "who"]


def who(statement: Statement) -> str:
    """Who the statement is to be attributed to; a claim with nobody named says so."""
    claim = speaking(statement)
    name = claim.asserted_by or (claim.via[0] if claim.via else None) or claim.carried_by
    return named(spelt(name, claim)) if name else UNNAMED


def speaking(statement: Statement) -> Claim:
    """The claim of a statement that names most: an asserter before a carrier, a text before its headline and before
    wire copy in capitals, the oldest of equals."""
    return max(statement.claims, key=_names_most)


def _names_most(claim: Claim) -> tuple[object, ...]:
    named_by = claim.asserted_by or ""
    return bool(named_by), not headline(claim), not named_by.isupper(), bool(claim.carried_by), -claim.id


def verb(statement: Statement) -> str:
    """ "said" for somebody quoted, "reported" for an outlet in its own voice."""
    claim = speaking(statement)
    return "reported" if claim.carried_by and not claim.asserted_by else "said"
