"""Pages that show something else than their article: cookie walls, robot checks, error pages, and articles cut off."""

from __future__ import annotations

from functools import cache

from claims.extract.reading.refusal import Unreadable
from claims.model import Problem
from claims.vocabulary.language import languages, reading
from claims.vocabulary.words import table

_LITTLE = 900  # characters; a page with more text than this beside the words of a wall has an article too
_WHOLE = 2_000  # characters; a page that is not free and shows more is taken to show all of it
_TAIL = 600  # characters at the end of an article where it says that it was cut off
_ADVICE = "open it in a browser, and save the page or paste the article's text"


def refuse_wall(text: str, title: str | None) -> None:
    """Raises Unreadable where a page's text is that of a wall and not of an article."""
    if len(text) > _LITTLE:
        return
    words = _folded(f"{title or ''}\n{text}")
    for what, phrases in _instead().items():
        if any(phrase in words for phrase in phrases):
            raise Unreadable(f"{what}, not an article", _ADVICE)


def cut_off(text: str, *, free: bool) -> Problem | None:
    """The note on an article whose rest is for subscribers: by its last words, or by its length and its own word."""
    last = _folded(text[-_TAIL:])
    if (free or len(text) > _WHOLE) and not any(phrase in last for phrase in _cut()):
        return None
    return Problem("only its beginning is there: the rest is for subscribers", hint=_ADVICE, fatal=False)


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


@cache
def _instead() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language in sorted(languages()):
        with reading(language):
            for what, phrases in table("walls")["instead"].items():
                found.setdefault(what, []).extend(phrases)
    return {what: tuple(phrases) for what, phrases in found.items()}


@cache
def _cut() -> tuple[str, ...]:
    found: list[str] = []
    for language in sorted(languages()):
        with reading(language):
            found += table("walls")["cut"]["words"]
    return tuple(found)
