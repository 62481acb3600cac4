"""How firmly the words state a figure: verification, method and finality as the clause says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extract.counts.mention import Mention
from claims.extract.counts.withdrawn import withdrawn
from claims.extract.links import parts
from claims.extract.sentences.lines import Line
from claims.vocabulary.language import per_language
from claims.vocabulary.words import Phrases, table

IDENTIFIED = "identified"
_NEAR = 12  # tokens on either side of the figure


@dataclass(frozen=True, slots=True)
class Manner:
    """The three states of a claim, None where the text is silent."""

    verification: str | None = None
    method: str | None = None
    finality: str | None = None


@per_language
def _lists() -> dict[str, Phrases[str]]:
    raw = table("reporting")
    return {name: Phrases(raw[name].items()) for name in ("verification", "method", "finality")}


def manner(line: Line, mention: Mention) -> Manner:
    """Read the states from the words around a figure, up to a semicolon; the nearest word of a list counts."""
    found = [_nearest(line, mention, listed) for listed in _lists().values()]
    states = [each[1] if each else None for each in found]
    if parts.identified(line, mention.end):
        states[0] = IDENTIFIED
    if withdrawn(line, mention.start):
        states[-1] = "withdrawn"
    return Manner(*states)


def stated(line: Line, mention: Mention) -> Iterator[tuple[str, str, int, int]]:
    """The words the states are read from: the name of the state, its value, tokens from and to."""
    for name, listed in _lists().items():
        found = _nearest(line, mention, listed)
        if found is not None:
            yield name, found[1], *found[2]


def _nearest(line: Line, mention: Mention, listed: Phrases[str]) -> tuple[int, str, tuple[int, int]] | None:
    best: tuple[int, str, tuple[int, int]] | None = None
    low, high = max(0, mention.start - _NEAR), min(len(line.lows), mention.end + _NEAR)
    covered = low
    for at in range(low, high):
        if at < covered or line.lows[at] not in listed.by_first:
            continue
        found = listed.at(line.lows, at)
        if found is None:
            continue
        covered = at + found[0]
        apart = mention.start - at if at < mention.start else at - mention.end
        between = line.lows[at : mention.start] if at < mention.start else line.lows[mention.end : at]
        if ";" in between:
            continue
        if best is None or apart < best[0]:
            best = (apart, found[1][0], (at, at + found[0]))
    return best
