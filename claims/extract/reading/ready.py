"""Imported where workers begin: the word lists are built before the first article, once for all that are forked."""

from __future__ import annotations

import gc
from contextlib import suppress

gc.disable()  # what is loaded stays: to look for cycles in it, over and over, costs a fifth of the start

from claims.extract.reading.item import read  # noqa: E402
from claims.extract.reading.items import Item  # noqa: E402

_ALLOCATED = 50_000
"""Objects made between two looks for cycles of them. Reading makes many objects and hardly any cycle."""
_SAMPLE = b"""Ferry sinks off Torvik, at least 12 killed

TORVIK, Norland (Wire) - At least 12 people, among them two children, were killed and about 30 others injured when a
ferry sank on Monday morning, police said. Ruth Lorne, 40, who lost her husband, was taken to a hospital in Palt. "We
have found nobody else," the mayor told reporters, adding that a crewman was missing. According to the coast guard, it
is the third accident since January. The death toll rose from 9 to 12 overnight; half of the dead came from Marl.
"""


def _begin() -> None:
    with suppress(Exception):  # what is wrong shows with the first article
        read(Item("", data=_SAMPLE))
    gc.freeze()
    gc.set_threshold(_ALLOCATED)
    gc.enable()


_begin()
