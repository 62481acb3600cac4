"""Why a draft says what it says: the words of the text behind each of its parts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the words that made one part of a draft what it is, and the rule that led from them to it.

    `part` is what was decided ("figure", "metric", "source" …), `rule` how, in a few plain words. The words are
    `text[start:end]` of the document's text as read.
    """

    part: str
    rule: str
    words: str
    start: int
    end: int
