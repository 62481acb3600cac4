"""Verbs whose object stands between them and the words that close them: "took 23 people into custody"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from claims.vocabulary.language import per_language
from claims.vocabulary.terms import metrics
from claims.vocabulary.words import table

Closing = tuple[tuple[str, ...], str]
"""The words behind the object, and the metric they make of it."""


def alternatives(entry: str) -> Iterator[str]:
    """The phrases an entry stands for: "to the|a house|hut" for four, "away|off| to" for three."""
    if "|" not in entry:
        yield entry
        return
    for words in product(*(word.split("|") for word in entry.split(" "))):
        phrase = " ".join(word for word in words if word)
        if phrase:
            yield phrase


@per_language
def frames() -> dict[str, tuple[Closing, ...]]:
    """The closing words of every verb form, the longest first."""
    found: dict[str, list[Closing]] = {}
    for metric, forms, closing in _entries():
        for form in set(forms):
            found.setdefault(form, []).append((tuple(closing.split()), metric))
    return {form: tuple(sorted(listed, key=lambda each: -len(each[0]))) for form, listed in found.items()}


def framed() -> Iterator[tuple[str, tuple[str, str]]]:
    """The same verbs with their closing words beside them: the passive, and the object behind both, by role."""
    for metric, (base, third, doing, past, done), closing in _entries():
        sort = _sort(metric)
        yield f"{done} {closing}", (metric, f"{'acts' if done not in (past, base) else 'done'}_{sort}")
        for form in {base, third, doing, past}:
            yield f"{form} {closing}", (metric, f"doing_{sort}")


def _sort(metric: str) -> str:
    return "things" if metrics()[metric].counts == "things" else "people"


def _entries() -> Iterator[tuple[str, tuple[str, str, str, str, str], str]]:
    raw: dict[str, Any] = table("frames")
    for metric, verbs in raw.items():
        if metric == "forms":
            continue
        for base, listed in verbs.items():
            third, doing, past, done = raw["forms"][base]
            for closing in {phrase for entry in listed for phrase in alternatives(entry)}:
                yield metric, (base, third, doing, past, done), closing
