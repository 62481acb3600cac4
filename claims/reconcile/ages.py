"""Ages in the words of a claim: they tell people apart and count nobody."""

from __future__ import annotations

import re

from claims.vocabulary.language import per_language
from claims.vocabulary.words import table


def ages(text: str) -> frozenset[int]:
    """The ages in years or less that the text gives: "12-year-old", "aged 12", ", 12," and "(12)"."""
    return frozenset(int(next(filter(None, found))) for found in _pattern().findall(text))


def without_ages(text: str) -> str:
    """The text with its ages cut out, so that no number in it is one."""
    return _pattern().sub("", text)


@per_language
def _pattern() -> re.Pattern[str]:
    words = table("implied").get("words", {})
    units, old, aged = (_any(words.get(name, ())) for name in ("years", "old", "aged"))
    forms = (
        rf"\b(\d{{1,3}})[- ]{units}[- ]{old}\b",
        rf",? ?\b{aged} (\d{{1,3}})\b",
        r", (\d{1,3})\b(?! \w+s\b)",
        r"\((\d{1,3})\)",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


def _any(words: tuple[str, ...] | list[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"
