"""The figures of a sentence that no numeral states; each kind is a module of implied/."""

from __future__ import annotations

from claims.extract.implied.ones import implied
from claims.extract.lines import Line
from claims.extract.mention import Mention


def singulars(line: Line, taken: list[Mention]) -> list[Mention]:
    """The implied figures of a sentence that no explicit one of `taken` covers, left to right."""
    return implied(line, taken)
