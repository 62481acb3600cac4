"""Two positions on one tally, side by side with everything a cause may look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.model import Cause, Claim, Figure, Finding, Number, Relation, Tally
from claims.reconcile.statements import Statement

NAMES_SHOWN = 2
CLAIMS_SHOWN = 50


@dataclass(frozen=True)
class Position:
    """One figure and every current statement of it, whoever makes it. Looked at from many pairs, so it remembers."""

    figure: Figure
    statements: tuple[Statement, ...]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims behind it, by id."""
        found = {claim.id: claim for statement in self.statements for claim in statement.claims}
        return tuple(found[number] for number in sorted(found))

    @cached_property
    def ids(self) -> tuple[int, ...]:
        """The claims behind it, cut to a number a reader can follow."""
        return tuple(claim.id for claim in self.claims[:CLAIMS_SHOWN])

    @cached_property
    def origins(self) -> frozenset[str]:
        """The origins that hold it."""
        return frozenset(statement.origin for statement in self.statements)

    @cached_property
    def value(self) -> Number | None:
        """The number named; a range's low end."""
        return self.statements[0].value

    @cached_property
    def said(self) -> str:
        """Its words, else the number; "none" for a zero, whose word would want a noun."""
        return "none" if self.figure.most == 0 and not self.figure.says_nothing else said(self.figure)

    @cached_property
    def who(self) -> str:
        """The first names behind it: "the ministry, the BBC and others"."""
        return names([statement.name for statement in self.statements])

    @cached_property
    def methods(self) -> frozenset[str]:
        """How its claims say it was made."""
        return frozenset(claim.method for claim in self.claims if claim.method)

    @cached_property
    def included(self) -> tuple[frozenset[str], frozenset[str]]:
        """Who its claims say is counted, and who is not."""
        return (
            frozenset(name for claim in self.claims for name in claim.includes),
            frozenset(name for claim in self.claims for name in claim.excludes),
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two positions, their relation, and the other positions of the tally (for sums)."""

    tally: Tally
    left: Position
    right: Position
    relation: Relation
    others: tuple[Position, ...] = ()

    @property
    def sides(self) -> tuple[Position, Position]:
        """Both positions."""
        return self.left, self.right

    def both_said(self) -> str:
        """Who says what, on either side, as the opening of an explanation."""
        return f"{capital(self.left.who)}: {self.left.said}; {self.right.who}: {self.right.said}"

    @property
    def wide(self) -> float:
        """The larger number over the smaller; 1 where a side names none."""
        low, high = sorted(float(side.value or 0) for side in self.sides)
        return high / low if low else 1.0

    def grows(self, small: Position, large: Position) -> bool:
        """Whether the figures allow `large` to count more than `small` does."""
        return small.value is None or large.value is None or small.value <= large.value

    def finding(
        self, cause: Cause, explanation: str, strength: float, more: Sequence[int] = (), *, apart: bool = False
    ) -> Finding:
        """A finding on the claims of both sides, and of `more`. Where they are `apart` they count different things:
        what contradicts is then not comparable."""
        ids = tuple(sorted({*self.left.ids, *self.right.ids, *more}))
        differ = apart and self.relation is Relation.CONTRADICTS
        relation = Relation.NOT_COMPARABLE if differ else self.relation
        return Finding(relation=relation, cause=cause, claims=ids, explanation=explanation, strength=strength)


def said(figure: Figure) -> str:
    """The figure in its own words as they stand inside a sentence, else as its bound words a bare number."""
    if figure.words:
        return inside(figure.words)
    if figure.bound == "range":
        return f"{_plain(figure.low)} to {_plain(figure.high)}"
    return _WORDED.get(figure.bound.value, "{}").format(_plain(figure.stated))


def inside(words: str) -> str:
    """Words without the capitals of wire copy, or of the document's sentence that they opened: "eleven"."""
    if words.isupper() and len(words) > 1:
        return words.lower()
    first, _, rest = words.partition(" ")
    return first.lower() + words[len(first) :] if first[1:].islower() and not any(map(str.isupper, rest)) else words


_WORDED = {
    "at_least": "at least {}",
    "more_than": "more than {}",
    "at_most": "at most {}",
    "fewer_than": "fewer than {}",
    "about": "about {}",
    "none_reported": "none reported",
    "none": "no figure",
}


def _plain(number: Number | None) -> str:
    return "an open end" if number is None else f"{number:,}"


def names(listed: Sequence[str]) -> str:
    """The first names, and that there are others."""
    distinct = list(dict.fromkeys(listed))
    shown = distinct[:NAMES_SHOWN]
    if len(distinct) > NAMES_SHOWN:
        return ", ".join(shown) + " and others"
    return " and ".join(shown)


def capital(text: str) -> str:
    """The text with its first letter large, behind a quotation mark too, the rest untouched."""
    at = 1 if text[:1] in "“\"'" else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
