"""Those whom a place holds, by what the place is: "the shelter had 240 guests", "the camp houses 7,000 people",
"the ward has 33 patients"; and refugees, who count as displaced wherever they live, arrive or are registered.
"""

from __future__ import annotations

from claims.extract.counts.link import Link
from claims.extract.counts.phrases import Phrase
from claims.extract.sentences.lines import Line, Trigger
from claims.figures.quantities import Quantity
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, nouns
from claims.vocabulary.words import table

_REACH = 12  # tokens from the place back to the head of its clause
_ROLES: dict[str, str] = {}
_COST = 0.3


@per_language
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("holders").items()}


def held_by(line: Line, quantity: Quantity, around: Phrase) -> Link | None:
    """The link of those a place holds, or of refugees with a verb of living, coming or counting; None for others."""
    known, lows = _lists(), line.lows
    if around.head is None or around.trigger is not None or (around.more and around.population is None):
        return None
    noun = lows[around.head]
    if noun in known["uprooted"]:
        verb = _verb(line, quantity, around, known)
        return None if verb is None else Link("displaced", Trigger(verb, verb + 1, _ROLES), "right", _COST)
    verb = quantity.start - 1
    tended = _tended(line, verb, around, known)
    if tended is not None:
        return Link(tended, Trigger(verb, verb + 1, _ROLES), "left", _COST)
    while verb > 0 and lows[verb] in ("in", "now", "still", "already"):
        verb -= 1
    if verb < 1 or lows[verb] not in known["holds"] or noun in known["staff"]:
        return None
    if noun not in nouns().ids and noun not in nouns().sorts["people"] and noun not in nouns().sorts["held"]:
        return None
    metric = _of_place(line, verb, known)
    if metric is None and noun in known["patients"] and lows[verb - 1] in grammar().subjects:
        metric = "hospitalised"  # "I had six patients in this tent"
    return None if metric is None else Link(metric, Trigger(verb, verb + 1, _ROLES), "left", _COST)


def _tended(line: Line, at: int, around: Phrase, known: dict[str, frozenset[str]]) -> str | None:
    """ "a doctor was looking after 70 infants"; "the city put up 200 tenants in hotels"."""
    lows = line.lows
    if at < 1:
        return None
    if lows[at] == "up" and lows[at - 1] in known["puts"]:
        return "evacuated" if not known["lodgings"].isdisjoint(lows[around.end : around.end + _REACH]) else None
    tends = (lows[at] == "after" and lows[at - 1].startswith("look")) or (
        lows[at] == "for" and lows[at - 1].startswith("car")
    )
    doctors = tends and not known["doctors"].isdisjoint(lows[max(0, at - _REACH) : at])
    return "hospitalised" if doctors else None


def _of_place(line: Line, verb: int, known: dict[str, frozenset[str]]) -> str | None:
    """The metric of the place that is the subject of a verb: the first of its clause, before any preposition."""
    lows, words = line.lows, grammar()
    begin = max(0, verb - _REACH)
    for at in range(verb - 1, begin - 1, -1):
        if line.toks[at].kind not in "wn'’-" or lows[at] in words.subordinators or lows[at] in words.relatives:
            begin = at + 1
            break
    for at in range(begin, verb):
        if lows[at] in words.prepositions or at in line.starts:
            return None
        for metric in ("displaced", "evacuated", "hospitalised"):
            if lows[at] in known[metric]:
                return metric
    return None


def _verb(line: Line, quantity: Quantity, around: Phrase, known: dict[str, frozenset[str]]) -> int | None:
    """The verb that says refugees are there: behind them past auxiliaries, or right before them."""
    lows, words = line.lows, grammar()
    at = around.end
    while at < len(lows) and (lows[at] in words.aux or lows[at] in words.adverbs) and lows[at] not in words.denials:
        if lows[at] in words.modals:
            return None
        at += 1
    if at < len(lows) and lows[at] in known["staying"]:
        return at
    before = quantity.start - 1
    while before > 0 and (lows[before] in words.determiners or lows[before] in words.adverbs):
        before -= 1
    if (
        before < 0
        or lows[before] not in known["counting"]
        or not words.modals.isdisjoint(lows[max(0, before - 3) : before])
    ):
        return None
    return None if before > 0 and lows[before - 1] == "to" else before
