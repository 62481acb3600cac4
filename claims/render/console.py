"""The screen: consoles that never read markup or emoji out of an article, and text made safe for a terminal."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TextIO

from rich.console import Console

from claims.render.safe import visible

_PIPED = 140  # columns of a table that no terminal limits


def screen() -> Console:
    """Standard output. Nothing but results goes here."""
    piped = not sys.stdout.isatty()
    width = _PIPED if piped and "COLUMNS" not in os.environ else None
    return Console(markup=False, emoji=False, highlight=False, soft_wrap=piped, width=width)


@cache
def notes() -> Console:
    """Standard error: progress, notes, findings."""
    return Console(stderr=True, markup=False, emoji=False, highlight=False)


def plain_console(stream: TextIO) -> Console:
    """A console that writes plain text of 100 columns to a file."""
    return Console(file=stream, width=100, no_color=True, markup=False, emoji=False, highlight=False)


def say(words: str) -> None:
    """One text on standard output, in one piece however narrow the terminal: it is there to be copied."""
    screen().print(visible(words), soft_wrap=True)


def safe(text: str) -> str:
    """The text with control characters made visible: an escape sequence in an article does nothing to the terminal."""
    return visible(text)
