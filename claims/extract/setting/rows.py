"""A document's event as one of a row: what it followed, what record it broke, which one of a kind it was."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar
from claims.vocabulary.words import table


@per_language
def words() -> dict[str, frozenset[str]]:
    """The word lists of data/stories.toml."""
    return {name: frozenset(words) for name, words in table("stories").items()}


def behind(line: Line) -> int | None:
    """The token from which the sentence tells of what the document's event followed, or of the record that it broke."""
    lows, known = line.lows, words()
    if len(lows) < 3 or lows[0] not in known["pointing"]:
        return None
    for at in range(1, min(9, len(lows))):
        if lows[at] in known["follows"]:
            near = range(at, min(at + 8, len(lows)))
            return next((k for k in near if lows[k] in known["behind"] and not _is_hour(line, k + 1)), None)
    record = next((at for at in range(1, min(9, len(lows))) if lows[at] in known["records"]), None)
    return None if record is None else next((at for at in range(record, len(lows)) if lows[at] in known["since"]), None)


def is_ranked(line: Line) -> bool:
    """Whether the document's event is told to be one of a row: "It was the second crash on that stretch this month"."""
    lows, known = line.lows, words()
    if not lows or lows[0] not in known["pointing"]:
        return False
    return any(
        lows[at] in known["row"] and lows[at - 1] in grammar().determiners and lows[at - 2] in grammar().be
        for at in range(2, min(9, len(lows)))
    )


def is_earlier(line: Line) -> bool:
    """Whether a sentence behind that tells of one before: "In the first, on 2 May", "The previous one killed six"."""
    lows, known = line.lows, words()
    at = 1 if lows[0] in grammar().prepositions else 0
    return len(lows) > at + 1 and lows[at] in grammar().determiners and lows[at + 1] in known["former"]


def _is_hour(line: Line, at: int) -> bool:
    """Whether an hour of the day stands here: "came shortly after 9 a.m." sets an event behind no other."""
    return at < len(line.toks) and (line.toks[at].kind == "n" or line.lows[at] in table("calendar")["parts"])
