"""Full-text search over what claims say: the same words find the same claims on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from claims.services.loading import claim_values
from db.search import FTS, MARKS, VECTOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.services.loading.claim_values import Reader

_SPACES = str.maketrans(dict.fromkeys("\x00" + MARKS, " "))


def search(session: Reader, words: Sequence[str]) -> list[int]:
    """The ids of the claims that hold all of these words, in their text, place, event or sources; in order of id.

    Words are words: quotes, stars, minus signs and the operators of a query language mean nothing.
    """
    text_asked = " ".join(words).translate(_SPACES)
    spoken = [word for word in text_asked.split() if any(map(str.isalnum, word))]
    if not spoken:
        return []
    if claim_values.dialect(session) == "sqlite":
        query = text(f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH :words ORDER BY rowid")
        asked = " ".join('"' + word.replace('"', '""') + '"' for word in spoken)
    else:
        query = text(f"SELECT id FROM claim WHERE {VECTOR} @@ plainto_tsquery('simple', :words) ORDER BY id")
        asked = " ".join(spoken)
    return [int(number) for (number,) in session.execute(query, {"words": asked})]
