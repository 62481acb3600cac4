"""Numbers that say how old somebody is, and how many children: "ages 19, 21 and 22", "who was 59", "father of two"."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.uncounted.blockers import Blocking, blocking
from claims.extract.uncounted.company import noun_follows
from claims.figures.numbers import starters
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import months, nouns, weekdays

_OLDEST = 115
_SUBJECT = 7  # tokens from the number of those whose age is told to the verb
_SEVERAL, _AGE_DIGITS = 2, 2
_BRIDGE = 14  # tokens from an age back to "aged"
_PLURAL_VERBS = frozenset(["were", "are", "have"])
_APOSTROPHES = frozenset("'’′`´‘")


def is_age(line: Line, quantity: Quantity) -> bool:
    """Whether the number is an age, or counts somebody's children in passing."""
    lists, lows = blocking(), line.lows
    at, end = quantity.core, quantity.core_end
    if _decade(line, end):
        return True
    if quantity.value > _OLDEST:
        return False
    before = lows[at - 1] if at else ""
    earlier = lows[at - 2] if at > 1 else ""
    if before == "of" and earlier in lists.ages_parents:
        return True
    if before == "of" and _one_person(line, at - 2) and not noun_follows(line, end):
        return True
    if noun_follows(line, quantity.end):
        return False
    return (
        labels_somebody(line, quantity)
        or _listed(line, quantity, lists)
        or _shared_years(line, end, lists)
        or before in lists.ages_turned
        or (before == "than" and earlier in lists.ages_than)
        or _limited(line, quantity, lists)
        or _said_of(line, quantity, lists)
        or _apposed(line, quantity)
    )


def _one_person(line: Line, at: int) -> bool:
    """ "a firefighter of 24": one person, not a body of several."""
    lows = line.lows
    single = lows[at] in nouns().ids and not lows[at].endswith("s") and lows[at] not in blocking().ages_bodies
    return single and at > 0 and any(word in ("a", "an", "another") for word in lows[max(0, at - 3) : at])


def _decade(line: Line, end: int) -> bool:
    """ "in their 20's": the plural of a number; "20s" is one token and a number of nothing."""
    if end + 1 >= len(line.toks) or line.toks[end].text not in _APOSTROPHES or line.lows[end + 1] != "s":
        return False
    return line.toks[end].start == line.toks[end - 1].end and line.toks[end + 1].start == line.toks[end].end


def _listed(line: Line, quantity: Quantity, lists: Blocking) -> bool:
    """ "aged 12", "between the ages of 18 and 22", "ages 19, 21 and 22", "ranging in age from 31 to 40"."""
    number = line.toks[quantity.core].kind
    for at in range(quantity.start - 1, max(-1, quantity.start - _BRIDGE), -1):
        word, kind = line.lows[at], line.toks[at].kind
        if word in lists.ages_heads:
            return word != "age" or at + 1 == quantity.start or line.lows[at + 1] in lists.ages_bridges
        if kind != "n" and word not in lists.ages_bridges and (kind != "w" or word not in starters()):
            return False
        if kind != number and (kind == "n" or word in starters()):
            return False
    return False


def _shared_years(line: Line, end: int, lists: Blocking) -> bool:
    """ "9 and 14 years old": the unit of the second age is that of the first."""
    lows = line.lows
    if end + 2 >= len(lows) or lows[end] not in lists.ages_bridges or line.toks[end + 1].kind not in "nw":
        return False
    if line.toks[end + 1].kind == "w" and lows[end + 1] not in starters():
        return False
    tail = [word for word in lows[end + 2 : end + 6] if word not in "-–‑"]
    return tail[:1] in (["year"], ["years"], ["month"], ["months"]) and tail[1:2] in (["old"], ["olds"])


def _limited(line: Line, quantity: Quantity, lists: Blocking) -> bool:
    """ "children under 13", "those over 60", "six were under ten": a limit of age behind a noun of people."""
    lows, start = line.lows, quantity.start
    if start == 0 or lows[start] not in lists.ages_limits or start + 1 != quantity.core:
        return False
    if lows[start - 1] in lists.ages_copulas:
        counted = (each.end for each in line.figures if each.end < start)
        return any(start - end <= _SUBJECT for end in counted) and quantity.value <= _OLDEST
    return lows[start - 1] in nouns().ids or lows[start - 1] in ("those", "anyone", "everyone", "all")


def _apposed(line: Line, quantity: Quantity) -> bool:
    """ "two men, 33 and 19, were shot", "women believed to be 30 and 60": as many bare numbers as there are people."""
    begin, end = _run(line, quantity.core)
    numbers = [at for at in range(begin, end) if line.toks[at].kind == "n"]
    if len(numbers) < _SEVERAL or end != numbers[-1] + 1 or begin == 0 or noun_follows(line, end):
        return False
    before = line.lows[begin - 1]
    return before in nouns().ids if line.lows[begin] == "," else before == "be"


def _run(line: Line, at: int) -> tuple[int, int]:
    """The stretch of bare small numbers, commas and "and" around this one, without a comma behind it."""

    def runs(ahead: int) -> bool:
        token = line.toks[ahead]
        return token.text in (",", "and", "&") or (token.text.isdecimal() and len(token.text) <= _AGE_DIGITS)

    begin, end = at, at + 1
    while begin and at - begin < _BRIDGE and runs(begin - 1):
        begin -= 1
    while end < len(line.toks) and end - at < _BRIDGE and runs(end):
        end += 1
    while end > at + 1 and line.toks[end - 1].kind != "n":
        end -= 1
    return begin, end


def _said_of(line: Line, quantity: Quantity, lists: Blocking) -> bool:
    """ "who was 59", "he is only 19", "both 21", "Ann Smith, also 18,"."""
    at, lows = quantity.start, line.lows
    if line.toks[quantity.core].kind != "n" or at == 0:
        return False
    if lows[at - 1] in lists.ages_alike or (lows[at - 1] == "also" and lows[at - 2 : at - 1] == [","]):
        return True
    if lows[at - 1] in lists.ages_copulas and at > 1:
        return lows[at - 2] in lists.ages_subjects
    return any(lows[at - 1] == f"{subject}'s" for subject in lists.ages_subjects)


def labels_somebody(line: Line, quantity: Quantity) -> bool:
    """Whether the number is the age behind a name: "Ann Smith, 20, and", "Ann Smith (20)"."""
    at, end, lows = quantity.core, quantity.core_end, line.lows
    token = line.toks[at]
    if token.kind != "n" or not token.text.isdecimal() or len(token.text) > 3 or at < 2:
        return False
    if quantity.start != at:  # "Ann Smith (possibly 18-19)"
        return quantity.start > 1 and lows[quantity.start - 1] == "(" and lows[quantity.end : quantity.end + 1] == [")"]
    before, after = line.toks[at - 1].kind, lows[end] if end < len(lows) else "."
    name = line.toks[at - 2]
    if before == "(":
        return after in (")", ",", ";", "/")
    if after == "of" and not name.text[:1].isupper():
        return False
    closes = after in blocking().ages_closes
    if after in _PLURAL_VERBS and (name.text[:1].islower() or name.lower in weekdays() or name.lower in months()):
        return False  # "of 30 passengers, 12 were hurt", "on Monday, 62 were dead"
    return before == "," and closes and (name.text[:1].isupper() or name.kind in ')”".' or name.lower in nouns().ids)
