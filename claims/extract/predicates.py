"""The predicate after a noun phrase: "were killed", "dead", "died", past relative clauses and asides."""

from __future__ import annotations

from claims.extract.joined import joined
from claims.extract.lines import Line, Trigger
from claims.extract.link import NOTHING, REACH, STRONG, TOO_DEAR, Link
from claims.extract.phrases import Phrase
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import grammar, nouns

_ASIDES = {",": ",", "—": "—", "–": "–", "(": ")"}  # what opens an aside, and what closes it
_LONGEST_ASIDE = 25  # tokens
_HOSPITAL = 8  # tokens from "taken" to "hospital"
_TALK = frozenset(["said", "says", "say", "told", "tell", "tells", "reported", "reports"])


def right(line: Line, quantity: Quantity, phrase: Phrase) -> Link | None:
    """The predicate after the noun phrase: "were killed", "dead", "died", past relative clauses and asides."""
    lows, words = line.lows, grammar()
    at, cost, aux, aside, strong = phrase.end, 0.0, False, False, False
    seated: Link | None = None
    denied = False
    opened = {figure.start: figure for figure in line.figures}
    stop = min(len(lows), at + REACH)
    while at < stop and cost < TOO_DEAR:
        trigger = line.starts.get(at)
        if trigger is not None:
            metric = _predicate(line, trigger, aux, adjacent=at == phrase.end, phrase=phrase)
            if metric in ("", NOTHING):
                return None
            if metric == "on_board" and not aux:
                seated = seated or Link(metric, trigger, "right", cost)
                at, cost = trigger.end, cost + 0.3
                continue
            if metric is not None and denied:
                return None
            if metric is not None:
                return Link(*joined(line, metric, trigger, "right"), "right", cost)
            cost += 0.5 if "acts" in trigger.roles or "nouns" in trigger.roles else 4
            at = trigger.end
            continue
        word, kind = lows[at], line.toks[at].kind
        past = _past_aside(line, at) if kind in _ASIDES else at
        if past > at:
            at, cost, aux = past, cost + 0.8, False
            continue
        if at in opened:
            listed = aside or lows[at - 1] in ("and", ",", "or") or (at == phrase.end and phrase.partitive)
            behind = lows[opened[at].end] if opened[at].end < len(lows) else ""
            if (
                strong
                or (opened[at].ordinal and behind in words.relatives)
                or not (listed or _counts_nobody(line, opened[at].end))
            ):
                return seated
            cost += 0.3 if listed else 2
            at = opened[at].end
            continue
        if word in words.denials:
            denied = True
        elif word in words.aux:
            aux, denied = True, False
        elif word in words.subjects and not aux and not _is_talk(lows, at + 1):
            return seated
        elif aux and word in words.carried and (there := _to_hospital(line, at + 1)):
            return Link("hospitalised", Trigger(at, there, {"acts": "hospitalised"}), "right", cost)
        elif aux and word in words.planned:
            return None
        elif word in _TALK and not aux:
            cost += 4
        elif word in words.adverbs:
            cost += 0.1
        elif word in words.aside:
            aside = True
            cost += 0.5
        elif kind == ",":
            cost, aux = cost + 0.8, False
        elif word in words.relatives:
            cost += 0.5
        elif word in words.subordinators:
            cost += 3
        elif word == "and":
            cost += 1
        elif kind in STRONG:
            cost, strong = cost + 5, True
        elif word in words.prepositions:
            cost += 0.5
            aux = False
        elif aux:
            cost, aux = cost + 2, False
        else:
            cost += 0.05 if line.toks[at].text[:1].isupper() else 0.15 if kind in "wn" else 0.4
        at += 1
    return seated


def _is_talk(lows: list[str], at: int) -> bool:
    """ "three people, she said, were killed": the pronoun of an inserted report is no new subject."""
    return lows[at : at + 1] != [] and lows[at] in _TALK


def _to_hospital(line: Line, at: int) -> int:
    """The token after "to three hospitals", "to the Royal Infirmary" where it begins here; 0 otherwise."""
    if line.lows[at : at + 1] != ["to"]:
        return 0
    for ahead in range(at + 1, min(at + _HOSPITAL, len(line.lows))):
        if line.lows[ahead] in grammar().hospitals:
            return ahead + 1
        if line.toks[ahead].kind not in "wn'’.":
            return 0
    return 0


def _counts_nobody(line: Line, at: int) -> bool:
    """Whether the number that ends here has no noun of its own: a date or an age, not "19 people"."""
    if at >= len(line.lows):
        return True
    return not (line.lows[at] in nouns().ids or line.lows[at] in nouns().things or at in line.starts)


def _past_aside(line: Line, at: int) -> int:
    """The token after an aside that opens here, where the predicate follows: "23 people — two of them nurses — died".

    Between dashes or brackets anything may stand; between commas a relative clause. The same token where none opens.
    """
    lows, close = line.lows, _ASIDES[line.toks[at].kind]
    if close == "," and not grammar().relatives.intersection(lows[at + 1 : at + 4]):
        return at
    for ahead in range(at + 2, min(at + _LONGEST_ASIDE, len(lows) - 1)):
        trigger = line.starts.get(ahead)
        if close == "," and trigger is not None and trigger.roles.keys() & {"acts", "does", "state"}:
            return at
        if lows[ahead] == close:
            follows = ahead + 1
            return follows if lows[follows] in grammar().aux or follows in line.starts else at
    return at


def _predicate(line: Line, trigger: Trigger, aux: bool, *, adjacent: bool, phrase: Phrase) -> str | None:
    """The metric a trigger gives to the noun before it; None for no relation, "" where the noun is the doer."""
    roles = trigger.roles
    if "state" in roles and not ("acts" in roles and not aux and _object_follows(line, trigger.end)):
        return roles["state"]
    if "does" in roles:
        return roles["does"]
    if "acts" in roles:
        if not aux and _object_follows(line, trigger.end):
            return ""
        return roles["acts"]
    return None


def _object_follows(line: Line, at: int) -> bool:
    lows, words = line.lows, grammar()
    if at >= len(lows):
        return False
    return (
        lows[at] in words.determiners or any(figure.start == at for figure in line.figures) or lows[at] in nouns().ids
    )
