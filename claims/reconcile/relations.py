"""How two claims stand to one another: agrees, compatible, repeats, updates, contradicts, or not comparable."""

from __future__ import annotations

from decimal import Decimal

from claims.model import OPEN_ABOVE, OPEN_BELOW, Bound, Claim, Figure, Number, Relation
from claims.reconcile.comparability import comparable, within_tally
from claims.reconcile.origins import SourceBook, origin
from claims.reconcile.statements import Statement
from claims.reconcile.vague import supported

ABOUT_SHARE = Decimal("0.1")  # "about 1,200" is taken to allow a tenth either way
ROUNDED_SHARE = Decimal("0.05")  # a rounded figure is no rival of one that rounds to it and is this near


def relation(left: Claim, right: Claim, book: SourceBook) -> Relation:
    """The relation of two claims: comparability first, then who says it and when, then the figures.

    Al-Ahli: 500 and 471 by one ministry is `updates`; 471 against another's 100 to 300 `contradicts`.
    """
    if not comparable(left, right):
        return Relation.NOT_COMPARABLE
    if origin(left, book) == origin(right, book):
        if same_figure(left.figure, right.figure):
            return Relation.REPEATS
        if _later(left, right):
            return Relation.UPDATES
    return between(left.figure, right.figure)


def of_statements(left: Statement, right: Statement) -> Relation:
    """The relation of two standing statements of one tally, whatever their origins."""
    if within_tally(left.first, right.first):
        return Relation.NOT_COMPARABLE
    return between(left.figure, right.figure)


def between(left: Figure, right: Figure) -> Relation:
    """The relation of two figures for one count; open bounds stay open, and "none reported" contradicts nothing.

    "At least 12" and 600 are compatible, 15 and "as many as 70" too; "at least 16" and exactly 10 contradict.
    """
    if left.says_nothing or right.says_nothing:
        return Relation.AGREES if left.bound is right.bound else Relation.COMPATIBLE
    opposed = (left.bound in OPEN_ABOVE and right.bound in OPEN_BELOW) or (
        left.bound in OPEN_BELOW and right.bound in OPEN_ABOVE
    )
    if left.stated is not None and left.stated == right.stated and not opposed:
        return Relation.AGREES
    if same_figure(left, right):
        return Relation.AGREES
    if overlap(left, right) or rounds_to(left, right) or rounds_to(right, left):
        return Relation.COMPATIBLE
    return Relation.CONTRADICTS


def same_figure(left: Figure, right: Figure) -> bool:
    """Whether both fence the number in alike, whatever the words."""
    return (left.bound, left.low, left.best, left.high) == (right.bound, right.low, right.best, right.high)


def overlap(left: Figure, right: Figure) -> bool:
    """Whether some count satisfies both."""
    (low, high), (other_low, other_high) = allowed(left), allowed(right)
    above = high is not None and other_low is not None and other_low > high
    below = other_high is not None and low is not None and low > other_high
    return not above and not below


def allowed(figure: Figure) -> tuple[Number | None, Number | None]:
    """The counts a figure allows, ends included; "about 300" allows what rounds to it, or a tenth either way, and
    "hundreds" what recorders take it for at the least: one hundred."""
    if figure.bound is Bound.VAGUE:
        return supported(figure)[0], figure.most
    if figure.bound is not Bound.ABOUT or figure.stated is None:
        return figure.least, figure.most
    slack = max(Decimal(figure.stated) * ABOUT_SHARE, Decimal(place_of(figure.stated)) / 2)
    return Decimal(figure.stated) - slack, Decimal(figure.stated) + slack


def place_of(number: Number) -> int:
    """The place of the last digit that is not zero: 100 for 10,500; 1 for 4,237 and for anything with a fraction."""
    if number == 0 or number != int(number):
        return 1
    place, rest = 1, int(number)
    while rest % 10 == 0:
        rest, place = rest // 10, place * 10
    return place


def rounds_to(exact: Figure, round_: Figure) -> bool:
    """Whether `round_` is `exact` written rounder: 7,900 for 7,928. Only where two digits at most are left."""
    if exact.bound not in (Bound.EXACT, Bound.ABOUT) or round_.bound not in (Bound.EXACT, Bound.ABOUT):
        return False
    if exact.best is None or round_.best is None:
        return False
    place = place_of(round_.best)
    if place < 10 or place <= place_of(exact.best) or round_.best >= 100 * place:
        return False
    gap = abs(Decimal(exact.best) - Decimal(round_.best))
    return gap * 2 <= place and gap <= Decimal(round_.best) * ROUNDED_SHARE


def _later(left: Claim, right: Claim) -> bool:
    ours, theirs = left.as_of or left.published, right.as_of or right.published
    return bool(ours and theirs and ours[:10] != theirs[:10])
