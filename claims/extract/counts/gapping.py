"""Numbers whose noun and verb are left out: "twelve were killed in Palt, five in Lurn and two on Monday"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.counts.mention import Mention
from claims.extract.counts.phrases import Phrase
from claims.extract.sentences.lines import Line
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import day_words, grammar, weekdays


def gapped(line: Line, quantity: Quantity, around: Phrase, found: Sequence[Mention]) -> Mention | None:
    """ "twelve were killed in Palt, five in Lurn and two on Monday": noun and verb are left out before a place or time.

    Where the first names no place of its own, it is the total of those that do ("22 were killed, 14 in Lurn").
    """
    lows, words = line.lows, grammar()
    opens = quantity.start
    while opens and (lows[opens - 1] in words.adding or lows[opens - 1] in words.determiners):
        opens -= 1
    before = lows[opens - 1] if opens else ""
    if not found or around.head is not None or around.state is not None or quantity.share is not None:
        return None
    first = found[-1]
    if (
        before not in (",", "and", ";", "but")
        or not (_places(line, around.end) or _for_another(line, first, quantity, around.end))
        or first.ordinal
        or not quantity.figure.high
    ):
        return None
    if (first.metric in ("cost", "on_board")) or first.quantity is None or line.toks[around.end - 1].kind == ",":
        return None
    between = line.lows[first.end : quantity.start]
    if any(word in words.subordinators for word in between if word not in words.places):
        return None
    contrasted = lows[around.end] == "for" or any(_places(line, at) for at in range(first.end, quantity.start))
    detailed = not contrasted and first.host is None and (quantity.value <= (first.quantity.value or 0))
    if not (contrasted or detailed):
        return None
    host = first.host if contrasted else found.index(first)
    return Mention(
        line, quantity.start, around.end, quantity.figure, first.metric, first.population, quantity, host, around.more
    )


def _for_another(line: Line, first: Mention, quantity: Quantity, at: int) -> bool:
    """ "fifteen were arrested for theft and six for assault": a reason set against another."""
    return line.lows[at : at + 1] == ["for"] and "for" in line.lows[first.end : quantity.start]


def _places(line: Line, at: int) -> bool:
    """Whether a place, a time or a reason opens at this token: "in Lurn", "on Monday", "for being drunk"."""
    if at >= len(line.lows):
        return False
    if line.lows[at] == "for":  # "three for being drunk"
        return line.lows[at + 1 : at + 2] != [] and line.lows[at + 1].endswith("ing")
    return line.lows[at] in grammar().places or line.lows[at] in day_words() or line.lows[at] in weekdays()
