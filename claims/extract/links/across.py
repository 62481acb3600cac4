"""Figures of one sentence that another sentence adds to, replaces or holds as a part: the links across a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.extract.counts.mention import Mention
from claims.extract.found import Found, Seen
from claims.vocabulary.lexicon import grammar
from claims.vocabulary.terms import metrics, population_within

_DEAD = frozenset(["killed", "bodies_recovered"])
_MOVED = 6  # tokens from the verb of rising to its figure, from "alone" to the figure it is said of
_NEAR = 2  # sentences with figures between the two


def link_across(seen: Seen) -> None:
    """Link "three more", "earlier reports had put the toll at 8" to the figures of the sentences beside them."""
    lines = _sentences(seen.found)
    where = {id(each.mention): at for at, each in enumerate(seen.found)}
    for at, found in enumerate(lines):
        for mention in found:
            if mention.implied or mention.host is not None or mention.figure.stated is None:
                continue
            if (mention.adds or _closes(mention)) and not _before(mention, found):
                base = _like(mention, _reversed(lines[max(0, at - _NEAR) : at]))
                if base is not None:
                    _replace(seen, where, mention, replace(mention, adds_to=base.span()))
                elif _comes_on_top(mention, [*(lines[at - 1] if at else ()), *found]):
                    _replace(seen, where, mention, replace(mention, beyond=True))
            elif (whole := _whole(mention, at, lines)) is not None:
                _replace(seen, where, mention, replace(mention, part_of=whole.span()))
            elif (mention.older or _first_said(mention)) and not _beside(mention, found):
                newer = _like(mention, [each for line in lines[at + 1 : at + 2] for each in line if _revises(each)])
                newer = newer or _like(mention, _reversed(lines[max(0, at - 1) : at]))
                if newer is not None and newer.figure.stated != mention.figure.stated:
                    _replace(seen, where, newer, replace(newer, supersedes=mention.span()))


def _sentences(found: Sequence[Found]) -> list[list[Mention]]:
    """The explicit figures by sentence."""
    lines: list[list[Mention]] = []
    for each in found:
        if lines and lines[-1][-1].line is each.mention.line:
            lines[-1].append(each.mention)
        else:
            lines.append([each.mention])
    return lines


def _reversed(lines: Sequence[Sequence[Mention]]) -> list[Mention]:
    return [each for line in reversed(lines) for each in line]


def _like(mention: Mention, others: Sequence[Mention]) -> Mention | None:
    """The first of others that counts the same of the same people, a total of its own."""
    for each in others:
        same = population_within(mention.population, each.population) or population_within(
            each.population, mention.population
        )
        if each.metric == mention.metric and same and each.host is None and not each.implied and each.figure.stated:
            return each
    return None


def _comes_on_top(mention: Mention, near: Sequence[Mention]) -> bool:
    """ "after divers recovered five more bodies": on top of figures of the same fate that the text does not give.

    Where people of another fate were counted just before, "20 more were injured" is all of the injured.
    """
    words, lows = grammar(), mention.line.lows
    said = lows[max(0, (mention.quantity.start if mention.quantity else mention.start) - 1) : mention.end]
    if words.adding.isdisjoint(said) and words.closing.isdisjoint(said) and "more" not in said:
        return False
    last = None
    for each in near:
        if each is mention:
            break
        last = each if metrics().get(each.metric) and metrics()[each.metric].counts == "people" else last
    return last is None or last.metric == mention.metric or {last.metric, mention.metric} <= _DEAD


def _closes(mention: Mention) -> bool:
    """ "the last two bodies": those that were left."""
    at = mention.quantity.start if mention.quantity is not None else 0
    return mention.metric in _DEAD and at > 0 and mention.line.lows[at - 1] in grammar().closing


def _whole(mention: Mention, at: int, lines: Sequence[Sequence[Mention]]) -> Mention | None:
    """The total in this sentence or the ones before that a figure is a part of."""
    whole = _risen_to(mention, lines[at]) or _alone(mention, lines[max(0, at - _NEAR) : at + 1])
    return _shot(mention, at, lines) if whole is None and mention.metric == "killed" and not mention.adds else whole


def _risen_to(mention: Mention, found: Sequence[Mention]) -> Mention | None:
    """ "the toll rose to 31 after eight of the injured died": the total that those who came last are part of."""
    words, lows = grammar(), mention.line.lows
    for each in found:
        if each.start >= mention.start:
            return None
        moved = not words.reaches.isdisjoint(lows[max(0, each.start - _MOVED) : each.start + 1])
        between = lows[each.end : mention.start]
        if each.metric == mention.metric and moved and "after" in between and _size(each) > _size(mention):
            return each if each.host is None and "from" not in between else None
    return None


def _alone(mention: Mention, lines: Sequence[Sequence[Mention]]) -> Mention | None:
    """ "in Palt alone 21 people died": the count of the whole that was given before."""
    lows = mention.line.lows
    if "alone" not in lows[max(0, mention.start - _MOVED) : mention.end + _MOVED] or mention.host is not None:
        return None
    earlier = [each for each in _reversed(lines) if each.line is not mention.line or each.start < mention.start]
    whole = _like(mention, earlier)
    return whole if whole is not None and _size(whole) > _size(mention) else None


def _size(mention: Mention) -> float:
    return float(mention.figure.stated or 0)


def _before(mention: Mention, found: Sequence[Mention]) -> bool:
    return any(each.start < mention.start and each.metric == mention.metric for each in found)


def _beside(mention: Mention, found: Sequence[Mention]) -> bool:
    return any(each is not mention and each.metric == mention.metric for each in found)


def _first_said(mention: Mention) -> bool:
    """ "officials first said six people were killed": a word of an older figure before the verb of saying."""
    lows, at = mention.line.lows, mention.start
    return any(lows[k] in grammar().older and lows[k + 1] in grammar().given for k in range(max(0, at - 8), at - 1))


def _shot(mention: Mention, at: int, lines: Sequence[Sequence[Mention]]) -> Mention | None:
    """ "five people were shot; two died", "four were shot. One of them died": the total those dead are of."""
    quantity = mention.quantity
    if quantity is None or grammar().more.intersection(mention.line.lows[mention.start : mention.end + 1]):
        return None
    bare = mention.population == "people" and not mention.implied
    before = [each for each in lines[at] if each.start < mention.start]
    near = before if before else (lines[at - 1] if at and mention.start == 0 else [])
    for each in reversed(near):
        if each.metric == "casualties" and each.host is None and bare:
            return each if float(each.figure.stated or 0) >= float(mention.figure.stated or 0) else None
    return None


def _revises(mention: Mention) -> bool:
    """ "they later raised the toll to ten": a figure that stands for one given before."""
    return any(word in grammar().newer for word in mention.line.lows[: mention.end])


def _replace(seen: Seen, where: dict[int, int], old: Mention, new: Mention) -> None:
    """Put the new mention where the old one stands; nothing where that was replaced before."""
    at = where.pop(id(old), None)
    if at is not None:
        each = seen.found[at]
        each.among[:] = [new if other is old else other for other in each.among]
        seen.found[at] = replace(each, mention=new)
