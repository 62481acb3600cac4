"""Numbers in number columns: exact, and refused where a comma or a point could mean two things."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from claims.model import Number
from claims.tables.refusal import RowRefused

_LONGEST = 40  # digits: beyond any count, and far below what would be slow
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f'’]\d{3})+")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_POINT_OR_GROUP = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_COMMA = re.compile(r"\d+(?:\.\d{3})*,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,}")
_EXPORTED = re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?", re.ASCII)
_GROUP_MARKS = re.compile(r"[,\s'’]")


def number(column: str, value: Any) -> Number:
    """The exact number of a cell: an int where it is whole, else a Decimal.

    Raises RowRefused for anything else, and for "1.400" and "1,4", which are two numbers in two countries.
    """
    if isinstance(value, str):
        return _written(column, value)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise RowRefused(column, f"not a number: {_shown(value)}")
    return value if isinstance(value, int) else _exact(column, repr(value) if isinstance(value, float) else str(value))


def exported(column: str, value: Any) -> Number:
    """The number of a cell that an export of ours wrote: its point is a decimal point, "1.401" is one number.

    Raises RowRefused as `number` does.
    """
    if isinstance(value, str) and len(value) <= _LONGEST and _EXPORTED.fullmatch(value):
        return _exact(column, value)
    return number(column, value)


@lru_cache(maxsize=20_000)
def _written(column: str, text: str) -> Number:
    plain = text.strip()
    if len(plain) > _LONGEST:
        raise RowRefused(column, f"not a number: {_shown(plain)}")
    if not plain.isascii() and not _GROUPED.fullmatch(plain):
        raise RowRefused(column, f"not a number: {_shown(plain)}", _words_hint(column))
    if plain.isdigit():
        return int(plain)
    if _POINT_OR_GROUP.fullmatch(plain):
        whole, part = plain.split(".")
        hint = f"write {whole}{part} or {whole},{part} for the first, {plain}0 for the second"
        raise RowRefused(column, f'"{plain}" can mean {whole}{part} or {whole}.{part}', hint)
    if _GROUPED.fullmatch(plain):
        return _exact(column, _GROUP_MARKS.sub("", plain))
    if _PLAIN.fullmatch(plain):
        return _exact(column, plain)
    if _COMMA.fullmatch(plain):
        raise RowRefused(column, f'"{plain}" has its comma or points where English has none', "write 1400 or 1.4")
    raise RowRefused(column, f"not a number: {_shown(plain)}", _words_hint(column))


def _exact(column: str, text: str) -> Number:
    try:
        exact = Decimal(text)
    except InvalidOperation:
        raise RowRefused(column, f"not a number: {_shown(text)}") from None
    if not exact.is_finite() or abs(exact.adjusted()) > _LONGEST:
        raise RowRefused(column, f"not a number: {_shown(text)}")
    if exact == exact.to_integral_value():
        return int(exact)
    return Decimal(text.rstrip("0")) if "." in text and "e" not in text.lower() else exact  # one spelling, one key


def _words_hint(column: str) -> str | None:
    return "words go into the column figure" if column in ("low", "best", "high") else None


def _shown(value: object) -> str:
    text = str(value)
    return f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"'
