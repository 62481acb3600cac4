"""Word lists of the reading grammar: data files loaded once, as lookups by first word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

from claims.figures.tokens import tokens
from claims.vocabulary.language import DATA, DEFAULT, current, names, per_language

T = TypeVar("T")


@per_language
def table(name: str) -> dict[str, Any]:
    """The word list of that name of the language being read.

    What its file leaves out is as in the default language: there the names of closed-class words stand, and signs.
    Its closed-class words are given by their names too, as tokens have them.
    """
    if current() == DEFAULT:
        return _read(DEFAULT, name)
    made: dict[str, Any] = _named(_completed(_read(current(), name), _read(DEFAULT, name)))
    return made


def _read(language: str, name: str) -> dict[str, Any]:
    file = DATA / language / f"{name}.toml"
    if language != DEFAULT and not file.is_file():
        return {}
    with file.open("rb") as stream:
        return tomllib.load(stream)


def _completed(own: Any, default: Any) -> Any:
    """A section is completed list by list; a list, or a table of words to values, is taken whole or not at all."""
    if not isinstance(own, dict) or not any(isinstance(value, list | dict) for value in default.values()):
        return own
    return default | {key: _completed(value, default[key]) if key in default else value for key, value in own.items()}


def _named(entry: Any) -> Any:
    """The entry with the names of its closed-class words beside them."""
    known = names()
    if isinstance(entry, list):
        return entry + [known[word] for word in entry if isinstance(word, str) and word in known]
    if isinstance(entry, dict):
        made = {key: _named(value) for key, value in entry.items()}
        return {known[key]: value for key, value in made.items() if key in known} | made
    return entry


def words_of(text: str) -> tuple[str, ...]:
    """The tokens of a phrase of a list, as the tokeniser would cut them."""
    if not names() and text.isascii() and text.replace(" ", "").isalpha():
        return tuple(text.lower().split())
    return tuple(token.lower for token in tokens(text))


_Sizes = tuple[int, ...]


class Phrases(Generic[T]):
    """Phrases of one or more words, found at a token by their first word, longest first.

    `by_first` leads from first words to second ones (None for a word alone) and on to how many words the phrases have
    that begin so, `by_last` from last words.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Keep each phrase with what it means; a phrase given twice keeps both meanings, in order."""
        cut: dict[str, tuple[str, ...]] = {}
        meanings: dict[tuple[str, ...], tuple[T, ...]] = {}
        for text, meaning in entries:
            words = cut.get(text)
            if words is None:
                words = cut[text] = words_of(text)
            meanings[words] = (*meanings.get(words, ()), meaning)
        self._meanings = meanings
        firsts: dict[str, dict[str | None, int]] = {}
        for words in meanings:
            seconds = firsts.setdefault(words[0], {})
            size = len(words)
            second = words[1] if size > 1 else None
            seconds[second] = seconds.get(second, 0) | 1 << size
        self.by_first: Mapping[str, Mapping[str | None, _Sizes]] = {
            first: {second: _sizes(listed) for second, listed in seconds.items()} for first, seconds in firsts.items()
        }

    @cached_property
    def by_last(self) -> Mapping[str, _Sizes]:
        """How many words the phrases have that end in a word, most first."""
        found: dict[str, int] = {}
        for words in self._meanings:
            found[words[-1]] = found.get(words[-1], 0) | 1 << len(words)
        return {last: _sizes(listed) for last, listed in found.items()}

    def at(self, lowers: Sequence[str], index: int) -> tuple[int, tuple[T, ...]] | None:
        """The longest phrase that starts at this word: how many words, and its meanings."""
        found = self.by_first.get(lowers[index])
        if found is None:
            return None
        left = len(lowers) - index
        for size in found.get(lowers[index + 1], ()) if left > 1 else ():
            if size <= left:
                meanings = self._meanings.get(tuple(lowers[index : index + size]))
                if meanings is not None:
                    return size, meanings
        return (1, self._meanings[(lowers[index],)]) if None in found else None

    def along(self, lowers: Sequence[str]) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        """The phrases among these words from left to right, none inside another: from, to, meanings."""
        by_first, size, free = self.by_first, len(lowers), 0
        for at in [at for at, word in enumerate(lowers) if word in by_first]:
            seconds = by_first[lowers[at]]
            if at < free or not (None in seconds or (at + 1 < size and lowers[at + 1] in seconds)):
                continue
            found = self.at(lowers, at)
            if found is not None:
                free = at + found[0]
                yield at, free, found[1]

    def before(self, lowers: Sequence[str], index: int) -> tuple[int, tuple[T, ...]] | None:
        """The longest phrase that ends just before this word: how many words, and its meanings."""
        if index <= 0:
            return None
        found = self.by_last.get(lowers[index - 1])
        for size in found or ():
            if size <= index:
                meanings = self._meanings.get(tuple(lowers[index - size : index]))
                if meanings is not None:
                    return size, meanings
        return None


@cache
def _sizes(bits: int) -> _Sizes:
    """The numbers of words whose bits are set, the longest first."""
    return tuple(size for size in range(bits.bit_length(), 0, -1) if bits >> size & 1)
