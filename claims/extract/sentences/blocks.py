"""Lines of a text joined where only the margin broke them: a hard-wrapped paragraph is one block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from math import ceil

from claims.vocabulary.lexicon import grammar

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_BREAK = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")  # one break and no empty line
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_STOP = re.compile(r"[.!?][\"'”’»)\]]*(?=\s|$)")
_BULLET = re.compile(
    r"(?:[•▪◦‣●○■–—*·>|#+-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s|(?!(?:sa(?:id|ys?)|wrote|added|stated|replied|tweeted):)[^\s:]{1,20}:\s"
)
_NARROW, _WIDE = 40, 100  # characters: narrower lines are verse or lists, wider ones are paragraphs of their own
_FULL = 0.82
"""Share of the widest line of its run from which a line, with the next one's first word, would pass the margin."""
_MOST = 0.7
"""Share of the lines of a run that reach the margin where it is a wrapped paragraph."""

_SMALL = re.compile(r"[a-z]")
_ENOUGH, _FEW = 2_000, 0.03
"""So many characters tell whether a text is in capitals: fewer than this share of them are small letters."""

Span = tuple[int, int]


@lru_cache(maxsize=4)
def blocks(text: str) -> tuple[Span, ...]:
    """The spans of the text's blocks in order: each a line, or the lines of a hard-wrapped paragraph."""
    found: list[Span] = []
    capitals = _is_in_capitals(text)
    runs = [(run, max(_size(text, span) for span in run)) for run in _runs(text)]
    sure = [len(run) > 1 and _is_wrapped(text, run, widest, capitals=capitals) for run, widest in runs]
    margin = _margin(runs, sure)
    for (run, widest), wrapped in zip(runs, sure, strict=True):
        if len(run) < 2:
            found.extend(run)
            continue
        alike = margin is not None and _fill(text, list(zip(run, run[1:], strict=False)), margin) >= _MOST
        start = run[0][0]
        for line, after in zip(run, run[1:], strict=False):
            if not _goes_on(text, line, after, widest, wrapped=wrapped or alike):
                found.append((start, line[1]))
                start = after[0]
        found.append((start, run[-1][1]))
    return tuple(found)


def _margin(runs: Sequence[tuple[list[Span], int]], sure: Sequence[bool]) -> int | None:
    """The widest line of a text most of whose lines a margin broke; its other paragraphs are read by it."""
    several = sum(len(run) for run, _ in runs if len(run) > 1)
    broken = sum(len(run) for (run, _), wrapped in zip(runs, sure, strict=True) if wrapped)
    if not broken or broken * 2 < several:
        return None
    return max(widest for (_, widest), wrapped in zip(runs, sure, strict=True) if wrapped)


def _runs(text: str) -> Iterator[list[Span]]:
    """Lines that follow one another without an empty line and are narrow enough to be wrapped; others alone."""
    run: list[Span] = []
    for match in _LINE.finditer(text):
        span = match.span()
        near = bool(run) and _BREAK.fullmatch(text, run[-1][1], span[0]) is not None
        if run and not (near and _size(text, run[-1]) <= _WIDE and _size(text, span) <= _WIDE):
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _size(text: str, span: Span) -> int:
    return len(text[span[0] : span[1]].strip())


def _is_in_capitals(text: str) -> bool:
    """Whether a text has no use for small letters, as old wires had not: capitals begin nothing there."""
    fewest = ceil(_FEW * min(len(text), _ENOUGH))
    small = islice(_SMALL.finditer(text, 0, _ENOUGH), max(0, fewest - 1), None)
    return fewest > 0 and next(small, None) is None


def _is_wrapped(text: str, run: Sequence[Span], widest: int, *, capitals: bool) -> bool:
    """Whether a margin broke these lines: most run up to it, and one at least goes on with its sentence.

    A sentence goes on in lower case; in a text in capitals, wherever the line before has no stop. There the short
    lines over a report (its slug, who wrote it) are none of its paragraph, and lines without any stop are headlines.
    """
    pairs = list(zip(run, run[1:], strict=False))
    if capitals:
        pairs = [pair for pair in pairs if _size(text, pair[0]) * 2 >= widest]
        on = any(not _ENDED.search(text[start:end].rstrip()) for (start, end), _ in pairs)
        on = on and any(_STOP.search(text, start, end) for start, end in run)
    else:
        on = any(text[start:end].lstrip()[:1].islower() for _, (start, end) in pairs)
    return on and _fill(text, pairs, widest) >= _MOST


def _fill(text: str, pairs: Sequence[tuple[Span, Span]], widest: int) -> float:
    """The share of lines, each with the one after, that reach the margin."""
    return sum(_is_full(text, line, after, widest) for line, after in pairs) / len(pairs)


def _is_full(text: str, line: Span, after: Span, widest: int) -> bool:
    """Whether the first word of the next line had no room on this one."""
    first = text[after[0] : after[1]].split(maxsplit=1)[:1]
    size = _size(text, line)
    return size >= _NARROW and size + 1 + sum(map(len, first)) >= _FULL * widest


def _goes_on(text: str, line: Span, after: Span, widest: int, *, wrapped: bool) -> bool:
    """Whether the sentence or the paragraph of a line goes on with the next."""
    words, following = text[line[0] : line[1]].rstrip(), text[after[0] : after[1]].strip()
    if not following or _BULLET.match(following) or not _is_full(text, line, after, widest):
        return False
    if _ENDED.search(words):
        return wrapped
    last = words.rsplit(maxsplit=1)[-1].lower() if words else ""
    return following[0].islower() or wrapped or last.endswith(",") or _is_open(last)


def _is_open(word: str) -> bool:
    """Whether no headline ends with this word."""
    known = grammar()
    return word in known.determiners or word in ("of", "and", "or", "the", "by", "from", "with", "at", "near", "said")
