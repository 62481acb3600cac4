"""One number, two verbs: "were killed or wounded", "killed and wounded 30", "arrested and charged"."""

from __future__ import annotations

from claims.extract.sentences.lines import Line, Trigger
from claims.vocabulary.lexicon import grammar

_OUTCOMES = frozenset(["killed", "injured", "missing", "casualties"])
_PREDICATES = ("acts", "does", "state")


def joined(line: Line, metric: str, trigger: Trigger, side: str) -> tuple[str, Trigger]:
    """The metric of a number whose predicate is this trigger together with the ones it is joined to, and the last one.

    Dead and wounded counted together are casualties; whoever was seized and then killed is killed; of two words for
    the same thing the second says more ("shot and wounded").
    """
    found = _after(line, trigger) if side == "right" else _before(line, trigger)
    if found is None:
        return metric, trigger
    other, second = found
    if other == metric:
        return metric, second if side == "right" else trigger
    either = line.lows[trigger.end if side == "right" else trigger.start - 1] in ("or", "/")
    if other == "killed" and metric == "injured" and trigger.sorts and not either:  # "knocked down and killed"
        return other, second
    if {metric, other} <= _OUTCOMES and (either or "missing" not in (metric, other)):
        return "casualties", second if side == "right" else trigger
    ended = other == "killed" or (metric == "detained" and other == "released")
    if ended and not either and (metric not in _OUTCOMES or (metric == "missing" and _sure(line, second))):
        return other, second
    return metric, trigger


def _sure(line: Line, trigger: Trigger) -> bool:
    """Not "trapped and presumed dead": the missing are no dead yet."""
    return grammar().adverbs.isdisjoint(line.lows[trigger.start : trigger.end])


def _after(line: Line, trigger: Trigger) -> tuple[str, Trigger] | None:
    """The predicate joined on behind: "killed or wounded"; none where it has an object of its own."""
    lows, words = line.lows, grammar()
    at = trigger.end
    if lows[at : at + 1] not in (["and"], ["or"], ["/"]):
        return None
    at += 1 + (lows[at + 1 : at + 2] == ["/"])
    while at < len(lows) and lows[at] in words.adverbs and at not in line.starts:
        at += 1
    second = line.starts.get(at)
    if second is None:
        return None
    ahead = second.end
    if ahead < len(lows) and (lows[ahead] in words.determiners or any(each.start == ahead for each in line.figures)):
        return None
    metric = next((second.roles[role] for role in _PREDICATES if role in second.roles), None)
    return None if metric is None else (metric, second)


def _before(line: Line, trigger: Trigger) -> tuple[str, Trigger] | None:
    """The verb joined on before the one next to the number: "killed and wounded 30"."""
    at = trigger.start - 1
    if at < 1 or line.lows[at] not in ("and", "or"):
        return None
    first = line.ends.get(at)
    if first is None:
        return None
    metric = next((first.roles[role] for role in ("acts", "doing") if role in first.roles), None)
    return None if metric is None else (metric, first)
