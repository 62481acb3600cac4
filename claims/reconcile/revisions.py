"""Statements that later ones of their source replace: by date, or where it says so ("revised from 17 to 16").

What a source says it revises is history wherever it is repeated, however late: the source's own words in another
article, a headline, an outlet that names nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.model import Attribution, Bound, Claim, Figure, Number
from claims.reconcile.origins import SourceBook, origin

if TYPE_CHECKING:
    from claims.reconcile.statements import Statement

_LOOSER = (Bound.AT_LEAST, Bound.ABOUT)
_FIRM = (Bound.EXACT, Bound.AT_LEAST, Bound.ABOUT, Bound.MORE_THAN)


def replaced(statements: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """Earlier statements with what took their place: revisions of an origin, and carriers who repeat the old figure.

    A later "dozens" does not take the place of an exact 37 it allows.
    """
    series: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        series[(statement.origin, statement.part, statement.population, statement.first.verification)].append(statement)
    pairs = [(old, new) for members in series.values() if len(members) > 1 for old, new in _revised(members)]
    return pairs + _echoes(statements, pairs)


def _revised(members: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    dated = sorted(
        (member for member in members if member.from_ is not None and member.until is not None),
        key=lambda member: (member.from_, member.until, member.value or 0, member.ids),
    )
    found = []
    for place, old in enumerate(dated):
        later = [
            new for new in dated[place + 1 :]
            if not new.headed and old.until < new.from_ and not _only_vaguer(old, new)  # type: ignore[operator]
        ]  # fmt: skip
        if later:
            found.append((old, later[-1]))
    return found


def _only_vaguer(old: Statement, new: Statement) -> bool:
    """Whether the later words say no other number, only less firmly: "at least 11" after 11, "dozens" after 37."""
    vague = new.figure.bound is Bound.VAGUE
    same = new.value == old.value and old.figure.bound is Bound.EXACT and new.figure.bound in _LOOSER
    return old.value is not None and (same or (vague and (new.figure.least or 0) <= old.value))


def _echoes(
    statements: Sequence[Statement], revised: Sequence[tuple[Statement, Statement]]
) -> list[tuple[Statement, Statement]]:
    """Outlets that name nobody and print a figure an origin has since replaced: they repeat it, however late."""
    old_figures = {_repeated(old): (old, new) for old, new in revised if old.attributed}
    gone = {id(old) for old, _ in revised}
    current = {(s.figure.low, s.figure.best, s.figure.high) for s in statements if s.attributed and id(s) not in gone}
    found = []
    for statement in statements:
        figure = statement.figure
        if statement.attributed or id(statement) in gone or (figure.low, figure.best, figure.high) in current:
            continue
        match = old_figures.get(_repeated(statement))
        if match and match[0].from_ and statement.until and statement.until >= match[0].from_:
            found.append((statement, match[1]))
    return found


def _repeated(statement: Statement) -> tuple[object, ...]:
    """What makes a figure a repetition of another: "some 38" is an outlet's way to print 38."""
    figure = statement.figure
    bound = Bound.EXACT if figure.bound is Bound.ABOUT else figure.bound
    return bound, figure.low, figure.best, figure.high, statement.part, statement.population


def taken_back(
    claims: Sequence[Claim], statements: Sequence[Statement], book: SourceBook
) -> list[tuple[Claim, Statement]]:
    """Claims that another claim of the same source says it takes the place of, each with that one's statement.

    Only where both numbers are its own: "up from the 15 that police had given" takes nothing back for the police.
    """
    by_key = {claim.key: claim for claim in claims}
    of = {claim.id: statement for statement in statements for claim in statement.claims}
    found: dict[str, tuple[Claim, Statement]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.start or 0, claim.id)):
        old = by_key.get(claim.supersedes or "")
        if old is None or old.context or old.attribution is Attribution.DENIED or claim.id not in of:
            continue
        new = of[claim.id]
        if not new.part and origin(old, book) == new.origin and old.figure.stated != claim.figure.stated:
            found.setdefault(old.key, (old, new))
    return list(found.values())


def repeats(
    revised: Sequence[tuple[Claim, Statement]], statements: Sequence[Statement]
) -> list[tuple[Statement, Statement]]:
    """Statements of a figure taken back, with what took its place: by the source itself, or by nobody named.

    Another source that counts as many speaks for itself; so does what itself revises to that number.
    """
    held = {(one.figure.stated, one.part) for one in statements if one.attributed and not _revised_away(one, revised)}
    found = []
    for one in statements:
        for old, new in revised:
            if one is new or not _is_figure(one, old, new):
                continue
            echo = not one.attributed and (one.figure.stated, one.part) not in held
            if one.origin == new.origin or echo:
                found.append((one, new))
                break
    return found


def _revised_away(one: Statement, revised: Sequence[tuple[Claim, Statement]]) -> bool:
    return any(one.origin == new.origin and _is_figure(one, old, new) for old, new in revised)


def _is_figure(one: Statement, old: Claim, new: Statement) -> bool:
    firm = one.figure.bound in _FIRM and _number(one.figure) == _number(old.figure)
    same = (one.part, one.population, one.first.metric) == (new.part, new.population, new.first.metric)
    return firm and same and not any(claim.supersedes for claim in one.claims)


def _number(figure: Figure) -> Number | None:
    return figure.stated if figure.stated is not None else figure.least
