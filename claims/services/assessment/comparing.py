"""Two recorded claims compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claims.errors import UsageError
from claims.model import Relation
from claims.reconcile.comparing import Compared, compare
from claims.services.assessment.assessing import source_book
from claims.services.loading import claims

if TYPE_CHECKING:
    from sqlmodel import Session


def compared(session: Session, left: str, right: str) -> list[dict[str, Any]]:
    """A row for each axis on which the two claims cannot be compared, else for each thing that explains their
    difference; one row where there is nothing to explain.

    Raises NotFound for a claim nobody has recorded, UsageError for one claim twice.
    """
    one, other = claims.find(session, left), claims.find(session, right)
    if one.id == other.id:
        raise UsageError(f"{left!r} and {right!r} are one claim", hint="name two claims, by id or key")
    found = compare(one, other, source_book(session))
    return [{"left": one.id, "right": other.id, "relation": found.relation.value} | row for row in _rows(found)]


def _rows(found: Compared) -> list[dict[str, Any]]:
    if found.axes:
        return [{"axis": axis.axis, "cause": axis.cause.value, "explanation": axis.reason} for axis in found.axes]
    told = [
        {"axis": None, "cause": finding.cause.value, "explanation": finding.explanation}
        for finding in found.findings
        if finding.cause is not None
    ]
    return told or [{"axis": None, "cause": None, "explanation": _PLAIN[found.relation]}]


_PLAIN = {
    Relation.AGREES: "Both state the same number.",
    Relation.COMPATIBLE: "Both can be true.",
    Relation.REPEATS: "One source, one figure: counted once.",
    Relation.UPDATES: "One source gave both, at two times: the later figure stands.",
    Relation.CONTRADICTS: "Both cannot be true.",
    Relation.NOT_COMPARABLE: "They do not count the same.",
}
