"""Bare numbers set beside what was counted: "against nine the week before", "compared with 18,000 on Monday";
and sums of it: "that makes 61 so far".
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.counts.mention import Mention
from claims.extract.counts.phrases import Phrase
from claims.extract.links import parts
from claims.extract.sentences.lines import Line
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import day_words, grammar, weekdays
from claims.vocabulary.terms import metrics

_SET = (["compared", "with"], ["compared", "to"], ["comparison", "with"], ["comparison", "to"])
_SUMS = (["that", "makes"], ["that", "made"], ["which", "makes"], ["this", "makes"], ["that", "brings"])


def against(
    line: Line, quantity: Quantity, around: Phrase, found: Sequence[Mention], earlier: Sequence[Mention]
) -> Mention | None:
    """A bare number of another time, or the sum with those of before; None where neither is said."""
    at, lows = quantity.start, line.lows
    if around.head is not None or around.state is not None or not quantity.figure.high or at < 2:
        return None
    if lows[at - 2 : at] in _SUMS and _ends(line, around.end):
        last = (
            next(iter(found[-1:]), None) or next(iter(parts.last_of(earlier)[-1:]), None) if earlier or found else None
        )
        return None if last is None or metrics()[last.metric].counts != "people" else _like(line, quantity, last)
    if not found or not (lows[at - 1] == "against" or lows[at - 2 : at] in _SET) or not _time(line, around.end):
        return None
    last = found[-1]
    if last.host is not None or last.ordinal or metrics().get(last.metric) is None or last.metric == "cost":
        return None
    return _like(line, quantity, last, older=True)


def _ends(line: Line, at: int) -> bool:
    """Whether the clause ends here, or "so far", "in all" follows."""
    return at >= len(line.lows) or line.toks[at].kind != "w" or line.lows[at] in ("so", "in", "since", "now")


def _time(line: Line, at: int) -> bool:
    """Whether a time opens here: "the day before", "on Monday", "last year", "a week earlier"."""
    if at >= len(line.lows):
        return False
    word, words = line.lows[at], grammar()
    return (
        word in words.determiners or word in words.places or word in day_words() or word in weekdays() or word == "last"
    )


def _like(line: Line, quantity: Quantity, last: Mention, *, older: bool = False) -> Mention:
    population = last.population
    return Mention(
        line,
        quantity.start,
        quantity.end,
        quantity.figure,
        last.metric,
        population,
        quantity,
        older=older,
        trigger=last.trigger,
    )
