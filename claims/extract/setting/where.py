"""Where a figure holds: the place its sentence names after a preposition, else the document's own place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.extract.sentences.lines import Line
from claims.extract.setting.time_patterns import words
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, months, nouns, weekdays
from claims.vocabulary.words import table

_NAME = 4  # tokens of a name


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the text names it, and the token where it stands (-1 for the document's own)."""

    name: str
    at: int


@per_language
def _opening() -> re.Pattern[str]:
    """What stands before the name itself: "the city of Palt", "the east of Palt", "of Palt"."""
    lists = table("places")
    heads = rf"(?:{words([*lists['heads'], *lists['kinds'], *lists['sides']])})"
    return re.compile(rf"(?:(?:{words(lists['openers'])})\s+|{heads}\s+(?:{words(lists['of'])})\s+)(?=\S)", re.I)


@per_language
def _days() -> frozenset[str]:
    calendar = table("calendar")
    return frozenset([*weekdays(), *calendar["days"], *calendar["relative"]])


def is_day(word: str) -> bool:
    """Whether a word is a day, its possessive too: "tuesday's", "yesterday"."""
    return word in _days() or word.removesuffix("'s") in _days()


def is_calendar(word: str) -> bool:
    """Whether a word is a day or a month, its possessive too: "in May's floods" names no place."""
    return is_day(word) or word.removesuffix("'s") in months()


@per_language
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("places").items()}


def places(line: Line) -> list[Place]:
    """The places of a sentence in order."""
    lists, lows = _lists(), line.lows
    found: list[Place] = []
    if _is_headline(line):
        return found
    struck = _struck(line)
    if struck:
        found.append(Place(_name(line, 0, struck), 0))
    free, listed = struck, lists["prepositions"]
    for at in [at for at, word in enumerate(lows) if word in listed]:
        if at < free or at + 1 >= len(lows) or _is_channel(line, at):
            continue
        begin = at + 1
        end = _extent(line, begin)
        if end > begin and not (end < len(lows) and lows[end] in weekdays()):  # "on Good Friday"
            free = _within(line, end)
            found.append(Place(_name(line, begin, free), begin))
    return found


def _struck(line: Line) -> int:
    """The end of a name that opens the sentence and was struck: "Torvik was hit by shells"; 0 where there is none."""
    lists, lows, toks = _lists(), line.lows, line.toks
    if not line.toks or not line.toks[0].text[:1].isupper():
        return 0
    at = 0
    while at < min(_NAME, len(lows)) and toks[at].kind == "w" and toks[at].text[:1].isupper() and lows[at] not in _be():
        at += 1
    if not at or any(word in lists["not_places"] or word in nouns().ids or word in _articles() for word in lows[:at]):
        return 0
    be = at
    while at < len(lows) and (lows[at] in _be() or lows[at] in grammar().adverbs):
        at += 1
    return be if at > be and at < len(lows) and lows[at] in lists["struck"] else 0


def _be() -> frozenset[str]:
    return grammar().aux


def _articles() -> frozenset[str]:
    return grammar().determiners


def _is_channel(line: Line, at: int) -> bool:
    """Whether the preposition opens a channel and no place: "posts on Chirper"."""
    return at > 0 and line.lows[at - 1] in _lists()["channels"]


def _within(line: Line, end: int) -> int:
    """The end of a place with the larger one behind a comma: "Torvik, Norland"."""
    lists, lows, toks = _lists(), line.lows, line.toks
    if end + 1 >= len(lows) or toks[end].kind != ",":
        return end
    at = end + 1
    while (
        at < min(end + _NAME, len(lows))
        and toks[at].kind == "w"
        and toks[at].text[:1].isupper()
        and lows[at] not in lists["not_places"]
        and not is_calendar(lows[at])
    ):
        at += 1
    if at == end + 1:
        return end
    closed = at >= len(lows) or toks[at].kind in ".;)" or lows[at] in lists["closing"]
    listed = at + 1 < len(lows) and (toks[at + 1].text[:1].isupper() or lows[at + 1] in grammar().determiners)
    return at if closed or (at < len(lows) and toks[at].kind == "," and not listed) else end


def _is_headline(line: Line) -> bool:
    """Whether every longer word of the sentence is capitalised, so that capitals tell nothing."""
    if line.toks[-1].kind in '.!?”"':
        return False
    long = [token.text for token in line.toks if token.kind == "w" and len(token.text) > 4]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _extent(line: Line, begin: int) -> int:
    """Where the place that may begin at this token ends; the same token where there is none.

    Wants a capitalised name: "the city of Palt", "eastern Palt", "the Oru highlands", "Bab al-Nur district".
    """
    lists, lows, toks, prepositions = _lists(), line.lows, line.toks, grammar().prepositions
    at, name_end = begin, begin
    named = False
    while at < len(lows) and at - begin < 12:
        token, word = toks[at], lows[at]
        capital = token.kind == "w" and token.text[:1].isupper()
        if word in prepositions and word not in lists["particles"] and word not in lists["bordering"]:
            break
        if capital and not named and (word in lists["not_places"] or is_calendar(word) or word in nouns().ids):
            return begin
        if capital and not is_day(word) and (word not in months() or named):
            named, name_end, at = True, at + 1, at + 1
        elif named and token.kind == "n" and lows[at - 1] in lists["numbered"]:
            name_end, at = at + 1, at + 1
        elif _leads_on(line, at):
            at += 1
        elif word in lists["kinds"] or word in lists["sides"]:
            at += 1
            name_end = at if named else name_end
        elif (
            (word in ("the", "of", "a") and not named)
            or (named and (word in _lists()["particles"] or token.kind in "-’'") and _capital_next(line, at))
            or (
                not named
                and (word in lists["particles"] or (at > begin and token.kind in "-’'"))
                and _capital_next(line, at)
            )
        ):
            at += 1
        else:
            break
    return name_end if named else begin


def _leads_on(line: Line, at: int) -> bool:
    """Whether the name goes on behind this word: "the Orre refugee camp", "the border with Norland"."""
    lists, lows = _lists(), line.lows
    if lows[at] in lists["describing"]:
        return at + 1 < len(lows) and lows[at + 1] in lists["kinds"]
    return lows[at] in lists["bordering"] and at > 0 and lows[at - 1] in lists["borders"]


def _capital_next(line: Line, at: int) -> bool:
    """Whether a capitalised word follows, a hyphen or another particle between allowed."""
    for ahead in range(at + 1, min(at + 3, len(line.toks))):
        token = line.toks[ahead]
        if token.kind == "w" and token.text[:1].isupper():
            return not is_day(line.lows[ahead])
        if token.kind not in "-’'" and token.lower not in _lists()["particles"]:
            return False
    return False


def _name(line: Line, begin: int, end: int) -> str:
    text = line.words(begin, end)
    at = 0
    while (opening := _opening().match(text, at)) is not None:
        at = opening.end()
    text = " ".join(text[at:].split())
    return text.removesuffix("'s").removesuffix("’s")


def of(line: Line, found: list[Place], start: int, end: int) -> str | None:
    """The place nearest to the figure at tokens start to end: behind it in its clause first, then before it."""
    if not found:
        return None
    best: tuple[float, str] | None = None
    for place in found:
        if place.at >= end:
            apart = float(place.at - end) + 3 * sum(word in (";", "while") for word in line.lows[end : place.at])
            apart += 6 * sum(
                word == "and"
                for word in line.lows[end : place.at]
                if any(f.start > end and f.start < place.at for f in line.figures)
            )
        else:
            apart = (start - place.at) * 1.5 + 2
        if best is None or apart < best[0]:
            best = (apart, place.name)
    return best[1] if best else None


__all__ = ["Place", "grammar", "of", "places"]
