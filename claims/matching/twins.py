"""Two casualty reports of one day and town that share nothing telling: a person decides whether they are of one event.

A false merge takes people out of the count; a false split costs an editor one key. So such a pair is held back from
joining, whatever it scores, and waits.
"""

from __future__ import annotations

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.circumstances import labels, other_days, other_hours, other_places
from claims.matching.lexis import Flags
from claims.matching.pairs import Pairs
from claims.matching.sparse import Floats, Ints

HELD = 0.1  # how far below what it would do by its score a pair is held
_LABEL = 0.9  # likeness of labels from which they name one event
_DETAILS = 2  # words beside the usual ones that make a course of events: "roof", "snow"
_HOUR = 60  # minutes: a clock time tells events apart, a morning does not
_ALIKE, _MUCH = 0.25, 20.0  # likeness in words, and rarity of the shared ones in sum, from which two are told alike
_SHORT = 40  # different words
_NEAR = 1  # days between the publication of reports that may be of one day


def held_back(pairs: Pairs, scores: Floats, join: float, suggest: float) -> tuple[Ints, Floats]:
    """Of the pairs that would join, those that may be twins for all they share, and what they may score at most.

    They wait for a person; those that speak of another place and another day, or another hour, do not even wait.
    """
    high = np.flatnonzero(scores >= join)
    some = Pairs(pairs.columns, pairs.left[high], pairs.right[high])
    held = np.flatnonzero(one_day_or_short(some) & ~tell(some))
    elsewhere = (other_places(some) * other_days(some) + other_hours(some))[held] > 0
    return high[held], np.where(elsewhere, suggest, join) - HELD


def one_day_or_short(pairs: Pairs) -> Flags:
    """Whether both state a figure, and speak of one day, were published within one, or say too little to tell."""
    counted, published = pairs.columns.marks.counted, pairs.columns.published
    one, other = published[pairs.left], published[pairs.right]
    near = (one > 0) & (other > 0) & (np.abs(one - other) <= _NEAR)
    day = np.where(pairs.both("days") > 0, pairs.shared("days").count > 0, near)
    found: Flags = counted[pairs.left] & counted[pairs.right] & ((day > 0) | _short(pairs))
    return found


def _short(pairs: Pairs) -> Flags:
    length = pairs.columns.length
    found: Flags = (length[pairs.left] < _SHORT) & (length[pairs.right] < _SHORT)
    return found


def tell(pairs: Pairs) -> Flags:
    """Whether both name what tells events of one town apart.

    That is a person, an exact place or a target, some details, a victim's age, a clock time, a label, a sentence, or
    half the story in like words.
    """
    found = (pairs.marks > 0) | (pairs.details >= _DETAILS) | (labels(pairs) >= _LABEL) | _at_one_hour(pairs)
    for table in ("statements", "people", "ages"):
        found |= pairs.shared(table).count > 0
    said = pairs.shared("plain")
    alike: Flags = found | ((said.cosine >= _ALIKE) & (said.shared >= _MUCH) & ~_short(pairs))
    return alike


def _at_one_hour(pairs: Pairs) -> Flags:
    begins, ends = pairs.columns.begins, pairs.columns.ends
    told = (begins >= 0) & (ends - begins <= _HOUR)
    near = np.abs(begins[pairs.left] - begins[pairs.right]) <= _HOUR
    found: Flags = told[pairs.left] & told[pairs.right] & near
    return found
