"""What makes two honest counts differ: who is counted, where, since when, how surely, in what unit, and when."""

from __future__ import annotations

from typing import Any

from benchmarks.newsdesk import RUNNING, Case, Desk, about, at_least
from claims.model import Basis, Cause

_MORE = ("later deaths", "indirect deaths", "probable", "missing", "combatants", "security forces", "suspected cases")
_ESTIMATES = ("estimated", "modelled")


def counts_more(desk: Desk) -> Case:
    """Only one body says that it counts those who died later, or probable cases too."""
    value, who = desk.toll(10), desk.chance.choice(_MORE)
    low = desk.says(value, desk.speaker())
    high = desk.says(value + desk.share(value, 0.03, 0.9), desk.speaker(), includes=(who,))
    desk.around(low)
    return desk.plant(Cause.DEFINITION, low, high)


def counts_fewer(desk: Desk) -> Case:
    """Only one body says whom it leaves out."""
    value, who = desk.toll(10), desk.chance.choice(_MORE)
    high = desk.says(value + desk.share(value, 0.03, 0.6), desk.speaker())
    low = desk.says(value, desk.speaker(), excludes=(who,))
    desk.around(low)
    return desk.plant(Cause.DEFINITION, low, high)


def counts_anew(desk: Desk) -> Case:
    """One ministry widens what it counts, and its series jumps."""
    by, value, who = (
        desk.speaker(),
        desk.toll(40),
        desk.chance.choice(("probable", "indirect deaths", "suspected cases")),
    )
    old = desk.says(value, by, **RUNNING)
    new = desk.says(
        value + desk.share(value, 0.3, 2.0), by, after=desk.chance.randint(1, 20), includes=(who,), **RUNNING
    )
    return desk.plant(Cause.DEFINITION, old, new)


def counted_and_estimated(desk: Desk) -> Case:
    """Bodies counted, and a survey's or a model's estimate."""
    value = desk.precise(10, 4000)
    how = {"method": "counted"} if desk.chance.random() < 0.7 else {}
    low = desk.says(value, desk.speaker(), after=None, **how)
    guess = value + desk.share(value, 0.2, 40)
    high = desk.says(round(guess, -1), desk.speaker(), after=None, method=desk.chance.choice(_ESTIMATES))
    desk.around(low, busy=0.3)
    return desk.plant(Cause.DEFINITION, low, high, also=(Cause.ROUNDING_OR_VAGUE,))


def acts(desk: Desk) -> Case:
    """Two monitors count attacks, each by its own book."""
    metric, population = desk.chance.choice(
        (("airstrikes", "airstrikes"), ("attacks", "attacks"), ("attacks", "raids"))
    )
    value = desk.toll(5, 2000)
    same = {"metric": metric, "population": population}
    one = desk.says(value, desk.speaker(), after=None, **same)
    two = desk.says(value + desk.share(value, 0.1, 6), desk.speaker(), after=None, **same)
    return desk.plant(Cause.DEFINITION, one, two)


def attackers(desk: Desk) -> Case:
    """Twelve dead with the gunmen, ten without them."""
    value = desk.toll(5, 300)
    low = desk.says(value, desk.speaker(), excludes=("perpetrator",))
    high = desk.says(value + desk.chance.randint(1, 6), desk.speaker(), includes=("perpetrator",))
    desk.around(low)
    return desk.plant(Cause.RECLASSIFIED, low, high)


def attackers_taken_out(desk: Desk) -> Case:
    """A government lowers its toll and says that the attackers' bodies are out of it."""
    by, value = desk.speaker(), desk.toll(30, 3000)
    old = desk.says(value, by)
    new = desk.says(
        value - desk.share(value, 0.02, 0.3), by, after=desk.chance.randint(2, 30), excludes=("perpetrator",)
    )
    if desk.chance.random() < 0.5:
        desk.carried(new)
    return desk.plant(Cause.RECLASSIFIED, old, new, also=(Cause.REVISION,))


def missing_found(desk: Desk) -> Case:
    """Divers bring up the missing: those lost go down as the dead go up."""
    by, dead, lost = desk.speaker(), desk.toll(5, 200), desk.toll(10, 300)
    divers = desk.speaker() if desk.chance.random() < 0.15 else by
    found = min(lost, desk.share(lost, 0.2, 0.9))
    other = desk.chance.choice((0, 0, found // 5))  # some are found alive
    rows = [desk.says(dead, by), desk.says(lost, divers, metric="missing")]
    later = [desk.says(dead + found - other, by, after=2), desk.says(lost - found, divers, after=2, metric="missing")]
    return desk.plant(Cause.RECLASSIFIED, *rows, *later, also=(Cause.AS_OF_LAG,))


def two_places(desk: Desk) -> Case:
    """A province's count and that of a district somewhere else, entered under one event."""
    value = desk.toll(8)
    one = desk.says(value, desk.speaker(), place="Upper Marl")
    two = desk.says(value + desk.share(value, 0.05, 2), desk.speaker(), place="Osk valley")
    return desk.plant(Cause.SCOPE, one, two)


def wider_place(desk: Desk) -> Case:
    """The toll of two countries beside that of one."""
    value = desk.toll(8)
    low = desk.says(value, desk.speaker(), place=desk.place)
    high = desk.says(value + desk.share(value, 0.02, 0.9), desk.speaker(), place=f"{desk.place} and Osk")
    desk.around(low)
    return desk.plant(Cause.SCOPE, low, high)


def neighbour_included(desk: Desk) -> Case:
    """Only one says that it counts the neighbouring state too."""
    value = desk.toll(8)
    low = desk.says(value, desk.speaker())
    high = desk.says(value + desk.share(value, 0.002, 0.4), desk.speaker(), includes=("Osk",))
    desk.around(low)
    return desk.plant(Cause.SCOPE, low, high)


def place_of_one(desk: Desk) -> Case:
    """One entry has a district in its column of places, the other has none and counts more."""
    value = desk.toll(8)
    low = desk.says(value, desk.speaker(), place="Upper Marl")
    high = desk.says(value + desk.share(value, 0.05, 2), desk.speaker())
    return desk.plant(Cause.SCOPE, low, high)


def two_campaigns(desk: Desk) -> Case:
    """An inquiry counts four months of strikes, the army the whole campaign."""
    value, period = desk.toll(20), {"basis": Basis.PERIOD, "population": "civilians"}
    one = desk.says(
        at_least(value), desk.speaker(), None, place="Marl", occurred_from="2031-06", occurred_to="2031-10", **period
    )
    less = desk.share(value, 0.1, 0.8)
    two = desk.says(less, desk.speaker(), None, place="Marl", occurred_from="2028-10", occurred_to="2031-10", **period)
    return desk.plant(Cause.SCOPE, one, two)


def day_and_total(desk: Desk) -> Case:
    """The dead of a day beside the dead since the start."""
    value = desk.toll(5, 300)
    day = (desk.day).isoformat()
    one = desk.says(value, by := desk.speaker(), basis=Basis.PERIOD, occurred_from=day, occurred_to=day)
    two = desk.says(desk.toll(2000), desk.chance.choice((by, desk.speaker())), **RUNNING)
    return desk.plant(Cause.BASIS, one, two)


def stock_and_flow(desk: Desk) -> Case:
    """Everybody who is displaced, and those displaced since the war began."""
    value = desk.toll(900)
    same: dict[str, Any] = {"metric": "displaced", **RUNNING}
    by = desk.speaker()
    two = desk.says(value, by, occurred_from="2030-04-15", when="since 15 April 2030", **same)
    one = desk.says(value + desk.share(value, 0.1, 0.7), by, **same)
    return desk.plant(Cause.BASIS, one, two)


def confirmed_and_reported(desk: Desk) -> Case:
    """A laboratory confirms fewer than are reported, or somebody counts the probable ones."""
    value = desk.toll(12)
    low = desk.says(value, desk.speaker(), verification=desk.chance.choice(("confirmed", "confirmed", "verified")))
    state = desk.chance.choice((None, None, "unverified", "presumed", "probable"))
    high = desk.says(value + desk.share(value, 0.05, 3), desk.speaker(), verification=state)
    desk.around(low)
    return desk.plant(Cause.VERIFICATION_STATE, low, high)


def identified(desk: Desk) -> Case:
    """Names in a register beside all that are reported."""
    value = desk.toll(12)
    low = desk.says(value, desk.speaker(), verification="identified")
    high = desk.says(value + desk.share(value, 0.05, 3), desk.speaker())
    return desk.plant(Cause.VERIFICATION_STATE, low, high)


def households(desk: Desk) -> Case:
    """Families who fled beside people who fled."""
    value = desk.toll(20)
    one = desk.says(value, desk.speaker(), metric="displaced", unit="household")
    two = desk.says(value * desk.chance.randint(3, 6), desk.speaker(), metric="displaced")
    three = desk.says(value * 4 + 1, desk.speaker(), metric="displaced")
    del three
    return desk.plant(Cause.UNIT, one, two, also=(Cause.GENUINE, Cause.AS_OF_LAG, Cause.ROUNDING_OR_VAGUE))


def currencies(desk: Desk) -> Case:
    """Damage in two currencies."""
    value = desk.toll(20)
    one = desk.says(value * 1_000_000, desk.speaker(), metric="cost", unit="EUR")
    two = desk.says(round(value * 1.07) * 1_000_000, desk.speaker(), metric="cost", unit="USD")
    return desk.plant(Cause.UNIT, one, two)


def counted_on(desk: Desk) -> Case:
    """Two bodies, two days apart, while bodies are still found."""
    value = desk.toll(6)
    low = desk.says(value, desk.speaker())
    figure = value + desk.share(value, 0.02, 0.9)
    high = desk.says(figure, desk.speaker(), after=desk.chance.randint(2, 9))
    desk.around(low)
    return desk.plant(Cause.AS_OF_LAG, low, high)


def raised(desk: Desk) -> Case:
    """One body raises its own count from day to day."""
    by, value = desk.speaker(), desk.toll(6)
    low = desk.says(value, by)
    high = desk.says(value + desk.share(value, 0.02, 0.9), by, after=desk.chance.randint(2, 9))
    if desk.chance.random() < 0.4:
        desk.carried(high)
    return desk.plant(Cause.AS_OF_LAG, low, high)


def found_alive(desk: Desk) -> Case:
    """The missing turn up, and the count of them goes down."""
    value = desk.toll(12, 2000)
    high = desk.says(value, desk.speaker(), metric="missing")
    low = desk.says(
        value - desk.share(value, 0.1, 0.9), desk.speaker(), after=desk.chance.randint(2, 9), metric="missing"
    )
    return desk.plant(Cause.AS_OF_LAG, high, low)


def disputed(desk: Desk) -> Case:
    """Two bodies count the same dead and do not agree; each has its followers."""
    value = desk.toll(5)
    after = desk.chance.choice((None, 0, 0, 3))
    then = desk.chance.choice((2, 4)) if after == 3 else after  # some speak on other days, without a body found between
    low = desk.says(value, desk.speaker(), after)
    high = desk.says(value + desk.share(value, 0.04, 1.5), desk.speaker(), then)
    if {high.figure.best, low.figure.best} & {None} or high.figure.best == low.figure.best:
        desk.case.claims.clear()
        return disputed(desk)
    desk.around(low)
    return desk.plant(Cause.GENUINE, low, high)


def floor_above_ceiling(desk: Desk) -> Case:
    """ "At least forty" against "about twenty"."""
    value = desk.toll(12, 3000)
    low = desk.says(about(value), desk.speaker(), None)
    high = desk.says(at_least(round(value * desk.chance.uniform(1.4, 3))), desk.speaker(), None)
    return desk.plant(Cause.GENUINE, low, high)


COUNTS = {
    Cause.DEFINITION: (counts_more, counts_fewer, counts_anew, counted_and_estimated, acts),
    Cause.RECLASSIFIED: (attackers, attackers_taken_out, missing_found),
    Cause.SCOPE: (two_places, wider_place, neighbour_included, place_of_one, two_campaigns),
    Cause.BASIS: (day_and_total, stock_and_flow),
    Cause.VERIFICATION_STATE: (confirmed_and_reported, identified),
    Cause.UNIT: (households, currencies),
    Cause.AS_OF_LAG: (counted_on, raised, found_alive),
    Cause.GENUINE: (disputed, disputed, floor_above_ceiling),
}
