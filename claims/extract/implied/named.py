"""Lists of the dead and hurt by name: "the dead were identified as Omar Lind (40), Ada Lind (36) and Ivo Marr"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from claims.extract.implied.groups import groups, plain
from claims.extract.implied.person import Person
from claims.extract.implied.words import kin
from claims.extract.sentences.lines import Line
from claims.vocabulary.language import per_language
from claims.vocabulary.words import Phrases, table

_REACH = 9  # tokens between "the victims" and the words that open the list
_JOINED = 6  # tokens between two names, with what is said of the first


@dataclass(frozen=True, slots=True)
class Listed:
    """People named in a list from token start on, and what became of them."""

    start: int
    metric: str
    members: tuple[Person, ...]
    count: int


@per_language
def _openings() -> Phrases[str]:
    return Phrases((words, "named") for words in table("kin")["named"])


def listed(line: Line, people: Sequence[Person]) -> Iterator[Listed]:
    """The lists of names of a sentence that say they are of victims."""
    known, lows = kin(), line.lows
    dead, hurt = known["dead"], known["hurt"]
    starts = {person.start for person in people if person.name}
    if not starts:
        return
    for at, word in enumerate(lows):
        if word not in dead and word not in hurt:
            continue
        if word in known["verbs"] and (not at or lows[at - 1] not in known["those"]):
            continue
        begin = _opened(line, at, starts)
        if not begin:
            continue
        members = _members(line, people, begin)
        if members:
            metric = "killed" if word in dead else "injured"
            group = next((each for each in groups(line, people) if each.start == begin), None)
            if group is not None and group.count > len(members):  # "and his wife", "and their two sons"
                yield Listed(at, metric, group.members, group.count)
            else:
                yield Listed(at, metric, members, len(members))
            return


def _opened(line: Line, at: int, starts: Collection[int]) -> int:
    """The token at which a list of names opens behind "the victims"; 0 where none does."""
    lows = line.lows
    for ahead in range(at + 1, min(at + 1 + _REACH, len(lows))):
        if line.toks[ahead].kind in ".;!?":
            return 0
        if line.toks[ahead].kind == ":" and ahead + 1 in starts:
            return ahead + 1
        found = _openings().at(lows, ahead) if lows[ahead] in _openings().by_first else None
        if found is not None and ahead + found[0] in starts:
            return ahead + found[0]
    return 0


def _members(line: Line, people: Sequence[Person], begin: int) -> tuple[Person, ...]:
    """The people of a list that opens at a token: the first stands there, the others follow behind commas and "and"."""
    found: list[Person] = []
    end = begin
    for person in people:
        if person.start < begin:
            continue
        between = plain(line.lows[end : person.start])
        joined = any(word in kin()["joins"] for word in between)
        if len(between) > (_JOINED if joined else 1) or any(
            line.toks[k].kind in ".;" for k in range(end, person.start)
        ):
            break
        if person.kind in ("pronoun", "owner", "doer") or (person.kind == "many" and not found):
            break
        owner = line.lows[person.start - 1] == "of"  # "the wife of Omar Lind"
        if person.name and not owner and not any(word in kin()["alias"] for word in between):
            found.append(person)
        end = person.end
    return tuple(found)
