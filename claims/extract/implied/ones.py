"""What a sentence says of people it does not count: one victim, or as many as its list holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.extract.counts.mention import Mention
from claims.extract.implied.events import Event, happenings
from claims.extract.implied.groups import Group, groups
from claims.extract.implied.named import Listed, listed
from claims.extract.implied.person import Person
from claims.extract.implied.persons import persons
from claims.extract.implied.plural import nominal
from claims.extract.implied.victims import Cast
from claims.extract.implied.words import kin, plurals
from claims.extract.sentences.lines import Line, Trigger
from claims.figures.quantities import Quantity
from claims.model.figure import Bound, Figure
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar

_BESIDE = 5  # tokens between a victim and the verb that the quote takes in
_WORST = ("killed", "injured", "missing", "hospitalised", "rescued")
_PLURAL = ("killed", "injured", "missing")
_PHRASE = 10  # tokens of a phrase between the verb and them: "in the same air strike"
_COMPANY = 3  # tokens between a verb and those who shared the fate: "was killed instantly alongside"


@dataclass(frozen=True, slots=True)
class Implied(Mention):
    """A mention of people that no numeral counts, with who they are where they are one.

    `names` are of those it names, `ages` theirs; `plural` where it only says that they were more than one.
    """

    person: Person | None = None
    event: Event | None = None
    names: tuple[tuple[str, ...], ...] = ()
    ages: tuple[int | None, ...] = ()
    plural: bool = False


def implied(line: Line, taken: list[Mention]) -> list[Mention]:
    """The mentions of uncounted victims of a sentence. An explicit figure of `taken` inside a list becomes its part."""
    found: list[Mention] = []
    for made in _made_of(line, taken):
        if _taken(made, taken) or any(each.start < made.end and made.start < each.end for each in found):
            continue
        found.append(made)
        _claim_parts(made, taken)
    return sorted(found, key=lambda mention: mention.start)


def _made_of(line: Line, taken: Sequence[Mention]) -> list[Mention]:
    """What the sentence says of victims, the surest first: lists of names, what befell whom, plurals."""
    events = happenings(line)
    names = not _tellers().isdisjoint(line.lows)
    if not events and not names:
        return []
    people = [person for person in persons(line) if not _is_alias(line, person)]
    made = [_by_name(line, each) for each in listed(line, people)] if names and people else []
    made.extend(_befallen(line, events, people))
    made.extend(_included(line, people, taken))
    made.extend(_several_of(line, start, end, metric) for start, end, metric in nominal(line))
    return made


def _is_alias(line: Line, person: Person) -> bool:
    """Whether a name is another of the person before it: "Arif Lind (also known as Abu Omar)"."""
    if not person.name:
        return False
    lows, alias = line.lows, kin()["called_too"]
    return any(word in alias for word in lows[max(0, person.start - 2) : person.start])


@per_language
def _going_on() -> frozenset[str]:
    """Auxiliaries of what goes on and is no event: "who are being killed"."""
    return plurals()["lasting"]


@per_language
def _tellers() -> frozenset[str]:
    """Words of the dead and hurt that open a list of names or stand for several of them."""
    return kin()["dead"] | kin()["hurt"] | plurals()["deaths"] | plurals()["injuries"]


def _included(line: Line, people: Sequence[Person], taken: Sequence[Mention]) -> Iterator[Mention]:
    """Somebody whom a figure counts in: "eight people were killed, including a baby"."""
    if not taken or grammar().inclusive.isdisjoint(line.lows):
        return
    for person in people:
        before = line.lows[person.start - 1] if person.start else ""
        if before in ("them", "whom") and person.start > 1:
            before = line.lows[person.start - 2]
        if before not in grammar().inclusive or person.kind != "noun" or person.definite:
            continue
        whole = next((each for each in reversed(taken) if each.end <= person.start), None)
        if whole is None or whole.metric not in _WORST or not (whole.figure.low or whole.figure.high or 0) > 1:
            continue
        figure = Figure(bound=Bound.EXACT, low=1, best=1, high=1, words=line.words(person.start, person.core))
        quantity = Quantity(person.start, person.start, person.end, person.end, figure, spelt=True)
        yield Implied(
            line, person.start, person.end, figure, whole.metric, person.population, quantity,
            implied=True, trigger=whole.trigger, part_of=whole.span(), person=person,
        )  # fmt: skip


def _befallen(line: Line, events: Sequence[Event], people: Sequence[Person]) -> list[Mention]:
    """Whom the events befell, each person once, with the worst of it."""
    if not people:
        return []
    cast, lists = Cast(line, list(people)), groups(line, people)
    worst: dict[int, tuple[int, Mention]] = {}
    for event in events:
        victim = cast.victim(event)
        made = _mention(line, event, victim, people, lists) if victim is not None else None
        if victim is None or made is None:
            continue
        rank = _WORST.index(made.metric)
        if victim.start not in worst or rank < worst[victim.start][0]:
            worst[victim.start] = (rank, made)
    return [made for _, made in worst.values()]


def _by_name(line: Line, each: Listed) -> Mention:
    """A list of names as the count of them; one name as one."""
    first, last = each.members[0], each.members[-1]
    named = [person for person in each.members if person.name]
    words = line.words(first.start, last.end)
    if len(each.members) == 1:
        figure = Figure(bound=Bound.EXACT, low=1, best=1, high=1, words=line.words(first.start, first.core))
    else:
        figure = Figure(bound=Bound.AT_LEAST, low=each.count, words=words)
    quantity = Quantity(first.start, first.start, last.end, last.end, figure, spelt=True)
    trigger = Trigger(each.start, each.start + 1, {"state": each.metric})
    kinds = {person.population for person in each.members}
    return Implied(
        line, first.start, last.end, figure, each.metric, kinds.pop() if len(kinds) == 1 else "people", quantity,
        implied=True, trigger=trigger, person=first if len(each.members) == 1 else None,
        names=tuple(person.name for person in named), ages=tuple(person.age for person in named),
    )  # fmt: skip


def _several_of(line: Line, start: int, end: int, metric: str, population: str = "people") -> Mention:
    """Two or more: what a plural without a number says."""
    figure = Figure(bound=Bound.VAGUE, low=2, words=line.words(start, end))
    quantity = Quantity(start, start, end, end, figure, spelt=True)
    trigger = Trigger(start, end, {"nouns": metric})
    return Implied(line, start, end, figure, metric, population, quantity, implied=True, trigger=trigger, plural=True)


def _taken(made: Mention, taken: Sequence[Mention]) -> bool:
    """Whether an explicit figure stands in the way; one inside a list of people is a part of it."""
    return any(each.start < made.end and made.start < each.end and not _part(each, made) for each in taken)


def _part(each: Mention, whole: Mention) -> bool:
    inside = whole.start <= each.start and each.end <= whole.end
    more = (whole.figure.low or 0) > 1 and (each.figure.high or each.figure.low or 0) <= (whole.figure.low or 0)
    return inside and more and each.metric == whole.metric


def _claim_parts(whole: Mention, taken: list[Mention]) -> None:
    for at, each in enumerate(taken):
        if _part(each, whole):
            taken[at] = replace(each, part_of=whole.span(), host=None)


def _mention(
    line: Line, event: Event, victim: Person, people: Sequence[Person], lists: Sequence[Group]
) -> Mention | None:
    group = _shared(line, event, victim, lists)
    company = _company(line, event, people, lists)
    if company is not None and victim.kind not in ("many", "counted", "doer"):
        first = group.members if group is not None else (victim,)
        count = (group.count if group else 1) + company.count
        named = sum(bool(member.name) for member in (*first, *company.members))
        joined = Group((*first, *company.members), count, company.opened or bool(group and group.opened), named)
        return _several(line, event, joined)
    if group is not None:
        return _several(line, event, group)
    if victim.who in kin()["two"]:
        return replace(_several(line, event, Group((victim,), victim.count)), plural=True)
    if victim.kind == "couple" or (victim.kind == "many" and victim.count):
        return _several(line, event, Group((victim,), victim.count))
    if victim.kind == "many" and victim.who in plurals()["others"]:
        if event.metric not in _PLURAL or any(word in _going_on() for word in line.lows[event.verb : event.start]):
            return None
        near = event.end if 0 <= event.start - victim.end <= _BESIDE else victim.end
        return replace(_several_of(line, victim.start, victim.end, event.metric, victim.population), end=near)
    if victim.kind in ("many", "counted", "doer"):
        return None
    return _one(line, event, victim)


def _shared(line: Line, event: Event, victim: Person, lists: Sequence[Group]) -> Group | None:
    """The list whose people share the fate of the victim: of a subject its last, of an object its first."""
    for group in lists:
        if victim not in group.members:
            continue
        if victim.start >= event.end:
            return group if victim is group.members[0] else None
        one = any(word in ("was", "is", "has") for word in line.lows[event.verb : event.start])
        return None if one and group.members[-1] is victim else group
    return None


def _company(line: Line, event: Event, people: Sequence[Person], lists: Sequence[Group]) -> Group | None:
    """Those who shared the fate: "killed alongside his wife", "killed in the crash, along with her two sons"."""
    lows, at, skipped = line.lows, event.end, False
    stop = at + _COMPANY
    while at < min(stop, len(lows)):
        size = next((n for n in (3, 2, 1) if " ".join(lows[at : at + n]) in kin()["company"]), 0)
        if size:
            return _with(line, at, size, people, lists)
        if line.toks[at].kind == "," or lows[at] in grammar().adverbs:
            at += 1
        elif lows[at] in grammar().prepositions and not skipped:
            at, skipped = _past_phrase(line, at), True
            stop = at + _COMPANY
        else:
            return None
    return None


def _past_phrase(line: Line, at: int) -> int:
    """The token behind a phrase such as "in the same air strike"; the end of the line where something else is in it."""
    lows = line.lows
    for ahead in range(at + 1, min(at + _PHRASE, len(lows))):
        if line.toks[ahead].kind == "," or lows[ahead] in kin()["beside"]:
            return ahead
        if line.toks[ahead].kind not in "wn-" or lows[ahead] in grammar().aux or lows[ahead] in grammar().conjunctions:
            break
    return len(lows)


def _with(line: Line, at: int, size: int, people: Sequence[Person], lists: Sequence[Group]) -> Group | None:
    """The people behind "along with" at a token."""
    first = next((person for person in people if person.start == at + size), None)
    if first is None or (line.lows[at] == "with" and not _is_kin(first)):
        return None
    group = next((group for group in lists if group.members[0] is first), None)
    if group is not None:
        return group
    return Group((first,), first.count) if first.count and first.kind not in ("pronoun", "doer") else None


def _is_kin(person: Person) -> bool:
    return person.who in kin()["one"] or person.who in kin()["many"]


def _one(line: Line, event: Event, victim: Person) -> Mention:
    stop = (
        victim.core if victim.kind in ("name", "noun") and not (victim.name and victim.kind == "noun") else victim.end
    )
    words = line.words(victim.start, stop)
    figure = Figure(bound=Bound.EXACT, low=1, best=1, high=1, words=words)
    population = "children" if victim.child and victim.population == "people" else victim.population
    return _made(line, event, victim.start, victim.end, figure, population, victim, [victim] if victim.name else [])


def _several(line: Line, event: Event, group: Group) -> Implied:
    words = line.words(group.start, group.end)
    if group.opened or group.named >= 2:
        figure = Figure(bound=Bound.AT_LEAST, low=group.count, words=words)
    else:
        figure = Figure(bound=Bound.EXACT, low=group.count, best=group.count, high=group.count, words=words)
    kinds = {member.population for member in group.members}
    population = kinds.pop() if len(kinds) == 1 else "people"
    named = [member for member in group.members if member.name]
    return _made(line, event, group.start, group.end, figure, population, None, named)


def _made(
    line: Line, event: Event, start: int, end: int, figure: Figure, population: str,
    person: Person | None, named: Sequence[Person],
) -> Implied:  # fmt: skip
    quantity = Quantity(start, start, end, end, figure, spelt=True)
    begin, stop = start, end
    if event.start >= end and event.end - end <= _BESIDE + 3:
        stop = event.end
    elif event.end <= start and start - event.end <= 2:
        begin = event.start
    trigger = Trigger(event.start, event.end, {"acts": event.metric})
    return Implied(
        line, begin, stop, figure, event.metric, population, quantity,
        implied=True, trigger=trigger, person=person, event=event,
        names=tuple(each.name for each in named), ages=tuple(each.age for each in named),
    )  # fmt: skip
