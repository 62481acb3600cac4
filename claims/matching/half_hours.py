"""Clock times that texts tell, as half hours of a day: when something happened tells events of one town apart."""

from __future__ import annotations

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room
from numpy.typing import NDArray  # noqa: TID253

from claims.matching.sparse import Bag, bag_of
from claims.matching.stream import Hashes
from claims.matching.window import Window

IN_A_DAY = 48


def half_hours(window: Window, n: int) -> Bag:
    """The half hour of each clock time and the next one: those of times less than half an hour apart meet.

    "11:30 a.m.", "9pm" and "23:52" are clock times; "2:03" alone is as often the length of a film.
    """
    lexis, tokens = window.lexis, window.tokens
    digits = lexis.digits[tokens]
    at = np.flatnonzero((digits > 0) & (digits <= 2) & window.kept)
    colon = window.any_of(at + 1, ":")
    told = (colon | window.any_of(at + 1, ".")) & window.is_(lexis.digits == 2, at + 2)
    hour, minute = lexis.number[tokens[at]], np.zeros(len(at), dtype=np.int64)
    minute[told] = lexis.number[tokens[at[told] + 2]]
    after = at + 1 + 2 * told
    marked = window.any_of(after + 1, "m", "M") | (
        window.any_of(after + 1, ".") & window.any_of(after + 2, "m", "M")
    )  # fmt: skip
    morning = window.any_of(after, "am", "AM", "Am") | (window.any_of(after, "a", "A") & marked)
    evening = window.any_of(after, "pm", "PM", "Pm") | (window.any_of(after, "p", "P") & marked)
    halved = (morning | evening) & (hour <= 12)
    whole = ~(morning | evening) & colon & told & (digits[at] == 2) & (hour < 24)
    whole &= ~window.any_of(after, ":") & ~window.any_of(at - 1, ":")
    part = window.any_of(at - 1, ":", ".") & window.is_(lexis.digits > 0, at - 2)  # the minutes of a time
    good = (halved | whole) & ~part & (minute < 60) & window.same_row(at, after)
    hour = np.where(halved, hour % 12 + 12 * evening, hour)
    half = ((hour * 60 + minute) // 30)[good]
    rows = window.rows[at[good]]
    return bag_of(np.r_[rows, rows], np.r_[half, (half + 1) % IN_A_DAY], n)


def masks(bag: Bag) -> Hashes:
    """The half hours of each row as bits of one number."""
    found: NDArray[np.uint64] = np.zeros(bag.n, dtype=np.uint64)
    np.bitwise_or.at(found, bag.rows, np.uint64(1) << bag.terms.astype(np.uint64))
    return found
