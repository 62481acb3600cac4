"""Owner families out of lists that say who controls which domain. Pure: domains in, the name of a family out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping


def families(controls: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The family of each domain: the one at the top of its chain of owners, from pairs (controlled, controller).

    One owner is one voice, so all that hangs together by control is one family. Where two are at the top, or each
    controls the other, the first by name stands for all: the family is the same in whatever order the pairs come.
    """
    pairs = sorted({(child, parent) for child, parent in controls if child != parent})
    joined: dict[str, set[str]] = defaultdict(set)
    for child, parent in pairs:
        joined[child].add(parent)
        joined[parent].add(child)
    controlled = {child for child, _ in pairs}
    found: dict[str, str] = {}
    for start in sorted(joined):
        if start in found:
            continue
        members, waiting = {start}, [start]
        while waiting:
            new = joined[waiting.pop()] - members
            members |= new
            waiting.extend(new)
        found.update(dict.fromkeys(members, min(members - controlled or members)))
    return found


def named(family: Mapping[str, str], owners: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """The family of each domain as people call it: as an editor calls the owner of one of its members, where all that
    are called something are called the same; else the source at its top; else the domain at its top."""
    called: dict[str, set[str]] = defaultdict(set)
    for domain, top in family.items():
        if domain in owners:
            called[top].add(owners[domain])
    single = {top: next(iter(said)) for top, said in called.items() if len(said) == 1}
    return {domain: single.get(top) or names.get(top) or top for domain, top in family.items()}
