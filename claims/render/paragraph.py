"""Paragraphs on the screen: wrapped to the width there is, indented, without blanks at the end of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claims.render.safe import visible

if TYPE_CHECKING:
    from rich.console import Console

_NARROWEST = 16  # columns left for words, however deep the indent


def put(console: Console, words: Text, *, indent: int = 0, hang: int = 0) -> None:
    """Print a paragraph `indent` columns from the left; its further lines stand `hang` columns deeper.

    A word longer than the line is broken, never cut.
    """
    wide = console.width
    hang = hang if wide - indent - hang >= _NARROWEST else 0
    indent = indent if wide - indent - hang >= _NARROWEST else 0
    lines = words.wrap(console, max(1, wide - indent - hang), overflow="fold")
    for at, line in enumerate(lines):
        line.rstrip()
        lead = " " * (indent + (hang if at else 0))
        console.print(Text(lead).append_text(line), soft_wrap=True, end="\n")


def one_line(text: str) -> str:
    """The text of an article on one line, its blanks single, what is hidden in it written out."""
    return " ".join(visible(text).split())


def told(text: str, style: str = "") -> Text:
    """Text that holds no markup, no escape and no line end."""
    return Text(one_line(text), style=style)
