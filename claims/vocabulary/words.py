"""Word lists of the reading grammar: data files loaded once, as lookups by first word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from claims.figures.tokens import tokens
from claims.vocabulary.language import DATA, current, per_language

T = TypeVar("T")


@per_language
def table(name: str) -> dict[str, Any]:
    """The word list of that name of the language being read, as read."""
    with (DATA / current() / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def words_of(text: str) -> tuple[str, ...]:
    """The tokens of a phrase of a list, as the tokeniser would cut them."""
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

    def at(self, lowers: Sequence[str], index: int) -> tuple[int, tuple[T, ...]] | None:
        """The longest phrase that starts at this word: how many words, and its meanings."""
        found = self.by_first.get(lowers[index])
        if found is None:
            return None
        for words, meanings in found:
            size = len(words)
            if size == 1 or tuple(lowers[index : index + size]) == words:
                return size, meanings
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
