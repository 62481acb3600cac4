"""Every number in a line of tokens, with its hedges, as ranges and shares where it is one."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures.hedges import after, before, fenced
from claims.figures.numbers import Value, read, starters
from claims.figures.quantity import Quantity, words_of
from claims.figures.ranges import SIGNS, changes, ranged
from claims.figures.shares import fraction, part
from claims.figures.tokens import Token
from claims.figures.values import number_words
from claims.model.figure import Bound
from claims.vocabulary.lexicon import grammar

__all__ = ["Quantity", "changes", "quantities"]

_NOUN = 3  # words between a number and a hedge behind its noun


def quantities(line: Sequence[Token], lowers: Sequence[str], text: str, *, most: int | None = None) -> list[Quantity]:
    """All numbers of the line in reading order; nothing is decided yet about what they count.

    With `most`, reading stops behind that many: a line with more is a table or a dump of digits.
    """
    found: list[Quantity] = []
    at, starts = 0, starters()
    parts = not number_words().shares.isdisjoint(lowers)
    for begin in [index for index, token in enumerate(line) if token.kind == "n" or token.lower in starts]:
        if begin < at:
            continue
        if most is not None and len(found) > most:
            break
        at = begin
        may_share = lowers[at] == "half" or (parts and _may_share(lowers, at))
        share = fraction(line, lowers, text, at) if may_share else None
        if share is not None:
            at, quantity = share
            found += [quantity] if quantity is not None else []
            continue
        value = read(line, at)
        if value is None:
            at += 1
            continue
        made = ranged(line, lowers, text, at, value) or [_single(line, lowers, text, at, value)]
        found.extend(made)
        at = max(made[-1].end, made[-1].core_end, at + 1)
    return found


def _may_share(lowers: Sequence[str], at: int) -> bool:
    """Whether a fraction can begin with this number: a part or a percentage follows."""
    return not number_words().shares.isdisjoint(lowers[at + 1 : at + 4])


def _single(line: Sequence[Token], lowers: Sequence[str], text: str, at: int, value: Value) -> Quantity:
    start, bound = before(lowers, at)
    if start == at and at and line[at - 1].text in SIGNS and before(lowers, at - 1)[1] is not None:
        start, bound = before(lowers, at - 1)
    end, later = after(lowers, value.end)
    opens = end < len(line) and (line[end].kind == "n" or lowers[end] in starters() or lowers[end] == "than")
    if later is not None and opens:
        end, later = value.end, None  # "12, at least 3 of them": the hedge opens the next number
    share = None
    if end == value.end and end < len(line):
        end, share = part(line, lowers, end)
    if bound is None and later is None and share is None and not value.vague and not value.ordinal:
        later, behind = _behind(line, lowers, value.end)
        if later is not None:
            figure = fenced(later, value.value, words_of(line, text, start, behind))
            return Quantity(start, at, value.end, end, figure, spelt=value.spelt)
    words = words_of(line, text, start, end if share is None else value.end)
    figure = fenced(bound or later, value.value, words, vague=value.vague)
    return Quantity(start, at, value.end, end, figure, value.ordinal, value.spelt, share=share)


def _behind(line: Sequence[Token], lowers: Sequence[str], at: int) -> tuple[Bound | None, int]:
    """The hedge behind the noun of a number, and the token after it: "15 people at least", "12 people or more"."""
    closed = grammar()
    for ahead in range(at, min(at + _NOUN, len(line) - 1)):
        word = lowers[ahead]
        if line[ahead].kind != "w" or word in closed.aux or word in closed.prepositions or word in closed.conjunctions:
            break
        end, bound = after(lowers, ahead + 1)
        if bound not in (None, Bound.ABOUT) and lowers[ahead + 1] in (",", "or", "and", "at", "if"):
            opens = end < len(line) and (line[end].kind == "n" or lowers[end] in starters() or lowers[end] == "than")
            return (None, at) if opens else (bound, end)
    return None, at
