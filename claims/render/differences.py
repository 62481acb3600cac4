"""Differences as rows: short cells for the screen, everything for JSON and CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from claims.report.conflicts import Conflict


def shown(rows: Sequence[Conflict], sort: str, format: str) -> list[dict[str, Any]]:
    """One mapping a difference; a table joins figure and source in one cell, the other formats name the sort."""
    if format == "table":
        return [_short(row) for row in rows]
    return [asdict(row) | {"sorted_by": sort} for row in rows]


def _short(row: Conflict) -> dict[str, Any]:
    return asdict(row) | {
        "lowest": _end(row.lowest, row.lowest_by),
        "highest": _end(row.highest, row.highest_by),
        "causes": ", ".join(cause.replace("_", " ") for cause in row.causes),
        "status": row.status.replace("_", " "),
        "label": row.label if row.tally is not None else row.explanations[0],
    }


def _end(figure: str, who: str) -> str:
    return f"{figure} ({who})" if figure else ""
