"""Numbers that measure or rate: units, shares in per cent, scores, room for so many, what is only planned."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.uncounted.blockers import Blocking, blocking
from claims.extract.uncounted.company import act_before, act_follows, is_bare
from claims.figures.numbers import starters
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import grammar, nouns

_DASHES = frozenset("-–—‑")
_ODDS = 1000  # "one in a thousand"
_SUM = 10**6
_POSSIBLE = 8  # words from a number to the modal of its verb
_PLAN = 4  # words between a plan and its verb: "plans with the army to evacuate"


def measures(line: Line, quantity: Quantity) -> bool:
    """Whether the number is a measure, a rate, a score or a plan."""
    lists, lows = blocking(), line.lows
    at, end = quantity.core, quantity.core_end
    after = lows[end] if end < len(lows) else ""
    return (
        _unit(line, end, after, lists)
        or (quantity.end > end and _unit(line, quantity.end, "".join(lows[quantity.end : quantity.end + 1]), lists))
        or _hyphened(line, end, after, lists)
        or _rated(line, quantity, lists)
        or _odds(line, quantity)
        or _told(line, quantity, after, lists)
        or _compound(line, end, lists)
        or _bullet(line, quantity, after, lists)
        or (end == at + 3 and _scored(line, at, lists))
        or _planned(line, quantity.start, lists)
        or _room(line, quantity.start, lists)
        or _possible(line, quantity, lists)
        or _sum(line, quantity, lists)
    )


def _unit(line: Line, end: int, after: str, lists: Blocking) -> bool:
    """ "40 minutes", "12°", "three consecutive days", "5 or 10 miles"."""
    lows = line.lows
    if after in lists.after_units or after in lists.after_signs:
        return True
    if " ".join(lows[end : end + 3]).startswith(tuple(lists.after_scale)):
        return True
    following = lows[end + 1] if end + 1 < len(lows) else ""
    if after in ("or", "to", "-", "–") and line.toks[min(end + 1, len(lows) - 1)].kind in "nw":
        number = following in starters() or line.toks[min(end + 1, len(lows) - 1)].kind == "n"
        return number and lows[end + 2 : end + 3] != [] and lows[end + 2] in lists.after_units
    return after in lists.after_between and following in lists.after_units and following not in nouns().ids


def _hyphened(line: Line, end: int, after: str, lists: Blocking) -> bool:
    """ "a 3-inch pipe", "his 6- and 10-year-old sons": what hangs on a hyphen is measured; members are counted."""
    toks, lows = line.toks, line.lows
    if after not in _DASHES or end + 1 >= len(lows):
        return False
    if toks[end].start != toks[end - 1].end:  # "a 9 -year-old boy"
        return toks[end + 1].start == toks[end].end and lows[end + 1] in lists.after_units
    if toks[end + 1].start == toks[end].end:
        return lows[end + 1] not in lists.after_groups
    hanging = lows[end + 1] in ("and", "or", "to", ",") and after != "—"
    return hanging or lows[end + 1] in lists.after_units or lows[end + 1] == "-"


def _rated(line: Line, quantity: Quantity, lists: Blocking) -> bool:
    """ "19 deaths per 100,000 people", and parts of one: nobody is hurt by halves."""
    before = line.lows[quantity.start - 1] if quantity.start else ""
    if before == "not" and quantity.spelt and quantity.value == 1:
        return True
    if before in lists.before_rates or quantity.value != int(quantity.value):
        return True
    lows, end = line.lows, quantity.end
    at = next((at for at in range(end, min(end + 4, len(lows) - 1)) if lows[at] in lists.before_rates), None)
    return at is not None and any(at < figure.core <= at + 2 for figure in line.figures)


def _odds(line: Line, quantity: Quantity) -> bool:
    """ "one in five people", "9 in 10 residents": a rate; neither number was counted."""
    lows, figures = line.lows, line.figures
    for figure, other in zip(figures, figures[1:], strict=False):
        if quantity is not figure and quantity is not other:
            continue
        joined = figure.end + 1 == other.start and lows[figure.end] == "in"
        rate = joined and figure.value < other.value <= _ODDS
        if rate and other.end < len(lows) and (lows[other.end] in nouns().ids or lows[other.end] == "of"):
            return True
    return False


def _told(line: Line, quantity: Quantity, after: str, lists: Blocking) -> bool:
    """ "two officials said": they speak, unless their own fate stands beside them ("two officials were killed")."""
    if after not in lists.after_speakers:
        return False
    return not act_follows(line, quantity.core_end + 1) and not act_before(line, quantity.start)


def _compound(line: Line, end: int, lists: Blocking) -> bool:
    """ "two murder charges", "two attempted murders", "second-degree murder": the act only modifies."""
    lows = line.lows
    of = lows[end : end + 1] == ["of"]  # "four of attempted murder"
    if lows[end + of : end + of + 1] and lows[end + of] in lists.after_tried:
        return True
    seen, within = False, end
    for ahead in range(end, min(end + 5, len(lows))):
        if ahead < within:
            continue  # "230 suspected cases"
        if lows[ahead] in lists.after_compounds:
            return seen
        trigger = line.starts.get(ahead)
        if trigger is not None:
            seen, within = bool(trigger.roles.keys() & {"nouns", "tolls"}), trigger.end
        elif line.toks[ahead].kind not in "w-" or lows[ahead] in grammar().aux or lows[ahead] in grammar().conjunctions:
            return False
        if lows[ahead] in grammar().prepositions or lows[ahead] in nouns().ids:
            return False
    return False


def _bullet(line: Line, quantity: Quantity, after: str, lists: Blocking) -> bool:
    """ "just one shot rang out": a bullet, not a person."""
    if after != "shot" or quantity.value != 1:
        return False
    before = line.lows[quantity.core - 1] if quantity.core else ""
    following = line.lows[quantity.core_end + 1 : quantity.core_end + 2]
    fired = before in lists.shot_before and before not in ("just", "only")
    return fired or (bool(following) and following[0] in lists.shot_after and following[0] not in ("and", "in"))


def _scored(line: Line, at: int, lists: Blocking) -> bool:
    """ "beat them 2-3"."""
    return line.toks[at].kind == "n" and any(word in lists.before_played for word in line.lows[max(0, at - 7) : at])


def _planned(line: Line, start: int, lists: Blocking) -> bool:
    """ "plans to evacuate 300": the infinitive of a plan."""
    for end in range(start, max(0, start - 5), -1):
        trigger = line.ends.get(end)
        if trigger is None:
            continue
        if trigger.start < 2 or line.lows[trigger.start - 1] != "to":
            return False
        near = line.lows[max(0, trigger.start - 1 - _PLAN) : trigger.start - 1]
        return any(word in lists.before_planned for word in near)
    return False


def _room(line: Line, start: int, lists: Blocking) -> bool:
    """ "beds for 120", "magazines holding 30 rounds"."""
    if (
        start
        and line.lows[start - 1] in lists.before_holds
        and not lists.after_loads.isdisjoint(line.lows[start : start + 3])
    ):
        return True
    if start < 2 or line.lows[start - 1] != "for":
        return False
    if not any(word in lists.before_capacity for word in line.lows[max(0, start - 4) : start - 1]):
        return False
    housed = (line.starts[at] for at in range(start, start + 5) if at in line.starts)
    return not any("displaced" in trigger.roles.values() for trigger in housed)


def _possible(line: Line, quantity: Quantity, lists: Blocking) -> bool:
    """ "could kill 300", "300 people would be evacuated": what can happen has not been counted."""
    lows, words = line.lows, grammar()
    if lists.before_modals.isdisjoint(lows):
        return False
    trigger = line.ends.get(quantity.start)
    if trigger is not None and trigger.start and lows[trigger.start - 1] in lists.before_modals:
        return True
    for at in range(quantity.end, min(quantity.end + _POSSIBLE, len(lows) - 1)):
        if lows[at] in lists.before_modals:
            ahead = at + 1
            while ahead < len(lows) and (lows[ahead] in words.adverbs or lows[ahead] == "be"):
                ahead += 1
            act = line.starts.get(ahead)
            return act is not None and "state" not in act.roles
        if line.toks[at].kind != "w" or lows[at] in words.aux or at in line.starts or lows[at] in words.conjunctions:
            return False
    return False


def _sum(line: Line, quantity: Quantity, lists: Blocking) -> bool:
    """ "a loss of between 30 and 40 million": money whose currency goes without saying."""
    if quantity.value < _SUM or lists.money_sums.isdisjoint(line.lows[max(0, quantity.start - 5) : quantity.start]):
        return False
    return is_bare(line, quantity.end)
