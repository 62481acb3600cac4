"""Several names in one cell: " > " stands between them, and a name that holds such a sign has a backslash before it."""

from __future__ import annotations

import re
from collections.abc import Iterable

BETWEEN = " > "
_SIGN = re.compile(r"(?:(?<= )|^)(?=\\*>(?: |$))")
_ESCAPED = re.compile(r"(?:(?<= )|^)\\(?=\\*>(?: |$))")


def joined(names: Iterable[str]) -> str:
    """One cell of the names."""
    return BETWEEN.join(_SIGN.sub(r"\\", name) for name in names)


def parted(cell: str) -> list[str]:
    """The names of one cell, as `joined` was given them."""
    return [_ESCAPED.sub("", name) for name in cell.split(BETWEEN)]
