"""What happens on the way from a source to print: revisions and who misses them, denials, quotes, wires, languages."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.newsdesk import Case, Desk, about, exact
from claims.model import Attribution, Bound, Cause, Figure

_LATE = (
    "{} earlier deaths, approved by the committee today",
    "including {} added retroactively",
    "{} deaths from previous days were reported late",
    "a backlog of {} registered today",
)


def corrected(desk: Desk) -> Case:
    """A body takes its own figure down."""
    by, value = desk.speaker(), desk.toll(12)
    old = desk.says(value, by)
    new = desk.says(value - desk.share(value, 0.02, 0.5), by, after=desk.chance.randint(2, 20))
    if desk.chance.random() < 0.5:
        desk.carried(new)
    return desk.plant(Cause.REVISION, old, new)


def corrected_through_others(desk: Desk) -> Case:
    """The first figure stands in one paper, the correction in another; both name the source, not alike."""
    by, value = desk.speaker(), desk.toll(12)
    old = desk.says(value, by, carried_by=desk.outlet())
    less, days = value - desk.share(value, 0.02, 0.5), desk.chance.randint(2, 20)
    again = desk.chance.choice((f"the {by}", by.upper(), by.removeprefix(desk.place).strip()))
    new = desk.says(less, again, after=days, carried_by=desk.outlet())
    return desk.plant(Cause.REVISION, old, new)


def still_printed(desk: Desk) -> Case:
    """A weekly prints the figure its source has taken back."""
    by, value = desk.speaker(), desk.toll(12)
    desk.dated = "published"
    old = desk.says(value, by)
    shift = desk.share(value, 0.03, 0.5)
    new = desk.says(value + desk.chance.choice((-1, 1)) * shift, by, after=2)
    named = by if desk.chance.random() < 0.6 else None
    late = desk.says(
        about(value) if named is None and desk.chance.random() < 0.3 else value,
        named,
        after=desk.chance.randint(4, 30),
        carried_by=desk.outlet(),
    )
    del old
    if named:  # the paper's day is not the figure's
        late = desk.case.claims[-1] = replace(late, as_of=desk.case.claims[0].published)
    return desk.plant(Cause.STALE_REPEAT, late, new, also=(Cause.AS_OF_LAG, Cause.REVISION, Cause.SAME_ORIGIN))


def denied(desk: Desk) -> Case:
    """A spokeswoman says that her agency never gave the number it is quoted with."""
    by, value = desk.speaker(), desk.toll(12)
    told = desk.says(value, by, carried_by=desk.outlet())
    if desk.chance.random() < 0.4:
        desk.says(desk.share(value, 0.2, 0.8), desk.speaker())
        desk.case.also.update({Cause.AS_OF_LAG, Cause.GENUINE})
    how = desk.chance.random()
    if how < 0.6:
        denial = desk.says(value, by, after=1, attribution=Attribution.DENIED)
    elif how < 0.85:
        denial = desk.says(value, by, after=1, denies=told.key)
    else:  # "we never gave a figure"
        denial = desk.says(Figure(Bound.NONE), by, after=1, attribution=Attribution.DENIED)
    return desk.plant(Cause.MISATTRIBUTION, told, denial)


def quote_without(desk: Desk) -> Case:
    """The page cited for a toll is an aid bulletin, or has another number."""
    value = desk.precise(40)
    other = value + desk.share(value, 0.02, 0.4)
    words = desk.chance.choice(
        (
            "Relief items reached four districts on Monday.",
            f"The number of dead has risen to {other:,}, the ministry said.",
            "The road is open again; tents and water were handed out.",
        )
    )
    wrong = desk.says(replace(exact(value), words=""), None, carried_by=desk.outlet(), quote=words)
    right = desk.says(other, desk.speaker(), quote=f"{desk.place} counts {other:,} dead.")
    desk.around(right, busy=0.3)
    return desk.plant(Cause.NO_SOURCE, wrong)


def size_lost_in_translation(desk: Desk) -> Case:
    """A zero is lost between two languages."""
    value = desk.chance.randint(2, 90) * 10
    wrong, right = (value, value * 10) if desk.chance.random() < 0.5 else (value * 10, value)
    if desk.chance.random() < 0.15:
        right, wrong = 500, desk.chance.choice((50, 5000))
    french = "cinq cents" if right == 500 else f"{right}"
    spelt = {200: "doscientos", 300: "trescientos", 500: "quinientos", 20: "veinte", 30: "treinta", 50: "cincuenta"}
    written = spelt.get(right, f"{right}")
    words = desk.chance.choice((f"más de {written} muertos", f"{right} Tote", f"au moins {french} morts"))
    told = desk.says(
        wrong,
        desk.speaker(),
        carried_by=desk.outlet(),
        quote=f"{wrong:,} dead",
        quote_original=words,
        translated_by="desk",
    )
    return desk.plant(Cause.TRANSLATION, told)


def one_wire(desk: Desk) -> Case:
    """Papers print what one body said, some of them through a wire."""
    by, wire = desk.speaker(), desk.outlet()
    first = desk.says(desk.toll(5), by, carried_by=desk.outlet())
    for _ in range(desk.chance.randint(1, 4)):
        last = desk.carried(first)
    if desk.chance.random() < 0.4:
        alike = by.removeprefix(desk.place).strip() if by.startswith(desk.place) else f"the {by}"
        last = desk.says(first.figure, alike, carried_by=desk.outlet())
    if desk.chance.random() < 0.4:
        last = desk.says(first.figure, by, via=(wire,), carried_by=desk.outlet())
    return desk.plant(Cause.SAME_ORIGIN, first, last)


def wire_alone(desk: Desk) -> Case:
    """Papers that name nobody but the agency they have it from."""
    wire, figure = desk.outlet(), exact(desk.toll(5))
    told = [desk.says(figure, None, via=(wire,), carried_by=desk.outlet()) for _ in range(desk.chance.randint(2, 4))]
    return desk.plant(Cause.SAME_ORIGIN, *told)


def late_ones(desk: Desk) -> Case:
    """A committee approves old deaths, and a day's count holds them."""
    desk.dated = "published"
    fresh, late = desk.precise(12, 900), desk.precise(30, 900)
    if fresh == late:
        return late_ones(desk)
    by = desk.speaker()
    new = desk.says(fresh, by)
    if desk.chance.random() < 0.5:
        words = desk.chance.choice(_LATE).format(late)
        added = desk.says(late, by, quote=words)
    else:
        added = desk.says(late, by, adds_to=new.key)
    whole = desk.says(fresh + late, None, carried_by=desk.outlet())
    return desk.plant(Cause.RETROACTIVE_BATCH, new, added, whole)


SOURCES = {
    Cause.REVISION: (corrected, corrected_through_others),
    Cause.STALE_REPEAT: (still_printed,),
    Cause.MISATTRIBUTION: (denied,),
    Cause.NO_SOURCE: (quote_without,),
    Cause.TRANSLATION: (size_lost_in_translation,),
    Cause.SAME_ORIGIN: (one_wire, wire_alone),
    Cause.RETROACTIVE_BATCH: (late_ones,),
}
