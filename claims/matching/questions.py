"""Which uncertain pairs are asked about: one between two events, whose answer settles the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeAlias

Scored: TypeAlias = tuple[int, int, float]


def questions(
    waiting: Iterable[Scored],
    labels: Sequence[int],
    *,
    different: Iterable[tuple[int, int]] = (),
    unsure: Collection[tuple[int, int]] = (),
    fixed: Sequence[str | None] = (),
    documents: Sequence[str | None] = (),
) -> list[Scored]:
    """Of the pairs (of rows, lower first, with their score) between two events the likeliest.

    None between what judgements (`different`) or names for certain (`fixed`) tell apart, and none of two versions of
    one of the `documents`, which nobody can judge. Where somebody was `unsure`, only a likelier pair asks again.
    """
    names = {labels[row]: name for row, name in enumerate(fixed) if name}
    apart = {frozenset((labels[one], labels[other])) for one, other in different}
    best: dict[frozenset[int], Scored] = {}
    for one, other, score in waiting:
        events = frozenset((labels[one], labels[other]))
        if events in apart or len({names[event] for event in events if event in names}) > 1:
            continue
        if documents and documents[one] is not None and documents[one] == documents[other]:
            continue
        now = best.get(events)
        if now is None or (now[2], now[:2] in unsure) < (score, (one, other) in unsure):
            best[events] = (one, other, score)
    return sorted(pair for pair in best.values() if pair[:2] not in unsure)
