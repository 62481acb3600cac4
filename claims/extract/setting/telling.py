"""What belongs to the telling and not to what is told: the times and places that hang on a reporting verb."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claims.extract.sentences.lines import Line
from claims.extract.setting import afterwards, tellings
from claims.extract.setting.tellings import of_event
from claims.extract.setting.when import Moment
from claims.extract.setting.where import Place
from claims.extract.speech.actors import lists
from claims.extract.speech.attribution import Voice
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, nouns

_REACH = 14  # tokens between a reporting verb and the time it was said
_APART = 14  # tokens between the noun of a tally and its figure
_OPEN = frozenset([",", ".", ";", ":", "“", "”", '"', "»", "«", "—", "–", "?", "!"])

Tail = tuple[int, int, bool]
"""What follows a reporting verb before what it says: tokens from and to, and whether its end is plain."""


def spoken(line: Line, times: Sequence[Moment], heard: Sequence[Voice]) -> list[Moment]:
    """The times of a sentence; those of the speaking, and of a tally's change, become `as_of`, of a funeral `rite`."""
    if not any(moment.role == "in" for moment in times):
        return list(times)
    at = _tokens(line, times)
    tails = _tails(line, at, heard)
    dated = [moment.role == "in" and of_event(line, begin, end) for moment, (begin, end) in zip(times, at, strict=True)]
    made = []
    for moment, (begin, end), own in zip(times, at, dated, strict=True):
        if moment.role != "in" or own:
            made.append(moment)
        elif afterwards.is_of_rite(line, begin, end):
            made.append(replace(moment, role="rite"))
        elif afterwards.is_of_search(line, begin, end):
            made.append(replace(moment, role="search"))
        elif (
            _told(line, begin, end, moment, tails)
            or _opens_telling(line, begin, end, times, heard)
            or tellings.is_staged(line, begin, end, heard)
            or tellings.is_of_tally(line, begin, end)
        ):
            made.append(replace(moment, role="as_of", last=moment.first))
        elif any(dated) and not tellings.is_predicated(line, begin):
            made.append(_apart(line, moment))
        else:
            made.append(moment)
    return made


def _apart(line: Line, moment: Moment) -> Moment:
    """A time that is not the event's where another is: that of the telling if the sentence tells, else beside it."""
    if (_verbs() | lists()["moves"]).isdisjoint(line.lows):
        return replace(moment, role="beside")
    return replace(moment, role="as_of", last=moment.first)


def elsewhere(line: Line, found: Sequence[Place], times: Sequence[Moment], heard: Sequence[Voice]) -> list[Place]:
    """The places of a sentence without those where only a speaker is: its seat, its office, where it spoke."""
    if not found:
        return []
    tails = _tails(line, _tokens(line, times), heard) if heard else []
    return [
        place
        for place in found
        if not (
            seated(line, place)
            or any(voice.who[0] <= place.at < voice.who[1] for voice in heard)
            or any(begin <= place.at < end and plain for begin, end, plain in tails)
        )
    ]


def seated(line: Line, place: Place) -> bool:
    """Whether the place is only the seat of a body: "a monitor based in Norland"."""
    return line.lows[max(0, place.at - 2)] in lists()["seated"]


@per_language
def _verbs() -> frozenset[str]:
    """Words that tell: reporting verbs of every kind, and "according"."""
    known = lists()
    return known["tells"] | known["says"] | known["denies"] | known["revises"] | {"according"}


def _tokens(line: Line, times: Sequence[Moment]) -> list[tuple[int, int]]:
    """The tokens of each time."""
    starts = [token.start for token in line.toks]
    return [(bisect_left(starts, moment.start), bisect_left(starts, moment.end)) for moment in times]


def _tails(line: Line, times: Sequence[tuple[int, int]], heard: Sequence[Voice]) -> list[Tail]:
    """The tail of every reporting verb of the sentence; weak verbs count where somebody was heard to speak."""
    known, lows, verbs = lists(), line.lows, _verbs()
    if verbs.isdisjoint(lows):
        return []
    sure = {voice.at for voice in heard}
    ends = dict(times)
    found: list[Tail] = []
    for at in [at for at, word in enumerate(lows) if word in verbs]:
        word = lows[at]
        tells = word in known["tells"] or word == "according"
        passive = at > 0 and lows[at - 1] in grammar().be
        if at not in sure and (passive or any(word in known[kind] for kind in ("weak", "with_that", "revises"))):
            continue
        begin = at + 1
        if lows[begin : begin + 1] in (["to"], ["of"]) and word == "according":
            begin += 1
        tail = _tail(line, begin, ends, tells)
        if tail is not None:
            found.append(tail)
    return found


def _tail(line: Line, begin: int, times: dict[int, int], tells: bool) -> Tail | None:
    """The tail from this token: a listener, phrases with prepositions, times. None where an event stands in it."""
    words, lows = grammar(), line.lows
    figures = {figure.start for figure in line.figures} | {figure.core for figure in line.figures}
    at, opened = begin, tells
    while at < len(lows) and at - begin < _REACH:
        word, kind = lows[at], line.toks[at].kind
        if at in times:
            at, opened = times[at], False
            continue
        if kind in _OPEN or word == "that" or word in ("citing", "quoting"):
            return begin, at, True
        if at in figures:
            return begin, at, False
        if at in line.starts and word not in lists()["bulletins"]:
            return None if at > begin + 1 and not tells else (begin, at, False)
        if word in words.prepositions:
            opened = True
        elif word in words.aux or word in words.subordinators or word in words.relatives:
            return begin, at, True
        elif word in words.determiners and not opened:
            return begin, at, False
        elif not opened and at == begin:
            return None
        elif word in words.determiners:
            opened = True
        else:
            opened = opened and word in nouns().modifiers
        at += 1
    return begin, at, at >= len(lows)


def _told(line: Line, begin: int, end: int, moment: Moment, tails: Sequence[Tail]) -> bool:
    if line.text[moment.end : moment.end + 1] in ("'", "’"):  # "said Friday's raid killed six"
        return False
    if any(low <= begin < high for low, high, _ in tails):
        return True
    return _before_verb(line, end) or _issued(line, begin) or _tallied(line, begin)


def _opens_telling(line: Line, begin: int, end: int, times: Sequence[Moment], heard: Sequence[Voice]) -> bool:
    """ "On Wednesday, officials said six had died in Monday's storm": the sentence opens with the day of the saying."""
    if begin > 1 or len(times) < 2:
        return False
    voice = next((voice for voice in heard if voice.at > end), None)
    return voice is not None and not any(end <= at < voice.at for at in line.starts)


def _before_verb(line: Line, end: int) -> bool:
    """ "the ministry on Friday said": the time right before the verb, inside the subject's clause."""
    known, lows = lists(), line.lows
    at = end
    while at < len(lows) and lows[at] in grammar().adverbs and lows[at] not in known["says"]:
        at += 1
    if at >= len(lows) or not any(lows[at] in known[kind] for kind in ("says", "tells", "denies")):
        return False
    return lows[at] not in known["weak"] and at + 1 < len(lows) and lows[at + 1] not in _OPEN


def _issued(line: Line, begin: int) -> bool:
    """ "in a statement on Friday", "figures released late on Sunday"."""
    known, lows = lists(), line.lows
    at = begin - 1
    while at > 0 and lows[at] in ("on", "late", "early", "the"):
        at -= 1
    if at > 0 and lows[at] in known["issued"]:
        at -= 1
    return at >= 0 and lows[at] in known["bulletins"]


def _tallied(line: Line, begin: int) -> bool:
    """ "the toll rose to 14 on Sunday", "revised the toll from 40 to 12 people on Sunday": when the tally changed."""
    known, lows = lists(), line.lows
    figure = next((each for each in reversed(line.figures) if each.end <= begin), None)
    if figure is None or begin - figure.end > 4:
        return False
    between = lows[figure.end : begin]
    if any(word not in nouns().ids and word not in known["after_tally"] for word in between):
        return False
    before = lows[max(0, figure.start - _APART - 4) : figure.start]
    moved = [at for at, word in enumerate(before) if word in known["moves"] or word in known["revises"]]
    return bool(moved) and any(word in known["tallies"] for word in before)
