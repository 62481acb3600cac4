"""What a figure is a part of: a total of its sentence ("16 people, including two children") or of one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.extract.counts.mention import Mention
from claims.extract.counts.phrases import Phrase
from claims.extract.sentences.lines import Line
from claims.extract.uncounted.blockers import blocking
from claims.figures.quantities import Quantity
from claims.figures.tokens import Token
from claims.vocabulary.lexicon import grammar, nouns
from claims.vocabulary.terms import metric_within, metrics

_FAR = 10  # tokens between a total and a part that no word opens
_OF_THEM = (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])
_OPENERS = {"(": ")", ":": ".", "—": "—", "–": "–"}
_ADULT, _OLD = 18, 60  # years
_NOUN = 3  # tokens from a total to a bracket
_KIND = 5  # tokens from "were" to the noun of people


def host(line: Line, at: int, by_figure: Mapping[int, int]) -> tuple[int | None, int]:
    """The mention this figure is a part of, and the token that opens the part; None and -1 where it is none."""
    quantity, words = line.figures[at], grammar()
    for before in range(at - 1, -1, -1):
        begin = line.figures[before].end
        between = line.lows[begin : quantity.start]
        if ";" in between or ("—" in between and not words.inclusive.intersection(between)):
            return None, -1
        if "," not in between and _among_total(between):
            return None, -1
        opening = next((k for k, word in enumerate(between) if word in words.inclusive), None)
        if opening is not None:
            return by_figure.get(before), begin + opening
        if before not in by_figure:
            if len(between) > _FAR:
                break
            continue
        if line.lows[quantity.end : quantity.end + 2] in _OF_THEM or between[-2:] in _OF_THEM:
            return by_figure[before], begin
        if between[-1:] in ([","], ["and"]) and _only_how(line, quantity):
            return by_figure[before], quantity.start - 1
        if len(between) > _FAR:
            break
    bracket = _bracket(line, quantity)
    if bracket:
        whole = next((k for k in range(at - 1, -1, -1) if line.figures[k].end <= bracket), None)
        if whole in by_figure and whole is not None and bracket - line.figures[whole].end <= _NOUN:
            return by_figure[whole], bracket
    return _of_these(line, at, by_figure)


def _bracket(line: Line, quantity: Quantity) -> int:
    """Where the bracket opens whose list this number is in: "12 dead (8 civilians, 4 soldiers)"; 0 for none."""
    for at in range(quantity.start - 1, 0, -1):
        if line.lows[at] == "(":
            return at
        if line.toks[at].kind not in "wn," or line.lows[at] in grammar().aux:
            return 0
    return 0


def _among_total(between: Sequence[str]) -> bool:
    """ "four children among seven dead", "four children were among the seven": the total stands behind."""
    return list(between[-1:]) == ["among"] or list(between[-2:]) == ["among", "the"]


def _only_how(line: Line, quantity: Quantity) -> bool:
    """ "fifteen were hurt, three seriously": a bare number with nothing but how badly."""
    return line.lows[quantity.end : quantity.end + 1] != [] and line.lows[quantity.end] in grammar().degrees


def _of_these(line: Line, at: int, by_figure: Mapping[int, int]) -> tuple[int | None, int]:
    """ "of the 31 dead, 12 were women and five were children": the total opens the sentence."""
    for total in range(at):
        begin = line.figures[total].start
        lead = line.lows[max(0, begin - 3) : begin]
        if total not in by_figure or "of" not in lead:
            continue
        opens = begin - len(lead) + lead.index("of")
        if opens == 0 and "," in line.lows[line.figures[total].end : line.figures[at].start]:
            return by_figure[total], line.figures[total].end
    return None, -1


def listed(line: Line, found: Sequence[Mention]) -> dict[int, int]:
    """ "13 people: 10 soldiers and 3 civilians", "9 people (5 men, 4 women)": parts to their total, by index.

    The numbers of a list that opens behind a total are its parts where they are no more than the total.
    """
    parts: dict[int, int] = {
        k: k + 1
        for k in range(len(found) - 1)
        if _among_total(line.lows[found[k].end : found[k + 1].start]) and _size(found[k]) <= _size(found[k + 1])
    }
    for whole, total in enumerate(found):
        after = [k for k in range(whole + 1, len(found)) if found[k].metric == total.metric]
        if not after or total.host is not None or total.adds:
            continue
        opened = _list_opens(line, total.end, found[after[0]].start)
        if opened is None:
            continue
        inside = [k for k in after if _within(line, opened, found[k])]
        sizes = [_size(found[k]) for k in inside]
        if inside and sum(sizes) <= _size(total) and (len(inside) > 1 or opened[1] != ":"):
            parts.update(dict.fromkeys(inside, whole))
    return parts


def _list_opens(line: Line, begin: int, end: int) -> tuple[int, str] | None:
    """Where a bracket, a colon or a dash opens a list between a total and the next figure, and which."""
    for at in range(begin, end):
        if line.lows[at] in _OPENERS:
            return at, line.lows[at]
    return None


def _within(line: Line, opened: tuple[int, str], part: Mention) -> bool:
    """Whether a figure stands in the list: before its closing sign, with no verb on the way."""
    at, sign = opened
    between = line.lows[at + 1 : part.start]
    if _OPENERS[sign] in between or ";" in between:
        return False
    return not any(word in grammar().aux for word in between)


def _size(mention: Mention) -> float:
    stated = mention.figure.stated
    return float(stated if stated is not None else (mention.figure.low or mention.figure.high or 0))


def total_before(size: float, metric: str | None, earlier: Sequence[Mention]) -> Mention | None:
    """The figure of people before that is no part itself and can hold a part of this size (of the metric, where given).

    Without a metric the dead come first ("twelve died and 30 were hurt. Seven were children"), then the nearest.
    """
    best: Mention | None = None
    for each in reversed(earlier):
        term = metrics().get(each.metric)
        if each.host is not None or each.part_of or term is None or term.counts != "people" or each.ordinal:
            continue
        if size > _size(each) or not (metric is None or metric_within(metric, each.metric)):
            continue
        if metric is not None or each.metric == "killed":
            return each
        best = best or each
    return best


def opened_by(line: Line) -> str | None:
    """ "Of the injured, nine are children": what befell those the sentence opens with."""
    if line.lows[:1] != ["of"] or line.lows[1:2] not in (["the"], ["those"]):
        return None
    trigger = line.starts.get(1) or line.starts.get(2)
    if trigger is None or line.lows[trigger.end : trigger.end + 1] != [","]:
        return None
    return next((trigger.roles[role] for role in ("state", "acts", "nouns", "tolls") if role in trigger.roles), None)


def last_of(earlier: Sequence[Mention]) -> list[Mention]:
    """Those of the last sentence that had any; one with nothing but parts of figures before it is gone past."""
    last = next(
        (each.line for each in reversed(earlier) if each.part_of is None), earlier[-1].line if earlier else None
    )
    return [each for each in earlier if each.line is last]


def kind(line: Line, quantity: Quantity, around: Phrase) -> tuple[str, int] | None:
    """ "seven of them were children", "six were women": the population said of a bare number, and its noun's token."""
    lows, words = line.lows, grammar()
    if quantity.figure.high == 0:
        return None
    told = line.before(quantity.start) in words.talk and around.head is None and identified(line, around.end)
    if not told and not _subject(line, quantity, around):
        return None
    at = around.end
    while at < len(lows) and lows[at] in words.adverbs and lows[at] not in words.copulas:
        at += 1
    if identified(line, around.end):
        return "", around.end - 1
    return _noun_of_kind(line, at + 1) if at < len(lows) and lows[at] in words.copulas else None


def identified(line: Line, at: int) -> bool:
    """Whether those counted before a token are said to have been identified: "36 have now been identified"."""
    lows, words = line.lows, grammar()
    begin = at
    while at < len(lows) and (lows[at] in words.aux or lows[at] in words.adverbs):
        if lows[at] in words.denials:
            return False
        at += 1
    return begin < at < len(lows) and lows[at] in words.identified and lows[at + 1 : at + 2] != ["as"]


def _subject(line: Line, quantity: Quantity, around: Phrase) -> bool:
    """Whether a number without a noun of its own opens its clause: "six", "seven of them", "two of the victims"."""
    if around.state is None and around.head is not None:
        noun = line.lows[around.head]
        if (
            not around.partitive
            or noun in blocking().agents_words
            or noun not in nouns().general | grammar().casualties
        ):
            return False
    before = line.lows[quantity.start - 1] if quantity.start else ""
    return before in ("", ",", ";", "and", "but", "—", "–", "“", '"', ":") or before in grammar().subordinators


def _named(token: Token) -> bool:
    return token.kind == "w" and token.text[:1].isupper()


def _noun_of_kind(line: Line, begin: int) -> tuple[str, int] | None:
    """The population behind "were": "children", "under five", "" for "in Pell County"; and the last token of it."""
    known, lows = nouns(), line.lows
    for at in range(begin, min(begin + _KIND, len(lows))):
        found = line.starts.get(at)
        if found is not None and found.roles.keys() & {"acts", "does", "state"} and "nouns" not in found.roles:
            return None
        pair = f"{lows[at]} {lows[at + 1]}" if at + 1 < len(lows) else ""
        if pair in known.pairs:
            return known.ids[pair], at + 1
        if lows[at] in known.ids:
            after = lows[at + 1] if at + 1 < len(lows) else ""
            if after in known.ids:
                continue
            return known.ids[lows[at]], at
        if lows[at] in grammar().younger or lows[at] in grammar().older_than:
            ages = [each for each in line.figures if at < each.core <= at + 2]
            if not ages:
                return None
            if lows[at] in grammar().younger:
                return ("children" if ages[0].value <= _ADULT else "people"), ages[0].core
            return ("elderly" if ages[0].value >= _OLD else "people"), ages[0].core
        if at == begin and lows[at] in ("in", "from") and line.toks[at + 1 : at + 2] and _named(line.toks[at + 1]):
            return "", at - 1
        if line.toks[at].kind not in "w-" or lows[at] in grammar().prepositions:
            return None
    return None
