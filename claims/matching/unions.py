"""Connected components of a graph given as columns."""

from __future__ import annotations

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.sparse import Ints


def components(n: int, left: Ints, right: Ints) -> Ints:
    """For each of n rows the lowest row it is connected with, by hooking labels to smaller ones until none changes."""
    label = np.arange(n)
    while len(left):
        one, other = label[left], label[right]
        apart = one != other
        if not apart.any():
            break
        left, right, one, other = left[apart], right[apart], one[apart], other[apart]
        np.minimum.at(label, np.maximum(one, other), np.minimum(one, other))
        while True:
            jumped = label[label]
            if np.array_equal(jumped, label):
                break
            label = jumped
    return label
