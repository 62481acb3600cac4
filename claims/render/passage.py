"""The words of a claim in their sentence, with the figure told apart."""

from __future__ import annotations

import re
from typing import NamedTuple

_MOST = 320  # characters of context on a side: a sentence without an end is cut, with an ellipsis
_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9À-ÖØ-ÞА-ЯЁ\u0600-\u06ff\u4e00-\u9fff])|[。！？]|\n+")


class Passage(NamedTuple):
    """A sentence cut in five: context, the quote up to its figure, the figure, the rest of the quote, context."""

    before: str
    opening: str
    figure: str
    closing: str
    after: str


def passage(
    quote: str | None, words: str, *, text: str = "", start: int | None = None, end: int | None = None
) -> Passage:
    """The quote in its sentence of `text`; alone, where the text does not hold it at this span."""
    said = quote or ""
    before = after = ""
    if said and start is not None and end is not None and text[start:end] == said:
        before, after = _before(text, start), _after(text, end)
    at = _place(said, words)
    if at is None:
        return Passage(before, said, "", "", after)
    return Passage(before, said[: at[0]], said[at[0] : at[1]], said[at[1] :], after)


def _before(text: str, start: int) -> str:
    window = text[max(0, start - _MOST) : start]
    ends = [
        found.end() for found in _END.finditer(text[max(0, start - _MOST) : start + 1]) if found.end() <= len(window)
    ]
    if ends:
        return window[ends[-1] :]
    return window if start <= _MOST else "… " + window.partition(" ")[2]


def _after(text: str, end: int) -> str:
    window = text[max(0, end - 1) : end + _MOST]
    lead = 1 if end else 0
    for found in _END.finditer(window):
        if found.end() > lead:
            return window[lead : found.end()].rstrip()
    rest = window[lead:]
    return rest.rstrip() if end + _MOST >= len(text) else rest.rpartition(" ")[0] + " …"


def _place(quote: str, words: str) -> tuple[int, int] | None:
    """Where the figure's words stand in the quote, whole words first, whatever the case."""
    if not words:
        return None
    for pattern in (rf"(?<!\w){re.escape(words)}(?!\w)", re.escape(words)):
        if found := re.search(pattern, quote, re.IGNORECASE):
            return found.span()
    return None
