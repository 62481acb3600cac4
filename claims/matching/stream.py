"""Texts as one stream of numbered tokens: what the words of a million accounts are read from, without a loop over them.

A token is a word, a run of digits, a line break or a punctuation mark; blanks are dropped, so that neighbours in the
stream are neighbours in the text.
"""

from __future__ import annotations

import re
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, islice
from multiprocessing import get_context
from os import cpu_count
from typing import TypeAlias

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room
from numpy.typing import NDArray  # noqa: TID253

from claims.matching.sparse import Ints

Numbers: TypeAlias = NDArray[np.int32]
Hashes: TypeAlias = NDArray[np.uint64]
_Cut: TypeAlias = tuple[bytes, list[int], list[str]]

LONGEST = 40_000  # characters read of a text: what comes later in a page is other stories
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|\n|[^\w\s]")
_CHUNK = 5_000  # texts read at once by one process
_MANY = 20_000  # texts from which on starting a second process pays


@dataclass(frozen=True, slots=True)
class Stream:
    """The tokens of texts one after the other, as numbers of `words`; text `first + i` ends at `ends[i]`."""

    tokens: Numbers
    ends: Ints
    words: list[str]
    first: int = 0

    @property
    def rows(self) -> Ints:
        """The text each token is of."""
        return np.repeat(np.arange(self.first, self.first + len(self.ends)), np.diff(self.ends, prepend=0))

    @property
    def hashes(self) -> Hashes:
        """A hash of each word in lower case."""
        raw = b"".join(blake2b(word.lower().encode(), digest_size=8).digest() for word in self.words)
        return np.frombuffer(raw, dtype=np.uint64)

    def parts(self, size: int) -> list[Stream]:
        """The stream cut into streams of at most so many texts (one, where there is no text)."""
        cuts = range(0, max(1, len(self.ends)), size)
        begins = [int(self.ends[at - 1]) if at else 0 for at in cuts]
        return [
            Stream(self.tokens[begin:end], self.ends[at : at + size] - begin, self.words, at)
            for at, begin, end in zip(cuts, begins, [*begins[1:], len(self.tokens)])
        ]


class _Known(dict[str, int]):
    """Numbers given to words as they come."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def stream_of(texts: Iterable[str]) -> Stream:
    """Cut texts into tokens, on all cores when they are many. Equal texts in one order give equal streams.

    The texts are taken a few at a time: they may be made as they are asked for.
    """
    rest = iter(texts)
    chunks = iter(lambda: [text[:LONGEST] for text in islice(rest, _CHUNK)], [])
    first = list(islice(chunks, _MANY // _CHUNK))
    more = next(chunks, None)
    if more is None:
        return _merged(map(_cut, first))
    cores = cpu_count() or 1
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as crew:
        return _merged(_cut_by(crew, chain(first, [more], chunks), 2 * cores))


def _cut_by(crew: Executor, chunks: Iterable[list[str]], ahead: int) -> Iterator[_Cut]:
    """The chunks cut in their order, at most so many under way: what waits is held in memory."""
    under_way: deque[Future[_Cut]] = deque()
    for chunk in chunks:
        under_way.append(crew.submit(_cut, chunk))
        if len(under_way) >= ahead:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


def _cut(texts: Sequence[str]) -> _Cut:
    """Tokens as 32-bit numbers, the lengths of the texts, and the words numbered."""
    known = _Known()
    tokens, lengths = array("i"), []
    for text in texts:
        found = _TOKEN.findall(text)
        tokens.extend(map(known.__getitem__, found))
        lengths.append(len(found))
    return tokens.tobytes(), lengths, list(known)


def _merged(chunks: Iterable[_Cut]) -> Stream:
    known = _Known()
    tokens: list[Numbers] = []
    lengths: list[int] = []
    for raw, sizes, words in chunks:
        number = np.fromiter(map(known.__getitem__, words), dtype=np.int32, count=len(words))
        tokens.append(number[np.frombuffer(raw, dtype=np.int32)])
        lengths += sizes
    stream = np.concatenate(tokens) if tokens else np.empty(0, dtype=np.int32)
    return Stream(stream, np.cumsum(lengths, dtype=np.int64), list(known))
