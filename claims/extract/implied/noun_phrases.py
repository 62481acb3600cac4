"""A noun phrase of somebody: noun, age, name and what he is called: "a 34-year-old man", "his wife, Lina Hassan"."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from claims.extract.implied import names
from claims.extract.implied.ages import Age, age_after, age_at
from claims.extract.implied.person import Person
from claims.extract.implied.words import People, closed, events, kin, people
from claims.extract.sentences.lines import Line
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar
from claims.vocabulary.words import Phrases

_LONGEST = 9  # tokens of a noun phrase before its noun
_HYPHENS = frozenset("-‑")


class _Lists(NamedTuple):
    """The word lists of noun phrases: `stops` are closed-class words that stand in none."""

    years: frozenset[str]
    stops: frozenset[str]
    events: Phrases[tuple[str, str]]
    people: People


@per_language
def _lists() -> _Lists:
    words = grammar()
    inside = words.adverbs - {"left"}  # "the left wing"
    stops = inside | words.aux | words.prepositions | words.conjunctions | words.determiners | words.relatives
    return _Lists(closed()["years"], stops, events(), people())


def noun_phrase(line: Line, start: int, begin: int, *, definite: bool, named: bool) -> Person | None:
    """The noun phrase that begins with a determiner, an owner or an age."""
    lows, toks, lists = line.lows, line.toks, _lists()
    known, listed, stops = lists.people, lists.events, lists.stops
    at, head, age, event, plain = begin, None, None, "", begin
    ages = not lists.years.isdisjoint(lows)
    limit = min(len(lows), begin + _LONGEST)
    population = "people"
    while at < limit:
        word, kind = lows[at], toks[at].kind
        aged = age_at(line, at) if ages else None
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
        if head is not None or word in stops:
            break
        form = listed.at(lows, at) if word in listed.by_first else None
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
    inner = noun_phrase(line, start, at + 1, definite=True, named=named)
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
    if lows[end : end + 4] == ["-", "in", "-", "law"]:
        noun, end = f"{noun}-in-law", end + 4
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
    if head + 3 <= len(lows) and " ".join(lows[head : head + 3]) in kin()["couples"]:
        return head + 3
    return head + 1 if lows[head] in kin()["couples"] and lows[head] not in ("twins",) else 0


def _called(line: Line, person: Person) -> Person:
    """With the name behind the noun: "his wife Lina", "his wife, 30-year-old Lina Hassan,", "a man named Omar"."""
    lows, at = line.lows, person.end
    family = person.who in kin()["one"] and person.definite
    if (at < len(lows) and lows[at] in closed()["called"]) or (family and lows[at : at + 1] == [","]):
        at += 1
    aged = age_at(line, at) if family and at < len(lows) else None
    if aged is not None:
        at = aged.end
    run = names.name(line, at) if at < len(lows) and line.toks[at].text[:1].isupper() else None
    if run is None or run.owner or (lows[at - 1] == "," and not names.certain(line, run)):
        return person
    age = aged.years if aged is not None else person.age
    return replace(person, end=run.end, name=run.words, age=age)
