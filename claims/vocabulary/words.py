"""Word lists of the reading grammar: data files loaded once, as lookups by first word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
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


_Listed = list[tuple[tuple[str, ...], tuple[T, ...]]]


class Phrases(Generic[T]):
    """Phrases of one or more words, found at a token by their first word, longest first.

    `by_first` leads from first words to second ones (None for a word alone) and on to the phrases.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Keep each phrase with what it means; a phrase given twice keeps both meanings, in order."""
        merged: dict[tuple[str, ...], list[T]] = {}
        for text, meaning in entries:
            merged.setdefault(words_of(text), []).append(meaning)
        by_first: dict[str, dict[str | None, _Listed[T]]] = {}
        for words, meanings in merged.items():
            second = words[1] if len(words) > 1 else None
            by_first.setdefault(words[0], {}).setdefault(second, []).append((words, tuple(meanings)))
        for seconds in by_first.values():
            for listed in seconds.values():
                listed.sort(key=_longest)
        self.by_first: Mapping[str, Mapping[str | None, _Listed[T]]] = by_first

    @cached_property
    def by_last(self) -> Mapping[str, _Listed[T]]:
        """The phrases by their last word, longest first."""
        found: dict[str, _Listed[T]] = {}
        for seconds in self.by_first.values():
            for words, meanings in chain.from_iterable(seconds.values()):
                found.setdefault(words[-1], []).append((words, meanings))
        for listed in found.values():
            listed.sort(key=_longest)
        return found

    def at(self, lowers: Sequence[str], index: int) -> tuple[int, tuple[T, ...]] | None:
        """The longest phrase that starts at this word: how many words, and its meanings."""
        found = self.by_first.get(lowers[index])
        if found is None:
            return None
        longer = found.get(lowers[index + 1]) if index + 1 < len(lowers) else None
        for words, meanings in longer or ():
            size = len(words)
            if size == 2 or tuple(lowers[index : index + size]) == words:
                return size, meanings
        for _, meanings in found.get(None, ()):
            return 1, meanings
        return None

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
        if found is None:
            return None
        for words, meanings in found:
            size = len(words)
            if size <= index and tuple(lowers[index - size : index]) == words:
                return size, meanings
        return None


def _longest(phrase: tuple[tuple[str, ...], object]) -> int:
    return -len(phrase[0])
