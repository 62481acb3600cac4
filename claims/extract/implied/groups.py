"""People who share one fate: "a man and his wife", "a mother and her two sons", "Ahmed, his wife and their sons"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.extract.implied.person import Person
from claims.extract.implied.words import kin
from claims.extract.sentences.lines import Line

_ARTICLES = frozenset(["a", "an", "the"])
_JOINED = 5  # tokens between two people of a list


@dataclass(frozen=True, slots=True)
class Group:
    """Several people in one list: how many, whether more may be meant, and how many of them are named."""

    members: tuple[Person, ...]
    count: int
    opened: bool = False
    named: int = 0

    @property
    def start(self) -> int:
        """The first token."""
        return self.members[0].start

    @property
    def end(self) -> int:
        """The token after the last."""
        return self.members[-1].end


def groups(line: Line, people: Sequence[Person]) -> list[Group]:
    """The lists of people of a sentence."""
    found: list[Group] = []
    at = 0
    while at < len(people):
        members, last = [people[at]], at
        joined = False
        while last + 1 < len(people):
            if _apposed(line, people[last], people[last + 1]):
                last += 1
                continue
            if _told_by_age(line, members[-1], people[last + 1]):
                last += 1
                members[-1] = replace(people[last], start=members[-1].start, definite=True)
                continue
            how = _join(line, people[last], people[last + 1])
            if how is None:
                break
            joined = joined or how
            last += 1
            members.append(people[last])
        made = _group(line, members) if len(members) > 1 and joined else None
        if made is not None:
            found.append(made)
        at = last + 1
    return found


def _apposed(line: Line, one: Person, other: Person) -> bool:
    """Whether a noun behind a comma tells more of somebody known: "Ada Lind, a nurse, and her son"."""
    if line.lows[one.end : other.start] != [","] or other.kind != "noun" or other.name:
        return False
    return line.lows[other.start] in _ARTICLES and (one.definite or bool(one.name))


def _told_by_age(line: Line, one: Person, other: Person) -> bool:
    """Whether age and work behind a comma tell who somebody's kin is: "their son, 28-year-old journalist Omar"."""
    if line.lows[one.end : other.start] != [","] or one.name or not one.definite or one.who not in kin()["one"]:
        return False
    return other.kind == "noun" and other.age is not None and line.toks[other.start].kind == "n"


def _join(line: Line, one: Person, other: Person) -> bool | None:
    """Whether two neighbours are of one list: None for no, True where a word says so and not a comma alone."""
    if any(each.kind in ("pronoun", "owner", "doer") for each in (one, other)):
        return None
    between = plain(line.lows[one.end : other.start])
    if len(between) > _JOINED:
        return None
    if not between:
        return False if one.kind in ("many", "counted") and other.name else None
    joins = kin()["joins"]
    if len(between) == 1 and between[0] in kin()["opens"]:
        return False if one.kind in ("many", "counted") and other.name else None
    words = " ".join(word for word in between if word != ",")
    if words in kin()["company"]:
        owned = other.definite or other.kind == "counted"
        return True if words != "with" or (owned and other.who in kin()["one"] | kin()["many"]) else None
    if not all(word in joins for word in between):
        return None
    return "and" in between or "&" in between


def plain(between: Sequence[str]) -> list[str]:
    """The words between two people without those in brackets."""
    found: list[str] = []
    depth = 0
    for word in between:
        depth += word == "("
        if not depth:
            found.append(word)
        depth -= word == ")" and depth > 0
    return found


def _group(line: Line, members: Sequence[Person]) -> Group | None:
    count, opened, named, spelt = 0, False, 0, 0
    for at, member in enumerate(members):
        listed = _spelt_out(line, members, at)
        named += bool(member.name)
        if member.kind == "many" and member.count == 0:
            if member.who not in kin()["many"]:
                return None
            spelt = 0
            if not listed:
                count, opened = count + 2, True
            continue
        if member.count == 0:
            return None
        if member.name and spelt:  # one of those counted before: "two daughters, Ada and Lea"
            spelt -= 1
            continue
        count, spelt = count + member.count, member.count if listed else 0
    if count < 2 or all(member.kind == "counted" for member in members):
        return None
    return Group(tuple(members), count, opened, named)


def _spelt_out(line: Line, members: Sequence[Person], at: int) -> bool:
    """Whether those named behind it are the same people: "their sons Omar and Adam", "two girls: Lina and Mona"."""
    member, after = members[at], members[at + 1 :]
    if member.kind not in ("many", "counted") or not after or not after[0].name:
        return False
    between = line.lows[member.end : after[0].start]
    if not between or between[0] in kin()["opens"]:
        return True
    names = next((n for n, other in enumerate(after) if not other.name), len(after))
    return between == [","] and names >= max(2, member.count)
