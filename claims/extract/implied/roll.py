"""The roll of a document: which of its uncounted victims are told of twice, died of what hurt them, or are named apart.

Somebody named, or spoken of as "the man" or "he", is one of those whom a figure of the same document counts: such a
mention is a claim only where the document counts nobody else. Where it names several, they are at least as many.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from claims.extract.counts.mention import Mention
from claims.extract.found import Found, Seen
from claims.extract.implied.identity import Named, one_person
from claims.extract.implied.ones import Implied
from claims.extract.implied.person import Person
from claims.extract.implied.words import closed, kin, people
from claims.model.figure import Bound, Figure
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar
from claims.vocabulary.words import table

_METRICS = ("killed", "injured", "missing", "rescued", "hospitalised")


@per_language
def _lived() -> frozenset[str]:
    return frozenset(table("fates")["lived"])


def call_roll(seen: Seen) -> None:
    """Keep of the implied mentions of a document those that tell of somebody its other figures do not count."""
    if not any(isinstance(each.mention, Implied) for each in seen.found):
        return
    before = list(seen.found)  # kept, so that no identity is given twice
    own = {id(each) for each in before if seen.is_own(each)}
    gone = _outlived(seen.found) | _unknown(seen)
    for metric in _METRICS:
        told = [each for each in before if each.mention.metric == metric and id(each) not in gone]
        gone |= _told_twice(seen, [each for each in told if id(each) in own])
        gone |= {id(each) for each in told if id(each) not in own and is_weak(each.mention)}
    if gone:
        lost = {each.mention.span() for each in before if id(each) in gone}
        left = [new for old, new in zip(before, seen.found, strict=True) if id(old) not in gone]
        seen.found[:] = [_parted(each) if each.mention.part_of in lost else each for each in left]


def _parted(each: Found) -> Found:
    """A figure whose whole is no claim is part of nothing."""
    return replace(each, mention=replace(each.mention, part_of=None))


def is_weak(mention: Mention) -> bool:
    """Whether it points to somebody known already: a name, "the man", "he"; not "a man", "his wife and two sons"."""
    if not isinstance(mention, Implied):
        return False
    if mention.plural:
        return True
    if mention.person is None:
        return len(mention.names) >= 2
    return mention.person.definite or mention.person.kind in ("pronoun", "owner", "name")


def _told_twice(seen: Seen, told: Sequence[Found]) -> set[int]:
    """The weak mentions of one metric that other figures already count; one that names more is kept."""
    vague = [each for each in told if isinstance(each.mention, Implied) and each.mention.plural]
    told = [each for each in told if not (isinstance(each.mention, Implied) and each.mention.plural)]
    if vague:
        kept = set() if told else {id(vague[0])}
        return {id(each) for each in vague if id(each) not in kept} | _told_twice(seen, told)
    weak = [each for each in told if is_weak(each.mention)]
    firm = [each for each in told if not is_weak(each.mention) and _size(each.mention) >= 1]
    most = max((_size(each.mention) for each in firm), default=0)
    headed = _headed(firm)
    _open_lists(seen, firm)
    named = _named_apart([each for each in told if isinstance(each.mention, Implied)])
    best = max(weak, key=lambda each: _size(each.mention), default=None)
    total = sum(count for _, count in named)
    counted = any(_total(each.mention) for each in firm)
    if len(named) > 1 and total > max(most, _size(best.mention) if best else 0) and not counted:
        roll = _count_names(seen, named)
        return headed | {id(each) for each in weak if each is not roll}
    if best is None or most >= _size(best.mention):
        return headed | {id(each) for each in weak}
    return headed | {id(each) for each in weak if each is not best}


def _open_lists(seen: Seen, firm: Sequence[Found]) -> None:
    """A list of people beside a larger toll is a floor under it: "a man and his son" among 30 dead."""
    most = max((_size(each.mention) for each in firm if not each.mention.implied), default=0)
    where = _where(seen)
    for each in firm:
        figure = each.mention.figure
        if each.mention.implied and figure.bound is Bound.EXACT and 1 < _size(each.mention) < most:
            _put(seen, where, each, Figure(bound=Bound.AT_LEAST, low=figure.low, words=figure.words))


def _headed(firm: Sequence[Found]) -> set[int]:
    """Headlines of what the text tells too: "Farmer killed" over "a farmer was killed"."""
    bare: list[tuple[Found, str]] = []
    told: set[str] = set()
    for each in firm:
        mention = each.mention
        if not isinstance(mention, Implied) or mention.person is None:
            continue
        words = closed()
        first = mention.line.lows[mention.person.start]
        if first in words["indefinite"] or first in words["definite"]:
            told.add(mention.person.who)
        elif mention.person.kind == "noun":
            bare.append((each, mention.person.who))
    return {id(each) for each, who in bare if who in told}


def _size(mention: Mention) -> float:
    figure = mention.figure
    return float(figure.low or figure.high or 0)


def _named_apart(told: Sequence[Found]) -> list[tuple[Found, int]]:
    """The mentions that name somebody whom none before names, each with how many people it adds."""
    known: list[Named] = []
    open_kin: dict[int, int] = {}
    found: list[tuple[Found, int]] = []
    for each in told:
        mention = each.mention
        if not isinstance(mention, Implied) or not mention.names or (mention.person and len(mention.names[0]) < 2):
            continue
        told_of = [Named(*pair) for pair in zip_longest(mention.names, mention.ages[: len(mention.names)])]
        new = [name for name in told_of if not any(one_person(name, other) for other in known)]
        if not new:
            continue
        retold = len(new) < len(mention.names)
        others = 0 if retold else max(0, int(mention.figure.low or 0) - len(mention.names))
        known.extend(new)
        block = mention.line.sentence.line
        named_since = (
            min(open_kin.get(block, 0), len(new)) if _owned(mention) else 0
        )  # "... and two sons. Their sons ..."
        open_kin[block] = open_kin.get(block, 0) - named_since + others
        if len(new) + others > named_since:
            found.append((each, len(new) + others - named_since))
    return found


def _owned(mention: Mention) -> bool:
    """Whether it begins with somebody's kin: "their three sons"."""
    return mention.line.lows[mention.quantity.start if mention.quantity else mention.start] in closed()["definite"]


def _where(seen: Seen) -> dict[tuple[int, str], int]:
    """The place of each mention among all that were found, by its sentence and its span there."""
    placed = ((id(each.mention.line), each.mention.span()) for each in seen.found)
    return {key: at for at, key in reversed(list(enumerate(placed)))}  # the first of several


def _put(
    seen: Seen, where: Mapping[tuple[int, str], int], each: Found, figure: Figure,
    population: str | None = None,
) -> None:  # fmt: skip
    """Give a mention another figure, where it stands."""
    made = replace(each.mention, figure=figure, population=population or each.mention.population)
    at = where[id(each.mention.line), each.mention.span()]
    seen.found[at] = replace(seen.found[at], mention=made)


def _count_names(seen: Seen, named: Sequence[tuple[Found, int]]) -> Found:
    """Turn the last of the named into the count of them all, at least so many, and give it."""
    last = named[-1][0]
    names = [each.mention.figure.words for each, _ in named]
    figure = Figure(bound=Bound.AT_LEAST, low=sum(count for _, count in named), words=", ".join(names))
    kinds = {each.mention.population for each, _ in named}
    _put(seen, _where(seen), last, figure, kinds.pop() if len(kinds) == 1 else "people")
    return last


def _total(mention: Mention) -> bool:
    """Whether it is a count the text states of all the dead or hurt, not of some of them."""
    whole = mention.host is None and mention.part_of is None and not mention.adds
    return not mention.implied and whole and mention.population in ("people", "civilians") and _size(mention) > 1


def _unknown(seen: Seen) -> set[int]:
    """Lists of "victims" in a document that tells of hurt people and of no dead: they may be either."""
    told = [each for each in seen.found if seen.is_own(each)]
    lists = [each for each in told if _of_victims(each.mention)]
    if not lists:
        return set()
    others = [each.mention for each in told if not _of_victims(each.mention) and _size(each.mention) >= 1]
    dead = any(mention.metric == "killed" for mention in others)
    return set() if dead or not any(mention.metric == "injured" for mention in others) else {id(e) for e in lists}


def _of_victims(mention: Mention) -> bool:
    trigger = mention.trigger
    listed = isinstance(mention, Implied) and mention.event is None and bool(mention.names) and trigger is not None
    return listed and trigger is not None and mention.line.lows[trigger.start] in kin()["open"]


def _outlived(found: Sequence[Found]) -> set[int]:
    """Those said to be shot and, elsewhere in the document, to have died of it: they are no injured."""
    dead = [each.mention for each in found if each.mention.metric == "killed" and isinstance(each.mention, Implied)]
    gone: set[int] = set()
    for each in found:
        hurt = each.mention
        if hurt.metric not in ("injured", "hospitalised") or not isinstance(hurt, Implied) or hurt.person is None:
            continue
        if hurt.metric == "injured" and not _leaves_open(hurt) and not _known(hurt):
            continue
        if any(_same(hurt, other) and not _is_new(hurt, other) for other in dead if isinstance(other, Implied)):
            gone.add(id(each))
    return gone


def _known(hurt: Implied) -> bool:
    """Whether the words point to somebody told of before: "he", "the boy", "Lind"; not "the driver of the lorry"."""
    person, lows = hurt.person, hurt.line.lows
    if person is None:
        return False
    if person.kind == "noun":
        after = lows[person.end] if person.end < len(lows) else ""
        told = after not in grammar().prepositions and after not in grammar().relatives
        plain = ((people().male | people().female) - kin()["one"]) | people().children | kin()["open"]
        return person.definite and told and person.who in plain
    return person.kind in ("pronoun", "owner") or len(person.name) == 1


def _is_new(hurt: Implied, dead: Implied) -> bool:
    """Whether a later paragraph brings in somebody new ("a man died"), who is not the one told of before."""
    one, other = hurt.line.sentence, dead.line.sentence
    person = dead.person
    return other.line > one.line and person is not None and person.kind == "noun" and not person.definite


def _leaves_open(hurt: Implied) -> bool:
    if hurt.event is None:
        return False
    return not any(word in _lived() for word in hurt.line.lows[hurt.event.start : hurt.event.end])


def _same(hurt: Implied, dead: Implied) -> bool:
    """Whether nothing says that two mentions are of two people."""
    one, other = hurt.person, dead.person
    if one is None or other is None:
        return False
    if hurt.line is dead.line and one.kind != "pronoun" and other.kind != "pronoun":
        return False
    if one.who in ("another",) or (hurt.line.lows[one.start] == "another" and not _by_another(hurt)):
        return False
    if one.name and other.name and not frozenset(one.name) & frozenset(other.name):
        return False
    if one.age is not None and other.age is not None and one.age != other.age:
        return False
    if _sex(one) and _sex(other) and _sex(one) != _sex(other):
        return False
    grown = [each for each in (one, other) if (each.age is not None and not each.child) or each.who in ("man", "woman")]
    return not (grown and any(each.child for each in (one, other)))


def _by_another(hurt: Implied) -> bool:
    """Whether "another" sets the victim apart from who did it and not from the dead: "he shot another man"."""
    if hurt.event is None or hurt.person is None or hurt.event.end > hurt.person.start:
        return False
    at = hurt.event.start - 1
    while at > 0 and (hurt.line.lows[at] in grammar().adverbs or hurt.line.lows[at] in grammar().aux):
        at -= 1
    return hurt.line.lows[at] not in closed()["he"]  # "he shot another man" may be said of the dead


def _sex(person: Person) -> str:
    known = people()
    words = {person.who, *person.name[:1]}
    return "m" if words & known.male else "f" if words & known.female else ""
