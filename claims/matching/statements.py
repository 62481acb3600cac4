"""Sentences of a stream: known again wherever they stand, and left out where they are boilerplate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.lexis import Flags, Lexis
from claims.matching.sparse import Ints, among, distinct
from claims.matching.stream import Hashes, Stream
from claims.matching.unions import components

REPEATED = 3  # unrelated accounts a sentence stands in from which on it is boilerplate
_REPRINT = 0.5  # share of sentences in common from which on two accounts are one text
_SHARED = 3  # sentences that a reprint shares at least, or
_WORDS = 20  # words in such sentences
_AHEAD = 8  # later accounts of a sentence that each account is compared with, when reprints are looked for
_LEAD = 100  # words: title and first sentences say what a report is about
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that every position changes the hash (Knuth, TAOCP 3, 6.4)


@dataclass(frozen=True, slots=True)
class Statements:
    """One entry a sentence with words: its row, its hash, how many words it has.

    `lead` says whether it opens its text.
    """

    rows: Ints
    keys: Hashes
    sizes: Ints
    lead: Flags

    @property
    def of(self) -> Ints:
        """The sentence of each word (`words_at`)."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)


def words_at(stream: Stream, lexis: Lexis) -> Ints:
    """Where the words of a stream stand among its tokens."""
    return np.flatnonzero(lexis.word[stream.tokens])


def statements_of(stream: Stream, lexis: Lexis, hashes: Hashes) -> Statements:
    """Cut the stream at its stops. A sentence's hash is made of those of its words: case and marks do not change it."""
    tokens, rows = stream.tokens, stream.rows
    stop = lexis.stop[tokens]
    begins = np.zeros(len(tokens), dtype=bool)
    begins[1:] = stop[:-1] | (rows[1:] != rows[:-1])
    number = np.cumsum(begins)
    places = words_at(stream, lexis)
    numbers = number[places]
    first = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]]) if len(places) else np.empty(0, dtype=np.int64)
    sizes = np.diff(np.r_[first, len(places)])
    of = np.repeat(np.arange(len(first)), sizes)
    position = np.arange(len(places)) - first[of] if len(first) else np.empty(0, dtype=np.int64)
    keys = hashes[tokens[places]] * _powers(int(position.max(initial=0)) + 1)[position]
    starts = stream.ends - np.diff(stream.ends, prepend=0)
    row = rows[places[first]]
    return Statements(
        rows=row,
        keys=np.add.reduceat(keys, first) if len(first) else keys,
        sizes=sizes,
        lead=places[first] - starts[row - stream.first] < _LEAD,
    )


def _powers(n: int) -> Hashes:
    return np.cumprod(np.full(n, _BASE, dtype=np.uint64), dtype=np.uint64)


def boilerplate(rows: Ints, keys: Hashes, sizes: Ints, n: int) -> Flags:
    """For each sentence whether several of n accounts share it though they are no reprints of one another.

    A sentence is given as the row of its account, its hash and how many words it has.
    """
    all_keys = keys
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    fresh = np.r_[True, (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])] if len(keys) else np.zeros(0, dtype=bool)
    order, keys, rows = order[fresh], keys[fresh], rows[fresh]
    block = np.cumsum(np.r_[False, keys[1:] != keys[:-1]]) if len(keys) else np.empty(0, dtype=np.int64)
    text = _texts(rows, block, sizes[order], n)[rows]
    pairs = distinct(block * max(n, 1) + text)
    unrelated = np.bincount(pairs // max(n, 1), minlength=int(block.max(initial=-1)) + 1)
    often = keys[np.r_[True, keys[1:] != keys[:-1]]][unrelated >= REPEATED] if len(keys) else keys
    return among(all_keys.astype(np.int64), np.sort(often.astype(np.int64)))


def _texts(rows: Ints, block: Ints, sizes: Ints, n: int) -> Ints:
    """For each row the first row of the texts it is a reprint of (itself where it is none)."""
    pairs, words = [], []
    for ahead in range(1, _AHEAD + 1):
        same = np.flatnonzero(block[ahead:] == block[:-ahead])
        pairs.append(rows[same] * n + rows[same + ahead])
        words.append(sizes[same])
    keys, at, shared = np.unique(np.concatenate(pairs), return_inverse=True, return_counts=True)
    told = np.bincount(at, np.concatenate(words), len(keys))
    one, other = keys // max(n, 1), keys % max(n, 1)
    has = np.bincount(rows, minlength=n)
    reprint = ((shared >= _SHARED) | (told >= _WORDS)) & (shared >= _REPRINT * np.minimum(has[one], has[other]))
    return components(n, one[reprint], other[reprint])
