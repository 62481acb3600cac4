"""The headline of an article whose text lacks it: read as a last paragraph, so that its figures have words to show."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.model import Article

_PARTED = "\n\n"


def headlined(article: Article) -> Article:
    """The article with its headline as a last paragraph of the text, unless the text holds it.

    At the end, and not at the head, so that every character of the text given keeps its place.
    """
    title = " ".join((article.title or "").split())
    if not _plain(title) or not article.text.strip() or f" {_plain(title)} " in f" {_plain(article.text)} ":
        return article
    return replace(article, text=article.text + _PARTED + title)


def headline_at(article: Article) -> int:
    """The character where the text's last paragraph is its headline; the end of the text where it is not."""
    title = " ".join((article.title or "").split())
    if title and article.text.endswith(_PARTED + title):
        return len(article.text) - len(title)
    return len(article.text)


def _plain(words: str) -> str:
    """Letters and digits alone: quotation marks, dashes and case differ between a headline and its page."""
    return re.sub(r"[\W_]+", " ", words.lower()).strip()
