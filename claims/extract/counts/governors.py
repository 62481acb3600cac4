"""The verb or noun before a number: "killing two", "a toll of 500", "killed 3 soldiers and two women", "Dead: 12"."""

from __future__ import annotations

from claims.extract.counts.costs import costs, steps
from claims.extract.counts.hospitals import lodged, taken_in
from claims.extract.counts.joined import joined
from claims.extract.counts.labelled import labelled
from claims.extract.counts.link import NOTHING, REACH, TOO_DEAR, Link, Span
from claims.extract.counts.phrases import Phrase
from claims.extract.counts.sorts import between, governs
from claims.extract.sentences.lines import Line, Trigger
from claims.figures.quantities import Quantity
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, nouns

_FAR = 18  # tokens between the noun of a tally and the figure that changed
_INCLUDES = frozenset(["include", "includes", "included"])
_JOINS = frozenset(["and", ",", "or"])  # between two numbers that share their governor
_ONE = 5  # tokens of "the deputy station master"
_BARE_VERB = 14  # tokens from "can" to the last verb of its list
_UNDER = 6  # tokens from a tally to a noun in its phrase
_CARE = {"doing": "hospitalised"}  # the roles of a verb whose subject is a hospital
_LODGED = {"doing": "displaced"}
_FRAME: dict[str, str] = {}  # the roles of a verb that its closing words make one
_BESIDE = (("along", "with"), ("together", "with"), ("as", "well", "as"), ("alongside",))


def left(line: Line, quantity: Quantity, phrase: Phrase, spans: list[Span]) -> Link | None:
    """The verb or noun before the number: "killing two", "a toll of 500", "killed 3 soldiers and two women"."""
    lows, words = line.lows, grammar()
    beside = _beside(line, quantity) or labelled(line, quantity) or _among(line, quantity, phrase, spans)
    beside = beside or _framed(line, quantity, phrase, spans) or _cared(line, quantity, phrase)
    beside = beside or _with_another(line, quantity, phrase)
    if beside is not None:
        return beside
    if line.before(quantity.start) in words.leaves:
        return None
    known, tolls = steps("before"), costs("before")
    at, cost = quantity.start - 1, 0.0
    jumps = {span.end: span for span in spans}
    stop = max(-1, at - REACH)
    linked, content = True, 0.0
    while at > stop and cost < TOO_DEAR:
        end = at + 1
        jump = jumps.get(end)
        if jump is not None:
            cost += tolls["figure"]
            linked = linked and phrase.head is not None and set(lows[end : quantity.start]) <= _JOINS
            at = jump.start - 1
            continue
        trigger = line.ends.get(end)
        if trigger is not None and not (phrase.head is None and trigger.roles.get("doing") == "attacked"):
            metric = _governs(line, trigger, quantity, phrase, linked, content)
            if metric == NOTHING:
                return None
            if metric is not None:
                return Link(*joined(line, metric, trigger, "left"), "left", cost)
            cost += tolls["trigger"]
            linked = linked and trigger.roles.keys() <= {"nouns", "tolls", "doing"}
            at = trigger.start - 1
            continue
        word, kind = lows[at], line.toks[at].kind
        if word not in words.links:
            linked = linked and kind == "w" and word not in words.aux and word not in words.subordinators
        step = known.get(word)
        cost += step.cost if step is not None else tolls["word"] if kind in "wn" else tolls["sign"]
        content += _bears_content(word, kind)
        at -= 1
    return None


def _among(line: Line, quantity: Quantity, phrase: Phrase, spans: list[Span]) -> Link | None:
    """ "among the dead were four nurses and two drivers": the state stands before its verb; a list shares it."""
    at = quantity.start - 1
    if phrase.head is None or at < 1:
        return None
    goes_on = bool(spans) and (spans[-1].end >= at - 1 or _including(line, at, spans[0].start))
    if line.lows[at] in ("and", ",") and goes_on and spans[-1].link is not None:
        first = spans[-1].link
        return first if first.side == "left" and first.trigger is not None and _headed(line, first.trigger) else None
    while at > 0 and (line.lows[at] in grammar().determiners or line.lows[at] in grammar().adverbs):
        at -= 1
    trigger = line.ends.get(at)
    if trigger is None or line.lows[at] not in grammar().copulas or not _headed(line, trigger):
        return None
    roles = trigger.roles
    metric = roles.get("state") or roles.get("tolls") or roles.get("acts") or roles["nouns"]
    return Link(metric, trigger, "left", 0.2)


def _including(line: Line, at: int, first: int) -> bool:
    """ "the dead include a family of five whose car was washed away, and two firefighters"."""
    return line.lows[at - 1 : at + 1] == [",", "and"] and not _INCLUDES.isdisjoint(line.lows[:first])


def _headed(line: Line, trigger: Trigger) -> bool:
    """Whether a trigger names those something befell: "among the dead", "the wounded", "those arrested"."""
    if trigger.end - trigger.start > 1 and trigger.roles.keys() & {"state", "tolls"}:
        return True
    before = line.before(trigger.start)
    return before in ("those", "the") and bool(trigger.roles.keys() & {"state", "acts", "nouns"})


def _framed(line: Line, quantity: Quantity, phrase: Phrase, spans: list[Span]) -> Link | None:
    """ "took 23 people into custody", "brought six men and four women ashore": a list shares the verb."""
    lows, words, at = line.lows, grammar(), quantity.start - 1
    if at > 0 and lows[at] in _JOINS and spans and spans[-1].end >= at - 1 and spans[-1].link is not None:
        first = spans[-1].link
        shared = first.side == "left" and first.trigger is not None and first.trigger.roles is _FRAME
        return first if shared and phrase.head is not None else None
    while at > 0 and (lows[at] in words.determiners or lows[at] in words.adding or lows[at] in words.adverbs):
        at -= 1
    found = between(line, at, phrase) if at >= 0 else None
    if found is None:
        return None
    verb = Trigger(at, at + 1, _FRAME)
    if _only_may(line, verb) or not words.denials.isdisjoint(lows[max(0, at - 3) : at]):
        return None
    return Link(found[0], verb, "left", 0.0)


def _with_another(line: Line, quantity: Quantity, phrase: Phrase) -> Link | None:
    """ "detained the captain and two crew members": the object before is one, with the same verb."""
    lows, words, at = line.lows, grammar(), quantity.start - 2
    if phrase.head is None or at < 1 or lows[at + 1] not in ("and", ","):
        return None
    for begin in range(at - 1, max(-1, at - _ONE), -1):
        if lows[begin] in words.determiners:
            trigger = line.ends.get(begin)
            if trigger is None or _only_may(line, trigger) or not trigger.roles.keys() & {"acts", "doing"}:
                return None
            if "acts" in trigger.roles and not words.be.isdisjoint(lows[max(0, trigger.start - 2) : trigger.start]):
                return None
            return Link(trigger.roles.get("doing") or trigger.roles["acts"], trigger, "left", 0.8)
        if line.toks[begin].kind not in "w-" or begin in line.starts or lows[begin] in words.aux:
            return None
    return None


def _cared(line: Line, quantity: Quantity, phrase: Phrase) -> Link | None:
    """ "the clinic admitted 60 people", "emergency rooms saw 167"."""
    if lodged(line, quantity.start, phrase):
        return Link("displaced", Trigger(quantity.start - 1, quantity.start, _LODGED), "left", 0.2)
    if not taken_in(line, quantity.start, phrase):
        return None
    verb = Trigger(quantity.start - 1, quantity.start, _CARE)
    return None if _only_may(line, verb) else Link("hospitalised", verb, "left", 0.2)


def changed(line: Line, quantity: Quantity) -> Link | None:
    """ "revised the toll of the flood in Palt, from 40 to 12", "bringing the number of dead to 23": the tally.

    A tally may stand far off where its number is moved.
    """
    for trigger in reversed(line.starts.values()):
        gap = quantity.start - trigger.end
        if 0 <= gap <= _FAR and "tolls" in trigger.roles and ";" not in line.lows[trigger.end : quantity.start]:
            return Link(trigger.roles["tolls"], trigger, "left", 0.5)
    return None


def _bears_content(word: str, kind: str) -> bool:
    """Whether a word between a verb and a number starts something else; nouns of people may be coordinated objects."""
    return kind in "wn" and word not in _joining() and word not in nouns().ids


@per_language
def _joining() -> frozenset[str]:
    """Closed-class words that start nothing else."""
    words = grammar()
    return words.links | words.determiners | words.adverbs | words.more


def _beside(line: Line, quantity: Quantity) -> Link | None:
    """ "A and B were killed along with their four children": the company shares the predicate, however far."""
    lows, at = line.lows, quantity.start
    while at > 0 and lows[at - 1] in grammar().determiners:
        at -= 1
    if not any(tuple(lows[max(0, at - len(words)) : at]) == words for words in _BESIDE):
        return _with(line, at)
    for trigger in reversed(line.starts.values()):
        metric = trigger.roles.get("acts") or trigger.roles.get("does") or trigger.roles.get("state")
        if trigger.end <= at and metric:
            return Link(metric, trigger, "left", 1.0)
    return None


def _can_be_lost(line: Line, phrase: Phrase) -> bool:
    """ "lost twelve men", "claimed 60 lives", "lost three offices"; not "claimed 70,000"."""
    return phrase.population is not None or (phrase.head is not None and line.lows[phrase.head] in nouns().things)


def _with(line: Line, at: int) -> Link | None:
    """ "was killed with two aides": right behind a passive, company shares it."""
    trigger = line.ends.get(at - 1) if at and line.lows[at - 1] == "with" else None
    if trigger is None or "acts" not in trigger.roles or line.lows[max(0, trigger.start - 1)] not in grammar().be:
        return None
    return Link(trigger.roles["acts"], trigger, "left", 1.0)


def _only_may(line: Line, trigger: Trigger) -> bool:
    """ "to kill two", "the storm could kill 300", "players can destroy and rescue": the bare verb of what may be."""
    lows, words = line.lows, grammar()
    if lows[trigger.start - 1 : trigger.start] == ["to"]:
        return True
    if lows[trigger.start].endswith(("ing", "ed", "s")):
        return False
    return bool(words.modals.intersection(lows[max(0, trigger.start - _BARE_VERB) : trigger.start]))


def number_of(line: Line, trigger: Trigger) -> str | None:
    """The metric of "the number of suspected cases", "the number of crew missing": what a counted number is of."""
    lows, words, named = line.lows, grammar(), trigger
    for at in range(trigger.start - 1, max(0, trigger.start - _UNDER), -1):
        if lows[at - 1] in words.tallies and lows[at] in ("of", "for"):
            return next((named.roles[role] for role in ("state", "acts", "nouns") if role in named.roles), None)
        before = line.starts.get(at)
        if before is not None and before.roles.keys() & {"state", "acts"}:
            named = before  # "the number of arrested protesters"
        if line.toks[at].kind != "w" or lows[at] in words.aux or lows[at] in words.prepositions:
            return None
    return None


def _outer(line: Line, trigger: Trigger) -> str | None:
    """ "the death toll in Friday's shooting": the tally that another noun of the same kind stands under."""
    lows, words = line.lows, grammar()
    at = trigger.start - 1
    while at > 0 and trigger.start - at < _UNDER and lows[at] not in words.aux and lows[at] not in words.subordinators:
        outer = line.ends.get(at)
        if lows[at] in words.places and outer is not None and "tolls" in outer.roles:
            return outer.roles["tolls"]
        if line.toks[at].kind != "w":
            return None
        at -= 1
    return None


def foreseen(between: list[str]) -> bool:
    """ "the toll could exceed 100": a tally nobody has counted."""
    words = grammar()
    ahead = not (words.modals.isdisjoint(between) and words.planned.isdisjoint(between))
    return ahead and "have" not in between and "," not in between


def _governs(
    line: Line, trigger: Trigger, quantity: Quantity, phrase: Phrase, linked: bool, content: float
) -> str | None:
    """The metric an earlier trigger gives to the number; None where the two do not belong together."""
    roles, lows, words = trigger.roles, line.lows, grammar()
    gap = quantity.start - trigger.end
    before_of = lows[trigger.end] if trigger.end < quantity.start else ""
    stated = "acts" in roles and any(word in words.be for word in lows[max(0, trigger.start - 2) : trigger.start])
    if "tolls" in roles and foreseen(lows[trigger.end : quantity.start]):
        return NOTHING
    if (
        before_of != "by"
        and lows[max(0, quantity.start - 1)] == "by"
        and not words.be.isdisjoint(lows[trigger.end : quantity.start])
    ):
        return None  # "the rescue was led by 45 volunteers"
    if "tolls" in roles and linked and not stated and gap <= 12 and content <= 4 and before_of not in ("and", "or"):
        return _outer(line, trigger) or roles["tolls"]
    if linked and gap <= 12 and content <= 4 and (numbered := number_of(line, trigger)) is not None:
        return numbered
    if trigger.sorts and content < 1 and before_of not in words.away and not _only_may(line, trigger):
        sorted_metric = governs(line, trigger, phrase, float(quantity.value))
        if sorted_metric is not None:
            return sorted_metric
    if "loses" in roles and content < 1 and _can_be_lost(line, phrase):
        return roles["loses"]
    if "nouns" in roles and gap == 1 and before_of in words.numbering:
        return roles["nouns"]
    if "nouns" in roles and before_of == "of" and linked and content <= 1 and gap <= 6:
        return roles["nouns"]
    if "doing" in roles and content < 1 and before_of not in ("of", "and") and not _only_may(line, trigger):
        return roles["doing"]
    if "acts" in roles and gap == 2 and before_of == "and" and lows[trigger.end + 1].endswith("ed"):
        return roles["acts"]
    if "acts" in roles and content < 1 and not any(word in words.away for word in lows[trigger.end : quantity.start]):
        passive = any(lows[at] in words.be for at in range(max(0, trigger.start - 2), trigger.start))
        if not passive and before_of not in ("at", "and"):
            return roles["acts"]
    return None
