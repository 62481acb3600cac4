"""Names of people: several words, particles, initials, nicknames in brackets, titles before and ages behind them."""

from __future__ import annotations

from typing import NamedTuple

from claims.extract.implied.words import People, closed, events, people
from claims.extract.sentences.lines import Line
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, months
from claims.vocabulary.words import Phrases

_LONGEST = 9  # words; longer runs of capitals are headings
_ARTICLES = frozenset(["al", "el"])
_HYPHENS = frozenset("-‑'’.")
_QUOTES = frozenset("“\"'‘(")


class Name(NamedTuple):
    """A name of tokens start to end: its folded words, the title before it, whether it owns ("Smith's")."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str = ""
    owner: bool = False


class _Lists(NamedTuple):
    """The word lists of names: `ends` are closed-class words behind the first at which a name ends."""

    nameless: frozenset[str]
    ends: frozenset[str]
    honorifics: frozenset[str]
    events: Phrases[tuple[str, str]]
    people: People
    months: dict[str, int]


@per_language
def _lists() -> _Lists:
    words = grammar()
    return _Lists(_nameless(), words.aux | words.prepositions, closed()["honorifics"], events(), people(), months())


def name(line: Line, start: int) -> Name | None:
    """The run of a name that begins with this capital; None where one of its words names no person."""
    lows, toks, lists = line.lows, line.toks, _lists()
    if lows[start] in lists.nameless:
        return None
    ends, listed, known, year = lists.ends, lists.events.by_first, lists.people, lists.months
    at, words, title = start, list[str](), ""
    while at < len(lows) and len(words) < _LONGEST:
        word, text = lows[at], toks[at].text
        if toks[at].kind == "w" and text[:1].isupper():
            if words and (word in ends or word in known.unnamed):
                break
            if at > start and word in listed and lists.events.at(lows, at) is not None:
                break
            if not words and word in lists.honorifics and not title:
                title, at = word, at + 1
                at += at < len(lows) and toks[at].kind == "."
                continue
            if word.endswith("'s"):
                return _checked(Name(start, at + 1, (*words, word[:-2]), title, owner=True))
            if word in year and _dated(line, at):
                break
            words.append(word.strip("."))
            at += 1
            if len(text) == 1 and at < len(lows) and toks[at].kind == ".":
                at += 1
            continue
        after = _joined(line, at, words)
        if after == at:
            break
        at = after
    if not words or (at < len(lows) and lows[at] in known.things):  # "the Lind family"
        return None
    while len(words) > 1 and words[0] in _ARTICLES:
        words.pop(0)
    return _checked(Name(start, at, tuple(words), title))


def _dated(line: Line, at: int) -> bool:
    """Whether the name of a month is one here: a number stands beside it, or "in" before it."""
    beside = [line.toks[k].kind for k in (at - 1, at + 1) if 0 <= k < len(line.toks)]
    return "n" in beside or (at > 0 and line.lows[at - 1] in ("in", "of", "last", "since", "late", "early"))


def _joined(line: Line, at: int, words: list[str]) -> int:
    """The token at which a name goes on behind a hyphen, a particle or a nickname; the same token where it ends."""
    lows, toks = line.lows, line.toks
    if not words or at + 1 >= len(lows):
        return at
    lists = closed()
    if toks[at].kind in _HYPHENS:
        glued = toks[at].start == toks[at - 1].end and toks[at + 1].start == toks[at].end
        if glued and toks[at + 1].kind == "w" and toks[at].kind != ".":
            return at + 1
        return at
    if lows[at] in lists["particles"] and (toks[at + 1].text[:1].isupper() or toks[at + 1].kind in _HYPHENS):
        ahead = at + 1 if toks[at + 1].kind == "w" else at + 2
        capital = ahead < len(lows) and toks[ahead].text[:1].isupper()
        return ahead if capital else at
    if lows[at] in lists["suffixes"] or (toks[at].kind == "," and lows[at + 1] in lists["suffixes"]):
        return at + (2 if toks[at].kind == "," else 1)
    if toks[at].kind in _QUOTES and toks[at + 1].text[:1].isupper():
        close = next((k for k in range(at + 2, min(at + 7, len(lows))) if toks[k].kind in "”\"'’)"), 0)
        inner = all(toks[k].kind in "w-,/." for k in range(at + 1, close))
        return close + 1 if close and inner else at
    return at


def _checked(found: Name) -> Name | None:
    known, first = people(), found.words[0]
    if first in _unopened() or (len(found.words) == 1 and len(first) < 3):
        return None
    if not known.unnamed.isdisjoint(found.words) or not known.ids.keys().isdisjoint(found.words):
        return None
    return found


@per_language
def _unopened() -> frozenset[str]:
    """Closed-class words with which no name begins."""
    words = grammar()
    return words.determiners | words.prepositions | words.conjunctions | words.aux | words.adverbs


def _nameless() -> frozenset[str]:
    """Those of them that are nothing else either: no title, and no article of a name ("al")."""
    return frozenset(word for word in _unopened() - closed()["honorifics"] - _ARTICLES if not word.endswith("'s"))


_PLACED = frozenset(["in", "at", "near", "from", "to", "around", "outside", "inside", "through", "across", "off", "on"])


def certain(line: Line, found: Name) -> bool:
    """Whether it reads as the name of a person also without an age: two words, or one that opens no sentence."""
    before = line.lows[found.start - 1] if found.start else ""
    if before in _PLACED and not found.title:
        return False
    if before == "of" and len(found.words) == 1 and events().before(line.lows, found.start - 1) is None:
        return False
    if len(found.words) >= 2 or found.title:
        return True
    opens = not before or line.toks[found.start - 1].kind not in "w,"
    return not opens and not line.toks[found.start].text.isupper()
