"""The language that is being read: every word list is looked up in its folder of data/."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

DATA = Path(__file__).parent / "data"
DEFAULT = "en"

P = ParamSpec("P")
T = TypeVar("T")

_current: ContextVar[str] = ContextVar("language", default=DEFAULT)


def current() -> str:
    """The language being read, as a two-letter code (ISO 639-1)."""
    return _current.get()


def known(language: str) -> bool:
    """Whether the grammar has word lists of this language."""
    return (DATA / language / "grammar.toml").is_file()


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
    kept: dict[Hashable, T] = {}

    @wraps(build)
    def once(*args: P.args, **kwargs: P.kwargs) -> T:
        key: Hashable = (_current.get(), *args) if args else _current.get()
        try:
            return kept[key]
        except KeyError:
            return kept.setdefault(key, build(*args, **kwargs))

    return once
