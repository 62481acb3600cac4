"""The number that starts at a token, in digits or in words: 1,400 · 1.2 million · 2k · twenty-three · two dozen."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures.digits import plain, read_digits
from claims.figures.spelt import read_spelt
from claims.figures.tokens import Token
from claims.figures.values import Value, starters, whole

__all__ = ["Value", "plain", "read", "starters", "whole"]


def read(line: Sequence[Token], at: int) -> Value | None:
    """The number that starts at this token; None where none does."""
    token = line[at]
    if token.kind == "n":
        return read_digits(line, at)
    if token.kind != "w" or token.lower not in starters():
        return None
    return read_spelt(line, at)
