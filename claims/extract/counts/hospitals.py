"""Those who are brought to a hospital, by whatever name it has, and those whom a hospital has taken in."""

from __future__ import annotations

from claims.extract.counts.phrases import Phrase
from claims.extract.sentences.lines import Line
from claims.vocabulary.lexicon import grammar, nouns

_REACH = 9  # tokens from "to" to "hospital"
_ASIDE = 10  # tokens of ", including an infant,"
_FAR = 14  # tokens from a hospital back to its verb


def brought(line: Line, at: int) -> int:
    """The token after "to three hospitals", "by ambulance to the Royal Infirmary" where it begins here; 0 otherwise."""
    lows, words = line.lows, grammar()
    if lows[at : at + 1] == ["by"] and at + 1 < len(lows) and lows[at + 1] in words.ambulances:
        return _there(line, at + 2) or at + 2
    if at + 1 < len(lows) and lows[at] == "by":
        at += 2
    return _there(line, at)


def sent(line: Line, at: int) -> int:
    """The same behind the object of a verb: "sent six people, including an infant, to Lund General"."""
    lows = line.lows
    if lows[at : at + 1] == [","]:
        close = next((k for k in range(at + 1, min(at + _ASIDE, len(lows))) if lows[k] == ","), None)
        at = close + 1 if close is not None else at
    return _there(line, at)


def _there(line: Line, at: int) -> int:
    lows, words = line.lows, grammar()
    if lows[at : at + 1] != ["to"]:
        return 0
    for ahead in range(at + 1, min(at + _REACH, len(lows))):
        word = lows[ahead]
        if word in words.hospitals:
            return ahead + 1
        after = lows[ahead + 1] if ahead + 1 < len(lows) else "."
        if f"{word} {after}" in words.hospitals:
            return ahead + 2
        if (
            word in words.hospital_names
            and ahead > at + 1
            and line.toks[ahead].text[:1].isupper()
            and not after.isalpha()
        ):
            return ahead + 1
        if line.toks[ahead].kind not in "wn'’.-" or word in words.aux or word in words.conjunctions:
            return 0
    return 0


def lodged(line: Line, at: int, around: Phrase) -> bool:
    """ "registered 21,400 refugees", "hosts 7,000 refugees": refugees are displaced wherever they are counted."""
    if around.population != "refugees" or around.trigger is not None or at < 1:
        return False
    return line.lows[at - 1] in grammar().lodges


def sheltered(line: Line, at: int) -> int:
    """The token after "staying at the high school shelter", "in 83 evacuation centres"; 0 where none begins here."""
    lows, words = line.lows, grammar()
    at += lows[at] in words.dwells
    if at >= len(lows) or lows[at] not in ("in", "at"):
        return 0
    for ahead in range(at + 1, min(at + _REACH, len(lows))):
        if lows[ahead] in words.shelters:
            return ahead + 1
        if f"{lows[ahead]} {lows[ahead + 1] if ahead + 1 < len(lows) else ''}" in words.shelters:
            return ahead + 2
        if line.toks[ahead].kind not in "wn'’-" or lows[ahead] in words.aux or ahead in line.starts:
            return 0
    return 0


def taken_in(line: Line, at: int, around: Phrase) -> bool:
    """Whether the verb before this token is one of care whose subject is a hospital: "doctors treated 31 people"."""
    lows, words = line.lows, grammar()
    while at > 0 and (lows[at - 1] in words.determiners or lows[at - 1] in words.adding):
        at -= 1
    verb = at - 1
    verb -= verb > 0 and lows[verb] in ("in", "for")
    if verb < 1 or lows[verb] not in words.cares or "scene" in lows[at : at + _ASIDE]:
        return False
    subject = range(max(0, verb - _FAR), verb)
    if not any(lows[k] in words.carers and (k == 0 or lows[k - 1] != "to") for k in subject):
        return False
    if around.head is None:
        return around.end >= len(lows) or not lows[around.end].isalpha() or lows[around.end] in words.prepositions
    noun = lows[around.head]
    if lows[around.end : around.end + 2] in (["a", "day"], ["a", "week"], ["a", "year"], ["a", "month"]):
        return False
    return around.trigger is None and (noun in nouns().ids or noun in nouns().sorts["people"])
