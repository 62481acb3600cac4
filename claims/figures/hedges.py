"""Words that fence a number in: "at least", "as many as", "about", "or more"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.model.figure import Bound, Figure, Number
from claims.vocabulary.language import per_language
from claims.vocabulary.words import Phrases, table


@per_language
def _lists(side: str) -> Phrases[str]:
    return Phrases((words, bound) for bound, listed in table("hedges")[side].items() for words in listed)


def before(lowers: Sequence[str], at: int) -> tuple[int, Bound | None]:
    """Where the hedges before the number at this token begin, and the bound they give (None without one).

    Of two ("at least about 30", "some more than 20") the one that opens an end counts.
    """
    bound: Bound | None = None
    for _ in range(3):
        found = _lists("before").before(lowers, at)
        if found is None:
            break
        size, meanings = found
        given = Bound(meanings[0])
        at -= size
        if bound in (None, Bound.ABOUT, Bound.EXACT):
            bound = given if given is not Bound.EXACT or bound is None else bound
    return at, bound


def after(lowers: Sequence[str], at: int) -> tuple[int, Bound | None]:
    """Where the hedge that starts at this token ends, and its bound."""
    found = _lists("after").at(lowers, at) if at < len(lowers) else None
    return (at, None) if found is None else (at + found[0], Bound(found[1][0]))


def fenced(bound: Bound | None, value: Number, words: str, *, vague: bool = False) -> Figure:
    """The figure of a value under a hedge. A vague value ("dozens") is a floor whatever the hedge, unless capped."""
    if bound in (Bound.AT_MOST, Bound.FEWER_THAN):
        return Figure(bound=bound, high=value, words=words)
    if vague and bound in (None, Bound.ABOUT, Bound.EXACT):
        return Figure(bound=Bound.VAGUE, low=value, words=words)
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return Figure(bound=bound, low=value, words=words)
    return Figure(bound=bound or Bound.EXACT, low=value, best=value, high=value, words=words)
