"""One document's bytes to an Article: the kind found out, the reader called, the id given (CONTRACT: ids)."""

from __future__ import annotations

import hashlib
from datetime import datetime

from claims.extract.reading.kinds import Kind, by_content
from claims.extract.reading.published import stated_at_top
from claims.extract.reading.refusal import Unreadable
from claims.extract.reading.text import decode, title_of
from claims.model import Article

NOTHING = ("empty: there is no text in it", "give the article's text")


def read_document(
    data: bytes, name: str, *, kind: Kind | None = None, url: str | None = None, retrieved: datetime | None = None
) -> Article:
    """The article of these bytes. `name` is the path as given, the id where no URL is known. Raises Unreadable."""
    if not data.strip():
        raise Unreadable(*NOTHING)
    kind = kind or by_content(data, name)
    if kind is Kind.HTML:
        return _page(data, name, url, retrieved)
    if kind is Kind.PDF:
        from claims.extract.reading.pdf import read_pdf

        text, about = read_pdf(data)
    else:
        text, about = decode(data), {}
        if not text.strip():
            raise Unreadable(*NOTHING)
    plain = kind is not Kind.PDF and text.encode() == data
    return Article(
        id=url or name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        title=about.get("title") or title_of(text),
        url=url,
        published=stated_at_top(text),
        retrieved=retrieved,
        media_type=(Kind.PDF if kind is Kind.PDF else Kind.TEXT).value,
        content=None if plain else data,
    )


def _page(data: bytes, name: str, url: str | None, retrieved: datetime | None) -> Article:
    from claims.extract.reading.html import read_html

    text, about = read_html(data, url)
    return Article(
        id=about["url"] or url or name,
        text=text,
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
