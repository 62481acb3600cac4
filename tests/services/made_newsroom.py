"""Readings of a text with one draft at some of its words, for tests that record, match and decide."""

from __future__ import annotations

import hashlib
from typing import Any

from claims.model import Article, Draft, Figure, Reading


def drafted(name: str, text: str, words: str, figure: Figure, *, outlet: str | None = None, **said: Any) -> Reading:
    """One article with one draft, at the words that state its figure."""
    article = Article(id=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), outlet=outlet)
    start = text.index(words)
    facts: dict[str, Any] = {"metric": "killed", "quote": words, "start": start, "end": start + len(words)}
    return Reading(article=article, drafts=(Draft(document=name, figure=figure, **facts | said),))
