"""One item to one Reading: the article, its drafts, and whatever is wrong as a Problem, never an exception."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from claims.extract.drafts import find
from claims.extract.reading.document import read_document
from claims.extract.reading.feed import read_line
from claims.extract.reading.headline import headlined
from claims.extract.reading.items import STANDARD_INPUT, Item, contents, is_url
from claims.extract.reading.languages import settled
from claims.extract.reading.outlets import outlet_of, unwrap
from claims.extract.reading.overrides import Overrides
from claims.extract.reading.refusal import Unreadable
from claims.extract.reading.text import storable
from claims.model import Article, Problem, Reading

_PAGES = ("text/html", "application/xhtml+xml")


def read(item: Item, overrides: Overrides | None = None, *, explain: bool = False) -> Reading:
    """Read the item and find its drafts, with reasons where asked. A failure of any kind is a Problem of it alone."""
    reading = _reading(item, overrides, explain=explain)
    # a file's name may hold bytes that are no text: they open the file, and stop here
    return replace(reading, problems=tuple(map(_printable, reading.problems))) if reading.problems else reading


def _printable(problem: Problem) -> Problem:
    return replace(problem, file=storable(problem.file)) if problem.file else problem


def _reading(item: Item, overrides: Overrides | None, *, explain: bool) -> Reading:
    if item.problem is not None:
        return Reading(problems=(item.problem,))
    try:
        article, problems = _article(item)
        if overrides is not None:
            article = overrides.apply(article)
        article, notes = settled(headlined(article), sure=overrides is not None and overrides.language is not None)
    except Unreadable as refusal:
        return Reading(problems=(refusal.problem(item.name, item.row),))
    except Exception as error:  # one strange page must not end the reading of a million
        return Reading(problems=(_failed("read", item, error),))
    problems = (*problems, *(replace(note, file=item.name, row=item.row) for note in notes))
    try:
        return Reading(article=article, drafts=tuple(find(article, explain=explain)), problems=problems)
    except Exception as error:
        return Reading(article=article, problems=(*problems, _failed("searched for figures", item, error)))


def _article(item: Item) -> tuple[Article, tuple[Problem, ...]]:
    if item.row is not None and item.data is not None:
        return read_line(item.data, storable(item.name), item.row)
    if item.data is not None:
        return read_document(item.data, item.name)
    if item.name != STANDARD_INPUT and is_url(item.name):
        return _fetched(item.name)
    return read_document(contents(item.name), storable(item.name))


def _fetched(address: str) -> tuple[Article, tuple[Problem, ...]]:
    from claims.extract.reading.web import fetch

    original, archive = unwrap(address)
    page = fetch(address)
    name = "page.html" if page.media_type in _PAGES and not page.data.startswith(b"%PDF-") else "page"
    article, problems = read_document(page.data, name, url=original, retrieved=datetime.now(UTC), charset=page.charset)
    article = replace(article, archive_url=archive, outlet=article.outlet or outlet_of(original))
    return article, tuple(replace(problem, file=address) for problem in problems)


def _failed(what: str, item: Item, error: Exception) -> Problem:
    return Problem(
        f"could not be {what}: {type(error).__name__}: {error}",
        file=item.name,
        row=item.row,
        hint="a fault of this program: please report it with the article",
    )
