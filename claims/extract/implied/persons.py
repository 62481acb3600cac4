"""The people of a sentence as noun phrases: "a man", "his wife Lina", "Ann Smith, 40", "Boy, 3", "the couple", "he"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.extract.implied import names
from claims.extract.implied.ages import Age, age_after, age_at
from claims.extract.implied.words import closed, events, kin, people
from claims.extract.lines import Line
from claims.extract.phrases import phrase
from claims.figures.quantities import Quantity
from claims.model.figure import Bound
from claims.vocabulary.lexicon import grammar

_LONGEST = 9  # tokens of a noun phrase before its noun
_HYPHENS = frozenset("-‑")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or several, named by tokens start to end; `core` is the token after the noun, before age and name.

    `kind` is noun, name, pronoun, owner ("the boy's"), counted ("two sons"), many ("the victims") or doer. `count` is
    how many, 0 where nothing says it; `name` is folded; `who` is the noun.
    """

    start: int
    end: int
    core: int
    kind: str
    count: int = 1
    population: str = "people"
    who: str = ""
    age: int | None = None
    name: tuple[str, ...] = ()
    definite: bool = False
    event: str = ""

    @property
    def child(self) -> bool:
        """Whether the age or the noun says that it is a child."""
        return self.age < _ADULT if self.age is not None else self.who in people().children


_ADULT = 18


def persons(line: Line) -> list[Person]:
    """Everybody the sentence mentions, left to right; none is part of another."""
    found: list[Person] = []
    figures = {figure.start: figure for figure in line.figures}
    headline, capitals = _headline(line), _capitals(line)
    at, size = 0, len(line.lows)
    while at < size:
        made = _at(line, at, figures, found, headline=headline, capitals=capitals)
        if made is None:
            at += 1
            continue
        found.append(made)
        at = max(at + 1, made.end)
    return found


def _at(
    line: Line, at: int, figures: dict[int, Quantity], found: list[Person], *, headline: bool, capitals: bool
) -> Person | None:
    word, lists = line.lows[at], closed()
    if line.toks[at].kind not in "wn":
        return None
    aged = age_at(line, at)
    if aged is not None:
        return _noun_phrase(line, at, at, definite=False, named=not capitals) or None
    if at in figures and word not in lists["indefinite"]:
        return _counted(line, figures[at])
    if word in lists["definite"] and at + 1 in figures and age_at(line, at + 1) is None:
        inner = _counted(line, figures[at + 1])
        return replace(inner, start=at, definite=True) if inner is not None else None
    if word in lists["definite"] or word in lists["indefinite"]:
        made = _noun_phrase(line, at, at + 1, definite=word in lists["definite"], named=not capitals)
        return made or (_pronoun(line, at) if word in lists["him"] else None)
    if word in lists["he"] or word in lists["himself"] or word in lists["him"]:
        return _pronoun(line, at)
    if word in lists["his"]:
        return _pronoun(line, at)
    if word.endswith("'s") and len(word) > 3 and not line.toks[at].text[:1].isupper():
        return _noun_phrase(line, at, at + 1, definite=True, named=not capitals)
    if line.toks[at].text[:1].isupper() and not capitals:
        return _capital(line, at, headline=headline)
    if _second(line, at, found) or (headline and _opens(line, at)):
        return _noun_phrase(line, at, at, definite=False, named=not capitals)
    if word in people().many:
        return Person(at, at + 1, at + 1, "many", 0, people().ids[word], word)
    return None


def _headline(line: Line) -> bool:
    """Whether the sentence is written like a headline: short, and no full stop ends it."""
    return len(line.toks) <= 24 and line.toks[-1].text not in (".", "!", "?", "”", '"')


def _capitals(line: Line) -> bool:
    """Whether capitals say nothing here: wire copy, and headlines with a capital on every word."""
    words = [token.text for token in line.toks if token.kind == "w" and len(token.text) > 3]
    upper = sum(word.isupper() for word in words)
    return len(words) >= 3 and (upper > 0.7 * len(words) or all(word[:1].isupper() for word in words))


def _opens(line: Line, at: int) -> bool:
    """Whether a noun without an article may stand here: a clause of a headline begins, or its verb goes before."""
    if at == 0 or line.toks[at - 1].kind in ":;,—–|•-":
        return True
    before = line.lows[at - 1]
    return before in ("and", "as", "after", "when", "by", "of") or before in _ends()


def _second(line: Line, at: int, found: list[Person]) -> bool:
    """Whether a noun shares the article of the one before: "his brother and nephew"."""
    shared = bool(found) and found[-1].kind == "noun" and found[-1].end == at - 1 and line.lows[at - 1] == "and"
    return shared and line.lows[at] in people().one


def _ends() -> frozenset[str]:
    return frozenset(events().by_last)


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
        made = _noun_phrase(line, at, at, definite=False, named=True)
        opens = at == 0 or line.toks[at - 1].kind in ":;,—–|•-" or line.lows[at - 1] in _ends()
        if made is not None and made.kind == "noun" and opens and made.core - at <= 6:
            return made if headline or made.name or made.core == at + 1 or made.age is not None else None
    if run is None:
        return None
    end, age = stop, age_after(line, stop)
    if run.owner:
        inner = _noun_phrase(line, at, stop, definite=True, named=True)
        return inner or Person(at, stop, stop, "owner", name=run.words, definite=True)
    if age is None and not names.certain(line, run):
        return None
    who = run.title
    child = age is not None and age.years < _ADULT
    return Person(
        at, age.end if age else end, end, "name", 1, "children" if child else "people", who,
        age.years if age else None, run.words, definite=True,
    )  # fmt: skip


def _noun_phrase(line: Line, start: int, begin: int, *, definite: bool, named: bool) -> Person | None:
    """The noun phrase that begins with a determiner, an owner or an age."""
    lows, toks, known, words = line.lows, line.toks, people(), grammar()
    at, head, age, event, plain = begin, None, None, "", begin
    limit = min(len(lows), begin + _LONGEST)
    population = "people"
    while at < limit:
        word, kind = lows[at], toks[at].kind
        aged = age_at(line, at)
        if aged is not None:
            age, head, at = aged, aged.end - 1, aged.end
            continue
        if kind in _HYPHENS and at > begin and head is None:
            at += 1
            continue
        if kind != "w":
            break
        pair = f"{word} {lows[at + 1]}" if at + 1 < limit else ""
        if pair in known.ids:
            head, population, at = at + 1, known.ids[pair], at + 2
            plain = at
            continue
        if word in known.ids and (head is None or (age is not None and head == age.end - 1) or plain == at):
            head, population, at = at, known.ids[word], at + 1
            plain = at
            continue
        if word.endswith("'s"):
            return _owned(line, start, at, head, named=named)
        if head is not None or word in words.aux or word in words.prepositions or word in words.conjunctions:
            break
        if word in words.determiners or word in words.relatives or (word in words.adverbs and word not in ("left",)):
            break
        form = events().at(lows, at)
        if form is not None and not _described(line, at, form[0]):
            break
        event = form[1][0][0] if form is not None and "done" in {role for _, role in form[1]} else event
        at += 1
    if head is None:
        return None
    return _made(line, start, head, age, population, definite=definite, named=named, event=event)


def _described(line: Line, at: int, size: int) -> bool:
    """Whether a participle stands before the noun it describes: "a wounded soldier"."""
    after = at + size
    return size == 1 and after < len(line.lows) and line.lows[after] in people().one


def _owned(line: Line, start: int, at: int, head: int | None, *, named: bool) -> Person | None:
    """ "the boy's mother", or the boy himself where no person is owned: "the boy's death"."""
    inner = _noun_phrase(line, start, at + 1, definite=True, named=named)
    if inner is not None:
        return inner
    stem = line.lows[at][:-2]
    if stem not in people().one or head is not None:
        return None
    return Person(start, at + 1, at + 1, "owner", 1, people().ids[stem], stem, definite=True)


def _made(
    line: Line, start: int, head: int, age: Age | None, population: str, *, definite: bool, named: bool, event: str
) -> Person | None:
    lows, known, lists = line.lows, people(), closed()
    noun, end = lows[head], head + 1
    following = lows[end] if end < len(lows) else ""
    if following in known.things or (following in _HYPHENS and line.toks[end].start == line.toks[head].end):
        return None
    if noun in lists["doers"]:
        return Person(start, end, end, "doer", 0, population, noun, definite=definite)
    couple = _couple(line, start, head)
    if couple:
        return Person(start, couple, couple, "couple", 2, "people", noun, definite=definite)
    if noun in known.many and not (age is not None and head == age.end - 1):
        pair = 2 if noun in kin()["pairs"] and definite else 0
        return Person(start, end, end, "many", pair, population, noun, definite=definite)
    if lows[start] in lists["every"]:
        return None
    made = Person(start, end, end, "noun", 1, population, noun, age.years if age else None, (), definite, event)
    made = _called(line, made) if named else made
    later = age_after(line, made.end)
    if later is not None and made.age is None:
        made = replace(made, age=later.years, end=later.end)
    if made.age is not None and made.population == "people" and made.child:
        made = replace(made, population="children")
    return made


def _couple(line: Line, start: int, head: int) -> int:
    """The token after "the couple" or "husband and wife"; 0 where it is none. "A couple of" is a number."""
    lows = line.lows
    if lows[head] in ("couple",) and lows[head + 1 : head + 2] == ["of"]:
        return 0
    if " ".join(lows[head : head + 3]) in kin()["couples"]:
        return head + 3
    return head + 1 if lows[head] in kin()["couples"] and lows[head] not in ("twins",) else 0


def _called(line: Line, person: Person) -> Person:
    """With the name behind the noun: "his wife Lina", "his wife, Lina Hassan,", "a man named Omar"."""
    lows, at = line.lows, person.end
    family = person.who in kin()["one"] and person.definite
    if (at < len(lows) and lows[at] in ("named", "called")) or (family and lows[at : at + 1] == [","]):
        at += 1
    run = names.name(line, at) if at < len(lows) and line.toks[at].text[:1].isupper() else None
    if run is None or run.owner or (at > person.end and lows[at - 1] == "," and not names.certain(line, run)):
        return person
    return replace(person, end=run.end, name=run.words)
