"""What speaks for and against two accounts being of one event: the features of pairs, each a small function."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching import circumstances, likeness
from claims.matching.pairs import Pairs
from claims.matching.sparse import Floats

Feature: TypeAlias = Callable[[Pairs], Floats]

FEATURES: dict[str, Feature] = {
    feature.__name__: feature
    for feature in (
        likeness.words,
        likeness.rarest_word,
        likeness.names,
        likeness.rarest_name,
        likeness.many_names,
        likeness.full_names,
        likeness.rarest_full_name,
        likeness.many_full_names,
        likeness.lead_words,
        likeness.rarest_lead_word,
        likeness.lead_words_in_common,
        likeness.many_lead_words,
        likeness.lead_names,
        likeness.rarest_lead_name,
        likeness.titles,
        likeness.title_in_common,
        likeness.rarest_title_word,
        likeness.rarest_number,
        likeness.shorter,
        likeness.longer,
        circumstances.days,
        circumstances.rarest_day,
        circumstances.other_days,
        circumstances.news_of_day,
        circumstances.other_hours,
        circumstances.clock,
        circumstances.other_clock,
        circumstances.apart,
        circumstances.people,
        circumstances.ages,
        circumstances.many_ages,
        circumstances.other_ages,
        circumstances.other_families,
        circumstances.speakers,
        circumstances.statements,
        circumstances.same_outlet,
        circumstances.labels,
        circumstances.places,
        circumstances.other_places,
        circumstances.figures,
    )
}


def features_of(pairs: Pairs) -> Floats:
    """A row a pair, a column a feature, in the order of FEATURES."""
    columns = [feature(pairs) for feature in FEATURES.values()]
    return np.stack(columns, axis=1) if len(pairs) else np.zeros((0, len(FEATURES)))
