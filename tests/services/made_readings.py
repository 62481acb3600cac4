"""Readings for tests that record something: one article, its next versions, and two drafts of it."""

from __future__ import annotations

import hashlib
from typing import Any

from claims.model import Article, Bound, Draft, Figure, Reading

TEXT = "At least 16 people died on the quay, including two children, the Vell Clinic said."


def article(name: str = "a1", text: str = TEXT, **given: Any) -> Article:
    content = text.encode("utf-8", "replace")
    facts = {"outlet": "Quay Post", "content": content, "sha256": hashlib.sha256(content).hexdigest()}
    return Article(id=name, text=text, **facts | given)


def drafts(name: str = "a1", text: str = TEXT) -> tuple[Draft, ...]:
    def at(words: str, figure: Figure, **given: Any) -> Draft:
        start = text.index(words)
        return Draft(
            document=name, figure=figure, metric="killed", quote=words, start=start, end=start + len(words), **given
        )

    whole = at("At least 16 people", Figure(Bound.AT_LEAST, 16, words="At least 16"), asserted_by="Vell Clinic")
    part = at(
        "two children",
        Figure(Bound.EXACT, 2, 2, 2, "two"),
        population="children",
        part_of=whole.span,
        adds_to=whole.span,
    )
    return whole, part


def reading(name: str = "a1", text: str = TEXT, **given: Any) -> Reading:
    return Reading(article=article(name, text, **given), drafts=drafts(name, text))
