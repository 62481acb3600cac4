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
    """The noun of a label as a population: "homes" of "Homes destroyed", of "its figure for destroyed homes"."""
    trigger = link.trigger
    if trigger is None or link.side != "left" or trigger.start < 1:
        return None
    lows = line.lows
    if line.toks[trigger.end].kind in _SETS:
        noun = lows[trigger.start - 1]
    elif link.metric == "without_power":
        return None  # told in people, whether homes or customers are counted
    elif _numbered(line, trigger.start - 2):
        noun = lows[trigger.start - 1]  # "its estimate of civilians killed"
    elif _numbered(line, trigger.start - 1) and _closes(line, trigger.end + 1):
        noun = lows[trigger.end]  # "its figure for destroyed homes", not "the number of deceased family members"
    else:
        return None
    if noun in nouns().ids:
        return nouns().ids[noun]
    return noun if noun in nouns().things or noun in nouns().sorts["people"] or noun in _CUSTOMERS else None


def _numbered(line: Line, at: int) -> bool:
    """Whether "number of", "figure for" ends at this token."""
    return at > 0 and line.lows[at] in ("of", "for") and line.lows[at - 1] in grammar().tallies


def _closes(line: Line, at: int) -> bool:
    """Whether the noun before this token ends its phrase."""
    words = grammar()
    return at < len(line.lows) and (line.lows[at] in words.prepositions or line.lows[at] in words.aux)
