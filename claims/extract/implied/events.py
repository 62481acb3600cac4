"""What became of somebody: every form of a sentence that says so, as it stands."""

from __future__ import annotations

from typing import NamedTuple

from claims.extract.implied.words import closed, events, kin
from claims.extract.sentences.lines import Line
from claims.vocabulary.lexicon import grammar


class Event(NamedTuple):
    """A form of tokens start to end that says what became of a victim; `roles` as in data/implied.toml.

    `verb` is the token its verb phrase begins with ("had later been shot": "had"), `finite` whether an auxiliary
    stands in it.
    """

    start: int
    end: int
    metric: str
    roles: frozenset[str]
    verb: int
    finite: bool


def happenings(line: Line) -> list[Event]:
    """The events of a sentence, left to right; what did not happen or only might is none."""
    found: list[Event] = []
    for at, end, meanings in events().along(line.lows):
        metric = meanings[0][0]
        roles = frozenset(role for name, role in meanings if name == metric)
        verb, finite = _verb(line, at)
        if not (_unreal(line, verb, at) or _usual(line, verb, at, end)):
            found.append(Event(at, end, metric, roles, verb, finite))
    return found


def _verb(line: Line, at: int) -> tuple[int, bool]:
    """Where the verb phrase that ends in a form begins, and whether an auxiliary stands in it."""
    words, lists = grammar(), closed()
    verbal, negative = lists["verbal"], lists["negative"]
    finite, begin = False, at
    while begin > 0:
        word = line.lows[begin - 1]
        if word in words.aux:
            finite = True
        elif word not in words.adverbs and word not in verbal and word not in negative:
            break
        begin -= 1
    while begin < at and line.lows[begin] in ("said", "to", "who"):
        begin += 1
    if begin < at and line.lows[begin] in kin()["two"]:  # "both died"
        begin += 1
    return begin, finite


_NEAR = 4


def _unreal(line: Line, verb: int, at: int) -> bool:
    """Whether the verb phrase denies it or leaves it open: "was not hurt", "could have died", "tried to kill"."""
    lists, lows = closed(), line.lows
    negative, modal, intended = lists["negative"], lists["modal"], lists["intended"]
    if any(word in negative or word in modal for word in lows[verb:at] if word != "to"):
        return True
    for k in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        if line.toks[k].kind not in "w-":
            return False
        if lows[k] in intended or lows[k] in negative:
            return True
    return False


_FAR = 8


def _usual(line: Line, verb: int, at: int, end: int) -> bool:
    """Whether it tells what happens time and again: "a person is killed on this road every day"."""
    lists, lows = closed(), line.lows
    present = lows[at].endswith("s") or any(word in ("is", "are", "being") for word in lows[verb:at])
    return present and any(word in lists["every"] or word == "per" for word in lows[end : end + _FAR])
