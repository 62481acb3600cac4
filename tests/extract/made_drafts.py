"""What the tests of reading share: drafts of a text, and the short notation of the tables of sentences."""

from __future__ import annotations

from claims.extract.drafts import find
from claims.model import Article, Bound, Draft

_NOTATION = {
    Bound.EXACT: "{low}",
    Bound.ABOUT: "~{low}",
    Bound.AT_LEAST: "{low}+",
    Bound.MORE_THAN: ">{low}",
    Bound.AT_MOST: "..{high}",
    Bound.FEWER_THAN: "<{high}",
    Bound.RANGE: "{low}-{high}",
    Bound.VAGUE: "{low}?",
    Bound.NONE_REPORTED: "0!",
}


def drafts(
    text: str, *, title: str | None = None, published: str | None = "2021-06-18", outlet: str = "marl-post.example"
) -> list[Draft]:
    """The drafts of a text as an article of an invented paper, published on a Friday."""
    return find(Article(id="a1", text=text, sha256="0", title=title, published=published, outlet=outlet))


def short(draft: Draft) -> str:
    """A draft in the notation of the tables: "16+ killed people"."""
    figure = draft.figure
    number = _NOTATION[figure.bound].format(low=figure.low, high=figure.high)
    return f"{number} {draft.metric} {draft.population}"
