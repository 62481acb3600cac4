"""Parts of those told of just before: "They include twelve women; five men", "Five of the victims were from Torl".

What befell them was said of the total; the part has a noun, and a predicate of its own that says nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.extract.counts.mention import Mention
from claims.extract.counts.phrases import Phrase
from claims.extract.links import parts
from claims.extract.sentences.lines import Line
from claims.extract.uncounted.blockers import blocking
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import grammar, nouns

_NEXT = 6  # characters between two sentences that follow one another
_QUOTES = frozenset("“\"'‘")
_FATES = frozenset(["killed", "injured", "casualties", "missing", "detained", "bodies_recovered", "hospitalised"])
_DEAD = frozenset(["killed", "bodies_recovered"])
_THEM = frozenset(["them", "these", "those"])
_EACH = frozenset(["both", "all"])  # "two, both brothers, were found near the shaft"
_LIST = frozenset([",", ";", "and", "also", ":"])
_OPENS = frozenset(["", ";", "and", "but", "—", "–"]) | _QUOTES


def listed(line: Line, quantity: Quantity, around: Phrase, earlier: Sequence[Mention]) -> Mention | None:
    """ "They include twelve women; five men; and nine children", "Among them are two boys"."""
    opened = _opens_list(line)
    if not opened or quantity.start < opened or around.head is None or around.partitive or not quantity.figure.high:
        return None
    lows, words, at = line.lows, grammar(), quantity.start - 1
    while at >= opened and lows[at] in words.determiners:
        at -= 1
    if at >= opened and lows[at] not in _LIST:
        return None
    noun = lows[around.head]
    if noun not in nouns().ids and noun not in nouns().sorts["people"]:
        return None
    if not words.relatives.isdisjoint(lows[opened : quantity.start]):
        return None
    total = parts.total_before(float(quantity.value), None, _near(line, earlier))
    if total is None or total.metric not in _FATES:
        return None
    return _part(line, quantity, around, total, around.population or noun)


def _opens_list(line: Line) -> int:
    """The token behind "They include", "Among them were" where the sentence opens with it; 0 otherwise."""
    lows, words = line.lows, grammar()
    at = 1 if lows[:1] and lows[0] in _QUOTES else 0
    head = lows[at : at + 3]
    if len(head) < 3:
        return 0
    if (head[0] == "they" or head[0] in _THEM) and head[1] in words.inclusive:
        return at + 2
    if head[0] == "among" and head[1] in _THEM and (head[2] in words.be or head[2] == ","):
        return at + 3
    return 0


def told_of(
    line: Line, quantity: Quantity, around: Phrase, found: Sequence[Mention], earlier: Sequence[Mention]
) -> Mention | None:
    """ "Three of the children were asleep upstairs", "The two younger ones": some of those counted before."""
    if quantity.share is not None or quantity.value < 2 or not _clause_opens(line, quantity):
        return None
    lows, words = line.lows, grammar()
    if lows[around.end : around.end + 1] in (["'"], ["’"]) or not words.talk.isdisjoint(
        lows[around.end : around.end + 2]
    ):
        return None
    if around.partitive and around.head is not None and around.trigger is None:
        noun = lows[around.head]
        total = _same(noun, quantity, [*earlier, *found])
        if total is None and noun in words.casualties | {"victims"}:
            total = parts.total_before(float(quantity.value) + 1, None, _near(line, earlier))
        if total is None or total.metric not in _FATES:
            return None
        known = around.population if noun not in words.casualties else total.population
        return _part(line, quantity, around, total, known or total.population)
    if not found and (_ones(line, around) or _static(line, quantity, around)):
        total = parts.total_before(float(quantity.value) + 1, None, _near(line, earlier))
        if total is None or (total.metric not in _FATES and total.metric != "displaced"):
            return None
        return _part(line, quantity, around, total, total.population)
    return None


def had_been(made: Mention, earlier: Sequence[Mention]) -> Mention:
    """ "Fourteen bodies were found. Ten had been shot": what was done to them before they were counted as dead."""
    lows, quantity = made.line.lows, made.quantity
    if made.metric != "injured" or quantity is None or quantity.start > 0 or quantity.end >= len(lows):
        return made
    at = quantity.end + 2 * (lows[quantity.end : quantity.end + 2] == ["of", "them"])
    if lows[at : at + 2] != ["had", "been"]:
        return made
    total = parts.total_before(float(quantity.value), None, _near(made.line, earlier))
    if total is None or total.metric not in _DEAD:
        return made
    return replace(made, metric=total.metric, part_of=total.span())


def _near(line: Line, earlier: Sequence[Mention]) -> list[Mention]:
    """The figures of the sentence right before this one."""
    if not earlier or line.sentence.start - earlier[-1].line.sentence.end > _NEXT:
        return []
    return parts.last_of(earlier)


def _clause_opens(line: Line, quantity: Quantity) -> bool:
    at = quantity.start
    if at and line.lows[at - 1] == "the":
        at -= 1
    return (line.lows[at - 1] if at else "") in _OPENS


def _same(noun: str, quantity: Quantity, before: Sequence[Mention]) -> Mention | None:
    """The figure before that counted as many of that very noun: "seven children died … three of the children"."""
    if noun in blocking().agents_words or noun in nouns().general:
        return None
    known = nouns().ids.get(noun, noun)
    for each in reversed(before):
        if each.population == known and each.metric in _FATES and not each.implied and each.figure.stated is not None:
            return each if float(each.figure.stated) >= float(quantity.value) else None
    return None


def _ones(line: Line, around: Phrase) -> bool:
    """ "the two younger ones"."""
    return around.head is not None and line.lows[around.head] == "ones"


def _static(line: Line, quantity: Quantity, around: Phrase) -> bool:
    """ "Nineteen wore uniforms", "Forty thousand came in July alone": a bare number with how they were."""
    at, lows = around.end, line.lows
    definite = quantity.start == 1 and lows[0] == "the"
    if around.head is not None or quantity.start > 1 or definite or at + 1 >= len(lows):
        return False
    return lows[at] in grammar().static or (lows[at] == "," and lows[at + 1] in _EACH)


def _part(line: Line, quantity: Quantity, around: Phrase, total: Mention, population: str) -> Mention:
    made = Mention(
        line, quantity.start, max(quantity.end, around.end), quantity.figure, total.metric, population, quantity
    )
    return replace(made, part_of=total.part_of or total.span(), trigger=total.trigger)
