"""Figures whose source takes them back: "the ministry withdrew its figure of 19", "retracted its toll of 40"."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.speech.words import lists
from claims.vocabulary.lexicon import grammar

_REACH = 12  # tokens from the verb to the figure it takes back
_CLAUSE = frozenset([",", ";", ":", "—", "–", "."])


def withdraws(line: Line, verb: int) -> bool:
    """Whether the word takes a tally or a claim back: "withdrew its figure of", not "withdrew 40 troops"."""
    known = lists()
    if line.lows[verb] not in known["withdraws"]:
        return False
    return not known["withdrawn"].isdisjoint(line.lows[verb + 1 : verb + 6])


def upholds(line: Line, verb: int) -> int:
    """How many tokens a verb has that holds to a tally: "stood by its count", "defended its figure"; 0 for none."""
    known, lows = lists(), line.lows
    for size in (2, 1):
        if " ".join(lows[verb : verb + size]) in known["upholds"]:
            return size if not known["withdrawn"].isdisjoint(lows[verb + size : verb + size + 5]) else 0
    return 0


def withdrawn(line: Line, start: int) -> bool:
    """Whether the figure that starts at this token is taken back: its clause begins with such a verb."""
    known, lows = lists()["withdraws"], line.lows
    for at in range(start - 1, max(-1, start - _REACH), -1):
        if lows[at] in known:
            return withdraws(line, at)
        if lows[at] in _CLAUSE or (lows[at] in grammar().talk and lows[at] != "reported") or lows[at] in ("and", "but"):
            return False
    return False
