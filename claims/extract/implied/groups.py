"""People who share one fate: "a man and his wife", "a mother and her two sons", "Ahmed, his wife and their sons"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.extract.implied.person import Person
from claims.extract.implied.words import kin
from claims.extract.lines import Line

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
            how = _join(line, people[last], people[last + 1])
            if how is None:
                break
            joined = joined or how
            last += 1
            members.append(people[last])
        made = _group(members) if len(members) > 1 and joined else None
        if made is not None:
            found.append(made)
        at = last + 1
    return found


def _join(line: Line, one: Person, other: Person) -> bool | None:
    """Whether two neighbours are of one list: None for no, True where a word says so and not a comma alone."""
    if any(each.kind in ("pronoun", "owner", "doer") for each in (one, other)):
        return None
    between = line.lows[one.end : other.start]
    if len(between) > _JOINED:
        return None
    if not between:
        return False if one.kind in ("many", "counted") and other.name else None
    joins = kin()["joins"]
    words = " ".join(word for word in between if word != ",")
    if words in kin()["company"]:
        owned = other.definite or other.kind == "counted"
        return True if words != "with" or (owned and other.who in kin()["one"] | kin()["many"]) else None
    if not all(word in joins for word in between):
        return None
    if "and" in between or "&" in between:
        return True
    owned = other.who in kin()["one"] and line.lows[other.start] not in _ARTICLES
    apposed = other.kind == "noun" and not other.name and not owned
    if other.kind == "noun" and one.kind == "name" and apposed:
        return None
    return False


def _group(members: Sequence[Person]) -> Group | None:
    count, opened, named = 0, False, 0
    for at, member in enumerate(members):
        if _spelt_out(members, at):
            continue
        if member.kind == "many" and member.count == 0:
            if member.who not in kin()["many"]:
                return None
            count, opened = count + 2, True
            continue
        if member.count == 0:
            return None
        count += member.count
        named += bool(member.name)
    if count < 2 or all(member.kind == "counted" for member in members):
        return None
    return Group(tuple(members), count, opened, named)


def _spelt_out(members: Sequence[Person], at: int) -> bool:
    """Whether those named behind it are the same people: "their sons Omar and Adam", "two girls, Lina and Mona"."""
    member, after = members[at], members[at + 1 :]
    if member.kind not in ("many", "counted") or not after or not after[0].name:
        return False
    if after[0].start == member.end:
        return True
    names = next((n for n, other in enumerate(after) if not other.name), len(after))
    return member.kind == "counted" and names >= member.count
