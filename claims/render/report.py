"""The report in the format asked for, to a file or the screen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

from claims.model import Report
from claims.render.file import whole


def write(report: Report, format: str, output: Path | None) -> None:
    """Draw the report as "terminal", "markdown", "html" or "json"; a file is written whole or not at all."""
    if output is not None:
        with whole(output) as stream:
            _draw(report, format, stream)
    else:
        _draw(report, format, sys.stdout)


def _draw(report: Report, format: str, stream: TextIO) -> None:
    if format == "json":
        from claims.render.json import report_lines

        stream.writelines(report_lines(report))
    elif format == "html":
        from claims.render.html import page

        stream.writelines(page(report))
    elif format == "markdown":
        from claims.render.markdown import pieces

        stream.writelines(pieces(report))
    else:
        _on_screen(report, stream)


def _on_screen(report: Report, stream: TextIO) -> None:
    from claims.render.console import plain_console, screen
    from claims.render.terminal import draw

    console = screen() if stream is sys.stdout else plain_console(stream)
    if console.is_terminal:
        with console.pager(styles=not console.no_color):
            draw(report, console)
    else:
        draw(report, console)
