"""Which of the things there are goes on under its old id, when they are grouped anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence


def keep_ids(
    groups: Sequence[Iterable[int | None]], fixed: Mapping[int, int] | None = None
) -> tuple[list[int | None], dict[int, int]]:
    """The old id each new group keeps (None for a new one), and the group each retired id leads to.

    A group is the old ids of its members, None for a new member. The largest overlap keeps the id, of equal ones the
    older id and the first group; `fixed` gives groups their id beforehand. An old id none of whose members is left
    is not retired: nothing says what became of it.
    """
    overlaps = [Counter(old for old in group if old is not None) for group in groups]
    kept: list[int | None] = [None] * len(groups)
    taken: set[int] = set()
    for at, old in (fixed or {}).items():
        kept[at] = old
        taken.add(old)
    ranked = sorted((-n, old, at) for at, overlap in enumerate(overlaps) for old, n in overlap.items())
    for _, old, at in ranked:
        if kept[at] is None and old not in taken:
            kept[at] = old
            taken.add(old)
    retired: dict[int, int] = {}
    for _, old, at in ranked:
        if old not in taken:
            retired.setdefault(old, at)
    return kept, retired
