"""Pairs with one planted cause each, and innocent ones: how many causes are found, how many are invented.

Seeded and made here. The floors are those the engine is held to: precision 0.90, recall 0.85 over all causes, and at
most two false contradictions in a hundred innocent tallies.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from made_claims import about, at_least, between, claim, dozens, exact, more_than, none_reported, running, tally, up_to

from claims.model import Attribution, Cause, Claim, Relation, Tally
from claims.reconcile.assess import assess
from claims.reconcile.origins import SourceBook

SEEDS = 40
BOOK = SourceBook()
NAMES = ("Veldmar Police", "Osk Monitor", "Red Star", "Health Ministry", "Hill Council", "Dale Hospital")


@dataclass(frozen=True)
class Planted:
    """Claims of one tally, and the cause planted in them; None for an innocent tally."""

    claims: tuple[Claim, ...]
    of: Tally
    cause: Cause | None = None


def day(at: int) -> str:
    return f"2031-03-{at:02}"


def voices(chance: random.Random, number: int) -> list[str]:
    return chance.sample(NAMES, number)


def uneven(chance: random.Random, low: int, high: int) -> int:
    """A number that is not round, as counts are."""
    return chance.choice([n for n in (chance.randint(low, high) for _ in range(40)) if n % 10])


def swapped(chance: random.Random) -> Planted:
    a, b = voices(chance, 2)
    digits = [chance.randint(1, 9), *chance.sample(range(1, 10), 2), chance.randint(1, 9)]
    left = int("".join(map(str, digits)))
    digits[1], digits[2] = digits[2], digits[1]
    return Planted((claim(1, exact(left), a), claim(2, exact(int("".join(map(str, digits)))), b)), tally(), Cause.TYPO)


def extra_zero(chance: random.Random) -> Planted:
    a, b = voices(chance, 2)
    value = uneven(chance, 11, 900)
    return Planted((claim(1, exact(value), a), claim(2, exact(value * 10), b)), tally(), Cause.TYPO)


def added_up(chance: random.Random) -> Planted:
    a, b, c = voices(chance, 3)
    left, right = uneven(chance, 11, 400), uneven(chance, 401, 900)
    told = (claim(1, exact(left), a), claim(2, exact(right), b), claim(3, exact(left + right), c))
    return Planted(told, tally(), Cause.SUMMED)


def grew(chance: random.Random) -> Planted:
    a, b = voices(chance, 2)
    early, at = uneven(chance, 5, 300), chance.randint(1, 10)
    late = early + chance.randint(1, 50)
    told = (claim(1, exact(early), a, as_of=day(at)), claim(2, exact(late), b, as_of=day(at + chance.randint(1, 9))))
    return Planted(told, tally(), Cause.AS_OF_LAG)


def revised(chance: random.Random) -> Planted:
    (a,) = voices(chance, 1)
    early = uneven(chance, 50, 300)
    told = (claim(1, exact(early), a, as_of=day(2)), claim(2, exact(early - chance.randint(1, 40)), a, as_of=day(5)))
    return Planted(told, tally(), Cause.REVISION)


def verified(chance: random.Random) -> Planted:
    a, b = voices(chance, 2)
    value = uneven(chance, 20, 300)
    state = chance.choice(["confirmed", "presumed", "probable"])
    told = (claim(1, exact(value), a, verification=state), claim(2, exact(value + chance.randint(7, 90)), b))
    return Planted(told, tally(), Cause.VERIFICATION_STATE)


def moved(chance: random.Random) -> Planted:
    a, b = voices(chance, 2)
    value, who = uneven(chance, 20, 300), chance.choice(["perpetrator", "missing"])
    told = (claim(1, exact(value), a, excludes=(who,)), claim(2, exact(value + 2), b, includes=(who,)))
    return Planted(told, tally(), Cause.RECLASSIFIED)


def defined(chance: random.Random) -> Planted:
    a, b = voices(chance, 2)
    value = uneven(chance, 20, 300)
    told = (claim(1, exact(value), a), claim(2, exact(value + chance.randint(2, 9)), b, includes=("later deaths",)))
    return Planted(told, tally(), Cause.DEFINITION)


def rounded(chance: random.Random) -> Planted:
    a, b = voices(chance, 2)
    value = uneven(chance, 2000, 9000)
    return Planted((claim(1, exact(value), a), claim(2, exact(round(value, -2)), b)), tally(), Cause.ROUNDING_OR_VAGUE)


def stale(chance: random.Random) -> Planted:
    (a,) = voices(chance, 1)
    value = uneven(chance, 20, 300)
    told = (
        claim(1, exact(value), a, as_of=day(1), published=day(1)),
        claim(2, exact(value + 9), a, as_of=day(3), published=day(3)),
        claim(3, exact(value), a, carried_by="Dale Post", published=day(8)),
    )
    return Planted(told, tally(), Cause.STALE_REPEAT)


def denied(chance: random.Random) -> Planted:
    (a,) = voices(chance, 1)
    value = exact(uneven(chance, 20, 300))
    told = (claim(1, value, a, carried_by="Dale Post"), claim(2, value, a, attribution=Attribution.DENIED))
    return Planted(told, tally(), Cause.MISATTRIBUTION)


def unsourced(chance: random.Random) -> Planted:
    a, b = voices(chance, 2)
    value = uneven(chance, 200, 3000)
    told = (
        claim(1, exact(value), a, quote=f"The toll is {value:,}."),
        claim(2, exact(value), b, quote="Relief goods reached the valley."),
    )
    return Planted(told, tally(), Cause.NO_SOURCE)


def carried(chance: random.Random) -> Planted:
    (a,) = voices(chance, 1)
    value = exact(uneven(chance, 5, 300))
    told = tuple(claim(n, value, a, carried_by=f"outlet {n}") for n in range(1, chance.randint(3, 6)))
    return Planted(told, tally(), Cause.SAME_ORIGIN)


def series(chance: random.Random, by: str, *values: int, first: int = 1, start: int = 1, step: int = 7) -> list[Claim]:
    return [
        claim(first + place, exact(value), by, as_of=day(start + place * step)) for place, value in enumerate(values)
    ]


def fell(chance: random.Random) -> Planted:
    (a,) = voices(chance, 1)
    value = uneven(chance, 200, 900)
    return Planted(tuple(series(chance, a, value, value + 31, value + 12)), running(), Cause.FALL)


def restarted(chance: random.Random) -> Planted:
    (a,) = voices(chance, 1)
    value = uneven(chance, 2000, 9000)
    return Planted(tuple(series(chance, a, value, value + 77, uneven(chance, 11, 150))), running(), Cause.RESET)


def frozen(chance: random.Random) -> Planted:
    a, b = voices(chance, 2)
    value = uneven(chance, 200, 900)
    told = [*series(chance, a, value, value, value), *series(chance, b, value - 9, value + 8, value + 33, first=10)]
    return Planted(tuple(told), running(), Cause.STUCK)


def carried_forward(chance: random.Random) -> Planted:
    a, b = voices(chance, 2)
    start, rate = uneven(chance, 2000, 6000), chance.randint(3, 40)
    values = (start, start + rate * 5, start + rate * 5 + rate * 7)
    suspect = claim(9, exact(values[2] + rate * 3 + (values[2] + rate * 3) % 10 // 10), b, as_of=day(18))
    return Planted((*series(chance, a, *values), suspect), running(), Cause.EXTRAPOLATED)


def oversized_part(chance: random.Random) -> Planted:
    a, b = voices(chance, 2)
    value = chance.randint(5, 60)
    part = claim(2, exact(value + chance.randint(1, 9)), b, population=chance.choice(["children", "women", "medics"]))
    return Planted((claim(1, exact(value), a), part), tally(), Cause.PART_VS_WHOLE)


def disputed(chance: random.Random) -> Planted:
    a, b = voices(chance, 2)
    value = uneven(chance, 13, 80)
    return Planted((claim(1, exact(value), a), claim(2, exact(value + 5), b)), tally(), Cause.GENUINE)


PLANTERS: tuple[Callable[[random.Random], Planted], ...] = (
    swapped, extra_zero, added_up, grew, revised, verified, moved, defined, rounded, stale, denied, unsourced, carried,
    fell, restarted, frozen, carried_forward, oversized_part, disputed,
)  # fmt: skip


def innocent(chance: random.Random) -> Planted:
    """Figures that can all be true: open bounds, agreement, parts, none reported, background."""
    a, b = voices(chance, 2)
    value = uneven(chance, 26, 900)
    second = chance.choice(
        [
            claim(2, exact(value), b),
            claim(2, at_least(value - chance.randint(1, 20)), b),
            claim(2, more_than(value - chance.randint(1, 20)), b),
            claim(2, up_to(value + chance.randint(0, 90)), b),
            claim(2, between(value - 5, value + 9), b),
            claim(2, about(value), b),
            claim(2, dozens(), b),
            claim(2, none_reported(), b),
            claim(2, exact(value // 2), b, population="children"),
            claim(2, exact(value * 3), b, context=True),
            claim(2, exact(value - 11), b, verification="identified"),
        ]
    )
    return Planted((claim(1, exact(value), a), second), tally())


@pytest.mark.parametrize("plant", PLANTERS, ids=lambda plant: plant.__name__)
def test_each_planted_cause_is_found_nearly_always(plant: Callable[[random.Random], Planted]) -> None:
    found = 0
    for seed in range(SEEDS):
        planted = plant(random.Random(f"{plant.__name__} {seed}"))
        assert planted.cause is not None
        found += planted.cause in causes(planted)
    assert found >= 0.85 * SEEDS, f"{found} of {SEEDS}"


def test_few_causes_are_given_that_nobody_planted() -> None:
    right = wrong = 0
    stray: Counter[str] = Counter()
    for plant in PLANTERS:
        for seed in range(SEEDS):
            planted = plant(random.Random(f"{plant.__name__} {seed}"))
            for cause in causes(planted):
                good = cause in ACCOMPANY.get(plant.__name__, set()) | {planted.cause}
                right, wrong = right + good, wrong + (not good)
                stray[f"{plant.__name__}: {cause}"] += not good
    assert right / (right + wrong) >= 0.90, stray.most_common(8)


# what comes with a planted cause as surely as the cause: three disputed figures beside their sum, growth of a series
ACCOMPANY: dict[str, set[Cause]] = {
    "added_up": {Cause.GENUINE},
    "stale": {Cause.AS_OF_LAG},
    "denied": {Cause.SAME_ORIGIN},
    "fell": {Cause.REVISION, Cause.AS_OF_LAG},
    "restarted": {Cause.REVISION, Cause.AS_OF_LAG},
    "frozen": {Cause.AS_OF_LAG, Cause.GENUINE},
    "carried_forward": {Cause.AS_OF_LAG},
}


def test_innocent_tallies_hold_no_contradiction() -> None:
    told = [innocent(random.Random(f"innocent {seed}")) for seed in range(500)]
    false = [
        planted
        for planted in told
        if any(f.relation is Relation.CONTRADICTS for f in assess(planted.of, planted.claims, BOOK, None).findings)
    ]
    assert len(false) <= 0.02 * len(told)


def causes(planted: Planted) -> set[Cause]:
    found = assess(planted.of, planted.claims, BOOK, None).findings
    return {finding.cause for finding in found if finding.cause is not None}
