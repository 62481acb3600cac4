"""Word lists of the reading grammar: data files loaded once, as lookups by first word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
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


class Phrases(Generic[T]):
    """Phrases of one or more words, found at a token by their first word, longest first."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Keep each phrase with what it means; a phrase given twice keeps both meanings, in order."""
        merged: dict[tuple[str, ...], list[T]] = {}
        for text, meaning in entries:
            merged.setdefault(words_of(text), []).append(meaning)
        by_first: dict[str, list[tuple[tuple[str, ...], tuple[T, ...]]]] = {}
        by_last: dict[str, list[tuple[tuple[str, ...], tuple[T, ...]]]] = {}
        for words, meanings in sorted(merged.items(), key=lambda item: -len(item[0])):
            by_first.setdefault(words[0], []).append((words, tuple(meanings)))
            by_last.setdefault(words[-1], []).append((words, tuple(meanings)))
        self.by_first: Mapping[str, list[tuple[tuple[str, ...], tuple[T, ...]]]] = by_first
        self.by_last: Mapping[str, list[tuple[tuple[str, ...], tuple[T, ...]]]] = by_last
        self._by_two = {first: _by_second(listed) for first, listed in by_first.items()}

    def at(self, lowers: Sequence[str], index: int) -> tuple[int, tuple[T, ...]] | None:
        """The longest phrase that starts at this word: how many words, and its meanings."""
        found = self._by_two.get(lowers[index])
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


_Listed = list[tuple[tuple[str, ...], tuple[T, ...]]]


def _by_second(listed: _Listed[T]) -> dict[str | None, _Listed[T]]:
    """Phrases of one first word by their second, in order; None for a word alone."""
    found: dict[str | None, _Listed[T]] = {}
    for words, meanings in listed:
        found.setdefault(words[1] if len(words) > 1 else None, []).append((words, meanings))
    return found
