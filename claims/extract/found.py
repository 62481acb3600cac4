"""What one reading of a document has seen: its figures with what stands around them, before they become drafts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from claims.extract.counts.mention import Mention
from claims.extract.setting.scope import Scene
from claims.extract.setting.title import titled
from claims.extract.setting.when import Moment
from claims.extract.setting.where import Place
from claims.extract.speech.speakers import Speakers
from claims.model import Article


@dataclass(frozen=True, slots=True)
class Found:
    """One figure of a sentence, with the others, the places and the times of that sentence.

    `before` is the time the sentence continues, `near` the place named last before it in its paragraph,
    `stated` the time for which the figures of its paragraph speak.
    """

    mention: Mention
    among: list[Mention]
    places: list[Place]
    times: list[Moment]
    before: Moment | None
    near: str | None
    stated: Moment | None = None

    def span(self) -> tuple[int, int]:
        """The characters of its quote, from and to."""
        toks = self.mention.line.toks
        return toks[self.mention.start].start, toks[self.mention.end - 1].end


@dataclass(slots=True)
class Seen:
    """A document read once, sentence by sentence.

    `aside` are spans that are no part of its story, in order; `background` the starts of figures of other times;
    `names` are those of the lead, without places; `aftermath` whether it is the report of a trial or a memorial.
    """

    article: Article
    speakers: Speakers
    scene: Scene
    found: list[Found] = field(default_factory=list)
    aside: list[tuple[int, int]] = field(default_factory=list)
    background: set[int] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    aftermath: bool = False
    _title: list[Mention] | None = None

    @property
    def title(self) -> list[Mention]:
        """The figures of its title, read once something asks for them."""
        if self._title is None:
            self._title = titled(self.article.title)
        return self._title

    def is_aside(self, at: int) -> bool:
        """Whether a character stands in a span that is no part of the document's story."""
        index = bisect_right(self.aside, (at, 1 << 62)) - 1
        return index >= 0 and self.aside[index][0] <= at < self.aside[index][1]

    def is_own(self, found: Found) -> bool:
        """Whether a figure belongs to the document's own event."""
        start = found.span()[0]
        return start not in self.background and not self.is_aside(start)
