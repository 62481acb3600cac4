"""Voices on one number: how many origins state it, how they weigh, and how ties are broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from claims.model import Estimate, Number
from claims.reconcile.estimates.ends import words
from claims.reconcile.origins import SourceBook
from claims.reconcile.statements import Statement

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Vote:
    """One number and the statements of it. `weight` sums over origins, each counted once however often it repeats."""

    value: Number
    statements: tuple[Statement, ...]
    weight: float

    @property
    def origins(self) -> int:
        """How many origins state the number."""
        return len({statement.origin for statement in self.statements})

    @property
    def latest(self) -> datetime:
        """The latest time any of them speaks for."""
        return max((statement.from_ or _LONG_AGO for statement in self.statements), default=_LONG_AGO)

    @property
    def named(self) -> int:
        """How many origins are named as asserting it, beyond the outlets that print it."""
        return len({statement.origin for statement in self.statements if statement.attributed})


def votes(statements: Sequence[Statement], book: SourceBook) -> list[Vote]:
    """The numbers stated, lowest first. An origin that states several numbers shares its one vote among them.

    Vague words ("dozens") vote only where nothing clearer is said.
    """
    values: dict[Number, list[Statement]] = {}
    spoken: dict[str, set[Number]] = {}
    clear = [statement for statement in statements if not statement.vague]
    for statement in clear or statements:
        value = statement.value
        if value is None:
            continue
        values.setdefault(value, []).append(statement)
        spoken.setdefault(statement.origin, set()).add(value)
    return [
        Vote(
            value,
            tuple(members),
            sum(book.weight(who) / len(spoken[who]) for who in sorted({m.origin for m in members})),
        )
        for value, members in sorted(values.items())
    ]


def single(rule: str, vote: Vote, because: str) -> Estimate:
    """The estimate that one number stands for: its own ends, as wide as its statements leave them."""
    leasts = [s.least for s in vote.statements]
    mosts = [s.figure.most for s in vote.statements]
    low = None if any(end is None for end in leasts) else min(end for end in leasts if end is not None)
    high = None if any(end is None for end in mosts) else max(end for end in mosts if end is not None)
    best = vote.value if low is None else max(vote.value, low)
    best = best if high is None else min(best, high)
    ids = tuple(sorted(number for statement in vote.statements for number in statement.ids))
    spoken = vote.statements[0].figure
    return Estimate(
        rule=rule,
        low=low,
        best=best,
        high=high,
        low_words=words(spoken, low=True) if low is not None else None,
        high_words=words(spoken, low=False) if high is not None else None,
        low_claims=ids if low is not None else (),
        high_claims=ids if high is not None else (),
        because=because,
    )


def middle(found: Sequence[Vote], *, weighted: bool) -> float:
    """The median of the votes, each origin once, by weight if asked; halfway where it falls between two."""
    shares = [vote.weight if weighted else vote.origins for vote in found]
    half, running = sum(shares) / 2, 0.0
    for place, share in enumerate(shares):
        running += share
        if running > half + 1e-9:
            return float(found[place].value)
        if running >= half - 1e-9:
            return (float(found[place].value) + float(found[min(place + 1, len(found) - 1)].value)) / 2
    return float(found[-1].value)


def parts_only(rule: str, floor: Number | None, said: str | None, ids: tuple[int, ...]) -> Estimate:
    """What a rule answers where only parts are stated: their lower bound; nothing where there are none."""
    if floor is None:
        return Estimate(rule=rule, because="No claim that stands gives a number.")
    because = "Only parts of the whole are stated; together they are a lower bound."
    return Estimate(rule=rule, low=floor, best=floor, low_words=said, low_claims=ids, because=because)
