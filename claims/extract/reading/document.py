"""One document's bytes to an Article: the kind found out, the reader called, the id given (CONTRACT: ids)."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from claims.extract.reading.kinds import Kind, by_content
from claims.extract.reading.refusal import Unreadable
from claims.extract.reading.stated import stated
from claims.extract.reading.text import decode, title_of, unpainted
from claims.model import Article, Problem

NOTHING = ("empty: there is no text in it", "give the article's text")


def read_document(
    data: bytes,
    name: str,
    *,
    url: str | None = None,
    retrieved: datetime | None = None,
    charset: str | None = None,
) -> tuple[Article, tuple[Problem, ...]]:
    """The article of these bytes, with notes on what is missing from it. Raises Unreadable.

    `name` is the path as given, the id where no URL is known; `charset` the encoding that whoever sent it gave.
    """
    if not data.strip():
        raise Unreadable(*NOTHING)
    kind = by_content(data, name)
    if kind is Kind.HTML:
        return _page(data, name, url, retrieved, charset)
    if kind is Kind.PDF:
        from claims.extract.reading.pdf import read_pdf

        text, about = read_pdf(data)
    else:
        text, about = unpainted(decode(data, charset)), {}
        if not text.strip():
            raise Unreadable(*NOTHING)
    plain = kind is not Kind.PDF and text.encode() == data
    said = stated(text)
    article = Article(
        id=url or name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        title=about.get("title") or title_of(text),
        url=url,
        outlet=said.outlet,
        published=said.published,
        retrieved=retrieved,
        media_type=(Kind.PDF if kind is Kind.PDF else Kind.TEXT).value,
        content=None if plain else data,
    )
    return article, ()


def _page(
    data: bytes, name: str, url: str | None, retrieved: datetime | None, charset: str | None
) -> tuple[Article, tuple[Problem, ...]]:
    from claims.extract.reading.html import read_html

    read = read_html(data, url, charset=charset)
    about = read.about
    article = Article(
        id=about["url"] or url or name,
        text=read.text,
        sha256=hashlib.sha256(data).hexdigest(),
        title=about["title"],
        url=about["url"] or url,
        archive_url=about["archive_url"],
        outlet=about["outlet"],
        published=about["published"],
        retrieved=retrieved,
        language=about["language"],
        media_type=Kind.HTML.value,
        content=data,
    )
    return article, (replace(read.note, file=name),) if read.note else ()
