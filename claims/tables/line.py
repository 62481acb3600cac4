"""One row of a table on its way to a draft."""

from __future__ import annotations

from typing import Any, NamedTuple


class Line(NamedTuple):
    """Cells under our column names, without the empty ones; `number` as an editor shows it, `position` in bytes."""

    number: int
    cells: dict[str, Any]
    position: int
