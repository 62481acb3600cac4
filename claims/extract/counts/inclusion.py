"""Who a figure counts in or leaves out where the text says so: "including the gunman", "not counting the attackers"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.counts.mention import Mention
from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import tidy
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar
from claims.vocabulary.words import Phrases, table

_REACH = 16  # tokens between a figure and the words that say whom it counts
_NAMED = 8  # tokens of those counted
_BOTH = tuple[tuple[str, ...], tuple[str, ...]]


@per_language
def _openings() -> Phrases[str]:
    return Phrases(table("reporting")["inclusion"].items())


def inclusion(line: Line, mention: Mention, among: Sequence[Mention]) -> _BOTH:
    """Those a figure says it includes, and those it says it excludes; numbers among them are figures of their own."""
    found: dict[str, list[str]] = {"includes": [], "excludes": []}
    end = min(len(line.lows), mention.end + _REACH)
    end = min([end, *(other.start for other in among if other.start >= mention.end)])
    at, openings = mention.end, _openings()
    while at < end and line.toks[at].kind != ";":
        opening = openings.at(line.lows, at) if line.lows[at] in openings.by_first else None
        if opening is None:
            at += 1
            continue
        size, kinds = opening
        stop = _counted(line, at + size, numbered=kinds[0] == "excludes")
        name = tidy(line.words(at + size, stop)) if stop > at + size else None
        if name:
            found[kinds[0]].append(name)
        at = max(stop, at + size)
    return tuple(found["includes"]), tuple(found["excludes"])


def _counted(line: Line, begin: int, *, numbered: bool) -> int:
    """Where those named end; the same token where a figure of its own opens them, or nobody is named."""
    words, lows = grammar(), line.lows
    starts = {figure.start for figure in line.figures}
    at = begin
    while at < len(lows) and at - begin < _NAMED:
        word = lows[at]
        if at in starts and not numbered:
            return begin
        if line.toks[at].kind not in "w-" or word in words.aux or word in words.relatives:
            break
        if word in words.prepositions and word != "of":
            break
        if word in words.subordinators:
            break
        at += 1
    while at > begin and lows[at - 1] in ("and", "or", "of"):
        at -= 1
    return at
