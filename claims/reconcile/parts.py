"""Parts and wholes of one tally: children among people. Findings, never rivals, and nothing is added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from claims.model import Cause, Finding, Number, Relation
from claims.reconcile.causes.pair import CLAIMS_SHOWN, capital, said
from claims.reconcile.estimates.ends import DISJOINT
from claims.reconcile.statements import Standing, Statement
from claims.reconcile.subsets import MAIN
from claims.vocabulary.terms import population_label, population_within

CHILDREN = "children"


def within(standing: Standing) -> list[Finding]:
    """Parts of one tally against its totals: a part larger than every total, what the parts leave unallocated, and
    who says that none of a kind were hit of which others count some."""
    return [*_too_large(standing), *_unallocated(standing), *none_of_a_kind(standing)]


def none_of_a_kind(standing: Standing) -> list[Finding]:
    """ "No civilians were killed" beside another's count of children: armies said so of strikes on schools and clinics.

    One sentence for each who says so, with the largest count against it.
    """
    told = (*standing.parts, *standing.totals)
    found = []
    for none in told:
        if none.figure.most != 0 or none.population == "people" or not none.attributed:
            continue
        against = [one for one in told if one.origin != none.origin and one.least and _of_kind(one, none.population)]
        if against:
            most = max(against, key=lambda one: (one.least or 0, -one.ids[0]))
            text = (
                f"{capital(none.name)} says that no {population_label(none.population)} were among them; {most.name} "
                f"counts {said(most.figure)} {_of(most)}. Nothing recorded explains the difference."
            )
            finding = _finding(Relation.CONTRADICTS, (none, most), text, 1.0)
            found.append(replace(finding, cause=Cause.GENUINE))
    return found


def _of_kind(one: Statement, kind: str) -> bool:
    """Whether everybody it counts is of the kind: civilians, or children, whom nobody counts as anything else."""
    same = one.population == kind or population_within(one.population, kind)
    return same or (kind == "civilians" and (one.population == CHILDREN or population_within(one.population, CHILDREN)))


def _too_large(standing: Standing) -> list[Finding]:
    """A part cannot exceed its whole (COVID Tracking's checklist: sums that should sum do; CTP 72)."""
    mosts = [total.figure.most for total in standing.totals]
    closed = [most for most in mosts if most is not None]
    if not closed or len(closed) < len(mosts):
        return []
    found = []
    for part in standing.parts:
        if part.figure.least is not None and part.figure.least > max(closed) and not _is_later(part, standing):
            whole = standing.totals[0]
            text = (
                f"{capital(part.name)} counts {said(part.figure)} {_of(part)}, more than the whole as "
                f"{whole.name} gives it ({said(whole.figure)}): the two do not count the same event, time or people."
            )
            found.append(_finding(Relation.CONTRADICTS, (part, whole), text, 0.8))
    return found


def _is_later(part: Statement, standing: Standing) -> bool:
    """Whether a part speaks for a time after every total: the whole has grown since, and is told by its part."""
    moment = part.from_
    return moment is not None and all(total.until is not None and total.until < moment for total in standing.totals)


def _unallocated(standing: Standing) -> list[Finding]:
    """A breakdown beside its total: 4,959, 7,797, 1,924 and 10,006 are exactly the 24,686 identified."""
    found = []
    wholes = [*standing.totals, *(part for part in standing.parts if part.population in MAIN)]
    for whole in wholes:
        told = [part for part in standing.parts if part is not whole and _among(part, whole)]
        groups = (
            [told] if _sum(told) == whole.figure.best else [[p for p in told if p.population in d] for d in DISJOINT]
        )
        for group in groups:
            if len(group) > 1 and len({part.population for part in group}) == len(group) and not _nested(group):
                found.append(_breakdown(whole, group))
    return found


def _among(part: Statement, whole: Statement) -> bool:
    """Whether one voice tells the part beside the whole in one document, as far verified as the whole."""
    same = part.origin == whole.origin and part.population not in MAIN and whole.figure.best is not None
    beside = {claim.document for claim in whole.claims} & {claim.document for claim in part.claims}
    return bool(same and beside and part.figure.best is not None and not part.first.adds_to) and (
        whole.first.verification in (None, part.first.verification)
    )


def _nested(group: Sequence[Statement]) -> bool:
    return any(population_within(a.population, b.population) for a, b in permutations(group, 2))


def _sum(group: Sequence[Statement]) -> Number:
    return sum((part.figure.best or 0 for part in group), 0)


def _breakdown(whole: Statement, group: Sequence[Statement]) -> Finding:
    value, counted = whole.figure.best or 0, _sum(group)
    listed = " and ".join(f"{said(part.figure)} {_of(part)}" for part in group)
    if counted == value:
        text = f"{capital(whole.name)} breaks {said(whole.figure)} down into {listed}: the parts make the whole."
    elif counted < value:
        text = (
            f"{capital(whole.name)} breaks {said(whole.figure)} down into {listed}; {value - counted:,} are in none of "
            "them, the rest stay open."
        )
    else:
        text = f"{capital(whole.name)} gives {listed}, which is more than its own {said(whole.figure)}."
    relation = Relation.CONTRADICTS if counted > value else Relation.COMPATIBLE
    return _finding(relation, (whole, *group), text, 0.9)


def _of(part: Statement) -> str:
    label = population_label(part.population)
    return "" if part.figure.words and label in part.figure.words else label


def _finding(relation: Relation, statements: Sequence[Statement], text: str, strength: float) -> Finding:
    ids = tuple(sorted({number for statement in statements for number in statement.ids}))[:CLAIMS_SHOWN]
    explanation = " ".join(text.split())
    return Finding(relation=relation, cause=Cause.PART_VS_WHOLE, claims=ids, explanation=explanation, strength=strength)
