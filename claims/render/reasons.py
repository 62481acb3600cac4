"""Drafts with the words behind them, for a terminal: one line a figure, and under it a small table of reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claims.render.console import safe, screen

_INDENT = 2


def show_reasons(drafts: Iterable[Mapping[str, Any]], *, empty: str) -> None:
    """Print each draft (as JSON keys) with its reasons as it comes; `empty` where there is none."""
    console, last, none = screen(), None, True
    for draft in drafts:
        if draft["document"] != last:
            last = draft["document"]
            name = str(last) if "://" in str(last) else PurePath(str(last)).name
            console.print(Text(safe(name), style="bold"))
        none = False
        console.print(Text(_headline(draft)))
        console.print(Padding(_table(draft.get("why") or ()), (0, 0, 1, _INDENT), expand=False))
    if none:
        console.print(empty)


def told(why: Iterable[Mapping[str, Any]]) -> list[str]:
    """The reasons as short sentences, one a reason, for a cell of a table: "metric: wounded (injured, behind …)"."""
    return [f"{reason['part']}: {_one_line(reason['words'])} ({reason['rule']})" for reason in why]


def _headline(draft: Mapping[str, Any]) -> str:
    counted = f"{draft['figure_text']} · {draft['metric']} {draft['population']}".replace("_", " ")
    said = f" · {draft['asserted_by']}" if draft["asserted_by"] else ""
    sure = f" · confidence {draft['confidence']:.2f}" if "confidence" in draft else ""
    return safe(f"{_one_line(counted)}{said} · “{_one_line(draft['quote'] or '')}”{sure}")


def _table(why: Iterable[Mapping[str, Any]]) -> Table:
    drawn = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    drawn.add_column(style="dim", no_wrap=True)
    drawn.add_column(overflow="fold")
    drawn.add_column(style="dim", overflow="fold")
    for reason in why:
        cells = reason["part"], f"“{_one_line(reason['words'])}”", reason["rule"]
        drawn.add_row(*(Text(safe(cell)) for cell in cells))
    return drawn


def _one_line(words: str) -> str:
    return " ".join(words.split())
