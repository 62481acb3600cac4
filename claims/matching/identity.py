"""Which of the things there are goes on under its old id, when they are grouped anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence


def keep_ids(
    groups: Sequence[Iterable[int | None]], fixed: Mapping[int, int] | None = None
) -> tuple[list[int | None], dict[int, int]]:
    """The old id each new group keeps (None for a new one), and the group each retired id leads to.

    A group is the old ids of its members, None for a new member. Of an old thing that was split, the larger part has
    its id (of equal parts the first); of old things that were merged, the older survives. `fixed` gives groups their
    id beforehand. An old id none of whose members is left is not retired: nothing says what became of it.
    """
    parts: dict[int, tuple[int, int]] = {}
    for at, group in enumerate(groups):
        for old, n in Counter(old for old in group if old is not None).items():
            parts[old] = min(parts.get(old, (0, 0)), (-n, at))
    kept: list[int | None] = [None] * len(groups)
    for at, old in (fixed or {}).items():
        kept[at] = old
    taken = set((fixed or {}).values())
    retired: dict[int, int] = {}
    for old, (_, at) in sorted(parts.items()):
        if old in taken:
            continue
        if kept[at] is None:
            kept[at] = old
        else:
            retired[old] = at
    return kept, retired
