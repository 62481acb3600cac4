"""Which numbers count nothing: dates, times, ages, measures, addresses, labels, shares in per cent."""

from __future__ import annotations

from claims.extract.lines import Line
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import blockers, months, nouns, weekdays

_DASHES = frozenset("-–—‑")
_YEAR_BEFORE = frozenset(
    [
        "in",
        "since",
        "of",
        "by",
        "until",
        "till",
        "from",
        "during",
        "early",
        "late",
        "mid",
        "year",
        ",",
        "spring",
        "summer",
        "autumn",
        "winter",
        "fall",
        "©",
        "(",
        "before",
        "after",
        "and",
        "between",
        "to",
    ]
)


def counts_nothing(line: Line, quantity: Quantity) -> bool:
    """Whether the number is ruled out by its neighbours, whatever else the sentence says."""
    lows = line.lows
    at, end = quantity.core, quantity.core_end
    before = lows[at - 1] if at else ""
    after = lows[end] if end < len(lows) else ""
    if quantity.ordinal:
        return False
    return (
        _measured(line, end, after)
        or _labelled(line, at, before)
        or _dated(line, at, end, before, after)
        or _broken(line, at, end)
        or _share_of(line, quantity.start)
        or _located(line, quantity, end, after)
    )


def _located(line: Line, quantity: Quantity, end: int, after: str) -> bool:
    """Whether it counts where things happened ("in three villages"); "to four hospital workers" counts people."""
    lists = blockers()
    if after not in lists.located or _names_people(line, end + 1):
        return False
    return quantity.start > 0 and line.lows[quantity.start - 1] in lists.locating


def _names_people(line: Line, at: int) -> bool:
    """Whether one of the next two words is a noun of people, with nothing but words before it."""
    for token in line.toks[at : at + 2]:
        if token.kind != "w":
            return False
        if token.lower in nouns().ids:
            return True
    return False


def is_money(line: Line, quantity: Quantity) -> bool:
    """Whether the number is an amount of money."""
    lows, at, end = line.lows, quantity.core, quantity.core_end
    lists = blockers()
    return bool((at and lows[at - 1] in lists.currencies) or (end < len(lows) and lows[end] in lists.money))


_FRACTIONS = frozenset(
    [
        "half",
        "third",
        "thirds",
        "quarter",
        "quarters",
        "fifth",
        "fifths",
        "tenth",
        "tenths",
        "percent",
        "cent",
        "%",
        "most",
        "many",
        "some",
    ]
)


def _share_of(line: Line, start: int) -> bool:
    """Whether only a share of the number is meant: "two thirds of the 1,260 houses"."""
    at = start
    while at > 0 and line.lows[at - 1] in ("the", "its", "their", "those", "of", "all"):
        at -= 1
    return 0 < at < start and line.lows[at] == "of" and line.lows[at - 1] in _FRACTIONS


def _measured(line: Line, end: int, after: str) -> bool:
    lists = blockers()
    lows = line.lows
    if after in lists.units:
        return True
    if after in _DASHES and end + 1 < len(lows) and line.toks[end].start == line.toks[end - 1].end:
        return line.toks[end + 1].start == line.toks[end].end and lows[end + 1] not in (
            "member",
            "person",
            "strong",
            "odd",
        )
    if after in ("°", "%"):
        return True
    following = lows[end + 1] if end + 1 < len(lows) else ""
    return (
        after
        in (
            "more",
            "other",
            "consecutive",
            "straight",
            "full",
            "whole",
            "long",
            "additional",
            "to",
            "different",
            "separate",
        )
        and following in lists.units
        and following not in ("minors",)
    )


def _labelled(line: Line, at: int, before: str) -> bool:
    if not before:
        return False
    lists = blockers()
    token = line.toks[at]
    prior = line.toks[at - 1]
    if before in lists.currencies or prior.kind in "#@":
        return True
    if before in _DASHES and at >= 2 and prior.end == token.start and line.toks[at - 2].end == prior.start:
        return True
    if before == "and" and lows_is(line, at - 3, ("ages", "aged")):
        return True
    if prior.kind == "w" and prior.end == token.start:
        return True
    if before == "." and at >= 2 and lows_is(line, at - 2, ("no", "nos")):
        return True
    if token.kind == "n" and before in lists.labels:
        return before not in (
            "at",
            "and",
            "call",
            "text",
            "world",
            "class",
            "group",
            "camp",
            "unit",
            "team",
            "top",
            "news",
            "line",
        ) or (before == "at" and _clock(line, at))
    return False


def lows_is(line: Line, at: int, words: tuple[str, ...]) -> bool:
    """Whether the folded token is one of the words."""
    return 0 <= at < len(line.lows) and line.lows[at] in words


def _clock(line: Line, at: int) -> bool:
    token = line.toks[at]
    glued = at + 2 < len(line.toks) and line.toks[at + 2].kind == "n" and line.toks[at + 2].start == token.end + 1
    return glued and lows_is(line, at + 1, (":", "."))


def _dated(line: Line, at: int, end: int, before: str, after: str) -> bool:
    token = line.toks[at]
    if token.kind != "n" or end != at + 1:
        return False
    names, text = months(), token.text
    following = line.lows[end + 1] if end + 1 < len(line.lows) else ""
    if (
        text.isdecimal()
        and len(text) <= 2
        and (
            (before in names and line.toks[at - 1].text[0].isupper())
            or (after in names and line.toks[end].text[0].isupper())
        )
    ):
        return True
    if before == "." and lows_is(line, at - 2, tuple(names)) and len(text) <= 2:
        return True
    if after == ":" and following.isdecimal() and line.toks[end].end == line.toks[end + 1].start:
        return True
    if before == ":" and at >= 2 and line.toks[at - 2].kind == "n":
        return True
    if before == "/" or after == "/":
        return True
    if text.isdecimal() and len(text) == 4 and 1800 <= int(text) <= 2100:
        counted = after in nouns().ids or after in ("people", "dead", "killed") or end in line.starts
        return (
            before in names
            or (before in _YEAR_BEFORE and not counted)
            or before in weekdays()
            or (before.isdecimal())
            or not counted
        )
    return False


def _broken(line: Line, at: int, end: int) -> bool:
    """Scores, phone numbers, decimals of a scale: a number glued to another by a dash, slash, dot or colon."""
    token = line.toks[at]
    if token.kind != "n":
        return False
    if end < len(line.toks):
        nxt = line.toks[end]
        if nxt.start == line.toks[end - 1].end and nxt.kind == "w":
            return True
    return "." in token.text and end == at + 1 and len(token.text.rpartition(".")[2]) != 3


def labels_somebody(line: Line, quantity: Quantity) -> bool:
    """Whether the number is the age behind a name: "Ann Smith, 20, and", "Ann Smith (20)"."""
    at, end, lows = quantity.core, quantity.core_end, line.lows
    token = line.toks[at]
    if token.kind != "n" or not token.text.isdecimal() or len(token.text) > 3 or quantity.start != at or at < 2:
        return False
    before, after = line.toks[at - 1].kind, lows[end] if end < len(lows) else "."
    name = line.toks[at - 2]
    closes = after in (
        ",",
        ")",
        ".",
        ";",
        "-",
        "–",
        "—",
        "and",
        "of",
        "was",
        "were",
        "died",
        "from",
        "who",
        "has",
        "is",
        "had",
    )
    if before == "(":
        return after in (")", ",")
    if after == "of" and not name.text[:1].isupper():
        return False
    return before == "," and closes and (name.text[:1].isupper() or name.kind in ')”".' or name.lower in nouns().ids)


_LEAST_COST = 10_000  # in any currency; smaller sums are prices and fines


def is_cost(line: Line, quantity: Quantity) -> str | None:
    """The currency where an amount of money is what the event cost; None for any other money."""
    lists, lows = blockers(), line.lows
    near = lows[max(0, quantity.start - 9) : quantity.start] + lows[quantity.end : quantity.end + 6]
    if not any(word in lists.cost for word in near):
        return None
    if quantity.value < _LEAST_COST:
        return None
    sign = line.toks[quantity.core - 1].text if quantity.core else ""
    word = lows[quantity.core_end] if quantity.core_end < len(lows) else ""
    return {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₹": "rupees"}.get(sign) or (
        word if word in lists.money else "money"
    )
