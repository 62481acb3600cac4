"""Versions of one document: those that go on with its story, and those that tell another under its address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from claims.matching.lexis import fold
from claims.model import Document

# share of the words of the shorter from which on two versions tell one story: two reports of one event share .31, any
# two reports .19 (medians over 1,704 news articles)
KEPT = 0.5
_READ = 40_000  # characters of a text that are compared
_WORD = re.compile(r"[^\W\d_]+")


def goes_on(text: str, before: str) -> bool:
    """Whether a version of a document keeps so much of the one before that it goes on with its story."""
    words, had = (frozenset(_WORD.findall(fold(each[:_READ]))) for each in (text, before))
    least = min(len(words), len(had))
    return least > 0 and len(words & had) >= KEPT * least


def told(document: Document) -> str:
    """What is compared of a version: its title and its text."""
    return f"{document.title or ''}\n{document.text}"


def versions_of(documents: Iterable[Document], pinned: Mapping[int, int]) -> dict[int, list[int]]:
    """The numbers of earlier versions, by the number of the one that goes on with their story and is the latest to.

    Versions that editors pinned to different events are never put together.
    """
    named: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        named[document.id].append(document)
    found: dict[int, list[int]] = {}
    for versions in named.values():
        if len(versions) > 1:
            found |= {story[-1]: story[:-1] for story in _stories(versions, pinned) if len(story) > 1}
    return found


def _stories(versions: list[Document], pinned: Mapping[int, int]) -> list[list[int]]:
    """The versions of each story, in the order they were captured."""
    stories: list[list[Document]] = []
    for version in sorted(versions, key=lambda each: each.number):
        for story in reversed(stories):
            pins = {pinned[each.number] for each in (*story, version) if each.number in pinned}
            if len(pins) < 2 and goes_on(told(version), told(story[-1])):
                story.append(version)
                break
        else:
            stories.append([version])
    return [[each.number for each in story] for story in stories]
