"""Numbers that are names: of roads, houses, stations, telephones, pictures, footnotes, documents."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.uncounted.blockers import Blocking, blocking
from claims.extract.uncounted.company import in_prose, is_bare, noun_follows
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import grammar, months, nouns, weekdays

_DASHES = frozenset("-–—‑")
_REFERENCE = 8  # digits without a group mark: an account, a telephone
_AREA, _LINE = 3, 4  # digits of the two halves of a local telephone number
_TOO_WIDE = 100  # times the left end: "16-160009" is a file, not a range
_STREET = 4  # words of a street's name


def is_name(line: Line, quantity: Quantity) -> bool:
    """Whether the number names something and counts nothing."""
    lists, at, end = blocking(), quantity.core, quantity.core_end
    if line.toks[at].kind != "n":
        return _numbered_line(line, at, end)
    return (
        _labelled(line, at, lists)
        or _dialled(line, at, end, lists)
        or _referred(line, at, end, lists)
        or _addressed(line, at, end, lists)
        or _broadcast(line, end, lists)
        or _numbered_line(line, at, end)
        or _named(line, quantity, lists)
    )


def _labelled(line: Line, at: int, lists: Blocking) -> bool:
    """Directly behind a label ("Route 66", "No. 7", "#4") or glued to a word, a dash or a bracket of a footnote."""
    if not at:
        return False
    before, token, prior = line.lows[at - 1], line.toks[at], line.toks[at - 1]
    glued = prior.end == token.start
    if before in lists.before_currencies or prior.kind in "#@" or (prior.kind == "w" and glued):
        return True
    if before in _DASHES and at >= 2 and glued and line.toks[at - 2].end == prior.start:
        return True
    if before == "." and at >= 2 and line.lows[at - 2] in ("no", "nos", "fig", "vol", "pp", "p", "ch", "sec", "art"):
        return True
    if before == "[" and line.lows[at + 1 : at + 2] == ["]"]:
        return is_bare(line, at + 2)
    if before == "number" and at > 1 and (line.lows[at - 2] in grammar().adverbs or at - 1 in line.ends):
        return False  # "confirmed deaths now number 77"
    return before in lists.before_labels and before not in lists.before_loose


def _dialled(line: Line, at: int, end: int, lists: Blocking) -> bool:
    """ "called 911", "dial 1-800", "a 999 call", "911 operators"."""
    lows = line.lows
    after = lows[end] if end < len(lows) else ""
    if line.toks[at].text in lists.names_emergency:
        if after in lists.names_answered:
            return True
        near = lows[max(0, at - 3) : at]
        if any(word in lists.before_dialled for word in near):
            return not noun_follows(line, end)
    return at > 0 and lows[at - 1] in lists.before_dialled and is_bare(line, end)


def _referred(line: Line, at: int, end: int, lists: Blocking) -> bool:
    """ "the case number is 12-4410", "0134", "763187648", "525-1234": digits that are read one by one."""
    lows, text = line.lows, line.toks[at].text
    if text.isdecimal() and (len(text) >= _REFERENCE or (text[0] == "0" and len(text) > 1)):
        return end == at + 1
    if end == at + 3 and line.toks[at + 2].kind == "n" and lows[at + 1] in _DASHES:
        right = line.toks[at + 2].text
        if not right.isdecimal() or not text.isdecimal():
            return False
        return (len(text) == _AREA and len(right) == _LINE) or int(right) >= _TOO_WIDE * max(1, int(text))
    back = at
    while back and lows[back - 1] in ("is", "was", ":", "#", "of", "are"):
        back -= 1
    return (
        back > 1 and lows[back - 1] in ("number", "numbers", "no", "code") and lows[back - 2] in lists.before_numbered
    )


def _addressed(line: Line, at: int, end: int, lists: Blocking) -> bool:
    """ "3280 S 2700 W", "SE 3144", "440 11th Street", "603 Adams St."."""
    toks, lows = line.toks, line.lows
    if at and lows[at - 1] in lists.before_compass and toks[at - 1].text[0].isupper() and is_bare(line, end):
        return in_prose(line)
    if end >= len(toks) or end != at + 1:
        return False
    if lows[end] in lists.before_compass and (len(lows[end]) == 1 or toks[end].text[0].isupper()):
        coded = toks[end].text.isupper() or (end + 1 < len(toks) and toks[end + 1].kind == "n")
        if (coded and in_prose(line)) or len(lows[end]) == 1:
            return True
    ahead = end
    if toks[end].kind == "n" and lows[end + 1 : end + 2] and lows[end + 1] in ("st", "nd", "rd", "th"):
        ahead = end + 2
    while ahead < min(len(toks), end + _STREET + 2):
        if lows[ahead] in lists.names_streets and toks[ahead].text[0].isupper():
            return ahead > end or lows[ahead] == "county"
        plain = toks[ahead].kind != "w" or not toks[ahead].text[0].isupper()
        if plain or ahead in line.starts or lows[ahead] in nouns().ids or lows[ahead] in grammar().prepositions:
            return False
        ahead += 1
    return False


def _broadcast(line: Line, end: int, lists: Blocking) -> bool:
    """ "21 News", "7 Eyewitness News", "2 NEWS": a station by its channel."""
    for ahead in range(end, min(end + 3, len(line.toks))):
        token = line.toks[ahead]
        if token.kind != "w" or not token.text[0].isupper() or ahead in line.starts:
            return False
        if token.lower in lists.names_broadcast:
            return True
    return False


def _numbered_line(line: Line, at: int, end: int) -> bool:
    """ "1. Three were killed", "(2) Two died": the number of an item at the head of its line."""
    toks = line.toks
    if at > 1 or end >= len(toks) or (at == 1 and toks[0].kind != "(") or end != at + 1:
        return False
    return toks[end].text in ".)" and toks[end].start == toks[end - 1].end and len(toks[at].text) < 3


def _named(line: Line, quantity: Quantity, lists: Blocking) -> bool:
    """ "Motel 6", "Beltway 8", "KCRA 3 that": a number right behind a proper name that counts nothing of its own."""
    at = quantity.core
    if quantity.start != at or at < 2 or not line.toks[at].text.isdecimal():
        return False
    prior, lower = line.toks[at - 1], line.lows[at - 1]
    if prior.kind != "w" or not prior.text[0].isupper() or lower in weekdays() or lower in months():
        return False
    words = grammar()
    if lower in words.prepositions or lower in words.conjunctions or lower in words.aux or lower in words.determiners:
        return False
    if at in line.ends or lower in nouns().ids or lower in words.links or lower in words.adverbs:
        return False
    if line.toks[at - 2].kind in '“"‘:' or not is_bare(line, quantity.end):
        return False
    return lower in lists.before_loose or in_prose(line)
