"""What speaks for and against two accounts being of one event: one small function a feature, over many pairs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeAlias

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.columns import Columns, Named
from claims.matching.overlaps import Overlap, overlap
from claims.matching.places import SAME_PLACE
from claims.matching.sparse import Floats, Ints

_SLACK, _DAY = 120, 1440  # minutes: two hours are told as one, a day apart is another day
_UNDATED = 30  # days between two publications taken where one is not known
_SOME = 10.0  # idf sum added to an account's own, so that a short one does not share much by sharing one word


class Pairs:
    """Pairs of rows of the columns, with what they share worked out once for all features."""

    def __init__(self, columns: Columns, left: Ints, right: Ints) -> None:
        self.columns, self.left, self.right = columns, left, right
        self._shared: dict[int, Overlap] = {}

    def __len__(self) -> int:
        return len(self.left)

    def shared(self, table: str) -> Overlap:
        """What the pairs share of one table of terms."""
        terms = self.columns.tables[table]
        if id(terms) not in self._shared:
            self._shared[id(terms)] = overlap(terms, self.left, self.right)
        return self._shared[id(terms)]

    def both(self, table: str) -> Floats:
        """1 where both rows have terms of the table at all."""
        has = self.columns.tables[table].total > 0
        return _number(has[self.left] & has[self.right])

    def totals(self, table: str) -> tuple[Floats, Floats]:
        """The idf sums of the left and of the right rows."""
        total = self.columns.tables[table].total
        return total[self.left], total[self.right]

    @cached_property
    def marks(self) -> Floats:
        """How many marks the pairs share that tell events of one town and day apart."""
        return overlap(self.columns.marks.terms, self.left, self.right).count

    @cached_property
    def details(self) -> Floats:
        """How many words the pairs share that not any report may hold."""
        return overlap(self.columns.marks.details, self.left, self.right).shared

    @cached_property
    def places(self) -> Floats:
        """How alike the likest two places are that the claims of either name; 0 where one names none."""
        return _best_of(self, self.columns.places)

    @cached_property
    def same_outlet(self) -> Floats:
        """1 where both come from one known outlet."""
        outlet = self.columns.outlet
        return _number((outlet[self.left] == outlet[self.right]) & (outlet[self.left] >= 0))


Feature: TypeAlias = Callable[[Pairs], Floats]


def words(pairs: Pairs) -> Floats:
    """How alike the two texts are in their ordinary words, rare words weighing more (tf-idf cosine)."""
    return pairs.shared("plain").cosine


def names(pairs: Pairs) -> Floats:
    """How alike the two texts are in single names of people and places (tf-idf cosine)."""
    return pairs.shared("proper").cosine


def rarest_name(pairs: Pairs) -> Floats:
    """How rare the rarest single name is that both have."""
    return pairs.shared("proper").rarest


def names_in_common(pairs: Pairs) -> Floats:
    """How much of what they name they both name, for their lengths."""
    return _share(pairs, "proper")


def many_names(pairs: Pairs) -> Floats:
    """How much they both name, in all (log)."""
    return _number(np.log1p(pairs.shared("proper").shared))


def full_names(pairs: Pairs) -> Floats:
    """How alike they are in names of two words, "Anna Berg" (tf-idf cosine)."""
    return pairs.shared("names").cosine


def rarest_full_name(pairs: Pairs) -> Floats:
    """How rare the rarest two-word name is that both have."""
    return pairs.shared("names").rarest


def full_names_in_common(pairs: Pairs) -> Floats:
    """How much of their two-word names they both have, for their lengths."""
    return _share(pairs, "names")


def many_full_names(pairs: Pairs) -> Floats:
    """How much of two-word names they share, in all (log)."""
    return _number(np.log1p(pairs.shared("names").shared))


def lead_words(pairs: Pairs) -> Floats:
    """How alike title and first sentences are in ordinary words (tf-idf cosine)."""
    return pairs.shared("lead").cosine


def lead_words_in_common(pairs: Pairs) -> Floats:
    """How much of the words of title and first sentences they share, for their lengths."""
    return _share(pairs, "lead")


def lead_names(pairs: Pairs) -> Floats:
    """How alike title and first sentences are in names (tf-idf cosine)."""
    return pairs.shared("lead_proper").cosine


def rarest_lead_name(pairs: Pairs) -> Floats:
    """How rare the rarest name is that both have in title or first sentences."""
    return pairs.shared("lead_proper").rarest


def lead_names_in_common(pairs: Pairs) -> Floats:
    """How much of the names of title and first sentences they share, for their lengths."""
    return _share(pairs, "lead_proper")


def numbers(pairs: Pairs) -> Floats:
    """How alike they are in numbers of any kind: house numbers, ages, figures. Supports, and never vetoes."""
    return pairs.shared("numbers").cosine


def rarest_number(pairs: Pairs) -> Floats:
    """How rare the rarest number is that both have."""
    return pairs.shared("numbers").rarest


def days(pairs: Pairs) -> Floats:
    """1 where they speak of a day in common."""
    return _number(pairs.shared("days").count > 0)


def other_days(pairs: Pairs) -> Floats:
    """1 where both speak of days, and of none in common."""
    return pairs.both("days") * (1 - days(pairs))


def other_hours(pairs: Pairs) -> Floats:
    """1 where both name the hour or part of a day, of one day or night, and not the same: dawn and evening."""
    begins, ends = pairs.columns.begins, pairs.columns.ends
    one, other = pairs.left, pairs.right
    between = np.maximum(begins[one], begins[other]) - np.minimum(ends[one], ends[other])
    known = (begins[one] >= 0) & (begins[other] >= 0)
    return _number(known & (between > _SLACK) & (between < _DAY))


def apart(pairs: Pairs) -> Floats:
    """Days between the two publications (log); 30 where one is not known."""
    published = pairs.columns.published
    one, other = published[pairs.left], published[pairs.right]
    return _number(np.log1p(np.where((one > 0) & (other > 0), np.abs(one - other), _UNDATED)))


def people(pairs: Pairs) -> Floats:
    """How many of the persons named with their age both name (share of the shorter list)."""
    return _covered(pairs, "people")


def other_people(pairs: Pairs) -> Floats:
    """1 where both name persons with their age, and none in common."""
    return _number(pairs.both("people") * (pairs.shared("people").count == 0))


def ages(pairs: Pairs) -> Floats:
    """How many of the ages one gives the other gives too (share of the shorter list)."""
    return _covered(pairs, "ages")


def other_ages(pairs: Pairs) -> Floats:
    """1 where both give ages, and none in common."""
    return _number(pairs.both("ages") * (pairs.shared("ages").count == 0))


def statements(pairs: Pairs) -> Floats:
    """How many whole sentences they share (share of the shorter text): a reprint."""
    return _covered(pairs, "statements")


def same_outlet(pairs: Pairs) -> Floats:
    """1 where one outlet carries both: its own names and phrases are in both."""
    return pairs.same_outlet


def outlet_names(pairs: Pairs) -> Floats:
    """Two-word names in common where one outlet carries both: they may be its reporter's."""
    return pairs.same_outlet * _share(pairs, "names")


def shorter(pairs: Pairs) -> Floats:
    """How much the account that names less names (log)."""
    one, other = pairs.totals("proper")
    return _number(np.log(_SOME + np.minimum(one, other)))


def longer(pairs: Pairs) -> Floats:
    """How much the account that names more names (log): a long list shares something with every other."""
    one, other = pairs.totals("proper")
    return _number(np.log(_SOME + np.maximum(one, other)))


def labels(pairs: Pairs) -> Floats:
    """How alike the labels are that tables give the event; 0 where one has none."""
    return _best_of(pairs, pairs.columns.labels)


def places(pairs: Pairs) -> Floats:
    """How far the places their claims name may be one, spelling apart; 0 where one names none."""
    return pairs.places


def other_places(pairs: Pairs) -> Floats:
    """1 where the claims of both name places, and none that may be one."""
    has = np.diff(pairs.columns.places.starts) > 0
    return _number(has[pairs.left] & has[pairs.right]) * (pairs.places < SAME_PLACE)


def figures(pairs: Pairs) -> Floats:
    """1 where a figure of the same metric is the same. Supports, and never vetoes."""
    return _number(pairs.shared("figures").count > 0)


FEATURES: dict[str, Feature] = {
    feature.__name__: feature
    for feature in (
        words, names, rarest_name, names_in_common, many_names, full_names, rarest_full_name, full_names_in_common,
        many_full_names, lead_words, lead_words_in_common, lead_names, rarest_lead_name, lead_names_in_common,
        numbers, rarest_number, days, other_days, other_hours, apart, people, other_people, ages, other_ages,
        statements, same_outlet, outlet_names, shorter, longer, labels, places, other_places, figures,
    )
}  # fmt: skip


def features_of(pairs: Pairs) -> Floats:
    """A row a pair, a column a feature, in the order of FEATURES."""
    columns = [feature(pairs) for feature in FEATURES.values()]
    return np.stack(columns, axis=1) if len(pairs) else np.zeros((0, len(FEATURES)))


def _number(flags: object) -> Floats:
    return np.asarray(flags, dtype=np.float64)


def _share(pairs: Pairs, table: str) -> Floats:
    one, other = pairs.totals(table)
    return pairs.shared(table).shared / np.sqrt((_SOME + one) * (_SOME + other))


def _covered(pairs: Pairs, table: str) -> Floats:
    """Shared terms as a share of the shorter row's."""
    terms = pairs.columns.tables[table]
    least = np.minimum(*(terms.total[rows] for rows in (pairs.left, pairs.right)))
    return np.divide(pairs.shared(table).shared, least, out=np.zeros(len(pairs)), where=least > 0)


def _best_of(pairs: Pairs, named: Named) -> Floats:
    """The likeness of the two names, one of each row, that are most alike; each two names are compared once."""
    has = np.diff(named.starts)
    one, other = has[pairs.left], has[pairs.right]
    pair = np.repeat(np.arange(len(pairs)), one * other)
    found = np.zeros(len(pairs))
    if not len(pair):
        return found
    turn = np.arange(len(pair)) - np.repeat(np.cumsum(one * other) - one * other, one * other)
    first = named.numbers[named.starts[pairs.left[pair]] + turn % one[pair]]
    second = named.numbers[named.starts[pairs.right[pair]] + turn // one[pair]]
    size = len(named.names)
    keys, at = np.unique(np.minimum(first, second) * size + np.maximum(first, second), return_inverse=True)
    alike = named.spellings.likeness(keys // size, keys % size)[at]
    begins = np.flatnonzero(np.r_[True, pair[1:] != pair[:-1]])
    found[pair[begins]] = np.maximum.reduceat(alike, begins)
    return found
