"""Shares: "three out of four", "half of the 40", "two thirds of the 1,260", "10 per cent of the 300"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from claims.figures.hedges import before
from claims.figures.numbers import read
from claims.figures.quantity import Quantity, words_of
from claims.figures.tokens import Token
from claims.figures.values import NumberWords, Value, number_words
from claims.model.figure import Bound, Figure, Number

_OWNER = 5  # words of an owner's name: "the old mill town's", "the villagers'"
_HYPHENS = frozenset("-‐‑")
_ALL = 100


def part(line: Sequence[Token], lowers: Sequence[str], at: int) -> tuple[int, Number | None]:
    """ "three out of four", "three of its four", "two of the village's six": the second number is the whole.

    "three of the four" is none: the four may be counted themselves ("three of the 14 dead").
    """
    words = number_words()
    skip = 2 if tuple(lowers[at : at + 2]) == ("out", "of") else 1 if lowers[at] in words.of else 0
    if not skip or at + skip >= len(line):
        return at, None
    begin = at + skip
    if (lowers[begin] in words.owners and lowers[begin] not in ("the", "those", "these", "all")) or (
        lowers[begin] == "the" and skip == 2
    ):
        begin += 1
    else:
        begin = _owner(line, lowers, begin)
    whole = read(line, begin) if begin < len(line) and line[begin].kind in "nw" else None
    if whole is None or whole.ordinal or whole.vague or lowers[begin] in ("a", "an"):
        return at, None
    return whole.end, whole.value


def _owner(line: Sequence[Token], lowers: Sequence[str], at: int) -> int:
    """The token after a possessive that begins here; the same token where none does."""
    for ahead in range(at, min(at + _OWNER, len(line) - 1)):
        if line[ahead].kind != "w":
            return at
        if lowers[ahead].endswith("'s"):
            return ahead + 1
        if lowers[ahead].endswith("s") and lowers[ahead + 1] in ("'", "’"):
            return ahead + 2
    return at


def fraction(line: Sequence[Token], lowers: Sequence[str], text: str, at: int) -> tuple[int, Quantity | None] | None:
    """A fraction that starts here: the token after it, and its figure where the whole is said; None for no fraction.

    "half of the 40" is about 20: a share is rounded by whoever said it. "A third of them" has no figure.
    """
    words = number_words()
    found = _fraction(line, lowers, at, words)
    if found is None:
        return None
    share, end = found
    begin = end
    if begin < len(lowers) and lowers[begin] in words.of:
        begin += 1
    elif share != Decimal("0.5") or begin >= len(lowers) or lowers[begin] not in words.owners:
        return end, None
    while begin < len(lowers) and lowers[begin] in words.owners:
        begin += 1
    if begin < len(lowers) and lowers[begin] in ("a", "an"):  # "a quarter of a million" is one number
        return None
    whole, begin = _whole(line, lowers, begin)
    if whole is None or whole.ordinal or whole.vague:
        return end, None
    value = (Decimal(whole.value) * share).to_integral_value(ROUND_HALF_UP)
    start, _ = before(lowers, at)
    figure = Figure(Bound.ABOUT, int(value), int(value), int(value), words_of(line, text, start, whole.end))
    return whole.end, Quantity(start, at, whole.end, whole.end, figure, spelt=line[at].kind == "w")


def _whole(line: Sequence[Token], lowers: Sequence[str], at: int) -> tuple[Value | None, int]:
    """The number a share is of, a hedge before it stepped over: "half of the roughly 40 hostages"."""
    for ahead in range(at, min(at + 3, len(line))):
        if line[ahead].kind in "nw" and (ahead == at or before(lowers, ahead)[0] <= at):
            value = read(line, ahead)
            if value is not None:
                return value, ahead
    return None, at


def _fraction(line: Sequence[Token], lowers: Sequence[str], at: int, words: NumberWords) -> tuple[Decimal, int] | None:
    """The share from 0 to 1 and the token after it: "half", "a third", "two-thirds", "10 per cent"."""
    after = lowers[at + 1] if at + 1 < len(lowers) else ""
    if line[at].kind == "n" or lowers[at] in words.small or lowers[at] in words.tens:
        number = read(line, at)
        if number is None or number.ordinal or number.end >= len(lowers):
            return None
        return _percent(lowers, number, words) or _parts(line, lowers, at, number, words)
    if lowers[at] == "half":
        return (Decimal("0.5"), at + 1) if after in words.of or after in words.owners else None
    if lowers[at] in ("a", "one") and after in words.fractions and lowers[at + 2 : at + 3] == ["of"]:
        return Decimal(1) / words.fractions[after], at + 2
    return None


def _percent(lowers: Sequence[str], number: Value, words: NumberWords) -> tuple[Decimal, int] | None:
    at = number.end
    size = 1 if lowers[at] in words.percents else 2 if list(lowers[at : at + 2]) == ["per", "cent"] else 0
    if not size or not 0 < number.value <= _ALL:
        return None
    return Decimal(number.value) / _ALL, at + size


def _parts(
    line: Sequence[Token], lowers: Sequence[str], at: int, number: Value, words: NumberWords
) -> tuple[Decimal, int] | None:
    """ "two thirds", "three-quarters", "one third"."""
    if line[at].kind == "n":
        return None
    end = number.end + (lowers[number.end] in _HYPHENS)
    parts = words.fractions.get(lowers[end], 0) if end < len(lowers) else 0
    plural = end < len(lowers) and lowers[end].endswith("s")
    if not parts or plural == (number.value == 1) or not 0 < number.value < parts:
        return None
    return Decimal(number.value) / parts, end + 1
