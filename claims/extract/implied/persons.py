"""The people of a sentence: "a man", "his wife Lina", "Ann Smith, 40", "Boy, 3", "the couple", "two sons", "he"."""

from __future__ import annotations

from dataclasses import replace

from claims.extract.counts.phrases import phrase
from claims.extract.implied import names
from claims.extract.implied.ages import age_after, age_at
from claims.extract.implied.noun_phrases import noun_phrase
from claims.extract.implied.person import ADULT, Person
from claims.extract.implied.words import closed, events, kin, people
from claims.extract.sentences.lines import Line
from claims.figures.numbers import starters as starts
from claims.figures.quantities import Quantity
from claims.model.figure import Bound
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar

_TOP = 3  # lines; a noun without its article further down heads its line or is none


def persons(line: Line) -> list[Person]:
    """Everybody the sentence mentions, left to right; none is part of another."""
    found: list[Person] = []
    figures = {figure.start: figure for figure in line.figures}
    headline, capitals = _headline(line), _capitals(line)
    starters, numbers, relatives = _starters(), starts(), kin()["one"]
    at, lows, toks = 0, line.lows, line.toks
    size = len(lows)
    while at < size:
        word, token = lows[at], toks[at]
        made = None
        if token.kind == "n" or (word in numbers and at + 1 < size and toks[at + 1].kind in "-‑w"):
            made = _numbered(line, at, figures, named=not capitals)
        if made is None and (word in starters or word.endswith("'s")):
            made = _started(line, at, figures, named=not capitals)
        if made is None and token.kind == "w" and word not in starters:
            if not capitals and token.text[0].isupper():
                made = _capital(line, at, headline=headline)
            elif word in relatives and _bare_kin(line, at):
                made = noun_phrase(line, at, at, definite=True, named=not capitals)
            elif (headline and _opens(line, at)) or (lows[at - 1] == "and" and _second(line, at, found)):
                made = noun_phrase(line, at, at, definite=False, named=not capitals)
        if made is None:
            at += 1
            continue
        found.append(made)
        at = max(at + 1, made.end)
    return found


@per_language
def _starters() -> frozenset[str]:
    """Words a noun phrase of somebody may begin with, beside names and nouns of headlines."""
    lists = closed()
    pronouns = lists["he"] | lists["him"] | lists["himself"] | kin()["two"]
    return lists["definite"] | lists["indefinite"] | pronouns | people().many


def _numbered(line: Line, at: int, figures: dict[int, Quantity], *, named: bool) -> Person | None:
    """ "20-year-old Omar Lind", "two sons"."""
    if age_at(line, at) is not None:
        return noun_phrase(line, at, at, definite=False, named=named)
    if at in figures and line.lows[at] not in closed()["indefinite"]:
        return _counted(line, figures[at])
    return None


def _started(line: Line, at: int, figures: dict[int, Quantity], *, named: bool) -> Person | None:
    """A noun phrase behind its determiner or owner, a pronoun, or several without a number."""
    word, lists = line.lows[at], closed()
    definite = word in lists["definite"]
    if definite and at + 1 in figures and age_at(line, at + 1) is None:
        inner = _counted(line, figures[at + 1])
        return replace(inner, start=at, definite=True) if inner is not None else None
    if definite or word in lists["indefinite"]:
        made = noun_phrase(line, at, at + 1, definite=definite, named=named)
        return made or (_pronoun(line, at) if word in lists["him"] or word in lists["his"] else None)
    if word in kin()["two"]:
        return _two(line, at)
    if word in people().many:
        return Person(at, at + 1, at + 1, "many", 0, people().ids[word], word)
    if word.endswith("'s"):
        lower = not line.toks[at].text[:1].isupper()
        return noun_phrase(line, at, at + 1, definite=True, named=named) if lower and len(word) > 3 else None
    return _pronoun(line, at)


def _two(line: Line, at: int) -> Person | None:
    """ "both died", "both men were killed", "both of them": two told of before; not "were both killed"."""
    lows, words = line.lows, grammar()
    if at + 1 >= len(lows) or (at and lows[at - 1] in words.aux):
        return None
    after, end = lows[at + 1], at + 1
    if after == "of" and lows[at + 2 : at + 3] in (["them"], ["whom"]):
        end = at + 3
    elif after in people().many:
        end = at + 2
    elif after not in words.aux and after not in words.adverbs and events().at(lows, at + 1) is None:
        return None
    return Person(at, end, end, "couple", 2, people().ids.get(lows[end - 1], "people"), "both", definite=True)


def _headline(line: Line) -> bool:
    """Whether the sentence is written like a headline: short, and no full stop ends it."""
    return len(line.toks) <= 24 and line.toks[-1].text not in (".", "!", "?", "”", '"')


def _capitals(line: Line) -> bool:
    """Whether capitals say nothing here: wire copy, and headlines with a capital on every word."""
    for token in line.toks[:8]:
        if token.kind == "w" and len(token.text) > 3 and token.text.islower():
            return False
    words = [token.text for token in line.toks if token.kind == "w" and len(token.text) > 3]
    upper = sum(word.isupper() for word in words)
    return len(words) >= 3 and (upper > 0.7 * len(words) or all(word[:1].isupper() for word in words))


def _opens(line: Line, at: int) -> bool:
    """Whether a noun without an article may stand here: a clause of a headline begins, or its verb goes before."""
    if at == 0:
        return True
    if line.sentence.line > _TOP:
        return False
    if line.toks[at - 1].kind in ":;,—–|•-":
        return True
    before = line.lows[at - 1]
    return before in ("and", "as", "after", "when", "by", "of") or before in _ends()


def _second(line: Line, at: int, found: list[Person]) -> bool:
    """Whether a noun shares the article of the one before: "his brother and nephew"."""
    shared = bool(found) and found[-1].kind == "noun" and found[-1].end == at - 1 and line.lows[at - 1] == "and"
    return shared and line.lows[at] in people().one


@per_language
def _ends() -> frozenset[str]:
    return frozenset(events().by_last)


def _bare_kin(line: Line, at: int) -> bool:
    """Whether kin stands before its name without a word of its own: "and daughter Lina", "as were mother Ada"."""
    if not at or at + 1 >= len(line.toks):
        return False
    after = line.toks[at + 1]
    named = after.kind == "w" and after.text[0].isupper()
    return named and line.lows[at - 1] in kin()["before_kin"]


def _pronoun(line: Line, at: int) -> Person:
    word = line.lows[at]
    return Person(at, at + 1, at + 1, "pronoun", who=word, definite=True)


def _counted(line: Line, figure: Quantity) -> Person | None:
    """ "two sons", "six others": a figure the sentence states itself."""
    around = phrase(line, figure)
    if around.head is None or around.population is None or figure.ordinal:
        return None
    exact = figure.figure.bound is Bound.EXACT and isinstance(figure.figure.best, int)
    count = int(figure.figure.best or 0) if exact else 0
    return Person(
        figure.start, around.head + 1, around.head + 1, "counted", count, around.population, line.lows[around.head]
    )


def _capital(line: Line, at: int, *, headline: bool) -> Person | None:
    """A name, or a noun of a headline with the names that describe it: "Lilburn man, 20"."""
    run = names.name(line, at)
    stop = run.end if run is not None else at + 1
    if at == 0 or headline or (run is not None and line.lows[run.start] in people().ids):
        made = noun_phrase(line, at, at, definite=False, named=True)
        opens = at == 0 or line.toks[at - 1].kind in ":;,—–|•-" or line.lows[at - 1] in _ends()
        if made is not None and made.kind == "noun" and opens and made.core - at <= 6:
            return made if headline or made.name or made.core == at + 1 or made.age is not None else None
    if run is None:
        return None
    end, age = stop, age_after(line, stop)
    if run.owner:
        inner = noun_phrase(line, at, stop, definite=True, named=True)
        return inner or Person(at, stop, stop, "owner", name=run.words, definite=True)
    if age is None and not names.certain(line, run):
        return None
    who = run.title
    child = age is not None and age.years < ADULT
    return Person(
        at, age.end if age else end, end, "name", 1, "children" if child else "people", who,
        age.years if age else None, run.words, definite=True,
    )  # fmt: skip
