"""Bare numbers that go on with what was counted last: "Two of them are 15", "This week it was 85", "making 19,000"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.extract.counts.mention import Mention
from claims.extract.counts.phrases import Phrase
from claims.extract.links import parts
from claims.extract.sentences.lines import Line
from claims.figures.quantities import Quantity
from claims.model.figure import Bound, Figure
from claims.vocabulary.lexicon import grammar, nouns
from claims.vocabulary.terms import metrics

_NEXT = 6  # characters between two sentences that follow one another
_PUSHED = 6  # tokens from "pushing" to the figure
_QUOTES = frozenset("“\"'‘")
_IN_HANDS = frozenset(["detained", "released"])


def continued(
    line: Line, quantity: Quantity, around: Phrase, found: Sequence[Mention], earlier: Sequence[Mention]
) -> Mention | None:
    """A bare number that counts what the figure before it did; None where nothing says so."""
    if around.head is not None or around.state is not None or quantity.figure.high == 0 or quantity.share is not None:
        return None
    near = _near(line, earlier)
    if not found and not near:
        return None
    last = found[-1] if found else near[-1]
    if last.ordinal or metrics().get(last.metric) is None or metrics()[last.metric].counts == "acts":
        return None
    if quantity.start == 0 or (quantity.start == 1 and line.lows[0] in _QUOTES):
        return _opening(line, quantity, around, near)
    return _added_up(line, quantity, around, found) or _now(line, quantity, around, last)


def _near(line: Line, earlier: Sequence[Mention]) -> list[Mention]:
    """The figures of the sentence right before this one."""
    if not earlier or line.sentence.start - earlier[-1].line.sentence.end > _NEXT:
        return []
    return parts.last_of(earlier)


def _opening(line: Line, quantity: Quantity, around: Phrase, near: Sequence[Mention]) -> Mention | None:
    """ "Two of them are 15", "Three had been blindfolded", "One was a roofer": some of those told of just before."""
    lows, words = line.lows, grammar()
    at = around.end
    if at + 1 >= len(lows) or not (lows[at] in words.be or lows[at] in ("had", "have", "has")):
        return None
    if around.partitive and lows[quantity.end : quantity.end + 2] != ["of", "them"]:
        return None
    one = quantity.spelt and quantity.value == 1
    if one and not (around.partitive or lows[at + 1] in ("a", "an", "the", "from", "in")):
        return None
    if any(each.start > quantity.end for each in line.figures if each.start <= at + 2 and not each.ordinal) and one:
        return None
    size = float(quantity.value) + 1
    total = parts.total_before(size, None, near) or next((each for each in near if _holds(each, size)), None)
    if total is None or total.figure.high == 0:
        return None
    return replace(_like(line, quantity, around, total), part_of=total.part_of or total.span())


def _holds(part: Mention, size: float) -> bool:
    """ "Nine of the victims were over 65. One was a roofer.": a part of the same total."""
    return part.part_of is not None and metrics()[part.metric].counts == "people" and (part.figure.low or 0) >= size


def _added_up(line: Line, quantity: Quantity, around: Phrase, found: Sequence[Mention]) -> Mention | None:
    """ "… crossed the border, making 19,000 in a week", "pushing the outbreak past 100"."""
    lows, words, at = line.lows, grammar(), quantity.start
    if not found or not (_closes(line, around) or lows[around.end] == "to"):
        return None
    before = line.before(at)
    if before == "making" or lows[max(0, at - 2) : at] in (["makes", "it"], ["making", "it"], ["made", "it"]):
        return _like(line, quantity, around, found[-1])
    if before == "past" and not words.brings.isdisjoint(lows[max(0, at - _PUSHED) : at]):
        figure = Figure(bound=Bound.MORE_THAN, low=quantity.value, words=quantity.figure.words)
        return replace(_like(line, quantity, around, found[-1]), figure=figure)
    if before == "of" and line.before(at - 1) == "then" and line.before(found[-1].start) == "of":
        return _like(line, quantity, around, found[-1])
    return None


def _now(line: Line, quantity: Quantity, around: Phrase, last: Mention) -> Mention | None:
    """ "This week it was 85", "In June there were 130", "They are still holding 12"."""
    lows, at = line.lows, quantity.start
    if not _closes(line, around) or quantity.value < 2:
        return None
    at -= line.before(at) in _QUOTES and at > 1
    if line.before(at) == "holding":
        held = replace(_like(line, quantity, around, last), metric="detained", population="people")
        return held if last.metric in _IN_HANDS else None
    if at > 1 and lows[at - 1] in grammar().be and lows[at - 2] in ("it", "there") and last.metric != "cost":
        return _like(line, quantity, around, last)
    return None


def _closes(line: Line, around: Phrase) -> bool:
    """Whether the number ends its clause or a place or time follows."""
    lows = line.lows
    if around.end >= len(lows) or line.toks[around.end].kind not in "wn":
        return True
    return lows[around.end] in grammar().places or lows[around.end] in ("and", "but", "by", "so", "for")


def _like(line: Line, quantity: Quantity, around: Phrase, last: Mention) -> Mention:
    known = last.population if last.population in nouns().ids.values() else "people"
    end = max(quantity.end, around.end)
    return Mention(line, quantity.start, end, quantity.figure, last.metric, known, quantity, trigger=last.trigger)
