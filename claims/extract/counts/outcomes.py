"""The predicate that says how it ended: "miners who had been trapped since Monday were found alive"."""

from __future__ import annotations

from claims.extract.counts.link import Link
from claims.extract.counts.phrases import Phrase
from claims.extract.counts.sorts import fitting
from claims.extract.sentences.lines import Line
from claims.vocabulary.lexicon import grammar

_PASSING = frozenset(["missing", "detained", "attendance", "on_board", "displaced", "hospitalised", "evacuated"])
_ENDED = frozenset(["killed", "rescued", "released", "detained", "injured", "bodies_recovered", "hospitalised"])
_HURT = frozenset(["injured", "hospitalised", "rescued"])
_REACH = 12  # tokens from what is said of them first to how it ended


def outcome(line: Line, around: Phrase, link: Link) -> Link:
    """The link of the main verb, where the one found stands in a relative clause or an aside of a passing state."""
    trigger = link.trigger
    if link.metric in _HURT and trigger is not None and link.side == "right" and trigger.start == around.end:
        return _since_died(line, around, link)
    if link.metric not in _PASSING or trigger is None or link.side != "right":
        return link
    lows, words = line.lows, grammar()
    inner = lows[around.end : trigger.start]
    if trigger.end in line.starts and words.be.isdisjoint(inner):  # "reported missing turned up safe"
        return _main(line, trigger.end, around, link)
    aside = inner[:1] == [","]
    doing = not inner and lows[trigger.start].endswith("ing")  # "eight people queuing for water were killed"
    if not (aside or doing or _names_them(line, around, inner) or (inner[:1] and inner[0] in words.relatives)):
        return link
    closed = not aside
    for at in range(trigger.end, min(trigger.end + _REACH, len(lows))):
        word = lows[at]
        if _other_subject(line, at):
            return link
        if word == ",":
            closed = True
        elif word in words.be or word in ("has", "have", "had"):
            return _main(line, at + (at not in line.starts), around, link) if closed else link
        elif line.toks[at].kind not in "wn" or (word in words.conjunctions and word not in words.prepositions):
            return link
    return link


def _names_them(line: Line, around: Phrase, inner: list[str]) -> bool:
    """ "30 people reported missing were found": the participle says who; of a whole ("of the 30") it says all."""
    words = grammar()
    if not inner or any(word not in words.named_so and word not in words.lasting and word != "as" for word in inner):
        return False
    counted = next((each.start for each in reversed(line.figures) if each.end <= around.end), 0)
    return line.lows[max(0, counted - 2) : counted] != ["of", "the"]


def _other_subject(line: Line, at: int) -> bool:
    """Whether what follows is said of others: a number of its own, or words of saying: "14 missing, said three …"."""
    if any(figure.start == at for figure in line.figures):
        return True
    return line.lows[at] in grammar().talk and line.lows[at + 1 : at + 2] != [","]


def _since_died(line: Line, around: Phrase, link: Link) -> Link:
    """ "two people injured in the blast have died": the participle says who they are, the verb what became of them."""
    trigger, words = link.trigger, grammar()
    if trigger is None:
        return link
    for at in range(trigger.end, min(trigger.end + _REACH, len(line.lows))):
        verb = line.starts.get(at)
        if verb is not None and fitting(line, verb, around).get("does") == "killed":
            return Link("killed", verb, "right", link.cost)
        if line.lows[at] in words.relatives or line.lows[at] in words.subordinators or line.toks[at].kind not in "wn":
            return link
        if line.lows[at] in ("and", "or"):
            return link
    return link


def _main(line: Line, at: int, around: Phrase, link: Link) -> Link:
    """What the verb behind an auxiliary says; the link as it is where it says nothing that ends anything."""
    words = grammar()
    while at < len(line.lows) and at not in line.starts:
        if line.lows[at] in words.denials or (line.lows[at] not in words.aux and line.lows[at] not in words.adverbs):
            return link
        at += 1
    trigger = line.starts.get(at)
    if trigger is None:
        return link
    roles = fitting(line, trigger, around)
    metric = next((roles[role] for role in ("state", "does", "acts") if role in roles), None)
    return Link(metric, trigger, "right", link.cost) if metric in _ENDED else link
