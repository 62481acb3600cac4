"""Numbers with what they count: every mention of a figure that is a claim, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.extract.counts.against import against
from claims.extract.counts.among import had_been, listed, told_of
from claims.extract.counts.continued import continued
from claims.extract.counts.counting import counted, opened, quoted
from claims.extract.counts.labelled import label_of
from claims.extract.counts.link import Link, Span
from claims.extract.counts.linking import choose, stated
from claims.extract.counts.mention import Mention
from claims.extract.counts.ordinals import running_total
from claims.extract.counts.phrases import Phrase, phrase
from claims.extract.counts.pointing import pointing, turned
from claims.extract.counts.withdrawn import withdrawn
from claims.extract.counts.zeros import denies, zeros
from claims.extract.links import parts
from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import lists
from claims.extract.uncounted.masks import counts_nothing, is_cost, is_money, labels_somebody
from claims.figures.quantities import Quantity
from claims.model.figure import Bound, Figure
from claims.vocabulary.lexicon import grammar
from claims.vocabulary.terms import metrics

_NAMED = 9  # tokens of an aside that names one who speaks


@dataclass(slots=True)
class _State:
    found: list[Mention]
    by_figure: dict[int, int]
    spans: list[Span]


def mentions(line: Line, earlier: Sequence[Mention] = (), none: Sequence[Quantity] | None = None) -> list[Mention]:
    """The mentions of a sentence, left to right. `earlier` are those before it, the last sentence's last.

    `none` are its zeros where they have been read already.
    """
    if none is None:
        none = zeros(line) if denies(line) else ()
    if not line.figures and not none:
        return []
    figures = [figure for figure in line.figures if not any(zero.start <= figure.start < zero.end for zero in none)]
    figures = sorted([*figures, *none], key=lambda figure: figure.start)
    line.figures = figures
    state = _State([], {}, [])
    for at, quantity in enumerate(figures):
        made = _read(line, at, quantity, state, earlier)
        if made is not None:
            state.by_figure[at] = len(state.found)
            state.found.append(made)
    for part, whole in parts.listed(line, state.found).items():
        if state.found[part].host is None:
            state.found[part] = replace(state.found[part], host=whole)
    return state.found


def _read(line: Line, at: int, quantity: Quantity, state: _State, earlier: Sequence[Mention]) -> Mention | None:
    if quantity.ordinal:
        return _ordinal(line, quantity)
    if is_money(line, quantity):
        return _cost(line, quantity)
    if counts_nothing(line, quantity) or labels_somebody(line, quantity):
        return None
    around = phrase(line, quantity)
    if quantity.change == "to" and at - 1 in state.by_figure:
        return _changed_to(line, quantity, around, state, state.by_figure[at - 1])
    if _speaks(line, around):
        return None
    made = _of_kind(line, quantity, around, state, earlier) or listed(line, quantity, around, earlier)
    if made is not None:
        return made
    host, opened = parts.host(line, at, state.by_figure)
    whole = state.found[host].metric if host is not None else None
    link = choose(line, quantity, around, state.spans, whole, opened)
    if link is None or (link.side != "head" and _bare_one(line, quantity, around, link)):
        return (
            pointing(line, quantity, around, state.found, earlier)
            or continued(line, quantity, around, state.found, earlier)
            or told_of(line, quantity, around, state.found, earlier)
            or against(line, quantity, around, state.found, earlier)
        )
    if link.side == "host":
        return _made(line, quantity, around, link, host, state)
    if (
        host is not None
        and link.metric != state.found[host].metric
        and link.trigger is not None
        and link.trigger.start > opened
        and link.side == "left"
    ):
        host = None
    made = _made(line, quantity, around, link, host, state)
    return made if made is None or host is not None else had_been(_of_earlier(made, around, earlier), earlier)


def _of_kind(
    line: Line, quantity: Quantity, around: Phrase, state: _State, earlier: Sequence[Mention]
) -> Mention | None:
    """ "seven of them were children": a part of the total before, with a population of its own."""
    named = parts.kind(line, quantity, around)
    if named is None:
        return None
    size, metric = float(quantity.value), stated(around)
    near = earlier if metric or around.head is not None else parts.last_of(earlier)
    total = parts.total_before(size, metric, state.found) or parts.total_before(size, metric, near)
    metric = metric or parts.opened_by(line) or (total.metric if total is not None else None)
    if metric is None:
        return None
    population, noun = named
    if not population and total is None:
        return None
    population = population or (total.population if total is not None else "people")
    made = Mention(line, quantity.start, noun + 1, quantity.figure, metric, population, quantity)
    if total is None:
        return made
    if total.line is line:
        return replace(made, host=state.found.index(total), trigger=total.trigger)
    return replace(made, part_of=total.span(), trigger=total.trigger)


def _of_earlier(made: Mention, around: Phrase, earlier: Sequence[Mention]) -> Mention:
    """ "Eighteen were hurt. Three are in intensive care.": a bare number that opens a sentence is of the one before."""
    bare = around.partitive or (around.head is None and around.state is None)
    if not bare or made.adds or made.start > 0 or made.figure.stated in (None, 0):
        return made
    size = float(made.figure.stated or 0)
    total = parts.total_before(size + (0 if around.partitive else 1), made.metric, parts.last_of(earlier))
    return made if total is None else replace(made, part_of=total.span())


def _speaks(line: Line, around: Phrase) -> bool:
    """ "two medical sources told": those who are only counted as speakers."""
    known, lows = lists(), line.lows
    if around.head is None or around.end >= len(lows):
        return False
    if _teller_behind(line, around.end):
        return True
    if lows[around.head] not in known["speakers"]:
        return False
    return lows[around.end] in grammar().talk or lows[around.end] in known["tells"]


def _teller_behind(line: Line, at: int) -> bool:
    """ "one survivor, Bo Ek, 34, recalled that": behind an aside that names those counted, they speak."""
    lows = line.lows
    if lows[at] != ",":
        return False
    for ahead in range(at + 1, min(at + _NAMED, len(lows) - 1)):
        if lows[ahead] == "," and (lows[ahead + 1] in grammar().talk or lows[ahead + 1] in lists()["tells"]):
            return line.toks[at + 1].text[:1].isupper() and lows[ahead + 2 : ahead + 3] != [","]
        if ahead in line.starts or lows[ahead] in grammar().aux:
            return False
    return False


def _changed_to(line: Line, quantity: Quantity, around: Phrase, state: _State, before: int) -> Mention | None:
    """The second half of "from 40 to 12 people": both count the same, whichever half says what."""
    first = state.found[before]
    made = _made(line, quantity, around, Link(first.metric, None, "host", 0.0), None, state)
    if made is None:
        return None
    if around.population is None and first.population != made.population:
        return replace(made, population=first.population)
    if first.population == "people":
        state.found[before] = replace(first, population=made.population)
    return replace(made, metric=first.metric)


def _bare_one(line: Line, quantity: Quantity, around: Phrase, link: Link) -> bool:
    """Whether "one" is a pronoun here ("a stronger one", "one of the few") and counts nobody."""
    if not (quantity.spelt and quantity.figure.high == 1 and line.lows[quantity.core] == "one"):
        return False
    beside = link.side == "right" and link.trigger is not None and link.trigger.start == quantity.end
    if beside and link.trigger is not None and "state" in link.trigger.roles:
        return False  # "gave the toll as one dead"
    if around.head is not None or around.state is not None:
        return around.partitive and line.lows[quantity.end : quantity.end + 3] == ["of", "the", "few"]
    before = line.lows[quantity.start - 1] if quantity.start else ","
    if link.side == "host" or around.partitive:
        return False
    opens = before in grammar().before_one or quantity.start != quantity.core
    return not (opens and link.cost <= 1.6)


def _ordinal(line: Line, quantity: Quantity) -> Mention | None:
    read = running_total(line, quantity)
    if read is None:
        return None
    metric, population, end = read
    figure = Figure(bound=Bound.AT_LEAST, low=quantity.value, words=quantity.figure.words)
    return Mention(line, quantity.core, end, figure, metric, population, quantity, ordinal=True)


def _cost(line: Line, quantity: Quantity) -> Mention | None:
    currency = is_cost(line, quantity)
    if currency is None:
        return None
    start = min(quantity.start, quantity.core - 1) if line.toks[quantity.core - 1].kind not in "wn" else quantity.start
    return Mention(line, max(0, start), quantity.end, quantity.figure, "cost", currency, quantity, unit=currency)


def _thing_before(line: Line, around: Phrase, link: Link, state: _State) -> str | None:
    """ "destroyed 300 homes and damaged 500": the thing counted last, where a number of things has no noun."""
    named = label_of(line, link) if around.head is None else None
    if named is not None:
        return named
    term = metrics().get(link.metric)
    if around.head is not None or term is None or term.counts != "things" or not state.found:
        return None
    last = state.found[-1]
    known = metrics().get(last.metric)
    return last.population if known is not None and known.counts == "things" and last.metric != "cost" else None


def _of_things(around: Phrase, link: Link, state: _State) -> Link:
    """ "destroyed nine tanks and captured two": a bare number goes on counting things, where its verb may."""
    own = link.trigger.sorts.get("things") if link.trigger is not None and around.head is None else None
    if own is None or not state.found or metrics().get(link.metric) is None:
        return link
    last = metrics().get(state.found[-1].metric)
    if last is None or last.counts != "things" or state.found[-1].metric == "cost":
        return link
    metric = own.get("acts") or own.get("doing") or own.get("does")
    return link if metric is None else replace(link, metric=metric)


def _made(
    line: Line, quantity: Quantity, around: Phrase, link: Link, host: int | None, state: _State
) -> Mention | None:
    whole = state.found[host] if host is not None else None
    link = _of_things(around, link, state)
    read = counted(
        line, quantity, around, link, whole.population if whole else _thing_before(line, around, link, state)
    )
    if read is None:
        return None
    metric, population = read
    if (
        host is not None
        and whole is not None
        and metric != whole.metric
        and not (metric == "killed" and whole.metric == "casualties")
    ):
        host = host if metrics().get(metric) and metrics()[metric].counts == "people" else None
    start, end = quoted(line, quantity, around, link)
    older = quantity.change == "from" or withdrawn(line, start) or _stood_before(line, quantity, start, link)
    return Mention(
        line,
        start,
        end,
        opened(line, quantity, link),
        metric,
        population,
        quantity,
        host,
        around.more and host is None,
        older=older,
        trigger=link.trigger if link.trigger is not None else whole.trigger if whole is not None else None,
        link=link,
    )


def _stood_before(line: Line, quantity: Quantity, start: int, link: Link) -> bool:
    """Whether another figure has taken its place: "an earlier toll of 12", "to 1,020 from 1,200"."""
    if link.side != "left":
        return False
    if line.lows[max(0, quantity.start - 1)] == "from" and turned(line, quantity):
        return True
    return any(word in grammar().older for word in line.lows[max(0, start - 3) : quantity.core])
