"""More than one without a number: "civilians were injured", "deaths were reported", "martyrs and wounded"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.implied.words import closed, kin, plurals
from claims.extract.sentences.lines import Line
from claims.model.figure import Bound
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar

_NEAR = 3  # tokens between the noun and the word that says there were such


@per_language
def _counted() -> dict[str, str]:
    """Nouns of several dead or hurt to their metric."""
    lists = plurals()
    return {word: metric for metric, name in (("killed", "deaths"), ("injured", "injuries")) for word in lists[name]}


def nominal(line: Line) -> Iterator[tuple[int, int, str]]:
    """Nouns in the plural that say there were dead or hurt, as tokens from and to with the metric."""
    known, lows = _counted(), line.lows
    if known.keys().isdisjoint(lows):
        return
    for at, word in enumerate(lows):
        metric = known.get(word)
        if metric is None or _own(line, at) or not _existed(line, at, known):
            continue
        yield at, at + 1, metric


def _own(line: Line, at: int) -> bool:
    """Whether the noun is of one body, denied, or part of a number: "his injuries", "no deaths", "four wounded"."""
    lists, lows = plurals(), line.lows
    before = lows[at - 1] if at else ""
    after = lows[at + 1] if at + 1 < len(lows) else ""
    verbal = lows[at] in kin()["verbs"]
    if verbal and (before in grammar().aux or before in grammar().adverbs):  # "were wounded"
        return True
    if verbal and before in ("and", "or") and at > 1 and lows[at - 2] not in _counted() and lows[at - 2] != "dead":
        return True
    if before == "the" and at > 1 and lows[at - 2] == "of":  # "many of the wounded"
        return True
    if before in lists["single"] or before in closed()["negative"] or before.endswith("'s"):
        return True
    near = [figure for figure in line.figures if figure.start <= at + 1 and at - 2 <= figure.end]
    if any(figure.figure.bound is not Bound.VAGUE for figure in near):
        return True
    return after in ("to", "sustained", "suffered") or (at > 1 and lows[at - 2] in lists["single"])


def _existed(line: Line, at: int, known: dict[str, str]) -> bool:
    """Whether the sentence says that there were such: "injuries were reported", "reports of deaths"."""
    lists, lows = plurals(), line.lows
    around = [*lows[max(0, at - _NEAR) : at], *lows[at + 1 : at + 1 + _NEAR]]
    if any(word in grammar().nobody or word == "no" or word in closed()["modal"] - {"to"} for word in around):
        return False
    return any(word in lists["existed"] for word in around) or any(word in known for word in around)
