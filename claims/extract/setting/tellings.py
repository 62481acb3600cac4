"""Which of a sentence's days is the event's, which a count's: "on Wednesday revised the toll of Tuesday's crash"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import lists
from claims.extract.speech.attribution import Voice
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, nouns
from claims.vocabulary.words import table

_NOUN = 4  # tokens from "Tuesday's" to its noun
_SHORT = 5  # letters of "king", "string"
_VERBS = frozenset(["acts", "does", "doing", "done"])
_STAGE = 2  # tokens between a verb of saying and the stage of the count


@per_language
def _words() -> dict[str, frozenset[str]]:
    listed, calendar = table("stories"), table("calendar")["time"]
    return {
        "events": frozenset([*listed["events"], *listed["events_too"]]),
        "occasions": frozenset(listed["occasions"]),
        "stages": frozenset(listed["stages"]),
        "clauses": frozenset(listed["clauses"]),
        "beside": frozenset([*calendar["beside"], *calendar["since"], *listed["beyond"]]),
        "of": frozenset([*calendar["of"], *calendar["on"]]),
    }


def of_event(line: Line, begin: int, end: int) -> bool:
    """Whether a time is an event's own: "Tuesday's crash", "the crash of 3 May", "the crash on Tuesday"."""
    lows, words = line.lows, _words()
    if begin and lows[begin - 1] in words["beside"]:
        return False
    if _is_possessive(line, end - 1):
        behind = lows[end : end + _NOUN]
        stop = next((at for at, word in enumerate(behind) if word in grammar().prepositions), len(behind))
        return any(_is_event(word) for word in behind[:stop])
    at = begin - 1
    while at > 0 and (lows[at] in words["of"] or lows[at] == "the"):
        at -= 1
    return 0 <= at < begin - 1 and lows[at] in words["events"]


def _is_event(word: str) -> bool:
    """Whether a noun names something that happens: "crash", "capsizing"; of nouns in -ing all but those listed."""
    words = _words()
    return word in words["events"] or (word.endswith("ing") and len(word) > _SHORT and word not in words["occasions"])


def _is_possessive(line: Line, at: int) -> bool:
    return 0 <= at < len(line.lows) and line.lows[at].endswith("'s")


def is_predicated(line: Line, begin: int) -> bool:
    """Whether the time says when people were hit: "were killed on Friday"."""
    at = begin
    while at > 0 and line.lows[at - 1] in _words()["of"]:
        at -= 1
    trigger = line.ends.get(at)
    if trigger is None or line.lows[at - 1] in lists()["tallies"]:
        return False
    return "tolls" in trigger.roles or not _VERBS.isdisjoint(trigger.roles)


def is_staged(line: Line, begin: int, end: int, heard: Sequence[Voice]) -> bool:
    """ "on Tuesday the ministry initially reported nine dead": a verb of saying with the stage of the count."""
    stages, lows = _words()["stages"], line.lows
    if not heard or stages.isdisjoint(lows) or is_predicated(line, begin):
        return False
    low, high = _clause(line, begin, end)
    opened = lows[low] in stages
    return any(
        low <= voice.at < high
        and (opened or not stages.isdisjoint(lows[max(low, voice.at - _STAGE) : voice.at + _STAGE]))
        for voice in heard
    )


def is_of_tally(line: Line, begin: int, end: int) -> bool:
    """ "on Monday the toll stood at four", "an initial count on Tuesday", "on Tuesday it gave the toll as nine"."""
    known, lows = lists(), line.lows
    if known["tallies"].isdisjoint(lows) or is_predicated(line, begin):
        return False
    at = begin - 1
    while at > 0 and lows[at] in _words()["of"]:
        at -= 1
    if 0 <= at < begin - 1 and lows[at] in known["tallies"] and lows[at] not in nouns().ids:
        return True
    low, high = _clause(line, begin, end)
    noun = next((at for at in range(low, high) if lows[at] in known["tallies"]), None)
    if noun is None or any(min(noun, begin) <= figure.start < max(noun, begin) for figure in line.figures):
        return False
    stop = next((figure.start for figure in line.figures if noun < figure.start < high), high)
    if any(low <= start < stop and not _VERBS.isdisjoint(each.roles) for start, each in line.starts.items()):
        return False
    changes = known["moves"] | known["revises"]
    verb = next(
        (at for at in range(low, stop) if lows[at] in changes or (at > noun and lows[at] in grammar().be)), None
    )
    return verb is not None and begin < verb


def _clause(line: Line, begin: int, end: int) -> tuple[int, int]:
    """The tokens of the clause around a time; a comma right behind the time does not end it."""
    cuts = _words()["clauses"]
    low = next((at + 1 for at in range(begin - 1, -1, -1) if line.lows[at] in cuts), 0)
    behind = end + (line.lows[end : end + 1] == [","])
    high = next((at for at in range(behind, len(line.lows)) if line.lows[at] in cuts), len(line.lows))
    return low, high
