"""What the head of a plain text says of itself: when it was published, by which outlet, and who wrote it."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.extract.reading.published import stated_at_top
from claims.extract.sentences.dateline import dateline
from claims.extract.sentences.header import header
from claims.extract.sentences.stamp import stamp
from claims.vocabulary.language import languages, reading

_AGENCY = re.compile(r"\(([^()\n]{2,40})\)")


class Stated(NamedTuple):
    """The day as an ISO text, the outlet and the author; None for what the text does not say."""

    published: str | None
    outlet: str | None
    byline: str | None


def stated(text: str) -> Stated:
    """What the header says, else the dateline, "MARL COVE, 4 June 2019 (Vell Agency) -".

    The day a text was updated is that of its publication where it gives no other.
    """
    read = header(text)
    day, agency = _written(text)
    published = read.published or day or read.updated or stated_at_top(text)
    return Stated(published, read.outlet or agency, read.byline)


def _written(text: str) -> tuple[str | None, str | None]:
    """The day and the agency of a dateline; its month is in a language that is not known yet."""
    for language in sorted(languages()):
        with reading(language):
            found = dateline(text)
        if found is not None and found.sure:
            head = text[found.start : found.end]
            day, agency = stamp(head), _AGENCY.search(head)
            return day.iso if day else None, agency[1].strip() if agency else None
    return None, None
