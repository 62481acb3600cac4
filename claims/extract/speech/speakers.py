"""Whose figure it is: the voice that covers it in its sentence, in its quotation, or in the sentence before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import partial

from claims.extract.sentences.blocks import blocks
from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import Register, tidy
from claims.extract.speech.attribution import Voice, voices
from claims.extract.speech.continuing import goes_on, topic
from claims.extract.speech.covering import covering
from claims.extract.speech.reckoning import settles

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
    _leading: dict[int, int] = field(default_factory=dict)
    _waiting: list[Line] = field(default_factory=list)

    def wait(self, line: Line) -> None:
        """Take in a sentence without a figure: it is heard before the next that has one, where one comes."""
        self._waiting.append(line)

    def hear(self, line: Line) -> list[Voice]:
        """Take in one sentence and give its voices: names are learnt also from sentences without a figure."""
        self.hear_out(line.sentence.start)
        return self._hear(line)

    def hear_out(self, behind: int) -> None:
        """Hear those of the sentences that wait which begin before a character, and the one after them."""
        heard = next((at for at, line in enumerate(self._waiting, 1) if line.sentence.start >= behind), None)
        for line in self._waiting[:heard]:
            self._hear(line)
        del self._waiting[:heard]

    def hear_on(self, last: Line) -> None:
        """Hear what may still say whose the figures are, the last of which this sentence has."""
        quote = bisect_right(self.quoted, (last.sentence.end, 1 << 62)) - 1
        ends = [blocks(self.text)[last.sentence.line][1], *(high for _, high in self.quoted[quote : quote + 1])]
        self.hear_out(max(ends) + _NEAR + 1)

    def _hear(self, line: Line) -> list[Voice]:
        before, self._before = self._before, line
        settled = settles(line, self.register) if before is not None and before.figures else None
        if settled is not None and before is not None:
            self._settled[before.sentence.start] = settled
            self.register.note(settled.source)
            return []
        found = voices(line, self.register)
        if not found and before is not None:
            self._lean(line, before)
        if found:
            self._own[line.sentence.start] = found
            self._lines.append(line)
            self._spots.extend((line.toks[voice.at].start, voice) for voice in found)
        else:
            self.register.meet(partial(topic, line))
        return found

    def _lean(self, line: Line, before: Line) -> None:
        """Note what a sentence without a voice leans on: a bare quotation, or one that goes on."""
        if line.toks and line.toks[0].kind in _MARKS:
            self._openers[line.sentence.start] = before
        if before.sentence.line == line.sentence.line and goes_on(line):
            self._leading[line.sentence.start] = self._leading.get(before.sentence.start, before.sentence.start)

    def of(self, line: Line, start: int, end: int) -> Voice | None:
        """The voice of the tokens start to end of a sentence, once the whole document has been heard.

        Asked for the figures of a document in reading order: a sentence that plainly goes on keeps the voice before.
        """
        chosen = self._own_or_quoted(line, start, end)
        lead = self._leading.get(line.sentence.start) if chosen is None else None
        if lead is not None:
            said = self._own.get(lead)
            if said:
                chosen = said[-1]
            elif self._last is not None and self._last[0] == line.sentence.line:
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
        chosen = covering(self._own.get(line.sentence.start, []), line, start, end)
        chosen = chosen or self._settled.get(line.sentence.start)
        if chosen is not None:
            return chosen
        char = line.toks[start].start
        at = bisect_right(self.quoted, (char, 1 << 62)) - 1
        if at >= 0 and self.quoted[at][0] <= char < self.quoted[at][1]:
            low, high = self.quoted[at]
            return self._quoting(low, high) or self._opened_by(line, low) or self._resumed(line)
        return None

    def _opened_by(self, line: Line, low: int) -> Voice | None:
        """ "The mayor was in tears. “Nine people died.”": whom the words before a bare quotation are about."""
        start = line.sentence.start
        if low > start + 1 and self.text[start : low - 1].rstrip().endswith(":"):
            name = topic(line)
            return Voice(name, 0, 0, len(line.lows)) if name else None
        before = self._openers.get(start)
        if before is None or before.sentence.line != line.sentence.line:
            return None
        name = topic(before)
        return Voice(name, 0, 0, len(line.lows)) if name and not self._own.get(before.sentence.start) else None

    def _resumed(self, line: Line) -> Voice | None:
        """The speaker of the paragraph before, where a paragraph is nothing but a quotation."""
        number = line.sentence.line
        blocked = blocks(self.text)
        if not 0 < number < len(blocked) or self.text[blocked[number][0]] not in _MARKS:
            return None
        begin, end = blocked[number - 1]
        first = bisect_left(self._spots, begin, key=lambda spot: spot[0])
        last = bisect_left(self._spots, blocked[number][1], key=lambda spot: spot[0])
        there = self._spots[first:last]
        return there[-1][1] if there and there[-1][0] < end else None

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
