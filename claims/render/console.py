"""The screen: consoles that never read markup or emoji out of an article, and text made safe for a terminal."""

from __future__ import annotations

import re
import sys
from functools import cache

from rich.console import Console

# C0 and C1 controls but tab and newline, and the marks that reorder text: an article may hold any of them
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@cache
def screen() -> Console:
    """Standard output. Nothing but results goes here."""
    return Console(markup=False, emoji=False, highlight=False, soft_wrap=not sys.stdout.isatty())


@cache
def notes() -> Console:
    """Standard error: progress, notes, findings."""
    return Console(stderr=True, markup=False, emoji=False, highlight=False)


def safe(text: str) -> str:
    """The text with control characters made visible: an escape sequence in an article does nothing to the terminal."""
    return _UNSAFE.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
