"""Sentences that lean on the one before: whom it was about, and which sentences plainly go on with it."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.speech.names import named
from claims.extract.speech.subjects import opening
from claims.extract.speech.words import lists
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar


def topic(line: Line) -> str | None:
    """Whom a sentence is about, where it opens with one who can speak: "The mayor was in tears"."""
    lows, toks = line.lows, line.toks
    begin, end = opening(line)
    if any(figure.start == begin for figure in line.figures):
        return None
    if begin >= len(lows) or lows[begin] in grammar().prepositions:
        return None
    name = named(line, begin, end, known=True) if end > begin else None
    if name is None or not (lows[end - 1] in lists()["speakers"] or end - begin > 1):
        return None
    if end < len(lows) and toks[end].kind == "," and not toks[begin].text[:1].isupper():
        following = named(line, end + 1, _capitals(line, end + 1), known=True) if end + 1 < len(lows) else None
        return following.text if following else name.text
    return name.text


def _capitals(line: Line, at: int) -> int:
    while at < len(line.toks) and line.toks[at].kind == "w" and line.toks[at].text[:1].isupper():
        at += 1
    return at


@per_language
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in lists()["continuing"]) | {"of"}


def goes_on(line: Line) -> bool:
    """Whether a sentence only adds to the one before: "Another nine were hurt", "Seven of them were children"."""
    lows = line.lows
    if lows and lows[0] in _first_words():
        openings = lists()["continuing"]
        if any(" ".join(lows[:size]) in openings for size in (1, 2, 3)):
            return True
        if len(lows) > 2 and lows[0] == "of" and lows[1] in ("the", "those", "these", "them", "whom"):
            return True
    first = next(iter(line.figures), None)
    if first is None or first.start > 1:
        return False
    after = lows[first.end : first.end + 3]
    if after[:1] == ["of"]:
        return after[1:2] in (["them"], ["those"], ["these"]) or (after[1:2] == ["the"] and after[2:] != [])
    return after[:1] in (["others"], ["more"], ["other"]) or _there(line)


def _there(line: Line) -> bool:
    """ "Eight people were still missing there.": whether a sentence ends in the place of the one before."""
    last = len(line.lows) - 1 - (line.toks[-1].kind == ".")
    return last > 2 and line.lows[last] == "there" and line.lows[last - 1] not in grammar().prepositions
