"""Which word says what a number counts: its own noun, the predicate behind it or the governor before it."""

from __future__ import annotations

from dataclasses import replace

from claims.extract.counts.counting import PERSONAL, counted
from claims.extract.counts.governors import changed, foreseen, left, number_of
from claims.extract.counts.holders import held_by
from claims.extract.counts.link import TOO_DEAR, Link, Span
from claims.extract.counts.phrases import Phrase
from claims.extract.counts.predicates import right
from claims.extract.counts.standing import moved, standing
from claims.extract.sentences.lines import Line
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import grammar, nouns

_NEVER_ZERO = frozenset(["attacks", "airstrikes", "clashes", "attendance", "calls", "on_board", "attacked"])
_CLOSE = 2  # tokens of "who were" between a noun and its participle
_TALLY = 6  # tokens of "the number of crew missing"
_BARE = 3.0  # what the way to its predicate may cost a number without a noun
_MOVED = 18  # tokens from "bringing" to the new figure
_FINAL = frozenset(["killed", "bodies_recovered"])
_ASIDE, _CLAUSE = 3.5, 2.0  # what the way to its predicate or its verb may cost a noun that is counted by itself
_FOUND = frozenset(["rescued", "killed", "bodies_recovered"])  # what ends the search for the missing
_FREED = frozenset(["rescued", "released"])
_MOVED_ON = frozenset(["rescued", "evacuated", "hospitalised"])  # what is done to bodies too
_FIRM = 0.6  # what a part's own predicate may cost, to be heard before that of its total


def choose(
    line: Line, quantity: Quantity, around: Phrase, spans: list[Span], whole: str | None, opened: int
) -> Link | None:
    """The link of a number; None where nothing says what it counts. Numbers that were asked are added to `spans`.

    `whole` is the metric of the total it is a part of, `opened` the token that opens the part: without a word of its
    own a part counts what its total does.
    """
    zero = quantity.figure.high == 0
    if around.trigger is not None:
        metric = around.trigger.roles["nouns"]
        if metric in PERSONAL and _is_person(line, around):
            own = _of_person(line, quantity, around, spans)
            if own is not None:
                return own if own.cost < TOO_DEAR and not _only_whole(line, quantity, around, own) else None
        uncounted = (zero and metric in _NEVER_ZERO) or _only_planned(line, around.end)
        return None if uncounted else Link(metric, around.trigger, "head", 0.0)
    if around.state is not None and not zero and stated(around) != "on_board":
        return _own(line, quantity, around) or Link(stated(around) or "killed", around.state, "head", 0.0)
    told = _told_of_total(line, quantity, around) or _took(line, quantity, around) or moved(line, quantity, around)
    if told is not None:
        return told
    after, ahead = right(line, quantity, around), left(line, quantity, around, spans)
    if _only_planned(line, around.end) or _rate(line, quantity, around):
        return None
    if _only_whole(line, quantity, around, after):
        return None
    bare = around.head is None and around.state is None
    if after is not None and after.cost > (2 if zero else _BARE if bare else TOO_DEAR):
        after = None
    if after is not None and after.trigger is not None and _beneath(line, quantity, around.end, after.trigger.start):
        after = None
    if after is not None and ahead is not None and counted(line, quantity, around, ahead, None) is None:
        ahead = None  # "we buried 14 people who were killed": who are buried are not destroyed
    if after is not None and after.metric == "on_board" and ahead is not None and ahead.cost == 0:
        after = None  # "killed all nine people on board", "took 44 people on board"
    if after is not None and ahead is not None and _closer(line, quantity, around, after, ahead):
        after = None
    if after is not None and ahead is not None and after.metric == "missing" and ahead.metric in _FREED:
        ahead, after = replace(ahead, metric="rescued"), None  # "freed three people trapped in a lift"
    if after is not None and ahead is not None and ahead.metric == "bodies_recovered" and after.metric in _MOVED_ON:
        after = None  # "the bodies of nine miners were brought up"
    best = min((link for link in (after, ahead) if link is not None), key=lambda link: link.cost, default=None)
    if best is None and (quantity.change == "from" or _brought(line, quantity)):
        best = changed(line, quantity)
    best = _of_tally(line, quantity, around, best) or held_by(line, quantity, around)
    if whole is not None:
        near = best is not None and (
            (best.cost <= _FIRM and best.side == "right")
            or (best.trigger is not None and best.side == "left" and best.trigger.start > opened)
        )
        care = whole == "hospitalised" and best is not None and best.metric == "injured"
        if not near or care:  # "15 are in hospital, three of them in intensive care"
            return Link(whole, None, "host", 0.0)
    spans.append(Span(quantity.start, max(around.end, quantity.end), best))
    return best


def _of_tally(line: Line, quantity: Quantity, around: Phrase, best: Link | None) -> Link | None:
    """The tally that is the subject of the verb before a number comes before any word that stands between them."""
    if best is not None and (best.side != "left" or best.cost == 0 or around.head is not None):
        return best
    found = standing(line, quantity, around)
    if found is not None and found.trigger is not None and foreseen(line.lows[found.trigger.end : quantity.start]):
        return best
    if found is None or found.trigger is None or best is None or best.trigger is None:
        return found or best
    return found if best.trigger.start > found.trigger.end else best


def _is_person(line: Line, around: Phrase) -> bool:
    """Whether the counted noun is one of people ("detainees", "marchers"), not of acts ("arrests", "rescues")."""
    noun = line.lows[around.head] if around.head is not None else ""
    known = nouns()
    listed = noun in known.ids or noun in known.sorts["people"] or noun in known.sorts["held"]
    return listed or noun.endswith(known.endings)


def _own(line: Line, quantity: Quantity, around: Phrase) -> Link | None:
    """ "two of those rescued were hospitalised", "14 missing people were found alive": what became of them since.

    The dead stay dead, whatever is done.
    """
    known = stated(around)
    if known in _FINAL or not (around.partitive or known == "missing"):
        return None
    if line.lows[max(0, quantity.start - 2) : quantity.start] == ["of", "the"] and quantity.start > 2:
        return None  # "two of the 14 missing were found" says nothing more of the 14
    own = right(line, quantity, around)
    if own is None or own.cost > _FIRM:
        return None
    if known == "missing" and own.metric in _FREED:
        return replace(own, metric="rescued")  # "five of those trapped were freed"
    return own if around.partitive or own.metric in _FOUND else None


def _took(line: Line, quantity: Quantity, around: Phrase) -> Link | None:
    """ "took nine prisoners": whoever is taken as one is held."""
    words, at = grammar(), quantity.start - 1
    if around.head is None or line.lows[around.head] not in words.held or at < 0 or line.lows[at] not in words.takes:
        return None
    return Link("detained", None, "left", 0.0)


def _closer(line: Line, quantity: Quantity, around: Phrase, after: Link, ahead: Link) -> bool:
    """ "killing a mother and her two sons, has been jailed": no comma parts the verb before from its object."""
    if after.trigger is None or ahead.trigger is None or not ahead.trigger.roles.keys() & {"doing", "acts"}:
        return False
    if ahead.trigger.end == quantity.start and ahead.trigger.start and _relative(line, ahead.trigger.start - 1):
        return True  # "survivors of the blast that killed nine people gathered"
    before, behind = line.lows[ahead.trigger.end : quantity.start], line.lows[around.end : after.trigger.start]
    return "," not in before and "," in behind


def _beneath(line: Line, quantity: Quantity, begin: int, end: int) -> bool:
    """ "lessons for 60 children are held": the verb is said of what stands before the preposition."""
    if quantity.start < 2 or line.lows[quantity.start - 1] != "for" or begin >= end:
        return False
    between = line.lows[begin:end]
    return not grammar().aux.isdisjoint(between) and grammar().relatives.isdisjoint(between)


def _relative(line: Line, at: int) -> bool:
    """Whether a relative clause opens here, an auxiliary between."""
    at -= at > 0 and line.lows[at] in grammar().aux
    return line.lows[at] in grammar().relatives


def _brought(line: Line, quantity: Quantity) -> bool:
    """ "bringing the number of dead since the unrest began to at least 23"."""
    lows, at = line.lows, quantity.start
    return at > 0 and lows[at - 1] == "to" and bool(grammar().brings.intersection(lows[max(0, at - _MOVED) : at]))


def _told_of_total(line: Line, quantity: Quantity, around: Phrase) -> Link | None:
    """ "brought to nine the number of people killed", "lowered to 17 from 20 the number missing": the tally follows."""
    lows, at = line.lows, quantity.end
    if around.head is not None or lows[max(0, quantity.start - 1)] not in ("to", "from"):
        return None
    older = next((each for each in line.figures if each.start == at + 1), None)
    at = older.end if older is not None and lows[at] in ("from", "to") else at
    begin = at + (at < len(lows) and lows[at] in grammar().determiners)
    for ahead in range(begin, min(begin + _TALLY, len(lows))):
        tally = line.starts.get(ahead)
        if tally is None:
            continue
        if "tolls" in tally.roles and ahead == begin:
            return Link(tally.roles["tolls"], tally, "right", 0.0)
        metric = number_of(line, tally)
        return Link(metric, tally, "right", 0.0) if metric is not None else None
    return None


def _only_planned(line: Line, at: int) -> bool:
    """ "crowds of 50,000 had been expected": what has not happened counts nobody."""
    lows, words = line.lows, grammar()
    begin = at
    while at < len(lows) and lows[at] in words.aux:
        at += 1
    return begin < at < len(lows) and lows[at] in words.planned


def _rate(line: Line, quantity: Quantity, around: Phrase) -> bool:
    """ "one in five had been to a hospital": the five are nobody."""
    at = quantity.start - 1
    return around.head is None and at > 0 and line.lows[at] == "in" and any(each.end == at for each in line.figures)


def _only_whole(line: Line, quantity: Quantity, around: Phrase, after: Link | None) -> bool:
    """ "twelve of the 40 people on board were hurt" says nothing of the forty; "of the 40 people hurt" does."""
    lows = line.lows
    if _base(line, quantity, around, after):
        return True
    if quantity.start < 2 or lows[quantity.start - 1] not in ("the", "those", "these", "their"):
        return False
    if lows[quantity.start - 2] != "of" or not any(each.end == quantity.start - 2 for each in line.figures):
        return False
    if after is None or after.trigger is None or after.trigger.start - around.end > _CLOSE:
        return True
    if around.head is None and "does" in after.trigger.roles:
        return True  # "two of the three died"
    between = lows[around.end : after.trigger.start + 1]  # "eight of the 20 crew were picked up", "have recovered"
    return not grammar().aux.isdisjoint(between) and grammar().relatives.isdisjoint(between)


def _base(line: Line, quantity: Quantity, around: Phrase, after: Link | None) -> bool:
    """ "of 52 passengers 11 were hurt": the clause opens with those the number is out of."""
    lows, at = line.lows, quantity.start - 1
    at -= at > 0 and lows[at] == "the" and around.head is not None
    if at < 0 or lows[at] != "of" or (at > 0 and lows[at - 1] not in ("that", ",", "“", '"')):
        return False
    following = next((each.start for each in line.figures if each.start >= around.end), None)
    return following is not None and (after is None or after.trigger is None or after.trigger.start > following)


def _of_person(line: Line, quantity: Quantity, around: Phrase, spans: list[Span]) -> Link | None:
    """ "23 demonstrators were in custody": a noun of people is counted by its predicate; as a witness by nothing."""
    after = line.lows[around.end] if around.end < len(line.lows) else ""
    if after in grammar().talk:
        return Link("", None, "head", TOO_DEAR)
    asked = ((right(line, quantity, around), _ASIDE), (left(line, quantity, around, spans), _CLAUSE))
    found = [link for link, most in asked if link is not None and link.cost < most]
    best = min(found, key=lambda link: link.cost, default=None)
    housed = best is not None and best.metric == "displaced" and around.trigger is not None
    if housed and around.trigger is not None and around.trigger.roles.get("nouns") == "evacuated":
        return None  # "900 evacuees were being housed in schools"
    return None if best is None or best.metric == "attendance" else best


def stated(around: Phrase) -> str | None:
    """The metric of "two of the dead", "six of those detained"."""
    if around.state is None:
        return None
    roles = around.state.roles
    return roles.get("state") or roles.get("acts") or roles.get("tolls") or roles.get("nouns") or "killed"
