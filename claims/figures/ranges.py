"""Two numbers that are one figure, or two of a change: "10-15", "between 30 and 42", "rose from 15 to 25"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures.hedges import after, before, fenced
from claims.figures.numbers import Value, read
from claims.figures.quantity import Quantity, words_of
from claims.figures.tokens import Token
from claims.figures.values import number_words
from claims.model.figure import OPEN_ABOVE, OPEN_BELOW, Bound, Figure, Number
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

SIGNS = frozenset("$€£¥₹₽₴₺₦₱₩")  # of currencies: a hedge stands before them ("almost €650,000")
_DASHES = frozenset("-–—‑‒")
_CLOSE = 5  # "12 or 13", "15 or 20": further apart they are two numbers
_WIDE = 10  # times: a spaced dash between numbers further apart parts two statements
_STEP = 2  # times: "raised the toll by three to 25" moves it to 25, "grew by 20 to 30 a day" is a range
_BACK = 30  # tokens from "from" back to the verb of change


@per_language
def changes() -> frozenset[str]:
    """Verbs and nouns of a number that moves."""
    return frozenset(table("numbers")["changes"]["words"])


def ranged(line: Sequence[Token], lowers: Sequence[str], text: str, at: int, left: Value) -> list[Quantity] | None:
    """The quantities of two numbers that belong together, the first read at this token; None where it stands alone."""
    if left.ordinal or left.end + 1 >= len(line):
        return None
    joiner = lowers[left.end]
    if joiner == ",":
        return _at_most(line, lowers, text, at, left) or _fenced_in(line, lowers, text, at, left)
    before_sign = at - (at > 0 and line[at - 1].text in SIGNS)
    prior = lowers[before_sign - 1] if before_sign else ""
    if joiner == "and" and prior != "between" and _start_of(lowers, at, prior) != "between":
        return _fenced_in(line, lowers, text, at, left)
    if joiner not in _DASHES and joiner not in ("to", "or", "and", "up", "but"):
        return None
    skip = 1
    if joiner == "up" and lowers[left.end + 1] == "to":
        joiner, skip = "to", 2
    if joiner in ("up", "but") or left.end + skip >= len(line):
        return _fenced_in(line, lowers, text, at, left) if joiner == "but" else None
    return _joined(line, lowers, text, at, left, (joiner, left.end + skip))


def _start_of(lowers: Sequence[str], at: int, prior: str) -> str:
    """The word before the hedges of the first number: "between about 30 and 42"."""
    start, bound = before(lowers, at)
    return lowers[start - 1] if bound is not None and start else prior


def _joined(
    line: Sequence[Token], lowers: Sequence[str], text: str, at: int, left: Value, joint: tuple[str, int]
) -> list[Quantity] | None:
    joiner, second = joint
    second += line[second].text in SIGNS  # "between £300m and £450m"
    if second >= len(line):
        return None
    inner, hedge = second, None
    if joiner in ("to", "and"):
        for ahead in range(second + 1, min(second + 5, len(line))):
            if before(lowers, ahead)[0] == second:
                inner, hedge = ahead, before(lowers, ahead)[1]
    right = read(line, inner) if inner < len(line) else None
    if right is None or right.ordinal:
        return None
    prior = lowers[at - 1] if at else ""
    opened = _start_of(lowers, at, prior)
    if joiner == "to" and (opened in number_words().starting or hedge):
        return _change(line, lowers, text, at, left, (second, inner, right, hedge))
    low, high = scaled(left, right), right.value
    if joiner == "to" and opened == "by" and high > _STEP * low and right.end < len(line) and _is_moved(lowers, at):
        figure = fenced(hedge, high, words_of(line, text, second, right.end), vague=right.vague)
        return [Quantity(second, inner, right.end, right.end, figure, spelt=right.spelt)]
    if low >= high or (joiner == "or" and not _near(left, low, high)):
        return None
    if joiner in _DASHES and not _dashed(line, lowers, left, right, low, high):
        return None
    return [_range(line, lowers, text, at, left, right)]


def _range(line: Sequence[Token], lowers: Sequence[str], text: str, at: int, left: Value, right: Value) -> Quantity:
    signed = at > 0 and line[at - 1].text in SIGNS
    start, bound = before(lowers, at - signed)
    low, high = scaled(left, right), right.value
    if start and lowers[start - 1] in ("between", "from"):
        start = before(lowers, start)[0] if before(lowers, start - 1)[1] is None else start
        start -= lowers[start - 1] in ("between", "from")
    end, later = after(lowers, right.end)
    end = end if later in (None, Bound.ABOUT) else right.end
    words = words_of(line, text, start, end)
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        figure = fenced(bound, low, words)
    elif bound in OPEN_BELOW:
        figure = fenced(bound, high, words)
    else:
        figure = Figure(bound=Bound.RANGE, low=low, high=high, words=words)
    return Quantity(start, at, right.end, end, figure, spelt=left.spelt)


def _near(left: Value, low: Number, high: Number) -> bool:
    """Whether "or" joins two guesses at one number: "three or four", "15 or 20", "two or three hundred"."""
    return high - low <= _CLOSE or 2 * high <= 3 * low or (left.scale == 1 and low != left.value)


def _dashed(line: Sequence[Token], lowers: Sequence[str], left: Value, right: Value, low: Number, high: Number) -> bool:
    """Whether the dash joins a range: both sides touch ("10-15"), or neither, between like numbers ("10 - 15")."""
    if right.end < len(lowers) and lowers[right.end - 1 : right.end + 1] == ["-"]:
        return False
    dash = line[left.end]
    touching = (dash.start == line[left.end - 1].end, line[left.end + 1].start == dash.end)
    if touching == (False, False):
        partitive = lowers[right.end : right.end + 1] == ["of"]
        return left.spelt == right.spelt and high <= _WIDE * low and not partitive and dash.text != "—"
    return touching[0]


def scaled(left: Value, right: Value) -> Number:
    """The left end in the scale of the right: "1.5 to 2 million" starts at 1.5 million, "two to three dozen" at 24."""
    if left.scale == 1 and right.scale > 1 and left.value < right.value / right.scale:
        value = left.value * right.scale
        return int(value) if value == int(value) else value
    return left.value


def _at_most(line: Sequence[Token], lowers: Sequence[str], text: str, at: int, left: Value) -> list[Quantity] | None:
    """ "forty, fifty at most": the second number closes what the first opened."""
    right = read(line, left.end + 1)
    if right is None or right.ordinal or scaled(left, right) >= right.value:
        return None
    end, bound = after(lowers, right.end)
    if bound not in OPEN_BELOW:
        return None
    start, opened = before(lowers, at)
    if opened in OPEN_BELOW:
        return None
    figure = Figure(Bound.RANGE, low=scaled(left, right), high=right.value, words=words_of(line, text, start, end))
    return [Quantity(start, at, right.end, end, figure, spelt=left.spelt)]


def _fenced_in(line: Sequence[Token], lowers: Sequence[str], text: str, at: int, left: Value) -> list[Quantity] | None:
    """ "at least 12 and up to 15", "at least 12 but no more than 15": a floor and a ceiling of one number."""
    start, floor = before(lowers, at)
    if floor not in OPEN_ABOVE:
        return None
    second = left.end + 1 + (lowers[left.end] == "," and lowers[left.end + 1] in ("and", "but", "or"))
    for inner in range(second + 1, min(second + 6, len(line))):
        begin, ceiling = before(lowers, inner)
        if begin != second or ceiling not in OPEN_BELOW:
            continue
        right = read(line, inner)
        if right is None or right.ordinal or scaled(left, right) >= right.value:
            continue
        figure = Figure(
            Bound.RANGE, low=scaled(left, right), high=right.value, words=words_of(line, text, start, right.end)
        )
        return [Quantity(start, at, right.end, right.end, figure, spelt=left.spelt)]
    return None


def _is_moved(lowers: Sequence[str], at: int) -> bool:
    """Whether a verb of change stands before a number: "raised the toll from 12"."""
    return any(word in changes() for word in lowers[max(0, at - _BACK) : at])


def _change(
    line: Sequence[Token],
    lowers: Sequence[str],
    text: str,
    at: int,
    left: Value,
    to: tuple[int, int, Value, Bound | None],
) -> list[Quantity] | None:
    """ "rose from 15 to 25": two figures; "from 12 up to 15" without a verb of change is a range."""
    second, inner, right, hedge = to
    moved = _is_moved(lowers, at)
    start, bound = before(lowers, at)
    first_value = scaled(left, right) if left.value != int(left.value) else left.value
    if not moved:
        low = scaled(left, right)
        if low >= right.value or hedge not in (None, Bound.AT_MOST):
            return None
        start -= bool(start and lowers[start - 1] in number_words().starting)
        words = words_of(line, text, start, right.end)
        figure = Figure(bound=Bound.RANGE, low=low, high=right.value, words=words)
        return [Quantity(start, at, right.end, right.end, figure, spelt=left.spelt)]
    first = fenced(bound, first_value, words_of(line, text, start, left.end), vague=left.vague)
    then = fenced(hedge, right.value, words_of(line, text, second, right.end), vague=right.vague)
    return [
        Quantity(start, at, left.end, left.end, first, spelt=left.spelt, change="from"),
        Quantity(second, inner, right.end, right.end, then, spelt=right.spelt, change="to"),
    ]
