"""Whose figure it is: the voice that covers it in its sentence, in its quotation, or in the sentence before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import partial

from claims.extract.sentences.blocks import blocks
from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import Register, lists, tidy
from claims.extract.speech.attribution import Voice, voices
from claims.extract.speech.names import named
from claims.extract.speech.reckoning import settles
from claims.extract.speech.subjects import opening
from claims.model import Attribution
from claims.vocabulary.lexicon import grammar

_QUOTED = re.compile(r"[“«\"]((?:[^“«”»\"\n]|(?<=[^\n])\n(?=[^\n\s])){1,3000})(?:[”»\"]|$)", re.M)
_MARKS = frozenset('“«"')
_NEAR = 160  # characters between a quotation and the words that say whose it is
_STATEMENT = re.compile(
    r"^\W{0,3}(?P<org>[A-Z][\w'’&.-]*(?: (?:of|for|the|and|&|in|[A-Z][\w'’&.-]*)){0,8}?)(?:['’]s?)? "
    r"(?:Press |Media |Joint |Official )?(?:Statement|Press Release|Communiqué|Communique)\b"
    r"(?: (?:on|regarding|about|concerning)\b|:|$)"
    r"|^\W{0,3}(?:Press |Media |Official )?(?:Statement|STATEMENT|[Pp]ress [Rr]elease|PRESS RELEASE|Communiqué) "
    r"(?:by|from|of|issued by) (?:the )?(?P<by>[A-Z][^\n,.:–—]{2,80}?)(?: (?:on|regarding|about|concerning)\b|[:–—]|$)",
    re.M,
)


@dataclass(slots=True)
class Speakers:
    """The voices of a document, sentence by sentence; `owner` speaks where the document is its own statement."""

    text: str
    owner: str | None = None
    register: Register = field(default_factory=Register)
    quoted: list[tuple[int, int]] = field(default_factory=list)
    _own: dict[int, list[Voice]] = field(default_factory=dict)
    _lines: list[Line] = field(default_factory=list)
    _spots: list[tuple[int, Voice]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _last: tuple[int, Voice | None] | None = None
    _before: Line | None = None
    _settled: dict[int, Voice] = field(default_factory=dict)
    _openers: dict[int, Line] = field(default_factory=dict)

    def hear(self, line: Line) -> list[Voice]:
        """Take in one sentence and give its voices: names are learnt also from sentences without a figure."""
        before, self._before = self._before, line
        settled = settles(line, self.register) if before is not None and before.figures else None
        if settled is not None and before is not None:
            self._settled[before.sentence.start] = settled
            self.register.note(settled.source)
            return []
        found = voices(line, self.register)
        if not found and before is not None and line.toks and line.toks[0].kind in _MARKS:
            self._openers[line.sentence.start] = before
        if found:
            self._own[line.sentence.start] = found
            self._lines.append(line)
            self._spots.extend((line.toks[voice.at].start, voice) for voice in found)
        else:
            self.register.meet(partial(topic, line))
        return found

    def of(self, line: Line, start: int, end: int) -> Voice | None:
        """The voice of the tokens start to end of a sentence, once the whole document has been heard.

        Asked for the figures of a document in reading order: a sentence that plainly goes on keeps the voice before.
        """
        chosen = self._own_or_quoted(line, start, end)
        if chosen is None and self._last is not None and self._last[0] == line.sentence.line and goes_on(line):
            chosen = self._last[1]
        self._last = (line.sentence.line, chosen)
        return chosen

    def spoken_in(self, voice: Voice, near: int) -> Line | None:
        """The sentence a voice speaks in: the nearest to a character of the text where it was heard."""
        said = (voice.source, voice.at, voice.who)
        there = [
            line
            for line in self._lines
            if any((each.source, each.at, each.who) == said for each in self._own[line.sentence.start])
        ]
        return min(there, key=lambda line: abs(line.sentence.start - near), default=None)

    def _own_or_quoted(self, line: Line, start: int, end: int) -> Voice | None:
        chosen = _covering(self._own.get(line.sentence.start, []), line, start, end)
        chosen = chosen or self._settled.get(line.sentence.start)
        if chosen is not None:
            return chosen
        char = line.toks[start].start
        at = bisect_right(self.quoted, (char, 1 << 62)) - 1
        if at >= 0 and self.quoted[at][0] <= char < self.quoted[at][1]:
            return self._quoting(*self.quoted[at]) or self._opened_by(line)
        return None

    def _opened_by(self, line: Line) -> Voice | None:
        """ "The mayor was in tears. “Nine people died.”": whom the sentence before a bare quotation is about."""
        before = self._openers.get(line.sentence.start)
        if before is None or self._parted(before.sentence.start, line.sentence.start):
            return None
        name = topic(before)
        return Voice(name, 0, 0, len(line.lows)) if name and not self._own.get(before.sentence.start) else None

    def _parted(self, low: int, high: int) -> bool:
        """Whether a paragraph ends between two characters."""
        starts = [start for start, _ in blocks(self.text)] if not self._starts else self._starts
        self._starts = starts
        return bisect_right(starts, low) != bisect_right(starts, high)

    def _quoting(self, low: int, high: int) -> Voice | None:
        """Whose quotation it is: the nearest voice after its end, else before its beginning."""
        after: tuple[int, Voice] | None = None
        before: tuple[int, Voice] | None = None
        first = bisect_left(self._spots, low - _NEAR, key=lambda spot: spot[0])
        for at, voice in self._spots[first:]:
            if at > high + _NEAR:
                break
            gap = self.text[at:low]
            if at < low and (not self._parted(at, low) or gap.rstrip(' \r\n“"').endswith(":")):
                before = (at, voice)
            if at >= high and not self._parted(high - 1, at) and after is None:
                after = (at, voice)
        best = after if after and (before is None or after[1].trailing) else before or after
        return best[1] if best else None


def topic(line: Line) -> str | None:
    """Whom a sentence is about, where it opens with one who can speak: "The mayor was in tears"."""
    lows, toks = line.lows, line.toks
    begin, end = opening(line)
    if any(figure.start == begin for figure in line.figures):
        return None
    if begin >= len(lows) or lows[begin] in grammar().prepositions:
        return None
    name = named(line, begin, end, known=True) if end > begin else None
    if name is None or not (lows[end - 1] in lists()["speakers"] or end - begin > 1):
        return None
    if end < len(lows) and toks[end].kind == "," and not toks[begin].text[:1].isupper():
        following = named(line, end + 1, _capitals(line, end + 1), known=True) if end + 1 < len(lows) else None
        return following.text if following else name.text
    return name.text


def _capitals(line: Line, at: int) -> int:
    while at < len(line.toks) and line.toks[at].kind == "w" and line.toks[at].text[:1].isupper():
        at += 1
    return at


def goes_on(line: Line) -> bool:
    """Whether a sentence only adds to the one before: "Another nine were hurt", "Seven of them were children"."""
    openings, lows = lists()["continuing"], line.lows
    if any(" ".join(lows[:size]) in openings for size in (1, 2, 3)):
        return True
    if len(lows) > 2 and lows[0] == "of" and lows[1] in ("the", "those", "these", "them", "whom"):
        return True
    first = next(iter(line.figures), None)
    if first is None or first.start > 1:
        return False
    after = lows[first.end : first.end + 2]
    return after[:1] in (["others"], ["more"], ["other"]) or after in (["of", "them"], ["of", "those"], ["of", "these"])


def listen(text: str, title: str | None) -> Speakers:
    """A listener for one document."""
    made = Speakers(text, _owner(title, text), Register(text))
    made.quoted = [found.span(1) for found in _QUOTED.finditer(text)]
    if "(" in text:
        made.register.learn(text)
    return made


def _owner(title: str | None, text: str) -> str | None:
    """Whose statement the document says it is, in its title or first lines."""
    for head in (title or "", text[:600]):
        found = _STATEMENT.search(head)
        if found:
            return tidy(found["org"] or found["by"])
    return None


def _of_speaker(line: Line, voice: Voice, start: int) -> bool:
    """ "Ruth Lorne, who lost nine relatives, says she will stay": whether a figure only tells who the speaker is."""
    after = voice.who[1]
    relative = any(word in grammar().relatives for word in line.lows[after : after + 2])
    return voice.who[0] < voice.who[1] <= start < voice.at and relative


def _denied(leading: list[Voice], voice: Voice, line: Line) -> bool:
    """ "denied that it had reported 40 dead": whether a voice speaks within a denial."""
    return any(
        each.attribution is Attribution.DENIED and each.at < voice.at and "," not in line.lows[each.at : voice.at]
        for each in leading
    )


def _covering(here: list[Voice], line: Line, start: int, end: int) -> Voice | None:
    """The voice nearest to the figure: one that leads into it, else one that closes behind it."""
    leading = [voice for voice in here if not voice.trailing and voice.low <= start < voice.high and voice.at <= start]
    trailing = [
        voice for voice in here if voice.trailing and voice.low <= start and (end <= voice.high + 1 or len(here) == 1)
    ]
    around = [voice for voice in here if not voice.trailing and voice.low <= start < voice.high and voice.at >= end]
    around = [voice for voice in around if not _of_speaker(line, voice, start)]
    if trailing:
        nearest = min(trailing, key=lambda voice: voice.high)
        broken = any(token.kind in ";" for token in line.toks[min(end, nearest.high) : max(start, nearest.high)])
        inner = [voice for voice in leading if voice.attribution is not Attribution.DENIED]
        if not broken:
            if inner and any(token.kind == ";" for token in line.toks[inner[-1].at : start]):
                inner = []
            if inner:
                deep = inner[-1]
                same = deep.source == nearest.source
                return (
                    deep
                    if same or deep.via
                    else Voice(deep.source, deep.at, deep.low, deep.high, (nearest.source,), deep.attribution)
                )
            return nearest
    closed = next((voice for voice in reversed(here) if voice.trailing and voice.at < start), None)
    behind = max(closed.at + 1, closed.who[1]) if closed is not None else 0
    if closed is not None and not leading and line.lows[behind : behind + 1] in ([";"], [","]):
        return closed  # "38 bodies were found, the mayor said; eight more washed ashore"
    alone = len({voice.source for voice in here}) == 1  # nobody else speaks: a semicolon changes nothing
    for voice in reversed(leading):
        if alone or not any(token.kind == ";" for token in line.toks[voice.at : start]):
            return replace(voice, attribution=Attribution.DENIED) if _denied(leading, voice, line) else voice
    return around[0] if around else None
