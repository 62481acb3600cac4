"""Articles and tables of two invented stories, recorded and matched, for the tests of matching in the database."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from made_stories import CRASH, CRASH_AGAIN, FIRE, FIRE_AGAIN
from sqlmodel import Session

from claims.model import Article, Bound, Draft, Figure, Reading
from claims.services.loading import documents as documents_service
from claims.services.matching.full_match import match
from claims.services.matching.placing import Matched
from claims.services.recording.readings import record


def reading(name: str, text: str, *words: str, **given: Any) -> Reading:
    """An article, with a draft for each of the words that give a number of dead."""
    article = Article(id=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), **given)
    drafts = [
        Draft(
            document=name,
            figure=Figure(Bound.EXACT, 4, 4, 4, word),
            metric="killed",
            quote=word,
            start=text.index(word),
            end=text.index(word) + len(word),
        )
        for word in words
    ]
    return Reading(article=article, drafts=tuple(drafts))


def rows(*given: dict[str, Any], name: str = "table.csv") -> Reading:
    """A table of its own document, with a draft for each row."""
    article = Article(id=name, text="", sha256=hashlib.sha256(name.encode()).hexdigest())
    facts: dict[str, Any] = {"document": name, "metric": "killed"}
    drafts = [
        Draft(**(facts | {"figure": Figure(Bound.EXACT, at, at, at, str(at))} | row)) for at, row in enumerate(given, 1)
    ]
    return Reading(article=article, drafts=tuple(drafts))


def stories() -> list[Reading]:
    return [
        reading("f1", FIRE, "Four people", published="2021-03-13"),
        reading("f2", FIRE_AGAIN, "three bodies", published="2021-03-13"),
        reading("c1", CRASH, "Two students", published="2021-03-13"),
        reading("c2", CRASH_AGAIN, published="2021-03-14"),
    ]


def keep(session: Session, readings: Sequence[Reading], **given: Any) -> None:
    record(session, readings, by="tester", accept=True, **given)


def run(session: Session, *, full: bool = False) -> Matched:
    return match(session, by="tester", full=full)


def homes(session: Session) -> dict[str, int | None]:
    return {document.id: document.event for document in documents_service.load(session)}
