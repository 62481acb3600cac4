"""Digits and number words to values: 1,400 · 1.2 million · 2k · twenty-three · two dozen · tens of thousands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from claims.figures.tokens import Token
from claims.model.figure import Number
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

_LONGEST = 30  # digits; no count of anything has more


class Value(NamedTuple):
    """A number read at some token: its value, whether only a floor is known, and the token after it."""

    value: Number
    end: int
    vague: bool = False
    ordinal: bool = False
    spelt: bool = False


class _Words(NamedTuple):
    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    vague: dict[str, int]
    loose: dict[str, int]
    ordinals: dict[str, int]
    starts: frozenset[str]


@per_language
def _words() -> _Words:
    raw = table("numbers")
    starts = {*raw["small"], *raw["tens"], *raw["vague"], *raw["ordinals"], "a", "an", "half", "several", "few"}
    return _Words(
        raw["small"],
        raw["tens"],
        raw["scales"],
        raw["suffixes"],
        raw["vague"],
        raw["loose"],
        raw["ordinals"],
        frozenset(starts | {"dozen", "hundred", "thousand", "million"}),
    )


@per_language
def starters() -> frozenset[str]:
    """The folded words a number can start with (digits aside)."""
    return _words().starts


def read(line: Sequence[Token], at: int) -> Value | None:
    """The number that starts at this token; None where none does."""
    token = line[at]
    if token.kind == "n":
        return _digits(line, at)
    if token.kind != "w" or token.lower not in _words().starts:
        return None
    return _spelt(line, at)


def whole(value: Decimal) -> Number:
    """The value as int where it is one."""
    return int(value) if value == value.to_integral_value() else value.normalize()


def plain(text: str) -> Decimal | None:
    """The value of digits with group or decimal marks: "1,400" and "1.400" are 1400, "10,7" is 10.7."""
    if len(text) > _LONGEST:
        return None
    for mark in ",.'’\u00a0\u202f\u2009":
        head, *groups = text.split(mark)
        if groups and 0 < len(head) <= 3 and head != "0" and all(len(g) == 3 and g.isdecimal() for g in groups[:-1]):
            last, point, rest = groups[-1].partition(".")
            if len(last) == 3 and last.isdecimal():
                text = "".join([head, *groups[:-1], last]) + point + rest
                break
    try:
        return Decimal(text.replace(",", ".").replace("·", "."))
    except InvalidOperation:
        return None


def _digits(line: Sequence[Token], at: int) -> Value | None:
    token = line[at]
    value = plain(token.text)
    if value is None:
        return None
    at += 1
    here = line[at] if at < len(line) else None
    if here is not None and _is_scale(here, line[at - 1]) and token.text.count(".") == 1 and "," not in token.text:
        value = Decimal(token.text)
    if here is None:
        return Value(whole(value), at)
    touching = here.start == line[at - 1].end
    if here.kind == "n" and not touching and _spaced(line, at - 1):
        while at < len(line) and _spaced(line, at - 1):
            value = value * 1000 + int(line[at].text)
            at += 1
        return Value(whole(value), at)
    words = _words()
    if here.kind == "w" and touching:
        if here.lower in ("st", "nd", "rd", "th"):
            return Value(whole(value), at + 1, ordinal=True)
        if here.lower in words.suffixes:
            return Value(whole(value * words.suffixes[here.lower]), at + 1)
        return None
    while at < len(line) and line[at].lower in words.scales:
        value *= words.scales[line[at].lower]
        at += 1
    return Value(whole(value), at)


def _is_scale(token: Token, number: Token) -> bool:
    """Whether "million", "k" or the like follows: then the dot is a decimal one ("1.125 million")."""
    words = _words()
    glued = token.start == number.end
    return token.lower in words.suffixes if glued else token.lower in words.scales and token.lower != "dozen"


def _spaced(line: Sequence[Token], at: int) -> bool:
    """Whether the next token goes on with this number after a space: "1 400", "12 500 000"."""
    if at + 1 >= len(line):
        return False
    left, right = line[at], line[at + 1]
    fits = left.text.isdecimal() and len(left.text) <= 3 and left.text[0] != "0"
    goes_on = right.kind == "n" and len(right.text) == 3 and right.text.isdecimal() and right.start == left.end + 1
    before = line[at - 1] if at else None
    dated = before is not None and before.lower[:3] in _MONTHS
    return fits and goes_on and not dated


_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])


def _spelt(line: Sequence[Token], at: int) -> Value | None:
    words = _words()
    first = line[at].lower
    after = line[at + 1].lower if at + 1 < len(line) else ""
    if first in ("a", "an"):
        return _with_article(line, at)
    if first == "half":
        if after == "a" and at + 2 < len(line) and line[at + 2].lower in words.scales:
            return Value(words.scales[line[at + 2].lower] // 2, at + 3, spelt=True)
        return None
    if first in ("several", "few"):
        if after in words.scales and after != "dozen":
            return Value(words.loose[first] * words.scales[after], at + 2, vague=True, spelt=True)
        if after == "dozen":
            return Value(words.loose[first] * 12, at + 2, vague=True, spelt=True)
        if first == "several":
            return Value(words.loose[first], at + 1, vague=True, spelt=True)
        return None
    if first in words.vague:
        return _vague(line, at)
    if first in words.ordinals and first not in words.small:
        return Value(words.ordinals[first], at + 1, ordinal=True, spelt=True)
    return _cardinal(line, at)


def _with_article(line: Sequence[Token], at: int) -> Value | None:
    words = _words()
    after = line[at + 1].lower if at + 1 < len(line) else ""
    third = line[at + 2].lower if at + 2 < len(line) else ""
    if after == "couple" and third in ("of", "dozen", *words.scales):
        at = at + 3 if third == "of" else at + 2
        scale = words.scales.get(line[at].lower) if at < len(line) else None
        return Value(2 * (scale or 1), at + bool(scale), vague=bool(scale), spelt=True)
    if after in ("few", "good") and third in words.scales:
        return Value(
            2 * words.scales[third] if after == "few" else words.scales[third], at + 3, after == "few", spelt=True
        )
    if after == "handful" and third == "of":
        return Value(3, at + 3, vague=True, spelt=True)
    if "number" in (after, third) and [token.lower for token in line[at + 1 : at + 4]][-2 - (after == "number") :][
        :2
    ] == ["number", "of"]:
        return Value(2, at + (3 if after == "number" else 4), vague=True, spelt=True)
    if after == "half" and third in ("dozen", "million"):
        return Value(words.scales[third] // 2, at + 3, spelt=True)
    if after in words.scales:
        return _cardinal(line, at + 1)
    return None


def _vague(line: Sequence[Token], at: int) -> Value:
    words = _words()
    value, at = words.vague[line[at].lower], at + 1
    while at + 1 < len(line) and line[at].lower == "of" and line[at + 1].lower in words.vague:
        value, at = value * (words.vague[line[at + 1].lower] // 2), at + 2
    if at + 1 < len(line) and line[at].lower == "of" and line[at + 1].lower in words.scales:
        at += 2
    return Value(value, at, vague=True, spelt=True)


def _cardinal(line: Sequence[Token], at: int) -> Value | None:
    """ "one hundred and twenty-three", "two and a half million", "nineteen hundred", "twenty-third" (ordinal)."""
    words = _words()
    total, part, begun, ordinal = Decimal(0), Decimal(0), False, False
    open_for = 10**15  # the next word must be smaller than what was read, as in speech
    while at < len(line):
        word = line[at].lower
        nxt = line[at + 1].lower if at + 1 < len(line) else ""
        if word in words.tens and open_for > 90:
            part, open_for, at = part + words.tens[word], 10, at + 1
        elif word in words.small and words.small[word] < open_for and (part == 0 or words.small[word] > 0):
            part, open_for, at = part + words.small[word], 1, at + 1
        elif word in words.scales:
            scale = words.scales[word]
            part = (part or Decimal(1)) * scale
            if scale >= 1000 or scale == 12:
                total, part = total + part, Decimal(0)
            open_for, at = scale, at + 1
        elif (begun and word == "-" and open_for == 10 and (nxt in words.small or nxt in words.ordinals)) or (
            begun
            and word == "and"
            and open_for >= 100
            and open_for <= 1000
            and (nxt in words.small or nxt in words.tens)
        ):
            at += 1
            continue
        elif begun and word == "and" and nxt == "a" and at + 2 < len(line) and line[at + 2].lower == "half":
            part, at = part + Decimal("0.5"), at + 3
            continue
        elif begun and word in words.ordinals and words.ordinals[word] < open_for and word not in words.small:
            part, at, ordinal = part + words.ordinals[word], at + 1, True
            break
        else:
            break
        begun = True
    return Value(whole(total + part), at, ordinal=ordinal, spelt=True) if begun else None
