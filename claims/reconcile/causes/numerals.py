"""Causes that show in the digits: slips of the hand, sums, rounding."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, combinations
from math import comb

from claims.model import Bound, Cause, Finding, Number, Relation
from claims.reconcile.causes.kinds import rough
from claims.reconcile.causes.lists import thresholds
from claims.reconcile.causes.pair import Pair, Position
from claims.reconcile.relations import place_of, rounds_to

_FIRM = (Bound.EXACT, Bound.ABOUT)
_ADDED = (Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.MORE_THAN)


def typo(pair: Pair) -> Finding | None:
    """Two digits swapped, or a zero lost or added: 4,237 children typed as 4,327 (palestine-datasets, PR 122).

    Two digits are enough only where a headline stands above its own text: 91 above 19.
    """
    numbers = _firm_whole(pair)
    if numbers is None or pair.relation is not Relation.CONTRADICTS:
        return None
    left, right = numbers
    if swapped(left, right, least=2 if _headed(pair) else 3):
        return pair.finding(
            Cause.TYPO, f"{left:,} and {right:,} differ by two neighbouring digits: one may be a slip of the hand.", 0.8
        )
    small, large = sorted(numbers)
    if small >= 10 and large in (small * 10, small * 100):
        strength = 0.6 if place_of(small) == 1 else 0.5
        return pair.finding(Cause.TYPO, f"{large:,} is {small:,} with a zero more: one may be lost or added.", strength)
    return None


def _headed(pair: Pair) -> bool:
    """Whether one side stands in headlines alone, above texts that give the other."""
    for above, below in (pair.sides, pair.sides[::-1]):
        texts = {claim.document for claim in below.claims}
        if all(one.headed for one in above.statements) and all(claim.document in texts for claim in above.claims):
            return True
    return False


def swapped(left: int, right: int, least: int = 3) -> bool:
    """Whether swapping two neighbouring digits makes one of the other; from three digits on."""
    one, other = str(left), str(right)
    if len(one) != len(other) or len(one) < least:
        return False
    places = [place for place in range(len(one)) if one[place] != other[place]]
    if len(places) != 2 or places[1] - places[0] != 1:
        return False
    first, second = places
    return one[first] == other[second] and one[second] == other[first]


def summed(pair: Pair) -> Finding | None:
    """One figure is two or three others added up: 1 by the Red Cross and 2 by the government mailed as 3 (go-api 2591).

    Parallel counts of one thing are never to be added. Near-misses are no sums: 16,740 and 73,356 do not make 86,358.
    Nor is what chance makes: 2, 3 and 5 of three articles. Entries of a table are added by programs, however small.
    """
    low, high = sorted(pair.sides, key=lambda side: side.value or 0)
    if not low.value or high.value is None or pair.relation is not Relation.CONTRADICTS:
        return None
    wanted = high.value - low.value
    for others in chain(combinations(pair.others, 1), combinations(pair.others, 2)):
        if not all(other.value for other in others) or sum(other.value or 0 for other in others) != wanted:
            continue
        addends = sorted((low, *others), key=lambda side: side.value or 0)
        if _apart(*addends, high) and _telling(pair, addends, high):
            strength = 0.9 if high.value >= 100 else 0.7 if len(pair.others) <= 2 else 0.5
            *first, last = [f"{side.value:,}" for side in addends]
            told = f"{', '.join(first)} and {last}"
            text = f"{high.value:,} ({high.who}) is exactly {told} added up: rival counts, not parts."
            return pair.finding(Cause.SUMMED, text, strength, [number for other in others for number in other.ids])
    return None


def _telling(pair: Pair, addends: Sequence[Position], high: Position) -> bool:
    """Whether chance is unlikely to make the sum: unrounded figures, large beside how many might be added.

    One addend may be hedged: programs add "at least 31" as 31. The reasoning is with the thresholds, in
    data/causes.toml.
    """
    hedged = sum(addend.figure.bound is not Bound.EXACT for addend in addends)
    if (
        hedged > 1
        or any(addend.figure.bound not in _ADDED for addend in addends)
        or high.figure.bound is not Bound.EXACT
    ):
        return False
    positions, held = [*addends, high], len(pair.others) + 2
    if held == len(positions) == 3 and all(claim.start is None for side in positions for claim in side.claims):
        return True
    limits, total = thresholds("sum"), int(high.value or 0)
    rounded = sum(place_of(side.value or 0) > 1 for side in positions) <= limits["rounded"]
    unlikely = comb(held, len(positions)) * limits["chance"] <= total
    least = min(int(addend.value or 0) for addend in addends)
    return bool(rounded and unlikely and total >= limits["least"] and least >= limits["least_part"])


def _apart(*positions: Position) -> bool:
    return all(not (left.origins & right.origins) for left, right in combinations(positions, 2))


def rounding_or_vague(pair: Pair) -> Finding | None:
    """A round or vague figure beside a precise one: an early 10,500 beside 7,928 at Latur in 1993.

    A round figure too far off to be the precise one rounded is told as rough only where it is an estimate or an early
    one.
    """
    left, right = pair.left.figure, pair.right.figure
    text = f"{pair.both_said()}. One of them is rounded or vague."
    if rounds_to(left, right) or rounds_to(right, left):
        return pair.finding(Cause.ROUNDING_OR_VAGUE, text, 0.9)
    if pair.relation is Relation.COMPATIBLE and {left.bound, right.bound} & {Bound.VAGUE, Bound.ABOUT}:
        return pair.finding(Cause.ROUNDING_OR_VAGUE, text, 0.8)
    if pair.relation is Relation.CONTRADICTS and Bound.VAGUE in (left.bound, right.bound):
        return pair.finding(Cause.ROUNDING_OR_VAGUE, text, 0.3)
    return pair.finding(Cause.ROUNDING_OR_VAGUE, text, 0.5) if _early_and_round(pair) else None


def _early_and_round(pair: Pair) -> bool:
    numbers = _firm_whole(pair)
    if numbers is None or pair.relation is not Relation.CONTRADICTS or pair.wide > thresholds("rounded")["near"]:
        return False
    coarse, fine = sorted(zip(numbers, pair.sides, strict=True), key=lambda side: -place_of(side[0]))
    round_ = coarse[0] >= 1000 and place_of(coarse[0]) >= max(100, 10 * place_of(fine[0]))
    return round_ and rough(coarse[1])


def _firm_whole(pair: Pair) -> tuple[int, int] | None:
    values: list[Number | None] = [side.figure.best if side.figure.bound in _FIRM else None for side in pair.sides]
    whole = [int(value) for value in values if value is not None and value == int(value)]
    return (whole[0], whole[1]) if len(whole) == 2 else None
