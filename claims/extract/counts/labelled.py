"""Numbers of a list: "Dead: 12 / Injured: 30", "Homes destroyed: 300", "Customers without power | 48,000"."""

from __future__ import annotations

from claims.extract.counts.link import Link
from claims.extract.sentences.lines import Line, Trigger
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import grammar, nouns

_BETWEEN = frozenset("/;,|•·*-–—.(")  # between the items of a list
_SETS = frozenset(":|=")  # between a label and its number
_LONGEST = 4  # words of a label before the one that says what befell them
_ROLES = ("state", "nouns", "acts", "does", "tolls")
_CUSTOMERS = frozenset(["customers", "subscribers"])


def labelled(line: Line, quantity: Quantity) -> Link | None:
    """A label of a list before the number, at the head of its line or behind a sign that parts the items."""
    at = quantity.start - 1
    if at < 1 or line.toks[at].kind not in _SETS:
        return None
    trigger = line.ends.get(at)
    if trigger is None or not _heads(line, trigger):
        return None
    roles = trigger.roles
    for sort in ("people", "things"):
        roles = roles or trigger.sorts.get(sort, {})
    metric = next((roles[role] for role in _ROLES if role in roles), None)
    return None if metric is None else Link(metric, trigger, "left", 0.0)


def _heads(line: Line, trigger: Trigger) -> bool:
    """Whether nothing but a short noun phrase stands before it: "Total dead", "Homes destroyed"."""
    words = grammar()
    for at in range(trigger.start - 1, max(-1, trigger.start - 2 - _LONGEST), -1):
        token = line.toks[at]
        if token.kind in _BETWEEN:
            return True
        if token.kind != "w" or token.lower in words.aux or token.lower in words.subordinators or at in line.starts:
            return False
    return trigger.start <= _LONGEST


def label_of(line: Line, link: Link) -> str | None:
    """The noun of a label as a population: "homes" of "Homes destroyed", "civilians" of "Civilians killed"."""
    trigger = link.trigger
    if trigger is None or link.side != "left" or trigger.start < 1 or line.toks[trigger.end].kind not in _SETS:
        return None
    noun = line.lows[trigger.start - 1]
    if noun in nouns().ids:
        return nouns().ids[noun]
    return noun if noun in nouns().things or noun in nouns().sorts["people"] or noun in _CUSTOMERS else None
