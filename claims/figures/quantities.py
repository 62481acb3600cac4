"""Every number in a line of tokens, with its hedges, as ranges and shares where it is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.figures.hedges import after, before, fenced
from claims.figures.numbers import Value, read, starters
from claims.figures.tokens import Token
from claims.model.figure import Bound, Figure, Number
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

_DASHES = frozenset("-–—‑")
_SIGNS = frozenset("$€£¥₹₽₴₺")  # of currencies: a hedge stands before them ("almost €650,000")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a line: token span with hedges (`start`, `end`) and of the bare number (`core`, `core_end`).

    `change` is "from" or "to" for the halves of "from 15 to 25"; `share` is the whole of "three out of four".
    """

    start: int
    core: int
    core_end: int
    end: int
    figure: Figure
    ordinal: bool = False
    spelt: bool = False
    change: str | None = None
    share: Number | None = None

    @property
    def value(self) -> Number:
        """The number itself, whatever the hedge."""
        stated = self.figure.stated
        return stated if stated is not None else (self.figure.low or 0)


def quantities(line: Sequence[Token], lowers: Sequence[str], text: str) -> list[Quantity]:
    """All numbers of the line in reading order; nothing is decided yet about what they count."""
    found: list[Quantity] = []
    at, starts = 0, starters()
    while at < len(line):
        token = line[at]
        if token.kind != "n" and token.lower not in starts:
            at += 1
            continue
        value = read(line, at)
        if value is None:
            at += 1
            continue
        made = _ranged(line, lowers, text, at, value) or [_single(line, lowers, text, at, value)]
        found.extend(made)
        at = max(made[-1].end, made[-1].core_end, at + 1)
    return found


def _words(line: Sequence[Token], text: str, start: int, end: int) -> str:
    words = text[line[start].start : line[end - 1].end]
    return " ".join(words.split()) if "\n" in words or "\r" in words else words


def _single(line: Sequence[Token], lowers: Sequence[str], text: str, at: int, value: Value) -> Quantity:
    start, bound = before(lowers, at)
    if start == at and at and line[at - 1].text in _SIGNS and before(lowers, at - 1)[1] is not None:
        start, bound = before(lowers, at - 1)
    end, later = after(lowers, value.end)
    share = None
    if end == value.end and end < len(line):
        end, share = _share(line, lowers, end)
    words = _words(line, text, start, end if share is None else value.end)
    figure = fenced(bound or later, value.value, words, vague=value.vague)
    return Quantity(start, at, value.end, end, figure, value.ordinal, value.spelt, share=share)


def _share(line: Sequence[Token], lowers: Sequence[str], at: int) -> tuple[int, Number | None]:
    """ "three out of four", "three of its four", "two of the village's six": the second number is the whole.

    "three of the four" is none: the four may be counted themselves ("three of the 14 dead").
    """
    skip = 2 if tuple(lowers[at : at + 2]) == ("out", "of") else 1 if lowers[at] == "of" else 0
    if not skip or at + skip >= len(line):
        return at, None
    begin = at + skip
    if lowers[begin] in _OWNERS or (lowers[begin] == "the" and skip == 2):
        begin += 1
    else:
        begin = _owner(line, lowers, begin)
    whole = read(line, begin) if begin < len(line) and line[begin].kind in "nw" else None
    if whole is None or whole.ordinal or whole.vague or lowers[begin] in ("a", "an"):
        return at, None
    return whole.end, whole.value


_OWNERS = frozenset(["its", "their", "his", "her", "our", "my", "your"])
_OWNER = 5  # words of an owner's name: "the old mill town's", "the villagers'"


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


def _ranged(line: Sequence[Token], lowers: Sequence[str], text: str, at: int, left: Value) -> list[Quantity] | None:
    if left.ordinal or left.end + 1 >= len(line):
        return None
    joiner = lowers[left.end]
    prior = lowers[at - 1] if at else ""
    skip = 1
    if joiner == "up" and lowers[left.end + 1] == "to":
        joiner, skip = "to", 2
    opens = joiner in _DASHES or joiner in ("to", "or") or (joiner == "and" and prior == "between")
    if not opens or left.end + skip >= len(line):
        return None
    second = left.end + skip
    inner, hedge = second, None
    if joiner == "to":
        for ahead in range(second, min(second + 4, len(line))):
            if before(lowers, ahead)[0] == second and ahead > second:
                inner, hedge = ahead, before(lowers, ahead)[1]
    right = read(line, inner) if inner < len(line) else None
    if right is None or right.ordinal:
        return None
    if (joiner == "to" and prior == "from") or (hedge and joiner == "to"):
        return _change(line, lowers, text, at, left, (second, inner, right, hedge))
    low, high = _scaled(left, right), right.value
    if low >= high or (joiner == "or" and (not left.spelt or high - low > 5)):
        return None
    if joiner in _DASHES and (
        lowers[right.end - 1 : right.end + 1] == ["-"] or line[left.end].start != line[left.end - 1].end
    ):
        return None
    start, bound = before(lowers, at)
    if prior in ("between", "from"):
        start = at - 1
    words = _words(line, text, start, right.end)
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        figure = fenced(bound, low, words)
    elif bound in (Bound.AT_MOST, Bound.FEWER_THAN):
        figure = fenced(bound, high, words)
    else:
        figure = Figure(bound=Bound.RANGE, low=low, high=high, words=words)
    return [Quantity(start, at, right.end, right.end, figure, spelt=left.spelt)]


def _scaled(left: Value, right: Value) -> Number:
    """The left end in the scale of the right: "1.5 to 2 million" starts at 1.5 million."""
    if left.value < 1000 <= right.value and right.value % 1000 == 0:
        for scale in (10**9, 10**6, 1000):
            if (
                right.value >= scale
                and left.value * scale < right.value
                and not left.spelt
                and right.value // scale < 1000
            ):
                return left.value * scale if left.value < right.value / scale else left.value
    return left.value


@per_language
def changes() -> frozenset[str]:
    """Verbs and nouns of a number that moves."""
    return frozenset(table("numbers")["changes"]["words"])


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
    moved = any(word in changes() for word in lowers[max(0, at - 16) : at])
    start, bound = before(lowers, at)
    if not moved:
        if left.value >= right.value or hedge not in (None, Bound.AT_MOST):
            return None
        start = at - 1 if at and lowers[at - 1] == "from" else start
        words = _words(line, text, start, right.end)
        figure = Figure(bound=Bound.RANGE, low=left.value, high=right.value, words=words)
        return [Quantity(start, at, right.end, right.end, figure, spelt=left.spelt)]
    first = fenced(bound, left.value, _words(line, text, start, left.end), vague=left.vague)
    then = fenced(hedge, right.value, _words(line, text, second, right.end), vague=right.vague)
    return [
        Quantity(start, at, left.end, left.end, first, spelt=left.spelt, change="from"),
        Quantity(second, inner, right.end, right.end, then, spelt=right.spelt, change="to"),
    ]
