"""How much a stated number says: "40,000" is a claim about an interval as wide as its rounding.

Of figures of 1,000 and more about disasters and wars 35 to 50 % end in three zeros, where chance makes one in a
thousand; heaping is best read as an interval (Heitjan and Rubin, JASA 1990).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LN10 = float(np.log(10))
LEAST = 0.5  # none at all, on a scale of powers of ten: half a person
MOST_ZEROS = 18
FINE = 1e-3  # the share by which a number with decimals is taken to be rounded


def logs(values: Floats) -> Floats:
    """Numbers as powers of ten; nought as half a unit."""
    found: Floats = np.log10(np.maximum(values, LEAST))
    return found


def cells(values: Floats) -> Floats:
    """The width of each number's rounding in powers of ten: 40 and 40,000 may be 12 % off, 41,237 is itself."""
    size = np.maximum(np.abs(values), LEAST)
    whole = size == np.round(size)
    unit = np.ones_like(size)
    for zeros in range(1, MOST_ZEROS + 1):
        ends = whole & (unit == 10.0 ** (zeros - 1)) & (size >= 10.0**zeros) & (np.mod(size, 10.0**zeros) == 0)
        if not ends.any():
            break
        unit[ends] = 10.0**zeros
    unit = np.where(whole | (size <= LEAST), unit, size * FINE)
    found: Floats = np.minimum(unit, size) / size / LN10
    return found


def blur(width: Floats) -> Floats:
    """The variance of a number that may lie anywhere in an interval of this width."""
    found: Floats = width * width / 12
    return found
