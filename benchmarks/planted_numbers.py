"""What goes wrong with numbers in a newsroom: slips, sums, straight lines, rounding, figures that stick or drop."""

from __future__ import annotations

from datetime import date
from typing import Any

from benchmarks.newsdesk import RUNNING, Case, Desk, about, at_least, between, dozens, exact, hundreds
from claims.model import Cause, Claim


def digits_swapped(desk: Desk) -> Case:
    """A copyist types a bulletin into a table, two digits the wrong way round."""
    digits = list(str(desk.precise(100)))
    at = desk.chance.choice([n for n in range(len(digits) - 1) if digits[n] != digits[n + 1]] or [0])
    if digits[at] == digits[at + 1] or (at == 0 and digits[1] == "0"):
        return digits_swapped(desk)
    right = desk.says(int("".join(digits)), by := desk.speaker())
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    value = int("".join(digits))
    if desk.chance.random() < 0.5:  # the table names the source
        wrong = desk.says(value, by, carried_by=desk.outlet())
    else:
        wrong = desk.says(value, None, carried_by=desk.outlet())
    desk.around(min(right, wrong, key=lambda claim: claim.figure.best or 0))
    return desk.plant(Cause.TYPO, right, wrong)


def misprinted_bulletin(desk: Desk) -> Case:
    """One bulletin of a series has two digits swapped, the next one goes on from the right number."""
    by, value = desk.speaker(), desk.precise(1000)
    values = [value]
    for _ in range(3):
        values.append(values[-1] + desk.share(values[-1], 0.01, 0.06))
    digits = list(str(values[2]))
    turned = [
        int("".join([*digits[:n], digits[n + 1], digits[n], *digits[n + 2 :]]))
        for n in range(len(digits) - 2)
        if digits[n] < digits[n + 1]
    ]
    if not turned:
        return misprinted_bulletin(desk)
    told = [desk.says(n, by, after=7 * place, **RUNNING) for place, n in enumerate([*values[:2], turned[0], values[3]])]
    return desk.plant(Cause.TYPO, told[2], also=(Cause.AS_OF_LAG, Cause.FALL, Cause.REVISION))


def digit_doubled(desk: Desk) -> Case:
    """A key is hit twice, or not at all."""
    digits = str(desk.precise(100))
    at = desk.chance.randrange(1, len(digits))
    turned = digits[:at] + digits[at] + digits[at:] if desk.chance.random() < 0.5 else digits[:at] + digits[at + 1 :]
    right = desk.says(int(digits), desk.speaker())
    wrong = desk.says(int(turned), None, carried_by=desk.outlet())
    return desk.plant(Cause.TYPO, right, wrong)


def zero_lost(desk: Desk) -> Case:
    """A zero falls out of a figure, or slips into it, on its way through a wire."""
    value = desk.precise(30, 3000)
    small = desk.says(value, desk.speaker())
    large = desk.says(value * desk.chance.choice((10, 10, 10, 100)), None, carried_by=desk.outlet())
    desk.around(small)
    return desk.plant(Cause.TYPO, small, large)


def columns_swapped(desk: Desk) -> Case:
    """An intern pastes a table with the killed and the injured in one another's column."""
    killed, hurt = desk.precise(12, 400), desk.precise(40, 2000)
    if killed == hurt:
        return columns_swapped(desk)
    by, tracker = desk.speaker(), desk.outlet()
    rows = [desk.says(killed, by), desk.says(hurt, by, metric="injured")]
    rows += [desk.says(hurt, None, carried_by=tracker), desk.says(killed, None, carried_by=tracker, metric="injured")]
    return desk.plant(Cause.TYPO, *rows, also=(Cause.GENUINE, Cause.AS_OF_LAG))


def added_up(desk: Desk) -> Case:
    """A programme adds the rival counts of two bodies and mails the sum."""
    one, other = desk.precise(8, 4000), desk.precise(8, 4000)
    if one == other or max(one, other) == 10 * min(one, other):
        return added_up(desk)
    left = desk.says(one, desk.speaker(), after=None)
    right = desk.says(at_least(other) if desk.chance.random() < 0.1 else other, desk.speaker(), after=None)
    wire, third = desk.outlet(), 0
    if desk.chance.random() < 0.15:
        third = desk.precise(20, 4000)
        desk.says(third, desk.speaker(), after=None)
    total = desk.says(one + other + third, desk.chance.choice((None, wire)), after=None, carried_by=wire)
    desk.around(min(left, right, key=lambda claim: claim.figure.low or 0), busy=0.3)
    return desk.plant(Cause.SUMMED, total, also=(Cause.GENUINE, Cause.ROUNDING_OR_VAGUE))


def carried_forward(desk: Desk) -> Case:
    """A desk fills the gap until the next bulletin: the last week's pace, carried on for some days."""
    by, value, day, told = desk.speaker(), desk.precise(400), 0, []
    desk.dated = desk.chance.choice(("as_of", "as_of", "published"))
    for _ in range(desk.chance.randint(3, 6)):
        told.append(desk.says(value, by, after=day))
        day += desk.chance.choice((5, 6, 7, 7, 7, 8))
        value += desk.share(value, 0.02, 0.09)
    last, before = told[-1], told[-2]
    if desk.chance.random() < 0.2:
        before = told[0]  # the pace of the whole series
    days = (desk.chance.randint(2, 6), _days(before, last))
    pace = (int(last.figure.best or 0) - int(before.figure.best or 0)) / days[1]
    guess = round(int(last.figure.best or 0) + pace * days[0])
    if guess % 100 == 0 or guess == last.figure.best:
        desk.case.claims.clear()
        return carried_forward(desk)
    after = _days(told[0], last) + days[0]
    suspect = desk.says(guess, None, after=after, carried_by=desk.outlet())
    return desk.plant(Cause.EXTRAPOLATED, suspect, also=(Cause.AS_OF_LAG,))


def _days(first: Claim, then: Claim) -> int:
    days = [date.fromisoformat(claim.as_of or claim.published or "") for claim in (first, then)]
    return (days[1] - days[0]).days


def frozen(desk: Desk) -> Case:
    """A provincial office hands on its old number week after week while the ministry counts on."""
    ministry, office = desk.speaker(), desk.speaker()
    desk.dated = "as_of"
    value = desk.precise(100)
    stays = desk.share(value, 0.8, 1.0)
    old = []
    for week in range(desk.chance.randint(3, 5)):
        desk.says(value, ministry, after=7 * week, **RUNNING)
        old.append(desk.says(stays, office, after=7 * week + desk.chance.randint(0, 2), **RUNNING))
        value += desk.share(value, 0.02, 0.1)
    return desk.plant(Cause.STUCK, old[0], also=(Cause.AS_OF_LAG, Cause.GENUINE))


def duplicates_struck(desk: Desk) -> Case:
    """A running total drops a little: names that stood twice in the list are struck."""
    by, value = desk.speaker(), desk.precise(200)
    told = [desk.says(value, by, **RUNNING)]
    told.append(desk.says(value + desk.share(value, 0.01, 0.1), by, after=7, **RUNNING))
    high = int(told[-1].figure.best or 0)
    told.append(desk.says(high - desk.share(high, 0.001, 0.05), by, after=14, **RUNNING))
    return desk.plant(Cause.FALL, told[1], told[2], also=(Cause.REVISION, Cause.AS_OF_LAG))


def new_phase(desk: Desk) -> Case:
    """A ministry closes one count and begins another after a ceasefire broke."""
    by, value = desk.speaker(), desk.precise(2000)
    first = desk.says(value, by, **RUNNING)
    last = desk.says(value + desk.share(value, 0.01, 0.1), by, after=30, **RUNNING)
    again = desk.says(desk.share(value, 0.005, 0.08), by, after=desk.chance.randint(120, 500), **RUNNING)
    del first
    return desk.plant(Cause.RESET, last, again, also=(Cause.AS_OF_LAG,))


def rounded(desk: Desk) -> Case:
    """An outlet rounds a count, with or without saying so."""
    value = desk.precise(110)
    place = 10 ** (len(str(value)) - desk.chance.choice((1, 2, 2)))
    near = max(place, round(value / place) * place)
    if near == value or abs(near - value) > 0.05 * value:
        return rounded(desk)
    plain = desk.chance.random() < 0.5 and near < 100 * place
    fine = desk.says(value, desk.speaker())
    rough = desk.says(exact(near) if plain else about(near), None, carried_by=desk.outlet())
    return desk.plant(Cause.ROUNDING_OR_VAGUE, fine, rough)


def vague(desk: Desk) -> Case:
    """ "Dozens", an outlet prints, and a hospital counts."""
    value = desk.toll(25, 900)
    fine = desk.says(value, desk.speaker())
    word = desk.says(hundreds() if value >= 200 else dozens(), None, carried_by=desk.outlet())
    return desk.plant(Cause.ROUNDING_OR_VAGUE, fine, word)


def first_guess(desk: Desk) -> Case:
    """The first day's round estimate still stands in an encyclopedia beside the count."""
    value = desk.precise(1200, 15_000)
    guess = int(round(value * desk.chance.uniform(1.12, 1.45), -2))
    fine = desk.says(value, desk.speaker(), after=None)
    hows: list[dict[str, Any]] = [{"method": "estimated"}, {"finality": "preliminary"}, {"method": "estimated"}, {}]
    how = desk.chance.choice(hows)
    rough = desk.says(guess, None, after=None, carried_by=desk.outlet(), **how)
    return desk.plant(Cause.ROUNDING_OR_VAGUE, fine, rough, also=(Cause.DEFINITION,))


def breakdown_too_large(desk: Desk) -> Case:
    """Women, men and children of a bulletin come to more than its own total."""
    by, women, men, children = desk.speaker(), desk.toll(5, 90), desk.toll(5, 90), desk.toll(5, 90)
    total = women + men + children - desk.chance.randint(1, 4)
    paper: dict[str, Any] = {"document": "bulletin"}
    rows = [desk.says(total, by, **paper), desk.says(women, by, population="women", **paper)]
    rows += [desk.says(men, by, population="men", **paper), desk.says(children, by, population="children", **paper)]
    return desk.plant(Cause.PART_VS_WHOLE, *rows)


def breakdown_adds_up(desk: Desk) -> Case:
    """The parts of a bulletin make its total, or leave some open."""
    by, women, children = desk.speaker(), desk.toll(5, 400), desk.toll(5, 400)
    rest = desk.chance.choice((0, desk.chance.randint(1, 200)))
    paper: dict[str, Any] = {"document": "bulletin"}
    whole = desk.says(women + children + rest, by, **paper)
    parts = [desk.says(women, by, population="women", **paper), desk.says(children, by, population="children", **paper)]
    return desk.plant(Cause.PART_VS_WHOLE, whole, *parts)


def more_children_than_people(desk: Desk) -> Case:
    """One counts more children than another counts people."""
    value = desk.toll(5, 200)
    whole = desk.says(value, desk.speaker())
    part = desk.says(
        value + desk.share(value, 0.1, 1.5), desk.speaker(), population=desk.chance.choice(("children", "women"))
    )
    return desk.plant(Cause.PART_VS_WHOLE, whole, part)


def killed_as_casualties(desk: Desk) -> Case:
    """A table has the killed and wounded together in the column of the killed."""
    value = desk.toll(20)
    wide = value + desk.share(value, 0.1, 0.4)
    figure = exact(value) if desk.chance.random() < 0.7 else between(value, wide)
    dead = desk.says(figure, None, carried_by=desk.outlet())
    both = desk.says(figure, desk.speaker(), metric="casualties")
    return desk.plant(Cause.PART_VS_WHOLE, dead, both)


NUMBERS = {
    Cause.TYPO: (
        digits_swapped,
        digits_swapped,
        misprinted_bulletin,
        zero_lost,
        columns_swapped,
        digits_swapped,
        zero_lost,
        digit_doubled,
    ),
    Cause.SUMMED: (added_up,),
    Cause.EXTRAPOLATED: (carried_forward,),
    Cause.STUCK: (frozen,),
    Cause.FALL: (duplicates_struck,),
    Cause.RESET: (new_phase,),
    Cause.ROUNDING_OR_VAGUE: (rounded, vague, first_guess),
    Cause.PART_VS_WHOLE: (
        breakdown_too_large,
        breakdown_adds_up,
        more_children_than_people,
        killed_as_casualties,
    ),
}
