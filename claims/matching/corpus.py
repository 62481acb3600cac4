"""What is known of all accounts when only a few are at hand: how often each term is used, what is boilerplate.

Kept as ascending numbers, so that some can be looked up without reading all: a hash of kind and term in the upper bits,
what is known of the term in the lower ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypeAlias

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.lexis import Flags
from claims.matching.sparse import Ints, Usage, distinct
from claims.matching.stream import Hashes

COUNT = 24  # bits of a count; a hash has the other 39: two of five million terms meet once in 100,000 look-ups
OWNER = 32  # bits of an account's number; a hash has the other 31: who shares it is scored anyway
_SIGNED = 63

Find: TypeAlias = Callable[[str, Ints], Ints]
"""Given a kind and ranges (an even number of bounds, ascending), all numbers kept of that kind within them."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """How many accounts a full run had, how many words of each kind, and where to find what it kept of each term."""

    rows: int
    words: Mapping[str, int]
    find: Find

    def usage(self, kind: str, hashes: Callable[[Ints], Hashes], new: Flags) -> Usage:
        """What is known of the terms of a kind beyond the rows at hand."""

        def of(codes: Ints) -> tuple[Ints, Ints]:
            wanted = hashes(codes)
            return self.counts(kind, wanted), self.counts(f"{kind} used", wanted)

        return Usage(self.rows, self.words.get(kind, 0), of, new)

    def counts(self, kind: str, hashes: Hashes) -> Ints:
        """What is kept of each term of a kind; 0 where nothing is."""
        keys = hashed(kind, hashes, COUNT)
        order = np.argsort(keys)
        found = self.find(kind, spans(keys[order], COUNT))
        if not len(found):
            return np.zeros(len(keys), dtype=np.int64)
        at = np.minimum(np.searchsorted(found >> COUNT, keys >> COUNT), len(found) - 1)
        return np.where(found[at] >> COUNT == keys >> COUNT, found[at] & ((1 << COUNT) - 1), 0)

    def known(self, kind: str, hashes: Hashes) -> Flags:
        """Which terms are kept at all."""
        known: Flags = self.counts(kind, hashes) > 0
        return known


@dataclass(frozen=True, slots=True)
class Kept:
    """What a full run leaves for those that add to it: `numbers` by kind, ascending, and the sums (Corpus)."""

    rows: int
    words: dict[str, int]
    numbers: dict[str, Ints] = field(default_factory=dict)

    def corpus(self) -> Corpus:
        """To ask, from memory."""
        return Corpus(self.rows, self.words, self.find)

    def find(self, kind: str, bounds: Ints) -> Ints:
        """The numbers of a kind within ranges."""
        return within(self.numbers.get(kind, np.empty(0, dtype=np.int64)), bounds)


def within(numbers: Ints, bounds: Ints) -> Ints:
    """Those of ascending numbers that lie in ranges, each of two bounds, the first included."""
    at = np.searchsorted(numbers, bounds).reshape(-1, 2)
    sizes = at[:, 1] - at[:, 0]
    begins = np.cumsum(sizes) - sizes
    return numbers[np.repeat(at[:, 0] - begins, sizes) + np.arange(int(sizes.sum()))]


def spans(keys: Ints, bits: int) -> Ints:
    """The ranges that hold all numbers under these keys, which ascend."""
    each = distinct(keys >> bits) << bits
    return np.stack([each, each + (1 << bits)], axis=1).ravel()


def hashed(kind: str, hashes: Hashes, bits: int) -> Ints:
    """Hashes of a kind of term in the upper bits of numbers, the lower ones empty."""
    return (mixed(hashes ^ _salt(kind)) >> np.uint64(64 - _SIGNED + bits)).astype(np.int64) << bits


def packed(kind: str, hashes: Hashes, counts: Ints) -> Ints:
    """Terms of a kind with a number each, ascending."""
    return np.sort(hashed(kind, hashes, COUNT) | np.minimum(counts, (1 << COUNT) - 1))


def hashes_of(words: Iterable[str]) -> Hashes:
    """A hash of each word."""
    raw = b"".join(blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest() for word in words)
    return np.frombuffer(raw, dtype="<u8").astype(np.uint64)


def mixed(keys: Hashes) -> Hashes:
    """Numbers that look drawn by lot, the same for the same keys (splitmix64, Steele et al. 2014)."""
    z = keys * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    found: Hashes = z ^ (z >> np.uint64(31))
    return found


def _salt(kind: str) -> np.uint64:
    return np.uint64(int.from_bytes(blake2b(kind.removesuffix(" used").encode(), digest_size=8).digest(), "little"))
