"""Numbers with what they count: every mention of a figure that is a claim, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.extract.lines import Line
from claims.extract.linking import Link, left, right
from claims.extract.masks import counts_nothing, is_money
from claims.extract.phrases import Phrase, phrase
from claims.figures.hedges import fenced
from claims.figures.quantities import Quantity
from claims.model.figure import Bound, Figure
from claims.vocabulary.lexicon import grammar
from claims.vocabulary.terms import metrics


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure with its metric and population; `start` and `end` are tokens of the quote."""

    line: Line
    start: int
    end: int
    figure: Figure
    metric: str
    population: str
    quantity: Quantity | None = None
    host: int | None = None
    adds: bool = False
    ordinal: bool = False
    implied: bool = False


def mentions(line: Line) -> list[Mention]:
    """The mentions of a sentence, left to right; `host` is the index of the mention this one is part of."""
    found: list[Mention] = []
    links: dict[int, Link | None] = {}
    by_figure: dict[int, int] = {}
    for at, quantity in enumerate(line.figures):
        if counts_nothing(line, quantity) or is_money(line, quantity):
            links[at] = None
            continue
        around = phrase(line, quantity)
        host = _host(line, at, by_figure)
        link = _link(line, quantity, around, links, found[host] if host is not None else None)
        links[at] = link
        if link is None:
            continue
        made = _mention(line, quantity, around, link, host, found)
        if made is not None:
            by_figure[at] = len(found)
            found.append(made)
    return found


def _link(line: Line, quantity: Quantity, around: Phrase, links: dict[int, Link | None], host: Mention | None) -> Link | None:
    if around.trigger is not None:
        return Link(around.trigger.roles["nouns"], around.trigger, "head", 0.0)
    if around.state is not None:
        roles = around.state.roles
        return Link(roles.get("state") or roles.get("acts") or "killed", around.state, "head", 0.0)
    after, ahead = right(line, quantity, around), left(line, quantity, around, links)
    best = min((link for link in (after, ahead) if link is not None), key=lambda link: link.cost, default=None)
    if host is not None and (best is None or best.side == "left" or best.cost > 0.6):
        return Link(host.metric, None, "host", 0.0)
    return best


def _host(line: Line, at: int, by_figure: dict[int, int]) -> int | None:
    """The mention this figure is a part of: "16 people, including two children", "13 hurt, two of them critically"."""
    quantity = line.figures[at]
    words = grammar()
    for before in range(at - 1, -1, -1):
        between = line.lows[line.figures[before].end : quantity.start]
        if any(word in (";", "—") for word in between):
            return None
        if any(word in words.inclusive for word in between):
            return by_figure.get(before)
        partitive = line.lows[quantity.end : quantity.end + 2]
        if partitive in (["of", "them"], ["of", "whom"], ["of", "these"]) and before in by_figure:
            return by_figure[before]
        if len(between) > 8:
            return None
    return None


def _mention(line: Line, quantity: Quantity, around: Phrase, link: Link, host: int | None, found: list[Mention]) -> Mention | None:
    metric = link.metric
    term = metrics().get(metric)
    counts = term.counts if term else "people"
    if counts == "people" and around.thing is not None:
        if metric in ("killed", "injured") and around.thing.endswith("s") is False and not line.toks[around.head or 0].text[:1].isupper():
            return None
        population = around.thing
    elif counts == "people":
        population = around.population or (found[host].population if host is not None and around.partitive else "people")
    elif around.thing is None and around.population is not None:
        population = around.population
    else:
        population = around.thing or _own(line, link, metric)
    figure = quantity.figure
    if quantity.ordinal:
        figure = Figure(bound=Bound.AT_LEAST, low=quantity.value, words=figure.words)
    start, end = _quote(line, quantity, around, link)
    return Mention(line, start, end, figure, metric, population, quantity, host, around.more and host is None, quantity.ordinal)


def _own(line: Line, link: Link, metric: str) -> str:
    return metric if link.trigger is None or link.side != "head" else metric


def _quote(line: Line, quantity: Quantity, around: Phrase, link: Link) -> tuple[int, int]:
    """The shortest run with the figure, its hedge and its noun or verb."""
    start, end = quantity.start, max(quantity.end, quantity.core_end)
    if around.head is not None:
        end = max(end, around.head + 1, around.end if around.trigger else 0)
    elif around.state is not None:
        end = max(end, around.state.end)
    elif link.trigger is not None:
        if link.side == "right" and link.trigger.end - end <= 4:
            end = link.trigger.end
        elif link.side == "left" and start - link.trigger.end <= 3:
            start = link.trigger.start
    return start, max(end, start + 1)


__all__ = ["Mention", "fenced", "mentions", "replace"]
