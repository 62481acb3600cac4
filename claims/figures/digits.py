"""Digits to values: 1,400 · 1.400 · 1 400 · 1,20,000 · 10,7 million · 2k · 2½ · ٣٠."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from claims.figures.tokens import Token
from claims.figures.values import NumberWords, Value, number_words, whole
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

_LONGEST = 30  # digits; no count of anything has more
_GROUPS = 5  # of three digits behind the first; a row of a table has more
_GROUP, _LAKH = 3, 2  # digits between marks: of thousands, and above them in India
_MARKS = ",.'’\u00a0\u202f\u2009\u2007\u066c\uff0c"
_POINTS = str.maketrans({",": ".", "·": ".", "\u066b": "."})
_PARTS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333", "⅔": "0.667", "⅕": "0.2", "⅛": "0.125"}


def plain(text: str) -> Decimal | None:
    """The value of digits with group or decimal marks: "1,400" and "1.400" are 1400, "10,7" is 10.7."""
    if len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return Decimal(int(text))
    for mark in _MARKS:
        if mark in text:
            joined = _joined(text, mark)
            if joined is not None:
                text = joined
                break
    try:
        return Decimal(text.translate(_POINTS))
    except InvalidOperation:
        return None


def _joined(text: str, mark: str) -> str | None:
    """The text without the mark where it parts groups: of three digits, or of two before the last three."""
    head, *groups = text.split(mark)
    last, point, rest = groups[-1].replace("\u066b", ".").partition(".")
    if not 0 < len(head) <= _GROUP or head[0] == "0" or len(last) != _GROUP or not last.isdecimal():
        return None
    inner = groups[:-1]
    thousands = all(len(group) == _GROUP and group.isdecimal() for group in inner)
    lakhs = mark == "," and bool(inner) and all(len(group) == _LAKH and group.isdecimal() for group in inner)
    return "".join([head, *inner, last]) + point + rest if thousands or lakhs else None


def read_digits(line: Sequence[Token], at: int) -> Value | None:
    """The number that starts with the digits at this token; None where they are part of a word ("9mm")."""
    token, words = line[at], number_words()
    value = plain(token.text)
    if value is None:
        return None
    here = line[at + 1] if at + 1 < len(line) else None
    if here is None:
        return Value(whole(value), at + 1)
    if _is_scale(here, token, words) and token.text.count(".") == 1 and "," not in token.text:
        value = Decimal(token.text)
    touching = here.start == token.end
    if here.text in _PARTS:
        return _scaled(line, at + 2, value + Decimal(_PARTS[here.text]), words)
    if here.kind == "n" and not touching and _spaced(line, at):
        return _in_groups(line, at, value)
    if here.kind == "w" and touching:
        return _suffixed(line, at, value, words)
    return _scaled(line, at + 1, value, words)


def _in_groups(line: Sequence[Token], at: int, value: Decimal) -> Value:
    for _ in range(_GROUPS):
        value = value * 1000 + int(line[at + 1].text)
        at += 1
        if at + 1 >= len(line) or not _group_follows(line, at):
            break
    return Value(whole(value), at + 1)


def _suffixed(line: Sequence[Token], at: int, value: Decimal, words: NumberWords) -> Value | None:
    """ "21st", "2k", "1.2m people"; "12m high" is a length and "9mm" no number."""
    letters = line[at + 1].lower
    if letters in words.nth:
        return Value(whole(value), at + 2, ordinal=True)
    if letters not in words.suffixes or (at + 2 < len(line) and line[at + 2].lower in words.lengths):
        return None
    return Value(whole(value * words.suffixes[letters]), at + 2, scale=words.suffixes[letters])


def _scaled(line: Sequence[Token], at: int, value: Decimal, words: NumberWords) -> Value:
    """The value times the scales behind it: "12 thousand", "2 and a half million", "1 lakh 20 thousand"."""
    value, at = _with_half(line, at, value, words)
    scale = 1
    while at < len(line) and line[at].lower in words.scales:
        scale = words.scales[line[at].lower]
        value, at = value * scale, at + 1
    while scale > 1 and at + 1 < len(line) and line[at].kind == "n":
        smaller = words.scales.get(line[at + 1].lower, 0)
        more = plain(line[at].text)
        if not 0 < smaller < scale or more is None or more * smaller >= scale:
            break
        value, at = value + more * smaller, at + 2
    return Value(whole(value), at, scale=scale)


def _with_half(line: Sequence[Token], at: int, value: Decimal, words: NumberWords) -> tuple[Decimal, int]:
    if at >= len(line) or line[at].lower not in words.joining:
        return value, at
    for size in (2, 1):
        share = words.halves.get(" ".join(token.lower for token in line[at + 1 : at + 1 + size]))
        scale = line[at + 1 + size].lower if at + 1 + size < len(line) else ""
        if share is not None and scale in words.scales:
            return value + share, at + 1 + size
    return value, at


def _is_scale(token: Token, number: Token, words: NumberWords) -> bool:
    """Whether "million", "k" or the like follows: then the dot is a decimal one ("1.125 million")."""
    glued = token.start == number.end
    return token.lower in words.suffixes if glued else words.scales.get(token.lower, 0) >= 100


@per_language
def _months() -> frozenset[str]:
    return frozenset(table("calendar")["months"])


def _spaced(line: Sequence[Token], at: int) -> bool:
    """Whether the next token goes on with this number after a space: "1 400", "12 500 000"."""
    if at + 1 >= len(line):
        return False
    left = line[at]
    if not (left.text.isdecimal() and len(left.text) <= _GROUP and left.text[0] != "0"):
        return False
    return _group_follows(line, at) and not (at and line[at - 1].lower in _months())


def _group_follows(line: Sequence[Token], at: int) -> bool:
    """Whether three digits stand one space behind this token."""
    left, right = line[at], line[at + 1]
    return right.kind == "n" and len(right.text) == _GROUP and right.text.isdecimal() and right.start == left.end + 1
