"""What two accounts say of when, where and whom: one small function a feature, over many pairs."""

from __future__ import annotations

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.pairs import Pairs, best_of, covered, number
from claims.matching.places import SAME_PLACE
from claims.matching.sparse import Floats

_SLACK, _DAY = 120, 1440  # minutes: two hours are told as one, a day apart is another day
_UNDATED = 30  # days between two publications taken where one is not known


def days(pairs: Pairs) -> Floats:
    """1 where they speak of a day in common."""
    return number(pairs.shared("days").count > 0)


def rarest_day(pairs: Pairs) -> Floats:
    """How rare the rarest day is that both speak of."""
    return pairs.shared("days").rarest


def other_days(pairs: Pairs) -> Floats:
    """1 where both speak of days, and of none in common."""
    return pairs.both("days") * (1 - days(pairs))


def news_of_day(pairs: Pairs) -> Floats:
    """1 where one was published on a day that the other speaks of, or on the day after."""
    told, published = pairs.columns.told, pairs.columns.published
    found = np.zeros(len(pairs), dtype=bool)
    for one, other in ((pairs.left, pairs.right), (pairs.right, pairs.left)):
        day = published[one]
        found |= (day > 0) & (told.hold(other, day) | told.hold(other, day - 1))
    return number(found)


def other_hours(pairs: Pairs) -> Floats:
    """1 where both name the hour or part of a day, of one day or night, and not the same: dawn and evening."""
    begins, ends = pairs.columns.begins, pairs.columns.ends
    one, other = pairs.left, pairs.right
    between = np.maximum(begins[one], begins[other]) - np.minimum(ends[one], ends[other])
    known = (begins[one] >= 0) & (begins[other] >= 0)
    return number(known & (between > _SLACK) & (between < _DAY))


def clock(pairs: Pairs) -> Floats:
    """1 where their texts tell a clock time in common, give or take half an hour."""
    hours = pairs.columns.clock
    return number((hours[pairs.left] & hours[pairs.right]) > 0)


def other_clock(pairs: Pairs) -> Floats:
    """1 where the texts of both tell clock times, and none in common."""
    one, other = (pairs.columns.clock[rows] for rows in (pairs.left, pairs.right))
    return number((one > 0) & (other > 0) & ((one & other) == 0))


def apart(pairs: Pairs) -> Floats:
    """Days between the two publications (log); 30 where one is not known."""
    published = pairs.columns.published
    one, other = published[pairs.left], published[pairs.right]
    return number(np.log1p(np.where((one > 0) & (other > 0), np.abs(one - other), _UNDATED)))


def people(pairs: Pairs) -> Floats:
    """How many of the persons named with their age both name (share of the shorter list)."""
    return covered(pairs, "people")


def ages(pairs: Pairs) -> Floats:
    """How many of the ages one gives the other gives too (share of the shorter list)."""
    return covered(pairs, "ages")


def many_ages(pairs: Pairs) -> Floats:
    """How much of the ages they give they share, in all (log)."""
    return number(np.log1p(pairs.shared("ages").shared))


def other_ages(pairs: Pairs) -> Floats:
    """1 where both give ages, and none in common."""
    return number(pairs.both("ages") * (pairs.shared("ages").count == 0))


def families(pairs: Pairs) -> Floats:
    """1 where both name one family: "the Varga family"."""
    return number(pairs.columns.families.meet(pairs.left, pairs.right))


def other_families(pairs: Pairs) -> Floats:
    """1 where both name families, and none in common: twins of one town."""
    named = pairs.columns.families
    return number(named.has(pairs.left) & named.has(pairs.right)) * (1 - families(pairs))


def speakers(pairs: Pairs) -> Floats:
    """How much of the names of those they go back to they share (log): who speaks of many events tells none apart."""
    return number(np.log1p(pairs.shared("speakers").shared))


def statements(pairs: Pairs) -> Floats:
    """How many whole sentences they share (share of the shorter text): a reprint."""
    return covered(pairs, "statements")


def same_outlet(pairs: Pairs) -> Floats:
    """1 where one outlet carries both: its own names and phrases are in both."""
    return pairs.same_outlet


def labels(pairs: Pairs) -> Floats:
    """How alike the labels are that tables give the event; 0 where one has none."""
    return best_of(pairs, pairs.columns.labels)


def places(pairs: Pairs) -> Floats:
    """How far the places their claims name may be one, spelling apart; 0 where one names none."""
    return pairs.places


def other_places(pairs: Pairs) -> Floats:
    """1 where the claims of both name places, and none that may be one."""
    has = np.diff(pairs.columns.places.starts) > 0
    return number(has[pairs.left] & has[pairs.right]) * (pairs.places < SAME_PLACE)


def figures(pairs: Pairs) -> Floats:
    """How much of the figures they state they share, rare ones weighing more (log). Supports, and never vetoes."""
    return number(np.log1p(pairs.shared("figures").shared))
