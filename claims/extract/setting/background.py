"""Figures of background: history, sums of years and wars, averages. They stand beside the document's own event.

What a document tells first is its own event, however old: a trial, an anniversary, the count of a year. After that, a
figure of an older time or of a stretch that began long before the event, and one with words of statistics, is
background. Figures are judged in reading order by what stands before them only.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from claims.extract.counts.mention import Mention
from claims.extract.found import Found, Seen
from claims.extract.setting import when
from claims.extract.setting.stories import introduces
from claims.extract.setting.when import Moment
from claims.vocabulary.language import per_language
from claims.vocabulary.words import Phrases, table

_OLD = 45  # days before publication from which a dated figure is history
_LONG = 20  # days before the event from which a stretch is more than the event
_NEAR = 14  # tokens
_CASUALTIES = frozenset(["killed", "injured", "casualties", "missing", "bodies_recovered", "displaced", "rescued"])
_LEAD = 4  # sentences at the head of a document whose first figure is its own event


@per_language
def _phrases(name: str) -> Phrases[bool]:
    return Phrases((words, True) for words in table("stories")[name])


@per_language
def _years() -> tuple[str, ...]:
    return tuple(table("stories")["this_year"])


def is_this_year(moment: Moment) -> bool:
    """Whether a time is the current year."""
    return moment.words.lower().endswith(_years())


def set_background(seen: Seen) -> None:
    """Note the starts of the figures that are background; those of other stories are known already."""
    told = _Told(seen, seen.scene.published, seen.scene.lead, seen.names, aftermath=seen.aftermath)
    for each in seen.found:
        start = each.span()[0]
        if seen.is_aside(start):
            continue
        if told.is_background(each):
            seen.background.add(start)
        else:
            told.add(each)


@dataclass(slots=True)
class _Told:
    """What a document has told of its own event so far."""

    seen: Seen
    published: date | None
    lead: Moment | None
    names: Collection[str]
    aftermath: bool
    own: list[str] = field(default_factory=list)
    sentences: set[int] = field(default_factory=set)

    def add(self, each: Found) -> None:
        if each.mention.metric in _CASUALTIES:
            self.sentences.add(each.mention.line.sentence.start)
        moment = _moment(each)
        if moment is not None and moment.first is not None:
            self.own.append(moment.first[:7])

    def is_background(self, each: Found) -> bool:
        if each.mention.ordinal:
            return False
        line = each.mention.line
        first = self.sentences <= {line.sentence.start}  # the first it tells of anybody
        if first and line.sentence.line < _LEAD:
            return False
        moment = _moment(each)
        if _has(each.mention, "sums_of") or (moment is not None and self._is_sum(moment)):
            return True
        if first and not self._is_counted():  # its own event, however old
            return False
        if _has(each.mention, "earlier"):
            return moment is None or moment.first is None or not self._is_told(moment.first)
        if moment is None or moment.first is None or self._is_told(moment.first):
            return False
        if moment.role in {"in", "beside"}:
            if self.aftermath and not introduces(line):  # a trial tells of the old event itself
                return False
            return self._is_old(moment.first) and not self._is_named(each.mention)
        return moment.role in {"since", "period"} and self._is_long(moment.first)

    def _is_counted(self) -> bool:
        """Whether the title counts anybody."""
        return any(each.metric in _CASUALTIES for each in self.seen.title)

    def _is_told(self, first: str) -> bool:
        """Whether the document's own event was told to be of this month, or of this year where no month is said."""
        return any(own.startswith(first[: min(7, len(own))]) or first.startswith(own) for own in self.own)

    def _is_sum(self, moment: Moment) -> bool:
        """Whether the time is this year, of a document whose event has a day: the count of a year."""
        lead = self.lead.first if self.lead is not None else None
        return lead is not None and len(lead) >= 10 and is_this_year(moment)

    def _is_named(self, mention: Mention) -> bool:
        """Whether the sentence names somebody of the lead: the document comes back to what its own people did."""
        return bool(self.names) and any(
            token.lower in self.names and token.text[:1].isupper() for token in mention.line.toks
        )

    def _is_old(self, first: str) -> bool:
        day = _day(self.lead.first) if self.lead is not None and self.lead.first else self.published
        if day is None:
            return False
        if len(first) < 10:
            return first[:7] < day.isoformat()[: len(first[:7])]
        then = _day(first)
        return then is not None and (day - then).days > _OLD

    def _is_long(self, first: str) -> bool:
        day = _day(self.lead.first) if self.lead is not None and self.lead.first else self.published
        then = _day(first)
        return day is not None and then is not None and (day - then).days > _LONG


def _has(mention: Mention, name: str) -> bool:
    """Whether one of these phrases stands near a figure."""
    known, lows = _phrases(name), mention.line.lows
    if known.by_first.keys().isdisjoint(lows):
        return False
    near = range(max(0, mention.start - _NEAR), min(len(lows), mention.end + _NEAR))
    return any(lows[at] in known.by_first and known.at(lows, at) is not None for at in near)


def _moment(each: Found) -> Moment | None:
    """The time of a figure: its sentence's, else that of the sentence before in its paragraph."""
    return when.of(each.times, *each.span()) or each.before


def _day(text: str) -> date | None:
    """The first day of an ISO moment of any precision."""
    padded = text[:10] + "-01-01"[len(text) - 4 :] if len(text) < 10 else text[:10]
    return when.published_day(padded)
