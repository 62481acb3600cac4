"""Those who lie under something: "some 60 people are under five metres of mud", "beneath the collapsed hall"."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.vocabulary.lexicon import grammar

_REACH = 9  # tokens from "under" to what lies above


def beneath(line: Line, at: int) -> int:
    """The token after "under five metres of mud" where it begins here; 0 otherwise."""
    lows, words = line.lows, grammar()
    if lows[at] not in words.beneath:
        return 0
    for ahead in range(at + 1, min(at + _REACH, len(lows))):
        word = lows[ahead]
        if word in words.burying or word in words.fallen:
            return ahead + 1
        if (
            line.toks[ahead].kind not in "wn-"
            or word in words.aux
            or (word in words.conjunctions and word not in ("as", "than"))
        ):
            return 0
    return 0
