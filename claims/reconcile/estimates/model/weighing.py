"""One tally weighed: its statements as columns, the answer, and what each claim is taken for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.reconcile.estimates.ends import part_floor
from claims.reconcile.estimates.model.blocks import Block, block
from claims.reconcile.estimates.model.chances import ADDED, FAR, LOST, WILD, chances
from claims.reconcile.estimates.model.columns import AT_LEAST
from claims.reconcile.estimates.model.intervals import Answers, answers
from claims.reconcile.estimates.model.likely import given, start
from claims.reconcile.estimates.model.reading import Row, roster, row
from claims.reconcile.estimates.model.records import Records
from claims.reconcile.estimates.model.register import Register
from claims.reconcile.estimates.model.settings import setting

if TYPE_CHECKING:
    from claims.reconcile.origins import SourceBook
    from claims.reconcile.statements import Standing, Statement

PARTS = "the parts"


@dataclass(frozen=True, slots=True)
class Taken:
    """A statement that does not speak for the answer: ADDED, LOST or FAR; None for one of before a restart."""

    statement: Statement
    slip: int | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """The answer for one tally in powers of ten.

    `rivals` are stated numbers, likeliest first, with how likely each is the truth; `seen` is of how many of the
    sources something is known; `grown` is true where figures of earlier times were read as those of a growing toll.
    """

    low: float
    best: float
    high: float
    between: float
    rivals: tuple[tuple[Statement, float], ...]
    taken: tuple[Taken, ...]
    seen: int
    sources: int
    grown: bool


def weigh(said: Sequence[Statement], standing: Standing, book: SourceBook, register: Register) -> Weighed | None:
    """The answer of these statements, the parts of the whole a soft lower bound; None where none gives a number."""
    voices = Counter(one.origin for one in said)
    told = [(one, line) for one in said if (line := _row(one, voices, book)) is not None]
    if not told:
        return None
    rows = [line for _, line in told]
    floor = part_floor(standing.parts)
    if floor.value:
        least = float(floor.value)
        rows.append(Row(0, PARTS, PARTS, AT_LEAST, least, least, since=rows[0].since))
    known = roster(rows)
    records = register.records(known.units, known.sources)
    one = block(known.columns)
    found = answers(one, records, start(one, records))
    statements = [told[place][0] if place < len(told) else None for place in known.columns.row.tolist()]
    rivals = [
        (stated, float(chance))
        for at, chance in zip(one.stated.first.tolist(), found.number.tolist(), strict=True)
        if (stated := statements[at]) is not None
    ]
    rivals.sort(key=lambda rival: (-rival[1], rival[0].ids))
    names = [name for name in known.sources if name != PARTS]
    return Weighed(
        low=float(found.low[0]),
        best=float(found.best[0]),
        high=float(found.high[0]),
        between=float(found.between[0]),
        rivals=tuple(rivals),
        taken=tuple(_taken(told, statements, one, records, found)),
        seen=sum(register.sources.get(name, (0, 0, 0.0))[2] >= setting("learning").least_known for name in names),
        sources=len(names),
        grown=bool(one.columns.age.any()),
    )


def _row(statement: Statement, voices: Mapping[str, int], book: SourceBook) -> Row | None:
    return row(statement.first, statement.origin, book, 0, statement.from_, 1 / voices[statement.origin])


def _taken(
    told: Sequence[tuple[Statement, Row]], statements: Sequence[Statement | None], one: Block, records: Records,
    found: Answers,
) -> list[Taken]:  # fmt: skip
    """What is set aside: what a restart left behind, and what is likelier a slip or far off than near the answer."""
    kept = {id(statement) for statement in statements}
    out = [Taken(statement, None) for statement, _ in told if id(statement) not in kept]
    known, columns = given(one, records), one.columns
    error = columns.log - known.bias - found.best[0] + found.centre.rate[0] * columns.age
    rows, total = chances(records.usual, error, known.variance, columns.kind)
    off = rows[[ADDED, LOST, FAR, WILD]].sum(0) / total > setting("answer").slip
    if off[[place for place, statement in enumerate(statements) if statement is not None]].all():
        return out
    for place, statement in enumerate(statements):
        if statement is not None and off[place]:
            out.append(Taken(statement, _slip(float(columns.log[place] - found.best[0]))))
    return out


def _slip(error: float) -> int:
    blur = setting("answer").slip_blur
    if abs(error - 1) < blur:
        return ADDED
    return LOST if abs(error + 1) < blur else FAR
