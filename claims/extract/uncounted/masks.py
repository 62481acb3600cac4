"""Which numbers count nothing: ages, dates, measures, names, and wholes of which only a share is meant."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.uncounted.ages import is_age, labels_somebody
from claims.extract.uncounted.blockers import Blocking, blocking
from claims.extract.uncounted.company import is_bare
from claims.extract.uncounted.dated import is_dated
from claims.extract.uncounted.labels import is_name
from claims.extract.uncounted.measures import measures
from claims.extract.uncounted.money import is_cost, is_money
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import grammar, nouns

__all__ = ["counts_nothing", "is_cost", "is_money", "labels_somebody"]

_ADJECTIVES = 3  # words from a number to where it counts
_EVERYONE = 3  # tokens from "everyone on board" to what is left out
_HYPHENS = frozenset("-‐‑")
_SCORE = 1000
_GROUPED = 3  # digits behind a dot that parts thousands


def counts_nothing(line: Line, quantity: Quantity) -> bool:
    """Whether the number is ruled out by its neighbours, whatever else the sentence says."""
    if quantity.ordinal or quantity.figure.high == 0:
        return False
    return (
        _scored(line, quantity)
        or measures(line, quantity)
        or is_age(line, quantity)
        or is_dated(line, quantity)
        or is_name(line, quantity)
        or _broken(line, quantity)
        or _whole(line, quantity, blocking())
        or _excepted(line, quantity)
        or _located(line, quantity, blocking())
    )


def _scored(line: Line, quantity: Quantity) -> bool:
    """ "shot a 66": digits with an article and no noun are a score, a size or a grade."""
    at = quantity.core
    if not at or line.lows[at - 1] not in ("a", "an") or line.toks[at].kind != "n":
        return False
    behind = line.toks[quantity.end].kind if quantity.end < len(line.toks) else "."
    return quantity.value < _SCORE and behind not in _HYPHENS and is_bare(line, quantity.end)


def _broken(line: Line, quantity: Quantity) -> bool:
    """A number glued to a word ("9mm", "7LOC"), or with decimals and no scale."""
    at, end = quantity.core, quantity.core_end
    token = line.toks[at]
    if token.kind != "n":
        return False
    if end < len(line.toks):
        after = line.toks[end]
        if after.start == line.toks[end - 1].end and after.kind == "w" and end == at + 1:
            return True
    return "." in token.text and end == at + 1 and len(token.text.rpartition(".")[2]) != _GROUPED


def _whole(line: Line, quantity: Quantity, lists: Blocking) -> bool:
    """Whether only a share of the number is meant: "most of the 1,260 houses"."""
    at = start = quantity.start
    while at > 0 and line.lows[at - 1] in ("the", "its", "their", "those", "of", "all"):
        at -= 1
    if not (0 < at < start and line.lows[at] == "of"):
        return False
    if (
        line.lows[at - 1] in grammar().nobody
    ):  # "none of the 14 was in danger"; but "none of the 14 injured" counts them
        return quantity.end not in line.starts and quantity.end + 1 not in line.starts
    return line.lows[at - 1] in lists.shares_words


def _excepted(line: Line, quantity: Quantity) -> bool:
    """Whether it is left out of what is told: "all but three of the 44 on board were killed"."""
    known, lows, at = grammar(), line.lows, quantity.start - 1
    while at > 0 and lows[at] in ("for", "the"):
        at -= 1
    if at < 1 or lows[at] not in known.excepting:
        return False
    return not known.everyone.isdisjoint(lows[max(0, at - _EVERYONE) : at])


def _located(line: Line, quantity: Quantity, lists: Blocking) -> bool:
    """Whether it counts where things happened ("in three villages"); "to four hospital workers" counts people."""
    governor = line.ends.get(quantity.start)
    if governor is not None and (governor.sorts or "doing" in governor.roles):
        return False  # "water got into 200 homes"
    if quantity.start == 0 or line.lows[quantity.start - 1] not in lists.located_prepositions:
        return False
    for ahead in range(quantity.core_end, min(quantity.core_end + _ADJECTIVES, len(line.lows))):
        if line.lows[ahead] in lists.located_nouns:
            return not _names_people(line, ahead + 1)
        if line.toks[ahead].kind != "w" or line.lows[ahead] in nouns().ids:
            return False
        if ahead in line.starts and line.starts[ahead].roles.keys() & {"acts", "state", "does"}:
            return False
    return False


def _names_people(line: Line, at: int) -> bool:
    """Whether one of the next two words is a noun of people, with nothing but words before it."""
    for token in line.toks[at : at + 2]:
        if token.kind != "w":
            return False
        if token.lower in nouns().ids:
            return True
    return False
