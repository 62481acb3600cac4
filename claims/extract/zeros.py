"""Explicit zeroes: "no one was injured", "no casualties were reported", "killed nobody", "none of the 14 was hurt"."""

from __future__ import annotations

from claims.extract.lines import Line
from claims.figures.quantities import Quantity
from claims.model.figure import Bound, Figure
from claims.vocabulary.lexicon import grammar, nouns

_PROSE = 20  # zeroes; no sentence denies more
_REPORTS = frozenset(["reported", "reports", "report", "known", "recorded", "announced", "word"])
_COUNTED = frozenset(
    ["killed", "injured", "casualties", "missing", "detained", "bodies_recovered", "damaged", "destroyed", "displaced"]
)
_REMAINDER = frozenset(
    ["other", "others", "further", "more", "additional", "new", "longer", "doubt", "immediate", "one"]
)


def zeros(line: Line) -> list[Quantity]:
    """The zeroes of a sentence as quantities; "no other injuries" is a remainder and none."""
    words, lows = grammar(), line.lows
    found: list[Quantity] = []
    for at, word in enumerate(lows):
        size = _negative(lows, at)
        if size:
            bound = Bound.NONE_REPORTED if _only_unreported(lows, at, at + size) else Bound.EXACT
            figure = Figure(bound=bound, low=0, best=0, high=0, words=line.words(at, at + size))
            end = _whole(line, at + size)
            found.append(Quantity(at, at, end, end, figure, spelt=True))
        elif word in words.negatives and word == "no":
            made = _no(line, at)
            if made is not None:
                found.append(made)
    return found if len(found) <= _PROSE else []


def _whole(line: Line, at: int) -> int:
    """ "none of the 14": the token after the number it is none of."""
    if line.lows[at : at + 1] != ["of"]:
        return at
    inside = [figure for figure in line.figures if at < figure.start <= at + 5]
    return inside[0].end if inside else at


def _negative(lows: list[str], at: int) -> int:
    """How many tokens "nobody", "no one", "no-one", "none" or "neither" take here."""
    if lows[at] == "no" and lows[at + 1 : at + 2] == ["one"]:
        return 2
    if lows[at] == "no" and lows[at + 1 : at + 3] == ["-", "one"]:
        return 3
    if lows[at] == "neither":
        return 1 if lows[at + 1 : at + 2] == ["of"] else 0
    return 1 if lows[at] in grammar().nobody else 0


def _no(line: Line, at: int) -> Quantity | None:
    """ "no" before a noun that can be counted, adjectives between: "no serious injuries", "no civilian"."""
    lows = line.lows
    skip = at + 1
    if skip < len(lows) and lows[skip] == "immediate":
        skip += 1
    if lows[skip : skip + 2] in (["reports", "of"], ["report", "of"], ["word", "of"]):
        skip += 2
    if skip >= len(lows) or lows[skip] in _REMAINDER:
        return None
    for ahead in range(skip, min(skip + 4, len(lows))):
        trigger = line.starts.get(ahead)
        counted = trigger is not None and trigger.roles.get("nouns") in _COUNTED
        if counted or lows[ahead] in nouns().ids or lows[ahead] in nouns().things:
            if lows[ahead - 1] in _REMAINDER:
                return None
            unreported = skip > at + 1 or _only_unreported(lows, at, ahead + 1)
            bound = Bound.NONE_REPORTED if unreported else Bound.EXACT
            figure = Figure(bound=bound, low=0, best=0, high=0, words=line.words(at, at + 1))
            return Quantity(at, at, skip, skip, figure, spelt=True)
        if line.toks[ahead].kind != "w" or lows[ahead] in grammar().aux or lows[ahead] in grammar().prepositions:
            return None
    return None


def _only_unreported(lows: list[str], begin: int, at: int) -> bool:
    """Whether the absence is only one of reports: "no casualties were reported", "no reports of injuries"."""
    ahead = lows[at : at + 6]
    for offset, word in enumerate(ahead):
        if word in _REPORTS:
            return True
        if (
            word not in grammar().aux
            and word not in grammar().adverbs
            and word
            not in ("immediately", "or", "injuries", "deaths", "damage", "injured", "killed", "hurt", "casualties")
        ):
            return False
        if offset and word in ("killed", "injured", "hurt"):
            return False
    return False
