"""One item to one Reading: the article, its drafts, and whatever is wrong as a Problem, never an exception."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from claims.extract.drafts import find
from claims.extract.reading.document import read_document
from claims.extract.reading.feed import read_line
from claims.extract.reading.items import STANDARD_INPUT, Item, contents, is_url
from claims.extract.reading.outlets import outlet_of, unwrap
from claims.extract.reading.overrides import Overrides
from claims.extract.reading.refusal import Unreadable
from claims.model import Article, Problem, Reading


def read(item: Item, overrides: Overrides | None = None) -> Reading:
    """Read the item and find its drafts. A failure of any kind is a Problem of this item alone."""
    if item.problem is not None:
        return Reading(problems=(item.problem,))
    try:
        article, problems = _article(item)
        if overrides is not None:
            article = overrides.apply(article)
    except Unreadable as refusal:
        return Reading(problems=(refusal.problem(item.name, item.row),))
    except Exception as error:  # one strange page must not end the reading of a million
        return Reading(problems=(_failed("read", item, error),))
    try:
        return Reading(article=article, drafts=tuple(find(article)), problems=problems)
    except Exception as error:
        return Reading(article=article, problems=(*problems, _failed("searched for figures", item, error)))


def _article(item: Item) -> tuple[Article, tuple[Problem, ...]]:
    if item.row is not None and item.data is not None:
        return read_line(item.data, item.name, item.row)
    if item.data is not None:
        return read_document(item.data, item.name), ()
    if item.name != STANDARD_INPUT and is_url(item.name):
        return _fetched(item.name), ()
    return read_document(contents(item.name), item.name), ()


def _fetched(address: str) -> Article:
    from claims.extract.reading.web import fetch

    original, archive = unwrap(address)
    article = read_document(fetch(address), "page", url=original, retrieved=datetime.now(UTC))
    return replace(article, archive_url=archive, outlet=article.outlet or outlet_of(original))


def _failed(what: str, item: Item, error: Exception) -> Problem:
    return Problem(
        f"could not be {what}: {type(error).__name__}: {error}",
        file=item.name,
        row=item.row,
        hint="a fault of this program: please report it with the article",
    )
