"""The language that is being read: every word list is looked up in its folder of data/."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from inspect import signature
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

DATA = Path(__file__).parent / "data"
DEFAULT = "en"

P = ParamSpec("P")
T = TypeVar("T")

_current: ContextVar[str] = ContextVar("language", default=DEFAULT)


def current() -> str:
    """The language being read, as a two-letter code (ISO 639-1)."""
    return _current.get()


@cache
def languages() -> frozenset[str]:
    """The languages the grammar has word lists of: the folders of data/."""
    return frozenset(folder.name for folder in DATA.iterdir() if (folder / "grammar.toml").is_file())


def primary(tag: str) -> str:
    """The language of a tag: "en" of "en-GB" and "EN_us" (BCP 47)."""
    return tag.strip().lower().replace("_", "-").partition("-")[0]


def known(language: str) -> bool:
    """Whether the grammar has word lists of this language."""
    return language in languages()


@contextmanager
def reading(language: str) -> Iterator[None]:
    """Look every word list up in this language until the block ends."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


def per_language(build: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function of hashable arguments returns, once for each language."""
    return _kept_by_arguments(build) if signature(build).parameters else _kept(build)


def _kept(build: Callable[P, T]) -> Callable[P, T]:
    """The same for a function without arguments, which is asked for at every token."""
    kept: dict[str, T] = {}
    current_language = _current.get

    def once() -> T:
        try:
            return kept[current_language()]
        except KeyError:
            pass
        return kept.setdefault(current_language(), cast(Callable[[], T], build)())

    return cast(Callable[P, T], wraps(build)(once))


def _kept_by_arguments(build: Callable[P, T]) -> Callable[P, T]:
    kept: dict[Hashable, T] = {}
    current_language = _current.get

    @wraps(build)
    def once(*args: P.args, **kwargs: P.kwargs) -> T:
        key: Hashable = (current_language(), *args)
        try:
            return kept[key]
        except KeyError:
            pass
        return kept.setdefault(key, build(*args, **kwargs))

    return once


@per_language
def names() -> dict[str, str]:
    """Closed-class words to the names by which the grammar knows them: "de" to "of" (data/<language>/closed.toml).

    Those of the default language are their own names.
    """
    file = DATA / current() / "closed.toml"
    if not file.is_file():
        return {}
    raw = tomllib.loads(file.read_text(encoding="utf-8"))["names"]
    return {word: name for name, words in raw.items() for word in words}
