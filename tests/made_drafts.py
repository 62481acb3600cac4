"""What the tests of reading share: drafts of a text, and the short notation of the tables of sentences."""

from __future__ import annotations

from collections.abc import Callable

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


def noted(draft: Draft) -> str:
    """A figure in the notation of the tables: "16+", "10-15"."""
    return _NOTATION[draft.figure.bound].format(low=draft.figure.low, high=draft.figure.high)


def short(draft: Draft) -> str:
    """A draft in the notation of the tables: "16+ killed people"."""
    return f"{noted(draft)} {draft.metric} {draft.population}"


def _at(span: str | None, found: list[Draft]) -> str:
    """The figure that stands at a span, in the short notation; "" for none."""
    return next((short(other) for other in found if other.span == span), "")


# What a key of a case says of each figure, in reading order; "" where the text says nothing.
SAID: dict[str, Callable[[Draft, list[Draft]], object]] = {
    "read": lambda draft, _: short(draft),
    "by": lambda draft, _: draft.asserted_by or "",
    "via": lambda draft, _: " < ".join(draft.via),
    "attribution": lambda draft, _: draft.attribution.value,
    "when": lambda draft, _: draft.when or "",
    "from": lambda draft, _: draft.occurred_from or "",
    "to": lambda draft, _: draft.occurred_to or "",
    "as_of": lambda draft, _: draft.as_of or "",
    "basis": lambda draft, _: draft.basis.value,
    "place": lambda draft, _: draft.place or "",
    "quote": lambda draft, _: draft.quote or "",
    "words": lambda draft, _: draft.figure.words,
    "supersedes": lambda draft, found: _at(draft.supersedes, found),
    "part_of": lambda draft, found: _at(draft.part_of, found),
    "adds_to": lambda draft, found: _at(draft.adds_to, found),
    "context": lambda draft, _: "aside" if draft.context else "own",
    "verification": lambda draft, _: draft.verification or "",
    "includes": lambda draft, _: ", ".join(draft.includes),
    "excludes": lambda draft, _: ", ".join(draft.excludes),
    "method": lambda draft, _: draft.method or "",
    "finality": lambda draft, _: draft.finality or "",
    "note": lambda draft, _: draft.note or "",
}
