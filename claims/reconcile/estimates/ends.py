"""The ends of a range: the lowest and the highest total that current claims support, open ends kept open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claims.model import Bound, Figure, Number
from claims.reconcile.statements import Standing, Statement
from claims.vocabulary.terms import population_within

# groups of populations of which nobody can be in two: their counts by one voice in one document are one lower bound
DISJOINT = (("women", "men", "children"), ("civilians", "combatants"))


@dataclass(frozen=True, slots=True)
class End:
    """One end of a range: the number, the words that state it, and the claims that set it."""

    value: Number | None = None
    words: str | None = None
    claims: tuple[int, ...] = ()
    voices: frozenset[str | None] = frozenset()


def low_end(standing: Standing) -> End:
    """The lowest total supported; null where a claim leaves the low end open below all that is stated.

    "At least 16" against 10 gives 10; "up to 30" alone gives null; two women and a child alone give 3.
    """
    totals = _setting(standing, low=True)
    closed = [total.figure.most for total in totals if total.figure.most is not None]
    floor = part_floor(standing.parts)
    if closed and floor.value is not None and floor.value > max(closed):
        floor = End()
    stated = [(total.least, total) for total in totals if total.least is not None]
    if not stated:
        return floor
    least = min(value for value, _ in stated)
    open_below = [t.figure.most for t in totals if t.figure.least is None and t.figure.most is not None]
    if open_below and min(open_below) < least:
        return floor if floor.value is not None and floor.value <= min(open_below) else End()
    setting = [total for value, total in stated if value == least]
    if floor.value is not None and floor.value > least and _gives_way(setting, floor):
        return floor
    return End(least, words(setting[0].figure, low=True), _ids(setting))


def _setting(standing: Standing, *, low: bool) -> Sequence[Statement]:
    """The totals that may set this end: none that its own document leaves out, and vague words only by themselves.

    "Several" beside "at least 15", and "dozens" beside 37, are compatible and pull nothing down.
    """
    left = [t for t in standing.totals if t.weighed is None or not (t.weighed.low if low else t.weighed.high)]
    if not left and not standing.parts:
        left = list(standing.totals)
    return [total for total in left if not total.vague] or left


def _gives_way(setting: Sequence[Statement], floor: End) -> bool:
    """Whether the lowest totals are open enough to be raised by what parts establish: "dozens", or the voice's own.

    Another voice's larger part contradicts the total rather than raises it (reconcile.parts says so).
    """
    voices = {claim.asserted_by or claim.carried_by for total in setting for claim in total.claims}
    return all(total.vague or (total.figure.most is None and floor.voices <= voices) for total in setting)


def high_end(standing: Standing) -> End:
    """The highest total supported; null where a claim is open above all that is stated ("at least 16" against 10)."""
    totals = [total for total in _setting(standing, low=False) if total.weighed is None or not total.weighed.low]
    seen = {id(total) for total in totals}
    closing = [one for one in (*standing.totals, *standing.parts) if one.weighed and one.weighed.closes]
    able = [*totals, *(one for one in closing if id(one) not in seen)]
    stated = [(most, total) for total in able if (most := _most(total)) is not None]
    if not stated:
        return End()
    most = max(value for value, _ in stated)
    left = [t for t in standing.totals if t.weighed is None or not t.weighed.settled]
    open_above = [t.least for t in left if _most(t) is None and t.least is not None]
    floor = low_end(standing).value
    if (open_above and max(open_above) > most) or (floor is not None and floor > most):
        return End()
    setting = [total for value, total in stated if value == most]
    return End(most, words(setting[0].figure, low=False), _ids(setting))


def _most(total: Statement) -> Number | None:
    """The highest whole count it supports; the open top of what a document relays beside its own open total closes it.

    "At least 24 were killed ... a post says more than 30": the writer's open end is closed at 31.
    """
    if total.weighed is not None and total.weighed.closes and total.figure.most is None:
        return total.value if total.vague else total.least
    return total.figure.most


def part_floor(parts: Sequence[Statement]) -> End:
    """What the parts alone establish: the largest of them, or what disjoint ones by one voice in one document make.

    "Two women and a child were killed" is at least 3; six children by one source and four by another are at least 6.
    """
    best = End()
    for group in _by_voice(parts).values():
        for end in (*(_single(part) for part in group), *(_together(group, among) for among in DISJOINT)):
            if end.value is not None and (best.value is None or end.value > best.value):
                best = end
    return best


def _by_voice(parts: Sequence[Statement]) -> dict[tuple[str, str], list[Statement]]:
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for part in parts:
        for document in dict.fromkeys(claim.document for claim in part.claims):
            groups[(part.origin, document)].append(part)
    return groups


def _single(part: Statement) -> End:
    least = part.least
    return End() if least is None else End(least, words(part.figure, low=True), part.ids, _voices([part]))


def _together(group: Sequence[Statement], among: Sequence[str]) -> End:
    chosen = [top for name in among if (top := _largest(group, name)) is not None]
    if len(chosen) < 2:
        return End()
    total = sum((part.least or 0 for part in chosen), 0)
    return End(total, " and ".join(words(part.figure, low=True) for part in chosen), _ids(chosen), _voices(chosen))


def _voices(statements: Sequence[Statement]) -> frozenset[str | None]:
    return frozenset(claim.asserted_by or claim.carried_by for part in statements for claim in part.claims)


def _largest(group: Sequence[Statement], population: str) -> Statement | None:
    inside = [
        part
        for part in group
        if part.figure.least is not None and population_within(part.population, population) and not part.first.adds_to
    ]
    return max(inside, key=lambda part: (part.figure.least or 0, -part.ids[0]), default=None)


_LOW_WORDS = {Bound.AT_LEAST: "at least {}", Bound.MORE_THAN: "more than {}", Bound.ABOUT: "about {}"}
_HIGH_WORDS = {Bound.AT_MOST: "at most {}", Bound.FEWER_THAN: "fewer than {}", Bound.ABOUT: "about {}"}


def words(figure: Figure, *, low: bool) -> str:
    """The end of the figure in its own words; a table's bare number is worded by its bound."""
    if figure.words:
        return figure.words
    end = figure.best if figure.best is not None else (figure.low if low else figure.high)
    pattern = (_LOW_WORDS if low else _HIGH_WORDS).get(figure.bound, "{}")
    return pattern.format(f"{end:,}")


def _ids(statements: Sequence[Statement]) -> tuple[int, ...]:
    return tuple(sorted(number for statement in statements for number in statement.ids))
