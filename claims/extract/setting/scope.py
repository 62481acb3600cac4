"""Where and when each figure of a document holds, with what the document's lead says where a sentence says nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from claims.extract.sentences.dateline import Dateline, dateline
from claims.extract.sentences.lines import Line, line
from claims.extract.sentences.splitting import Sentence
from claims.extract.setting import telling, when, where
from claims.extract.setting.context import is_stamp
from claims.extract.setting.stories import names_event
from claims.extract.setting.when import Moment
from claims.extract.setting.where import Place
from claims.extract.speech.attribution import Voice
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

_LABEL = 5  # tokens of a line that may be a name alone
_OPENING = 3  # sentences in which a report says when its event was, however long ago
_LEAD = 6  # sentences that may set the scene


@per_language
def _behind() -> frozenset[str]:
    return frozenset(table("stories")["behind"])


def _is_label(line: Line) -> bool:
    """Whether the sentence is only a name or a label in a line of its own: "Ledger Today", "Monday Briefing"."""
    return (
        len(line.toks) <= _LABEL
        and bool(line.toks)
        and line.toks[-1].kind not in ".!?"
        and all(token.kind != "w" or token.text[0].isupper() for token in line.toks)
        and not names_event(line)
        and not line.starts
    )


@dataclass(slots=True)
class Scene:
    """The scene of a document as it is read sentence by sentence.

    `seat` is where its first speaker is ("police in Torvik said"): the place of a document that names no other.
    """

    text: str
    published: date | None
    place: str | None = None
    seat: str | None = None
    stretch: Moment | None = None
    lead: Moment | None = None
    _last: tuple[int, Moment] | None = None
    _stated: tuple[int, Moment] | None = None
    _here: tuple[int, str] | None = None
    _places: Counter[str] = field(default_factory=Counter)
    _led: str | None = None
    _seen: int = 0
    _dateline: Dateline | None = None

    def __post_init__(self) -> None:
        """Find the dateline of the text."""
        self._dateline = dateline(self.text)

    @property
    def is_leading(self) -> bool:
        """Whether the next sentence is one of those that may set the scene."""
        return self._seen < _LEAD

    def look(self, line: Line, heard: list[Voice], *, full: bool) -> tuple[list[Place], list[Moment]]:
        """The places and times of a sentence; of sentences without a figure only those of the lead matter."""
        self._seen += 1
        if not full and self._seen > _LEAD:
            return [], []
        sentence = line.sentence
        if is_stamp(self.text[sentence.start : sentence.end]) or (not full and _is_label(line)):
            return [], []
        times = telling.spoken(line, when.moments(line, self.published), heard)
        named = where.places(line)
        found = telling.elsewhere(line, named, times, heard)
        if self.seat is None and self._seen <= _LEAD and not found and named and not telling.seated(line, named[0]):
            self.seat = named[0].name
        if found:
            self._here = (sentence.line, found[-1].name)
        for place in found:
            self._places[place.name] += 1
        if self._seen <= _LEAD and self._places:
            self._led = self._places.most_common(1)[0][0]
        own = self._event(line, [each for each in times if each.role == "in" and (each.first or not self.published)])
        stated = next((moment for moment in times if moment.role == "as_of"), None)
        if stated is not None and not any(voice.at for voice in heard):
            self._stated = (sentence.line, stated)
        if own is not None:
            self._last = (sentence.line, own)
            if self.lead is None and self._seen <= _LEAD + 4 and not self._ahead(own) and not self._history(own):
                self.lead = own
        if self.stretch is None and self._seen <= _LEAD:
            self.stretch = next((moment for moment in times if moment.role == "period" and moment.first), None)
        return found, times

    def _event(self, line: Line, times: list[Moment]) -> Moment | None:
        """When the sentence's event was: of "they mourned on Tuesday after a blast on Monday" the later words."""
        if len(times) < 2:
            return times[0] if times else None
        first, second = times[0], times[1]
        between = [token.lower for token in line.toks if first.end <= token.start and token.end <= second.start]
        told = [at for at, trigger in line.starts.items() if "killed" in trigger.roles.values()]
        casualty = any(line.toks[at].start < first.start for at in (*told, *(figure.start for figure in line.figures)))
        return second if not casualty and any(word in _behind() for word in between) else first

    def _ahead(self, moment: Moment) -> bool:
        """Whether a day is after the publication: a stamp of the page, or a plan."""
        day = when.published_day(moment.first)
        return self.published is not None and day is not None and (day - self.published).days > 1

    def _history(self, moment: Moment) -> bool:
        """Whether a time of long ago is told behind the opening: "the mine was the scene of a blast in 2011"."""
        return (
            self._seen > _OPENING
            and self.published is not None
            and moment.first is not None
            and int(moment.first[:4]) < self.published.year - 1
        )

    def stated(self, line: Line) -> Moment | None:
        """The time for which the sentence before in this paragraph spoke: "As of Monday 12 were dead. Thirty ..."."""
        return self._stated[1] if self._stated is not None and self._stated[0] == line.sentence.line else None

    def headline(self, line: Line) -> Moment | None:
        """The stretch that a headline's figures cover where its document opens with one and names no other time."""
        return self.stretch if line.sentence.line == 0 and self.lead is None else None

    def near(self, line: Line) -> str | None:
        """The place named last in the paragraph before this sentence; None where it names none."""
        if self._here is not None and self._here[0] == line.sentence.line:
            return self._here[1]
        if self._led or not self._places or self._seen <= _LEAD:
            return None
        return self._places.most_common(1)[0][0]  # nothing in the lead: what was named most so far

    def settle(self) -> None:
        """Fix the document's own place: that of its dateline, else the one its lead names most.

        A headline's place stands in the sentences after it, so the lead is asked for figures before it too; what
        follows the lead changes nothing before it.
        """
        self.place = self._dateline.place if self._dateline else self._led or self.seat
        self.lead = self.lead or self._written()

    def _written(self) -> Moment | None:
        """The day of the dateline, when the report was written: all there is where it names no other."""
        if self._dateline is None:
            return None
        head = Sentence(self._dateline.start, self._dateline.end, 0, True)
        return next(iter(when.moments(line(self.text, head), self.published)), None)

    def before(self, line: Line) -> Moment | None:
        """The time the sentence continues: that of the sentence before in its paragraph, else the lead's."""
        if self._last is not None and self._last[0] == line.sentence.line:
            return self._last[1]
        return self.lead
