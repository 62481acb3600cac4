"""Links between the figures of one sentence: part of a total, in addition to another, in place of an older one."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.counts.mention import Mention
from claims.figures.quantities import changes
from claims.vocabulary.lexicon import grammar


@dataclass(frozen=True, slots=True)
class Linked:
    """Spans ("start-end") of the figures this one is part of, adds to or replaces."""

    part_of: str | None = None
    adds_to: str | None = None
    supersedes: str | None = None


def linked(mention: Mention, among: list[Mention]) -> Linked:
    """The links of a mention: those to figures elsewhere, else to others of its sentence."""
    if mention.part_of or mention.adds_to or mention.supersedes:
        return Linked(mention.part_of, mention.adds_to, mention.supersedes)
    host = among[mention.host] if mention.host is not None else None
    if host is not None:
        return Linked(part_of=host.span())
    if mention.implied:
        whole = _opens_with(mention, among)
        return Linked(part_of=whole.span() if whole is not None else None)
    before = [each for each in among if each.start < mention.start and each.metric == mention.metric]
    if mention.adds and before:
        return Linked(adds_to=before[-1].span())
    quantity = mention.quantity
    if (
        quantity is not None
        and quantity.change == "to"
        and before
        and before[-1].quantity is not None
        and before[-1].quantity.change == "from"
    ):
        return Linked(supersedes=before[-1].span())
    if before and _moved(before[-1], mention):
        return Linked(supersedes=before[-1].span())
    older = [each for each in among if each.older and each.metric == mention.metric and each is not mention]
    if older and not mention.older:
        return Linked(supersedes=older[0].span())
    return Linked()


def _opens_with(mention: Mention, among: list[Mention]) -> Mention | None:
    """The total an implied one is in: "eight people, including a baby", "nine people (five men and a woman)"."""
    words, lows = grammar(), mention.line.lows
    for whole in reversed(among):
        if whole.start >= mention.start or whole.host is not None or whole.metric != mention.metric:
            continue
        between = lows[whole.end : mention.start]
        at = next((k for k, word in enumerate(between) if word in words.inclusive), None)
        if at is not None and ";" not in between:
            return None if words.aux.intersection(between[at:]) else whole
        if any(each.host is not None and among[each.host] is whole and each.end < mention.start for each in among):
            return None if words.aux.intersection(between) or ")" in between else whole
    return None


def _moved(first: Mention, then: Mention) -> bool:
    """ "revised from 90 injured to 40": the nouns keep the two numbers apart."""
    lows = then.line.lows
    if first.quantity is None or then.quantity is None:
        return False
    one, other = first.quantity.start, then.quantity.start
    if lows[max(0, one - 1)] != "from" or lows[max(0, other - 1)] != "to" or other - first.quantity.end > 4:
        return False
    return any(word in changes() for word in lows[max(0, one - 12) : one])
