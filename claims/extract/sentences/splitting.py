"""Text into sentences with their offsets: lines first, then full stops that really end one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.extract.sentences.blocks import blocks
from claims.extract.sentences.dateline import dateline
from claims.extract.sentences.header import header
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

# A mark, closing quotes or brackets, white space, then something that can begin a sentence.
_PARTED = (
    r"(?<![.!?…][.!?…])[.!?…]*+[\"'”’)\]]{0,3}[ \t\u00a0\r\n]+(?=[\"'“‘(\[]{0,2}[A-Z0-9@#À-ÖØ-ÞА-ЯЁ\u0600-\u06ff])"
)
_GLUED = r"(?<=[a-z0-9]{2}[.!?])(?=[A-Z][a-z]{1,20} )"  # "… the robbery.Officer Roule said": a line break was lost
_STOP = re.compile(rf"[.!?…](?:{_PARTED}|{_GLUED})")  # begins with its mark, which a search looks for fast
_NO_WORD = re.compile(r"[\s(\"“‘\[]")
_LONGEST_WORD = 24  # characters before a stop that may be an abbreviation
_LONGEST = 2_500  # characters; a "sentence" beyond it is no prose and is cut at a space


class Sentence(NamedTuple):
    """A span of the text; `line` counts the non-empty lines, `paragraph` those parted by an empty one."""

    start: int
    end: int
    line: int
    first: bool


def sentences(text: str) -> Iterator[Sentence]:
    """All sentences in order. A line break ends one unless only the margin made it (blocks.py).

    A header's line is none, and a dateline is no part of one: the report begins behind it.
    """
    written, over = dateline(text), header(text).spans
    for number, begin, end in _below(blocks(text), over):
        start = written.end if written is not None and written.sure and begin < written.end <= end else begin
        first = True
        for stop in _STOP.finditer(text, start, end):
            if _is_abbreviation(text, start, stop.start(), stop.end()):
                continue
            cut = stop.end()
            for piece in _pieces(text, start, cut):
                yield Sentence(*piece, number, first)
                first = False
            start = cut
        for piece in _pieces(text, start, end):
            yield Sentence(*piece, number, first)
            first = False


def _below(spans: Sequence[tuple[int, int]], over: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """The blocks, numbered, without the lines of a header: a block may hold some of them."""
    for number, (begin, end) in enumerate(spans):
        start = begin
        for first, last in over if over and begin < over[-1][1] else ():
            if start <= first < end:
                if start < first:
                    yield number, start, first
                start = min(last, end)
        if start < end:
            yield number, start, end


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span without white space at its ends, cut where it is too long to be a sentence."""
    found: list[tuple[int, int]] = []
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
        found += _pieces(text, start, cut)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
    return found


@per_language
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    raw = table("abbreviations")
    return frozenset(raw["never_end"]), frozenset(raw["before_number"])


def _is_abbreviation(text: str, begin: int, dot: int, after: int) -> bool:
    """Whether the stop belongs to "Dr.", "Sept." before a day, "J. Smith" or "U.N. envoy"."""
    if text[dot] != ".":
        return False
    word = _NO_WORD.split(text[max(begin, dot - _LONGEST_WORD) : dot])[-1]
    if not word:
        return False
    never, before_number = _abbreviations()
    lower = word.lower()
    if lower in never or (len(word) == 1 and word.isupper() and word != "I"):
        return True
    following = text[after : after + 1]
    if lower in before_number and (following.isdigit() or lower in ("sen", "rep")):
        return True
    if "." in word and lower not in ("a.m", "p.m"):  # U.S. troops; but "in the U.S. The army" is left in one piece too
        return not re.match(r"(?:The|A|An|It|He|She|They|In|On|At|But|This|We)\b", text[after : after + 8])
    if lower in ("a.m", "p.m"):
        return bool(
            re.match(
                r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
                text[after : after + 10],
            )
        )
    return False
