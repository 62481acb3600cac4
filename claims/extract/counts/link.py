"""The word that says what a number counts, and what the way to it cost: the cheapest way wins."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.sentences.lines import Trigger

TOO_DEAR = 9.0
REACH = 45  # tokens; a predicate further off belongs to something else
NOTHING = "none"  # the section of triggers.toml for phrases that look like a metric's and count nobody
STRONG = frozenset(";:—")  # signs that part clauses


@dataclass(frozen=True, slots=True)
class Link:
    """The metric of a number, the trigger it came from, on which side it stands, and what the way there cost."""

    metric: str
    trigger: Trigger | None
    side: str
    cost: float


@dataclass(frozen=True, slots=True)
class Span:
    """The tokens of an earlier number with its noun phrase, and the link found for it."""

    start: int
    end: int
    link: Link | None
