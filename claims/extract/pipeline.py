"""Reading at any scale: paths to Readings in input order, as a stream, on all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from claims.extract.reading.items import Item, check, items
from claims.extract.reading.overrides import Overrides
from claims.model import Reading

SMALL = 200_000
"""Bytes below which starting workers costs more than it saves."""
_CHUNK_BYTES = 60_000
"""About 25 articles: little to wait for where the feed ends and some workers have nothing left to do."""
_CHUNK_ITEMS = 200

__all__ = ["Overrides", "read_all"]


def read_all(
    paths: Sequence[str],
    *,
    overrides: Overrides | None = None,
    workers: int | None = None,
    explain: bool = False,
    taken: Callable[[int], None] | None = None,
) -> Iterator[Reading]:
    """Every document behind the paths with its drafts, in input order.

    A path is a file, a folder, a feed (.jsonl), an http(s) address, or "-" for standard input. What cannot be read
    is a Reading with Problems only. Memory is bounded, however long the feed. `workers` processes read in parallel
    (default: one a core; 1 or a small input: none but this one). With `explain` every draft holds its reasons.
    `taken` is told the bytes of each item as it is taken up.

    Raises NotFound, before anything is read, for a path that is not there.
    """
    check(paths)
    found = items(paths) if taken is None else _told(items(paths), taken)
    return _readings(found, overrides, workers or _cores(), explain=explain)


def _told(found: Iterator[Item], taken: Callable[[int], None]) -> Iterator[Item]:
    for item in found:
        taken(item.size)
        yield item


def _readings(found: Iterator[Item], overrides: Overrides | None, workers: int, *, explain: bool) -> Iterator[Reading]:
    held: list[Item] = []
    size = 0
    for item in found if workers > 1 else ():
        held.append(item)
        size += item.size
        if size > SMALL:
            from claims.extract.reading.pool import pooled

            yield from pooled(_chunks(chain(held, found)), overrides, workers, explain=explain)
            return
        if len(held) >= _CHUNK_ITEMS * 10:
            break
    from claims.extract.reading.item import read

    for item in chain(held, found):
        yield read(item, overrides, explain=explain)


def _chunks(found: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    size = 0
    for item in found:
        chunk.append(item)
        size += item.size
        if size >= _CHUNK_BYTES or len(chunk) >= _CHUNK_ITEMS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
