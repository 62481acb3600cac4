"""Ordinals that state a running total: "the 306th member to be killed", "the city's seventh homicide"."""

from __future__ import annotations

from claims.extract.sentences.lines import Line, Trigger
from claims.extract.uncounted.blockers import blocking
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import grammar, nouns
from claims.vocabulary.words import table

_TOTALS = frozenset(["killed", "injured", "casualties", "cases", "detained", "bodies_recovered"])
_REACH = 9  # tokens from the noun to "to be killed"
_NOUN = 4  # words from the ordinal to its noun
_BEHIND = 6  # tokens from the deaths back to "the town's 12th"


def running_total(line: Line, quantity: Quantity) -> tuple[str, str, int] | None:
    """Metric, population and the token after the quote; None for other ordinals (dates, ranks, "a second strike")."""
    lows, at = line.lows, quantity.core_end
    if quantity.value <= 1 or _of_kin(line, quantity.core):
        return None
    if lows[at : at + 1] == ["of"]:
        return _of_the_year(line, quantity)
    if lows[at : at + 1] != [] and lows[at] in blocking().after_tried:
        return None
    if lows[at : at + 2] != [] and lows[at : at + 1] == ["-"] and lows[at + 1 : at + 2] == ["degree"]:
        return None
    population: str | None = "people" if lows[at : at + 1] == ["to"] else None
    for ahead in range(at, min(at + _NOUN, len(lows))):
        if population is not None and ahead == at:
            break
        trigger = line.starts.get(ahead)
        if trigger is not None and _total(trigger, lows) is not None:
            return (
                None
                if _modifies(line, trigger.end)
                else (_total(trigger, lows) or "", population or "people", trigger.end)
            )
        if lows[ahead] in nouns().ids:
            population, at = nouns().ids[lows[ahead]], ahead + 1
            if trigger is None and (ahead + 1 >= len(lows) or lows[ahead + 1] not in nouns().ids):
                break
        elif not _adjective(line, ahead):
            break
    return None if population is None else _fate(line, at, population)


def _of_kin(line: Line, at: int) -> bool:
    """ "his third child": an order of birth, not of death."""
    return at > 0 and line.lows[at - 1] in table("numbers")["running"]["owners"]


def _adjective(line: Line, at: int) -> bool:
    words, low = grammar(), line.lows[at]
    return line.toks[at].kind == "w" and low not in words.prepositions and low not in words.aux


def _total(trigger: Trigger, lows: list[str]) -> str | None:
    """The metric of a noun that one event adds one to: "death", "homicide", "killing"; not "toll"."""
    if "acts" in trigger.roles or trigger.roles.get("nouns") == "detained":
        return None
    metric = trigger.roles.get("nouns")
    if metric is None and lows[trigger.start] in table("numbers")["running"]["events"]:
        metric = trigger.roles.get("tolls")
    return metric if metric in _TOTALS else None


def _modifies(line: Line, at: int) -> bool:
    """ "the second murder charge": the noun of the act is only a modifier."""
    return line.lows[at : at + 1] != [] and line.lows[at] in blocking().after_compounds


def _fate(line: Line, at: int, population: str) -> tuple[str, str, int] | None:
    """ "… person to die", "… victim was found dead": what befell whoever is counted."""
    lows, words = line.lows, grammar()
    for ahead in range(at, min(at + _REACH, len(lows))):
        trigger = line.starts.get(ahead)
        if trigger is not None:
            metric = trigger.roles.get("acts") or trigger.roles.get("does") or trigger.roles.get("state")
            joined = ahead == at or lows[ahead - 1] in words.be | {"to"} or lows[ahead - 1] in words.adverbs
            return (metric, population, trigger.end) if metric in _TOTALS and joined else None
        if line.toks[ahead].kind in ",;:." or lows[ahead] in words.subordinators:
            return None
    return None


def _of_the_year(line: Line, quantity: Quantity) -> tuple[str, str, int] | None:
    """ "the death was the town's 12th of the year"."""
    lows, at = line.lows, quantity.core_end
    if not any(word in table("numbers")["running"]["spans"] for word in lows[at + 1 : at + 4]):
        return None
    for end in range(quantity.core, max(0, quantity.core - _BEHIND), -1):
        trigger = line.ends.get(end)
        if trigger is not None:
            metric = _total(trigger, lows)
            return (metric, "people", at) if metric else None
    return None
