"""Digits whose dot means one thing in English and another elsewhere: "1.400"."""

from __future__ import annotations

import re

from claims.extract.counts.mention import Mention
from claims.vocabulary.words import table

_DOTTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def dotted(mention: Mention, language: str | None) -> str | None:
    """What to tell the reader of a figure such as "1.400", which is 1,400 because nobody counts 1.4 people.

    None where the article's language groups its thousands with dots, or the digits leave no doubt.
    """
    quantity = mention.quantity
    if quantity is None or quantity.core_end != quantity.core + 1:
        return None
    words = mention.line.toks[quantity.core].text
    if not _DOTTED.fullmatch(words) or (language or "en").lower()[:2] in table("numbers")["dots"]["languages"]:
        return None
    return f"“{words}” is read as {words.replace('.', ',')}: in English a dot seldom parts thousands"
