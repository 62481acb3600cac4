"""Differences in the format asked for: blocks for reading, or rows that hold everything for JSON, JSONL and CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claims.report.conflicts import Conflict

COLUMNS = ("kind", "event", "tally", "label", "lowest", "highest", "apart", "ratio", "causes", "status")
EMPTY = "no claims differ"


def show(rows: Sequence[Conflict], sort: str, format: str) -> None:
    """Print the differences; for the screen as blocks, the sort named in the last line."""
    if format == "table" and rows:
        from claims.render.console import screen
        from claims.render.disputes import draw

        draw(rows, sort, screen())
        return
    from claims.render.rows import emit

    emit(written(rows, sort), format, columns=COLUMNS, empty=EMPTY)


def written(rows: Sequence[Conflict], sort: str) -> list[dict[str, Any]]:
    """One mapping a difference, for scripts; each names the sort. `reasons` is told by causes and explanations."""
    return [{name: value for name, value in asdict(row).items() if name != "reasons"} | {"sorted_by": sort}
            for row in rows]  # fmt: skip
