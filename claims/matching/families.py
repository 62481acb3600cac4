"""Families that texts name: "the Varga family", "the family of Ilia Varga". Twins of one town differ in them."""

from __future__ import annotations

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.sparse import Bag, bag_of
from claims.matching.window import Window

_WORDS = ("family", "families", "Family", "Families", "family's", "family’s")
_BETWEEN, _NAME = 2, 2  # words between "of" and a name at most ("of the late"); words of a name before its last


def families(window: Window, n: int) -> Bag:
    """The forms of family names; also other words with a capital before "family" ("His family")."""
    lexis = window.lexis
    at = window.where(*_WORDS)
    before = at[window.is_(lexis.capital, at - 1)] - 1
    of = at[window.any_of(at + 1, "of")] + 2
    for _ in range(_BETWEEN):
        of = of + window.is_(lexis.word & ~lexis.capital & (lexis.digits < 0), of)
    of = of[window.is_(lexis.capital, of)]
    for _ in range(_NAME):
        of = of + window.is_(lexis.capital, of + 1)
    names = np.concatenate([before, of])
    rows = np.concatenate([window.rows[before], window.rows[of]])
    form = window.plain(names)
    good = form >= 0
    return bag_of(rows[good], form[good], n)
