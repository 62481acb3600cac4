"""Where and when each figure of a document holds, with what the document's lead says where a sentence says nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from claims.extract import telling, when, where
from claims.extract.attribution import Voice
from claims.extract.context import is_stamp
from claims.extract.lines import Line
from claims.extract.when import Moment
from claims.extract.where import Place

_LEAD = 6  # sentences that may set the scene
_REFERS = frozenset(
    [
        "city",
        "town",
        "village",
        "area",
        "region",
        "district",
        "camp",
        "neighborhood",
        "neighbourhood",
        "province",
        "there",
    ]
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
    _here: tuple[int, str] | None = None
    _places: Counter[str] = field(default_factory=Counter)
    _seen: int = 0

    def look(self, line: Line, heard: list[Voice], *, full: bool) -> tuple[list[Place], list[Moment]]:
        """The places and times of a sentence; of sentences without a figure only those of the lead matter."""
        self._seen += 1
        if not full and self._seen > _LEAD:
            return [], []
        sentence = line.sentence
        if is_stamp(self.text[sentence.start : sentence.end]):
            return [], []
        times = when.moments(self.text, sentence.start, sentence.end, self.published)
        times = telling.spoken(line, times, heard)
        named = where.places(line)
        found = telling.elsewhere(line, named, times, heard)
        if self.seat is None and not found and named and not telling.seated(line, named[0]):
            self.seat = named[0].name
        if found:
            self._here = (sentence.line, found[-1].name)
        for place in found:
            self._places[place.name] += 3 if self._seen <= _LEAD else 1
        own = next((moment for moment in times if moment.role == "in" and (moment.first or not self.published)), None)
        if own is not None:
            self._last = (sentence.line, own)
            if self.lead is None and self._seen <= _LEAD + 4 and not self._ahead(own):
                self.lead = own
        if self.stretch is None and self._seen <= _LEAD:
            self.stretch = next((moment for moment in times if moment.role == "period" and moment.first), None)
        return found, times

    def _ahead(self, moment: Moment) -> bool:
        """Whether a day is after the publication: a stamp of the page, or a plan."""
        day = when.published_day(moment.first)
        return self.published is not None and day is not None and (day - self.published).days > 1

    def headline(self, line: Line) -> Moment | None:
        """The stretch that a headline's figures cover where its document opens with one and names no other time."""
        return self.stretch if line.sentence.line == 0 and self.lead is None else None

    def near(self, line: Line) -> str | None:
        """The place named last in the paragraph before this sentence; None where it names none."""
        return self._here[1] if self._here is not None and self._here[0] == line.sentence.line else None

    def settle(self) -> None:
        """Fix the document's own place once all of it has been seen."""
        self.place = where.dateline(self.text) or (self._places.most_common(1)[0][0] if self._places else self.seat)

    def before(self, line: Line) -> Moment | None:
        """The time the sentence continues: that of the sentence before in its paragraph, else the lead's."""
        if self._last is not None and self._last[0] == line.sentence.line:
            return self._last[1]
        return self.lead
