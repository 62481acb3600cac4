"""What a number counts once its trigger is known: metric and population, the figure as fenced, and the quote."""

from __future__ import annotations

from claims.extract.counts.link import Link
from claims.extract.counts.phrases import Phrase
from claims.extract.sentences.lines import Line
from claims.extract.uncounted.blockers import blocking
from claims.figures.quantities import Quantity
from claims.model.figure import Bound, Figure
from claims.vocabulary.lexicon import grammar, nouns
from claims.vocabulary.terms import metrics
from claims.vocabulary.words import table

PERSONAL = frozenset(["attendance", "detained", "rescued", "displaced", "evacuated"])
"""Metrics whose nouns are people, counted by their predicate first ("23 demonstrators were in custody")."""
_VAGUE_REACH = 1.2  # "several" is claimed only where its verb stands close
_BEFALLS = frozenset(
    [
        "killed",
        "injured",
        "casualties",
        "bodies_recovered",
        "hospitalised",
        "missing",
        "detained",
        "released",
        "rescued",
        "attendance",
    ]
)
_FOR_THINGS = {"killed": "destroyed", "injured": "damaged", "casualties": "damaged", "rescued": ""}
_PEOPLE_ONLY = frozenset(
    ["released", "rescued", "attendance", "evacuated", "hospitalised", "injured", "missing", "detained", "displaced"]
)
_FOR_PEOPLE = {"destroyed": "", "damaged": "injured", "seized": "detained", "without_power": "without_power"}


def opened(line: Line, quantity: Quantity, link: Link) -> Figure:
    """The figure, opened by "minimum" or "maximum" before the noun it belongs to: "a minimum estimate of one"."""
    figure = quantity.figure
    if figure.high == 0:  # "passed without casualties"
        return figure
    if (
        link.side == "left"
        and link.trigger is not None
        and link.trigger.roles.keys() & {"tolls", "nouns"}
        and figure.bound is Bound.EXACT
    ):
        span = range(max(0, link.trigger.start - 4), quantity.start)
        near = [line.lows[at] for at in span if not at or not line.toks[at].text.istitle()]  # not "Upper Marl"
        ends = table("hedges")["estimates"]
        if any(word in ends["least"] for word in near):
            return Figure(bound=Bound.AT_LEAST, low=figure.low, words=figure.words)
        if line.before(quantity.start) in grammar().passed:
            return Figure(bound=Bound.MORE_THAN, low=figure.low, words=figure.words)
        if any(word in ends["most"] for word in near):
            return Figure(bound=Bound.AT_MOST, high=figure.high, words=figure.words)
    up_to = figure.bound is Bound.AT_MOST and line.lows[quantity.start : quantity.start + 2] == ["up", "to"]
    if up_to and line.before(quantity.start) in grammar().climbs:
        return Figure(bound=Bound.EXACT, low=figure.high, high=figure.high, words=figure.words)  # "went up to 96"
    if link.side == "head" and figure.bound is Bound.EXACT and line.before(quantity.start) in grammar().passed:
        return Figure(bound=Bound.MORE_THAN, low=figure.low, words=figure.words)
    return figure


def counted(line: Line, quantity: Quantity, around: Phrase, link: Link, whole: str | None) -> tuple[str, str] | None:
    """Metric and population; None where the noun cannot be what the trigger says."""
    metric = link.metric
    term = metrics().get(metric)
    counts = term.counts if term else "people"
    noun = _noun(line, around)
    if quantity.figure.bound is Bound.VAGUE and quantity.value in (2, 3) and link.cost > _VAGUE_REACH:
        return None
    if metric == "attacked" and around.head is None:
        return None
    if quantity.figure.bound is Bound.VAGUE and noun not in nouns().ids and _is_one_thing(noun):
        return None  # "thousands mourn ferry dead": one thing is not what thousands are
    if metric in _BEFALLS and noun in blocking().after_inert and noun not in nouns().ids:
        return None
    if counts == "people":
        return _persons(line, quantity, around, link, whole)
    return _others(quantity, around, link, whole, noun)


def _persons(line: Line, quantity: Quantity, around: Phrase, link: Link, whole: str | None) -> tuple[str, str] | None:
    """What a metric of people counts: people, one sort of them, or things it says something else of."""
    metric, noun = link.metric, _noun(line, around)
    is_thing = noun in nouns().things or (around.thing is not None and noun not in nouns().ids)
    if quantity.figure.high == 0 and f"{noun}s" in nouns().things:
        noun = f"{noun}s"
    if around.trigger is None and noun in nouns().things and around.population is None:
        metric = _FOR_THINGS.get(metric, metric if metric in ("missing", "evacuated") else "")
        return (metric, noun) if metric else None
    if is_thing and around.trigger is None and not noun.endswith("s") and _of_tally(link):
        return metric, "people"
    if is_thing and around.trigger is None:
        person = _one_of(noun) if quantity.figure.high == 1 else noun if noun.endswith(nouns().endings) else None
        if person is not None and noun not in nouns().things and metric != "members":
            return metric, person
        if not noun.endswith("s") or metric == "members" or (metric in _PEOPLE_ONLY and not _people(line, around)):
            return None
        return metric, noun
    if around.population:
        return metric, around.population
    if (
        around.trigger is not None
        and link.trigger is not around.trigger
        and around.trigger.roles.get("nouns") in PERSONAL
    ):
        return metric, noun_of(line, around)
    partitive = whole is not None and (around.partitive or around.head is None)
    return metric, whole if partitive and whole is not None else "people"


def _others(quantity: Quantity, around: Phrase, link: Link, whole: str | None, noun: str) -> tuple[str, str] | None:
    """What a metric of things or of deeds counts; people it is said of fall under another metric."""
    metric = link.metric
    if quantity.figure.high == 0 and f"{noun}s" in nouns().things:
        return metric, f"{noun}s"
    if around.trigger is not None:
        return metric, metric
    swept = link.trigger.roles.get("sweeps") if link.trigger is not None else None
    if metric in _FOR_PEOPLE and noun in nouns().sorts["people"]:
        metric = swept or ("detained" if metric == "seized" else "")
        return (metric, around.population or noun) if metric else None
    if around.population is not None and noun in nouns().ids and metric in _FOR_PEOPLE:
        metric = swept or _FOR_PEOPLE[metric]
        return (metric, around.population) if metric else None
    if around.population is not None and metric in ("attacked",):
        return None
    if around.head is None and whole is None and swept:
        return swept, "people"
    if around.head is None and whole is None:
        return metric, "people" if metric == "without_power" else metric
    return metric, around.thing or around.population or (whole if whole else metric)


def _noun(line: Line, around: Phrase) -> str:
    """The counted noun; "" where there is none, or where it is a trigger of its own."""
    return line.lows[around.head] if around.head is not None and around.trigger is None else ""


def _is_one_thing(noun: str) -> bool:
    """Whether a noun of things stands in the singular: "ferry", "house"."""
    things = nouns().things
    return f"{noun}s" in things or (noun.endswith("y") and f"{noun[:-1]}ies" in things)


def _people(line: Line, around: Phrase) -> bool:
    """Whether a noun that no list of people has may still be one: by its ending, or as the name of a people."""
    token = line.toks[around.head or 0]
    return token.lower in nouns().sorts["people"] or token.lower.endswith(nouns().endings) or token.text[:1].isupper()


def _one_of(noun: str) -> str | None:
    """Those one is one of, where a noun that no list has may be a person by its ending: "bricklayer", "quarryman"."""
    ending = next((end for end in nouns().singular if noun.endswith(end)), None)
    return None if ending is None else noun.removesuffix(ending) + nouns().singular[ending]


def _of_tally(link: Link) -> bool:
    """ "a crowd put at 2,000 stayed": the word behind a tally's number is no noun of its own."""
    return link.side == "left" and link.trigger is not None and bool(link.trigger.roles.keys() & {"tolls", "nouns"})


def noun_of(line: Line, around: Phrase) -> str:
    """The counted noun itself as a population: its id where the vocabulary knows it."""
    noun = line.lows[around.head] if around.head is not None else "people"
    return nouns().ids.get(noun, noun)


def quoted(line: Line, quantity: Quantity, around: Phrase, link: Link) -> tuple[int, int]:
    """The shortest run with the figure, its hedge and its noun or verb."""
    start, end = quantity.start, max(quantity.end, quantity.core_end)
    if around.head is not None:
        end = max(end, around.head + 1, around.end if around.trigger else 0)
    elif around.state is not None:
        end = max(end, around.state.end)
    elif link.trigger is not None:
        if link.side == "right" and link.trigger.end - end <= 4:
            end = link.trigger.end
        elif link.side == "left" and start - link.trigger.end <= 4 and not _parted(line, link.trigger.end, start):
            start = link.trigger.start
    if quantity.figure.high == 0 and link.trigger is not None and link.side == "right" and link.trigger.end - end <= 6:
        end = link.trigger.end
    return start, max(end, start + 1)


def _parted(line: Line, begin: int, end: int) -> bool:
    """Whether another number stands between: "its figure for destroyed homes to 1,020 from 1,200"."""
    return any(begin <= figure.start < end for figure in line.figures)
