"""How far a long reading is: one line on standard error, where a person is looking."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

_PATIENCE = 2.0  # seconds before the first line: short work is not worth one
_EVERY = 0.2


def bytes_read(*, quiet: bool) -> Callable[[int, int], None] | None:
    """A function to call with bytes read and bytes there are; None where nobody watches."""
    if quiet or not sys.stderr.isatty():
        return None
    started = time.monotonic()
    shown = 0.0

    def show(read: int, size: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if read >= size and shown:
            sys.stderr.write("\r\x1b[K")
        elif now - started > _PATIENCE and now - shown > _EVERY and size:
            shown = now
            sys.stderr.write(f"\rreading: {read / size:4.0%} of {size / 1e6:,.0f} MB, {now - started:,.0f} s")
        sys.stderr.flush()

    return show
