"""The stories of one page: where a report passes from its own event to another, and where it comes back.

A document's own event is that of its title and its first sentences. Another begins with words that say so ("in a
separate shooting"), with an event that is new to the reader ("a crash") on another day, or with a turn ("meanwhile, in
Palt"); it lasts to the end of its paragraph, or until a paragraph names something of the lead again. Sentences are
followed in reading order and nothing looks ahead, so whatever stands further down changes no draft before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claims.extract.sentences.lines import Line
from claims.extract.setting.rows import behind, is_earlier, is_ranked, words
from claims.extract.setting.when import Moment
from claims.extract.setting.where import Place
from claims.figures.tokens import tokens
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, months, nouns, triggers, weekdays
from claims.vocabulary.words import Phrases, table

_LEAD = 3  # sentences of more than a few words that tell what the document is about
_PROSE = 6  # words of a sentence that is no heading or byline
_START = 3  # tokens at the beginning of a sentence among which a turn may stand
_HEADLINE, _SHORT = 140, 4  # characters and words: a line that can be a headline
_SHORT_LABEL, _LONG_LABEL = 2, 8  # words of a label
_NAME = 4  # letters of a word that may tie a paragraph to the lead


class _Begun(NamedTuple):
    """The phrases with which another story begins: anywhere, at the head of a sentence, there with another place."""

    other: Phrases[bool]
    begins: Phrases[bool]
    turns: Phrases[bool]


@per_language
def _begun() -> _Begun:
    listed = table("stories")
    return _Begun(*(Phrases((words, True) for words in listed[name]) for name in _Begun._fields))


@dataclass(slots=True)
class Stories:
    """The spans of a document that tell another story, found as it is read.

    `digest` where the document tells of several events, `aftermath` where of a trial or a memorial; `names` are those
    of the lead that name no place.
    """

    spans: list[tuple[int, int]] = field(default_factory=list)
    digest: bool = False
    aftermath: bool = False
    names: set[str] = field(default_factory=set)
    _own: set[str] = field(default_factory=set)
    _day: str | None = None
    _seen: int = 0
    _block: int = -1
    _other: str = ""
    _items: int = 0
    _briefs: bool = False
    _ranked: int = -1

    @staticmethod
    def of(title: str | None) -> Stories:
        """The stories of a document with this title."""
        made = Stories()
        if title:
            lows = [token.lower for token in tokens(title, 0, len(title))]
            made._take(lows)
        return made

    def follow(self, line: Line, places: Sequence[Place], times: Sequence[Moment], *, full: bool) -> None:
        """Take in the next sentence; `full` where it has a figure."""
        fresh = line.sentence.line != self._block
        self._block = line.sentence.line
        leading = self._seen < _LEAD
        cut = self._opens(line, places, times, leading=leading, full=full)
        if cut is not None:
            start = line.sentence.start if cut == 0 else line.toks[cut].start
            self.spans.append((start, line.sentence.end))
        elif self._other:
            if fresh and (self._other in ("paragraph", "line") or self._returns(line)):
                self._other = ""
            else:
                self.spans.append((line.sentence.start, line.sentence.end))
        if leading and not self._other and len(line.lows) >= _PROSE:
            self._lead(line, places, times)
        self._ranked = line.sentence.line if is_ranked(line) else -1

    def _lead(self, line: Line, places: Sequence[Place], times: Sequence[Moment]) -> None:
        if not self._seen:
            self._briefs = _label(line) is not None  # all of the page are short items: none of them is its main story
        self._seen += 1
        located = {word for place in places for word in place.name.lower().split()}
        self.names.update(name for name in _names(line) if name not in located and _tells(name))
        self._take(line.lows)
        if self._day is None:
            self._day = next((time.first[:10] for time in times if _is_day(time) and time.first), None)

    def _take(self, lows: Sequence[str]) -> None:
        self.digest = self.digest or is_several(lows)
        self.aftermath = self.aftermath or not words()["aftermath"].isdisjoint(lows)
        untold = _untold()
        self._own.update(word for word in lows if len(word) >= _NAME and word[0].isalpha() and word not in untold)

    def _returns(self, line: Line) -> bool:
        return not self._own.isdisjoint(line.lows)

    def _opens(
        self, line: Line, places: Sequence[Place], times: Sequence[Moment], *, leading: bool, full: bool
    ) -> int | None:
        """The token at which another story begins in this sentence; None where none does."""
        lows, begun = line.lows, _begun()
        firsts = begun.other.by_first
        if not firsts.keys().isdisjoint(lows):
            at = next((at for at, word in enumerate(lows) if word in firsts and begun.other.at(lows, at)), None)
            if at is not None:
                self._other = "story"
                return _clause(line, at) if leading else 0
        if leading and self._seen == 0:
            return None
        if self._ranked == line.sentence.line and is_earlier(line):
            self._other = "paragraph"
            return 0
        for at in range(min(_START, len(lows))):
            if lows[at] in begun.begins.by_first and begun.begins.at(lows, at) is not None:
                self._other = "story"
                return 0
            turn = begun.turns.at(lows, at) if lows[at] in begun.turns.by_first else None
            if turn is not None and self._is_elsewhere(places, near=at + turn[0] + 8):
                self._other = "story"
                return 0
        if not full:
            return None
        if self._is_link(line) or self._is_item(line):
            self._other = self._other or "line"
            return 0
        if self.digest and self._seen and line.sentence.first and not is_several(line.lows):
            self._items += 1
            if self._items > 1:  # a digest tells its gravest or latest story first
                self._other = "paragraph"
                return 0
        follows = behind(line)
        if follows is not None:
            self._other = self._other or "paragraph"
            return follows
        if self._seen > 1 - line.sentence.first and self._is_new(line, places, times):
            self._other = "paragraph"
            return 0
        return None

    def _is_link(self, line: Line) -> bool:
        """Whether the sentence is a headline amid the text that has no word of the document's own: a link elsewhere."""
        start, end = line.sentence.start, line.sentence.end
        return (
            self._seen >= _LEAD
            and line.sentence.first
            and end - start < _HEADLINE
            and len(line.lows) >= _SHORT
            and line.text[start].isupper()
            and line.text[end - 1].isalnum()
            and line.text[end : end + 1] in ("\n", "\r")
            and not self._returns(line)
        )

    def _is_item(self, line: Line) -> bool:
        """Whether a label in capitals opens the next item of a digest: "CRASH IN LUND: three people were hurt"."""
        if not (line.sentence.first and self._seen):
            return False
        label = _label(line)
        return (
            label is not None
            and not self._briefs
            and len(label.split()) >= _SHORT_LABEL
            and not any(word in self._own for word in label.lower().split())
        )

    def _is_elsewhere(self, places: Sequence[Place], near: int) -> bool:
        """Whether one of these places, up to a token, is none that the lead names."""
        return any(
            place.at <= near and not any(word in self._own for word in place.name.lower().split()) for place in places
        )

    def _is_new(self, line: Line, places: Sequence[Place], times: Sequence[Moment]) -> bool:
        """Whether the sentence tells of an event of another day: one new to the reader, or in another place."""
        day = next((time for time in times if _is_day(time)), None)
        if day is None or day.first is None or self._day is None or day.first[:10] >= self._day:
            return False
        return (introduces(line) and not any(word in self._own for word in _names(line))) or (
            bool(places) and self._is_elsewhere(places, near=len(line.lows)) and day.start - line.sentence.start < 24
        )


def _label(line: Line) -> str | None:
    """The label in capitals that opens an item: "CRASH IN LUND: three people were hurt"."""
    label, colon, rest = line.text[line.sentence.start : line.sentence.end].partition(":")
    return label if colon and label.isupper() and not rest.isupper() and len(label.split()) <= _LONG_LABEL else None


def introduces(line: Line) -> bool:
    """Whether the sentence has an event that is new to the reader: "a crash", "another attack"."""
    lows, known = line.lows, words()
    return not known["events"].isdisjoint(lows) and any(
        lows[at] in known["events"] and any(word in known["indefinite"] for word in lows[max(0, at - 4) : at])
        for at in range(1, len(lows))
    )


def names_event(line: Line) -> bool:
    """Whether the sentence names an event at all, new or known."""
    return not words()["events"].isdisjoint(line.lows)


def _is_day(time: Moment) -> bool:
    return time.role == "in" and time.first is not None and len(time.first) >= 10


@per_language
def _untold() -> frozenset[str]:
    """Words that cannot tie a paragraph to the lead: every report has them."""
    return frozenset(
        {*words()["common"], *nouns().ids, *triggers().by_first, *weekdays(), *months(), *grammar().prepositions}
    )


def _tells(word: str) -> bool:
    """Whether a word can tie a paragraph to the lead."""
    return word[0].isalpha() and word not in _untold()


def _names(line: Line) -> list[str]:
    """The capitalised words of a sentence behind its first; none of wire copy in capitals, where they tell nothing."""
    if line.text[line.sentence.start : line.sentence.end].isupper():
        return []
    return [token.lower for token in line.toks[1:] if token.kind == "w" and token.text[:1].isupper()]


def _clause(line: Line, at: int) -> int:
    """Where the clause begins that holds this token, in a sentence that tells of both events."""
    for before in range(at - 1, 0, -1):
        if line.lows[before] in words()["joining"]:
            return before
    return 0


def is_several(lows: Sequence[str]) -> bool:
    """Whether these words tell of several events at once: "in separate shootings", "shootings across the city"."""
    known = words()
    if known["several"].isdisjoint(lows):
        return False
    for at, word in enumerate(lows):
        if word in known["several"]:
            if any(each in known["apart"] for each in lows[max(0, at - 3) : at]):
                return True
            if any(each in known["spread"] for each in lows[at + 1 : at + 3]):
                return True
    return False
