"""Times of what came after: a funeral, a vigil, a visit to "the 36 people killed" says nothing of when they were."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.counts.mention import Mention
from claims.extract.sentences.lines import Line, Trigger
from claims.extract.setting.when import Moment
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar
from claims.vocabulary.words import table

_FATES = frozenset(["killed", "injured", "casualties", "missing", "bodies_recovered"])
_SEARCH = frozenset(["rescued"])
"""What is done later, for those who live: where dead are found may be all a text tells of their day."""
_FOR_WHOM = 6  # tokens from "funeral" to "for"
_COUNTED = 5  # tokens between a rescue and the number of those rescued
_SITE = 3  # tokens from a preposition to the rite that is a place: "at a mass funeral"
_FINITE = frozenset(["acts", "does", "doing"])


@per_language
def _words() -> dict[str, frozenset[str]]:
    listed = table("stories")
    made = {name: frozenset(listed[name]) for name in ("rites", "rite_verbs", "rite_for", "clauses", "known", "beyond")}
    return {**made, "events": frozenset([*listed["events"], *listed["events_too"]])}


def is_of_rite(line: Line, begin: int, end: int) -> bool:
    """Whether the time at these tokens is that of a funeral, a vigil or a burial, not of what it remembers."""
    lows, words = line.lows, _words()
    if words["rites"].isdisjoint(lows) and words["rite_verbs"].isdisjoint(lows):
        return False
    low = next((at + 1 for at in range(begin - 1, -1, -1) if lows[at] in words["clauses"]), 0)
    behind = end + (lows[end : end + 1] == [","])
    high = next((at for at in range(behind, len(lows)) if lows[at] in words["clauses"]), len(lows))
    rite = next((at for at in range(low, high) if _is_rite(line, at, end)), None)
    if rite is None:
        return False
    if any(_happens(line, at) for at in range(rite + 1 if rite < begin else low, begin)):
        return False  # "a boy killed on Friday": what stands nearest before a time is what it dates
    first, last = min(rite, begin), max(rite, end)
    other = grammar().subordinators | grammar().relatives
    return not any(_happens(line, at) or (lows[at] in other and lows[at] != "as") for at in range(first + 1, last))


def is_of_search(line: Line, begin: int, end: int) -> bool:
    """ "rescuers pulled six men out overnight": the time of a counted rescue, no event and no dead before it."""
    told = [(at, each) for at, each in sorted(line.starts.items()) if each.roles]
    before = [each for at, each in told if at < begin]
    if any(_happens(line, at) and not _is_search(line.starts.get(at)) for at in range(begin)):
        return False
    nearest = before[-1] if before else next((each for at, each in told if at >= end), None)
    if nearest is None or not _is_search(nearest):
        return False
    low, high = nearest.start - _COUNTED, nearest.end + _COUNTED
    return any(low <= each.start < high and not begin <= each.core < end for each in line.figures)


def _is_search(trigger: Trigger | None) -> bool:
    return trigger is not None and bool(trigger.roles) and set(trigger.roles.values()) <= _SEARCH


def _happens(line: Line, at: int) -> bool:
    """Whether a word names an event or says what befell people."""
    trigger = line.starts.get(at)
    roles = trigger.roles if trigger is not None else {}
    return line.lows[at] in _words()["events"] or any(roles.get(role) in _FATES for role in _FINITE)


def _is_rite(line: Line, at: int, time: int) -> bool:
    """Whether a rite stands here: a verb of burying or mourning, or a noun that is not only where people were hit."""
    lows, words = line.lows, _words()
    if lows[at] in words["rite_verbs"]:
        under = lows[at + 1 : at + 2]
        return not under or (under[0] not in grammar().beneath and under[0] not in ("alive", "in"))
    if lows[at] not in words["rites"] or (at and line.toks[at].text.istitle()):
        return False  # "Memorial Drive"
    if not words["rite_for"].isdisjoint(lows[at + 1 : max(at, time) + _FOR_WHOM]):
        return True
    return (grammar().places | words["beyond"]).isdisjoint(lows[max(0, at - _SITE) : at])


def of_figure(mention: Mention, times: Sequence[Moment]) -> list[Moment]:
    """The times that may say when people were hit: none of a rite or a rescue, none before "the 36 people killed in".

    Of those who marched or gathered the time of a rite is their own.
    """
    if not times or mention.metric not in _FATES:
        return list(times)
    inner = _of_tally(mention, times)
    if inner:
        return inner
    known = _is_known(mention)
    toks = mention.line.toks
    opened = toks[mention.quantity.start if mention.quantity is not None else mention.start].start
    found = "" if mention.metric == "bodies_recovered" else "search"
    told = [each for each in times if each.role not in ("rite", found)]
    return [each for each in told if not (known and each.role == "in" and each.end <= opened)]


def _of_tally(mention: Mention, times: Sequence[Moment]) -> list[Moment]:
    """ "the toll of Thursday's fire rose to 31 after eight died overnight": the time between a tally and its number."""
    trigger, toks = mention.trigger, mention.line.toks
    if trigger is None or trigger.end > mention.start or not {"tolls", "nouns"} & trigger.roles.keys():
        return []
    low, high = toks[trigger.start].start, toks[mention.start].start
    return [each for each in times if each.role == "in" and low < each.start < high]


def _is_known(mention: Mention) -> bool:
    """ "the 36 people killed", "all 36 who died": people whose fate the reader is taken to know."""
    quantity, trigger = mention.quantity, mention.trigger
    if quantity is None or trigger is None or trigger.start < quantity.end or _FINITE.isdisjoint(trigger.roles):
        return False
    lows, words = mention.line.lows, grammar()
    if lows[max(0, quantity.start - 1)] not in _words()["known"] or not quantity.start:
        return False
    if any(at < quantity.start and not _FINITE.isdisjoint(each.roles) for at, each in mention.line.starts.items()):
        return False  # what happened is told before: "shot himself on Sunday, leaving police to find the three dead"
    inner, behind = lows[quantity.end : trigger.start], lows[trigger.end : trigger.end + 1]
    if not words.relatives.isdisjoint(inner):
        return True
    return words.be.isdisjoint(inner) and bool(behind) and (behind[0] in words.places or behind[0] in ("by", "when"))
