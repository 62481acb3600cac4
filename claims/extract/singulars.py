"""Implied ones: "killed a farmer", "a 34-year-old man was shot dead", "Man killed in crash", "Ann Smith, 40, died"."""

from __future__ import annotations

from claims.extract.lines import Line
from claims.extract.linking import Link, left, right
from claims.extract.mention import Mention
from claims.extract.phrases import phrase
from claims.figures.quantities import Quantity
from claims.model.figure import Bound, Figure
from claims.vocabulary.lexicon import blockers, grammar, nouns

_METRICS = frozenset(["killed", "injured", "casualties", "missing", "rescued", "hospitalised", "bodies_recovered"])
_INDEFINITE = frozenset(["a", "an", "another"])
_DEFINITE = frozenset(["the", "his", "her", "their", "its"])
_NEAR, _NEARER = 2.2, 0.4  # what the way to the trigger may cost: for "a man", and for "the man"
_ADULT = 18
_GENERAL = frozenset(
    ["people", "other", "others", "resident", "citizen", "family", "families", "troop", "police", "suspect", "couple"]
)


def singulars(line: Line, taken: list[Mention]) -> list[Mention]:
    """The implied ones of a sentence that no explicit figure covers."""
    if not any(
        trigger.roles.keys() & {"acts", "does", "state", "doing"} and _METRICS & set(trigger.roles.values())
        for trigger in line.starts.values()
    ):
        return []
    found: list[Mention] = []
    for at, word in enumerate(line.lows):
        if word in _INDEFINITE or word in _DEFINITE:
            made = _noun(line, at)
        elif at <= 1 and word in nouns().ids and _single(word) and _titled(line, at):
            made = _bare(line, at)
        elif line.toks[at].kind == "n" and at >= 3 and line.lows[at - 1] == ",":
            made = _named(line, at)
        else:
            continue
        if made is not None and not any(each.start < made.end and made.start < each.end for each in [*taken, *found]):
            found.append(made)
    return found


def _titled(line: Line, at: int) -> bool:
    """Whether the noun heads a line: "Farmer killed", "Rescue worker killed"."""
    paired = at == 1 and " ".join(line.lows[:2]) in nouns().pairs
    return line.toks[0].text[:1].isupper() and (paired or line.toks[at].text[:1].isupper())


def _quantity(line: Line, start: int, end: int) -> Quantity:
    figure = Figure(bound=Bound.EXACT, low=1, best=1, high=1, words=line.words(start, end))
    return Quantity(start, start, end, end, figure, spelt=True)


def _noun(line: Line, at: int) -> Mention | None:
    """A singular noun phrase behind an article or possessive."""
    if any(figure.start <= at < figure.end for figure in line.figures):
        return None
    quantity = _quantity(line, at, at + 1)
    around = phrase(line, quantity)
    if around.head is None and line.lows[at] == "another":
        return _another(line, at, quantity)
    if around.head is None or around.trigger is not None:
        return None
    noun = line.lows[around.head]
    aged = noun == "old"
    if not aged and (around.population is None or noun not in nouns().ids or not _single(noun)):
        return None
    if noun in blockers().agents and noun not in ("officer", "deputy"):
        return None
    link = _nearest(line, quantity, around.end)
    definite = line.lows[at] in _DEFINITE
    if link is None or link.metric not in _METRICS or link.cost > (_NEARER if definite else _NEAR):
        return None
    if definite and link.metric != "killed":
        return None
    population = around.population or "people"
    if aged:
        population = "children" if _age(line, at, around.head) < _ADULT else "people"
    return _mention(line, at, around.head + 1, quantity, link, population)


def _another(line: Line, at: int, quantity: Quantity) -> Mention | None:
    """ "one was killed and another injured", "injuring another": the noun is the one before."""
    around = phrase(line, quantity)
    found = [link for link in (right(line, quantity, around), left(line, quantity, around, [])) if link is not None]
    best = min(found, key=lambda link: link.cost, default=None)
    if best is None or best.metric not in _METRICS or best.cost > _NEARER:
        return None
    return _mention(line, at, at + 1, quantity, best, "people")


def _nearest(line: Line, quantity: Quantity, end: int) -> Link | None:
    around = phrase(line, quantity)
    found = [link for link in (right(line, quantity, around), left(line, quantity, around, [])) if link is not None]
    best = min(found, key=lambda link: link.cost, default=None)
    return None if best is not None and best.trigger is not None and _noun_only(line, best) else best


def _noun_only(line: Line, link: Link) -> bool:
    """ "shooting of a man": also a trigger; but a bare noun far off is none."""
    return link.side == "left" and link.cost > 0.5


def _bare(line: Line, at: int) -> Mention | None:
    """Headline style: the noun without its article at the head of a line."""
    pair = " ".join(line.lows[max(0, at - 1) : at + 1])
    if at == 1 and pair not in nouns().pairs and line.lows[0] in nouns().ids:
        return None
    if not line.sentence.first or at + 1 >= len(line.lows):
        return None
    end = at + 1
    trigger = line.starts.get(end)
    if trigger is None and line.lows[end : end + 1] in (
        ["fatally"],
        ["critically"],
        ["seriously"],
        ["found"],
        ["accidentally"],
    ):
        trigger, end = line.starts.get(end + 1), end + 1
    if trigger is None:
        return None
    metric = trigger.roles.get("state") or trigger.roles.get("does") or trigger.roles.get("acts")
    follows = line.lows[trigger.end] if trigger.end < len(line.lows) else ""
    if (
        metric not in _METRICS
        or follows in grammar().determiners
        or follows in nouns().ids
        or any(figure.start == trigger.end for figure in line.figures)
    ):
        return None
    begin = 0 if at == 1 else at
    quantity = _quantity(line, begin, at + 1)
    return _mention(
        line,
        begin,
        at + 1,
        quantity,
        Link(metric, trigger, "right", 0.0),
        nouns().ids.get(pair) or nouns().ids[line.lows[at]],
    )


def _named(line: Line, at: int) -> Mention | None:
    """A named victim with an age: "Ann Smith, 40, was killed"."""
    lows, toks = line.lows, line.toks
    if not (toks[at].text.isdecimal() and len(toks[at].text) <= 2 and at + 2 < len(lows) and lows[at + 1] == ","):
        return None
    begin = at - 1
    while (
        begin > 0
        and toks[begin - 1].kind in "w."
        and (toks[begin - 1].text[:1].isupper() or toks[begin - 1].kind == ".")
        and at - begin < 6
    ):
        begin -= 1
    if at - 1 - begin < 2 or lows[begin] in grammar().determiners | grammar().prepositions:
        return None
    quantity = _quantity(line, at, at + 2)
    around = phrase(line, quantity)
    if around.head is not None:
        return None
    link = right(line, quantity, around)
    if "were" in lows[at + 2 : at + 5] or "are" in lows[at + 2 : at + 5]:
        return None
    if link is None or link.metric not in _METRICS or link.cost > 0.9:
        return None
    figure = Figure(bound=Bound.EXACT, low=1, best=1, high=1, words=line.words(begin, at - 1))
    population = "children" if int(toks[at].text) < _ADULT else "people"
    end = link.trigger.end if link.trigger is not None else at
    return Mention(line, begin, end, figure, link.metric, population, quantity, implied=True, trigger=link.trigger)


def _mention(line: Line, start: int, end: int, quantity: Quantity, link: Link, population: str) -> Mention:
    trigger, words = link.trigger, line.words(start, end)
    if trigger is not None and link.side == "left" and start - trigger.end <= 2:
        start = trigger.start
    elif trigger is not None and link.side == "right" and trigger.end - end <= 4:
        end = trigger.end
    figure = Figure(bound=Bound.EXACT, low=1, best=1, high=1, words=words)
    return Mention(
        line, start, max(start + 1, end), figure, link.metric, population, quantity, implied=True, trigger=link.trigger
    )


def _single(noun: str) -> bool:
    """Whether a population noun is in the singular."""
    if noun in _GENERAL:
        return False
    return not noun.endswith("s") and noun not in (
        "men",
        "women",
        "children",
        "policemen",
        "policewomen",
        "fishermen",
        "servicemen",
        "gunmen",
        "cameramen",
        "crewmen",
        "watchmen",
        "grandchildren",
        "schoolchildren",
        "people",
        "staff",
        "crew",
        "elderly",
        "kids",
        "lives",
        "others",
    )


def _age(line: Line, start: int, end: int) -> int:
    for token in line.toks[start:end]:
        if token.text.isdecimal() and len(token.text) < 4:
            return int(token.text)
    return _ADULT
