"""Pairs that only look like disputes: hedges, parts, other times and places, one voice twice, things left unsaid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from benchmarks.newsdesk import (
    RUNNING,
    Case,
    Desk,
    about,
    at_least,
    between,
    dozens,
    exact,
    more_than,
    none_reported,
    up_to,
)  # fmt: skip
from claims.model import Basis, Cause


def agreeing(desk: Desk) -> None:
    value = desk.toll(5)
    desk.says(value, desk.speaker())
    desk.says(value, desk.speaker(), after=desk.chance.randint(0, 2))


def hedged(desk: Desk) -> None:
    value = desk.toll(12)
    desk.says(value, desk.speaker())
    low, high = desk.share(value, 0.05, 0.99), value + desk.share(value, 0.01, 2)
    figure = desk.chance.choice((at_least(low), more_than(max(1, low - 1)), up_to(high), between(low, high)))
    desk.says(figure, desk.speaker(), after=desk.chance.randint(0, 3))


def rounded(desk: Desk) -> None:
    value = desk.toll(110)
    place = 10 ** (len(str(value)) - 2)
    desk.says(value, desk.speaker())
    desk.says(about(round(value / place) * place), desk.speaker())
    desk.case.also.add(Cause.ROUNDING_OR_VAGUE)


def worded(desk: Desk) -> None:
    desk.says(desk.toll(24, 5000), desk.speaker())
    desk.says(dozens(), desk.speaker())
    desk.case.also.add(Cause.ROUNDING_OR_VAGUE)


def two_floors(desk: Desk) -> None:
    value = desk.toll(5)
    desk.says(at_least(value), desk.speaker())
    desk.says(at_least(value + desk.share(value, 0.1, 1)), desk.speaker())


def nobody_reported(desk: Desk) -> None:
    desk.says(desk.toll(5), desk.speaker())
    desk.says(none_reported(), desk.speaker())


def a_part(desk: Desk) -> None:
    value = desk.toll(10)
    desk.says(value, desk.speaker())
    who = desk.chance.choice(("children", "women", "medics", "civilians", "journalists"))
    if who != "civilians":
        desk.says(desk.share(value, 0.05, 0.9), desk.speaker(), population=who)


def background(desk: Desk) -> None:
    value = desk.toll(10)
    desk.says(value, desk.speaker())
    desk.says(desk.toll(5), desk.speaker(), context=True)


def grown(desk: Desk) -> None:
    value = desk.toll(8)
    desk.says(value, desk.speaker())
    desk.says(value + desk.share(value, 0.05, 1.5), desk.speaker(), after=desk.chance.randint(2, 8))
    desk.case.also.add(Cause.AS_OF_LAG)


def one_voice(desk: Desk) -> None:
    by, value = desk.speaker(), desk.toll(8)
    first = desk.says(value, by, carried_by=desk.outlet())
    desk.carried(first)
    later = desk.says(value + desk.share(value, 0.05, 0.6), by, after=desk.chance.randint(2, 6))
    desk.carried(later)
    desk.case.also.add(Cause.AS_OF_LAG)


def identified(desk: Desk) -> None:
    value = desk.toll(20)
    desk.says(value, desk.speaker())
    desk.says(desk.share(value, 0.2, 0.95), desk.speaker(), verification="identified")
    desk.case.also.add(Cause.VERIFICATION_STATE)


def other_night(desk: Desk) -> None:
    first, second = desk.toll(5, 400), desk.toll(5, 400)
    night: dict[str, Any] = {
        "occurred_from": "2031-05-01T20:00",
        "occurred_to": "2031-05-02T04:00",
        "when": "Thursday night",
    }
    morning: dict[str, Any] = {
        "occurred_from": "2031-05-02T06:00",
        "occurred_to": "2031-05-02T12:00",
        "when": "Friday morning",
    }
    desk.says(first, desk.speaker(), **night)
    desk.says(second, desk.speaker(), **morning)
    desk.case.also.update({Cause.SCOPE})


def other_metric(desk: Desk) -> None:
    desk.says(desk.toll(5, 900), desk.speaker())
    desk.says(
        desk.toll(5, 900), desk.speaker(), metric=desk.chance.choice(("injured", "missing", "displaced", "rescued"))
    )


def other_basis(desk: Desk) -> None:
    day = desk.day.isoformat()
    desk.says(desk.toll(5, 200), by := desk.speaker(), basis=Basis.PERIOD, occurred_from=day, occurred_to=day)
    desk.says(desk.toll(1000), by, **RUNNING)
    desk.case.also.add(Cause.BASIS)


def other_unit(desk: Desk) -> None:
    value = desk.toll(20)
    desk.says(value, desk.speaker(), metric="displaced", unit="household")
    desk.says(value * 5, desk.speaker(), metric="displaced")
    desk.case.also.add(Cause.UNIT)


def said_in_words(desk: Desk) -> None:
    """The quote has the figure, spelt out or set otherwise."""
    tens = {
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
    }
    ones = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    if desk.chance.random() < 0.4:
        ten, one = desk.chance.choice(list(tens)), desk.chance.randint(1, 9)
        quote = f"{tens[ten].capitalize()}-{ones[one - 1]} people were killed."
        desk.says(replace(exact(ten + one), words=""), desk.speaker(), quote=quote)
        desk.says(at_least(ten), desk.speaker())
        return
    value = desk.toll(1000)
    quote = desk.chance.choice((f"At least {value:,} people died.", f"{value} morts", f"The toll stands at {value:,}."))
    desk.says(replace(exact(value), words=""), desk.speaker(), quote=quote)
    desk.says(at_least(value), desk.speaker())


def nearly_a_sum(desk: Desk) -> None:
    """Two counts of parts and a floor that is nearly, not quite, their sum."""
    one, two = desk.toll(20, 900), desk.toll(20, 900)
    desk.says(one, desk.speaker(), population="women")
    desk.says(two, desk.speaker(), population="children")
    desk.says(at_least(one + two), desk.speaker())


KINDS: tuple[Callable[[Desk], None], ...] = (
    agreeing, hedged, hedged, rounded, worded, two_floors, nobody_reported, a_part, background, grown, one_voice,
    identified, other_night, other_metric, other_basis, other_unit, said_in_words, nearly_a_sum,
)  # fmt: skip


def innocent(number: int) -> Case:
    """The innocent case of this number: the kinds in turn, each seeded by its number."""
    kind = KINDS[number % len(KINDS)]
    desk = Desk(f"innocent {number}")
    kind(desk)
    first = desk.case.claims[0]
    if kind in (agreeing, hedged, grown, worded) and not first.context:
        desk.around(first, busy=0.4)
    desk.mess(dates=True)
    desk.case.kind = kind.__name__
    return desk.case
