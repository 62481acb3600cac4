"""What an editor put into an event goes where the event goes, however little it is like the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence


def along(
    labels: Sequence[int],
    pinned: Mapping[int, int],
    stood: Sequence[int | None],
    *,
    fixed: Sequence[str | None] = (),
    different: Iterable[tuple[int, int]] = (),
) -> list[int]:
    """Labels under which rows pinned to an event are in the group that most of its other rows are in.

    `pinned` gives rows the event they were put into, `stood` each row the event it stood in before. A group in which
    other events had more rows is none of this event's, and nothing joins what `fixed` names or `different` tell apart.
    """
    found = list(labels)
    if not pinned:
        return found
    members: dict[int, list[int]] = defaultdict(list)
    for row, label in enumerate(labels):
        members[label].append(row)
    apart = [(one, other) for one, other in different]
    for event in sorted(set(pinned.values())):
        rows = [row for row, into in pinned.items() if into == event]
        others = Counter(found[row] for row, at in enumerate(stood) if at == event and row not in pinned)
        homes = {found[row] for row in rows}
        if not others or homes & others.keys():
            continue
        into = min(others, key=lambda label: (-others[label], label))
        had = Counter(at for row in members[into] if (at := stood[row]) is not None)
        joined = [*members[into], *(row for home in homes for row in members[home])]
        if max(had.values()) > others[into] or not _may_join(joined, found, fixed, apart, homes | {into}):
            continue
        label = min(joined)
        for row in joined:
            found[row] = label
        members[label] = sorted(joined)
    return found


def _may_join(
    rows: Sequence[int], labels: Sequence[int], fixed: Sequence[str | None], apart: Sequence[tuple[int, int]],
    homes: set[int],
) -> bool:  # fmt: skip
    """Whether neither names nor judgements tell the groups apart."""
    names = {fixed[row] for row in rows if row < len(fixed)} - {None}
    told = any(labels[one] != labels[other] and {labels[one], labels[other]} <= homes for one, other in apart)
    return len(names) < 2 and not told
