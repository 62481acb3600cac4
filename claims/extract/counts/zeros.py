"""Explicit zeroes: "no one was injured", "no casualties were reported", "killed nobody", "none of the 14 was hurt"."""

from __future__ import annotations

from claims.extract.sentences.lines import Line, Trigger
from claims.extract.uncounted.company import act_before
from claims.figures.quantities import Quantity
from claims.model.figure import Bound, Figure
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, nouns
from claims.vocabulary.words import table

_PROSE = 20  # zeroes; no sentence denies more
_ADJECTIVES = 4  # words between "no" and its noun
_NEGATION = 7  # words from "not" to its "any"
_ACT = 9  # words from "nobody" to its act
_REPORT = 6  # words from what was denied to its report


@per_language
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("numbers")["zeros"].items()}


@per_language
def _openers() -> frozenset[str]:
    known = _lists()
    return known["without"] | known["not"] | known["any"] | grammar().negatives | grammar().nobody | {"no", "neither"}


def denies(line: Line) -> bool:
    """Whether the sentence holds a word that a zero can start with."""
    return not _openers().isdisjoint(line.lows)


def zeros(line: Line) -> list[Quantity]:
    """The zeroes of a sentence as quantities; "no other injuries" is a remainder and none."""
    found: list[Quantity] = []
    openers = _openers()
    for at, word in enumerate(line.lows):
        if word in openers:
            made = _nobody(line, at) or _not_one(line, at) or _no(line, at) or _without(line, at) or _any(line, at)
            found += [made] if made is not None else []
    return found if len(found) <= _PROSE else []


def _zero(line: Line, at: int, end: int, words_end: int, *, unreported: bool = False) -> Quantity:
    bound = Bound.NONE_REPORTED if unreported else Bound.EXACT
    figure = Figure(bound=bound, low=0, best=0, high=0, words=line.words(at, words_end))
    return Quantity(at, at, end, end, figure, spelt=True)


def _nobody(line: Line, at: int) -> Quantity | None:
    """ "nobody", "no one", "no-one", "none", "neither of"; "nobody else" and "none of them seriously" leave others."""
    size = _negative(line.lows, at)
    if not size or line.lows[at + size : at + size + 1] == ["else"]:
        return None
    end = _whole(line, at + size)
    if not _acted(line, at, end) or line.lows[end + 1 : end + 2] == ["whose"]:
        return None
    if end == at + size and line.lows[end : end + 1] == ["of"] and line.lows[end + 1 : end + 2] in (["them"], ["whom"]):
        after = line.lows[end + 2] if end + 2 < len(line.lows) else ""
        if after in grammar().adverbs or (after not in grammar().aux and end + 2 not in line.starts):
            return None
    return _zero(line, at, end, at + size, unreported=_only_unreported(line.lows, at + size))


def _acted(line: Line, at: int, end: int) -> bool:
    """Whether an act that can be denied stands beside: "nobody was hurt", "killed nobody"; of all, not of the worst."""
    lows, known = line.lows, _lists()
    if act_before(line, at) or _labelled(line, at):
        return True
    of = lows[end : end + 1] == ["of"]
    for ahead in range(end, min(end + _ACT, len(lows))):
        trigger = line.starts.get(ahead)
        if trigger is not None:
            if of and trigger.roles.keys() & {"nouns", "tolls"} and not trigger.roles.keys() & {"acts", "state"}:
                return False  # "none of the injuries was serious"
            plain = grammar().aux.isdisjoint(lows[end:ahead]) and not trigger.roles.keys() & {"does"}
            if plain and lows[at] in grammar().nobody and "of" in lows[at:end]:
                return False  # "none of the 14 injured was in danger"
            if not known["grades"].isdisjoint(lows[end : trigger.end + 3]):
                return False
            if known["counted"] & {*trigger.roles.values(), *trigger.sorts.get("people", {}).values()}:
                return True
        if line.toks[ahead].kind in ";.:":
            return False
    return False


def _labelled(line: Line, at: int) -> bool:
    """ "Missing: none"."""
    label = line.ends.get(at - 1) if at > 1 and line.lows[at - 1] == ":" else None
    return label is not None and bool(_lists()["counted"] & set(label.roles.values()))


def _whole(line: Line, at: int) -> int:
    """ "none of the 14": the token after the number it is none of."""
    if line.lows[at : at + 1] != ["of"]:
        return at
    inside = [figure for figure in line.figures if at < figure.start <= at + 5]
    return inside[0].end if inside else at


def _negative(lows: list[str], at: int) -> int:
    """How many tokens "nobody", "no one", "no-one", "none" or "neither" take here."""
    if lows[at] == "no" and lows[at + 1 : at + 2] == ["one"]:
        return 2
    if lows[at] == "no" and lows[at + 1 : at + 3] == ["-", "one"]:
        return 3
    if lows[at] == "neither":
        after = lows[at + 1] if at + 1 < len(lows) else ""
        return 1 if after == "of" or after in nouns().ids else 0
    return 1 if lows[at] in grammar().nobody else 0


def _not_one(line: Line, at: int) -> Quantity | None:
    """ "not a single passenger"; "was not one of them" and "not one but two" deny something else."""
    lows = line.lows
    if lows[at] not in _lists()["not"]:
        return None
    size = 2 if lows[at + 1 : at + 2] == ["one"] else 0
    if lows[at + 1 : at + 2] == ["a"] and lows[at + 2 : at + 3] and lows[at + 2] in _lists()["single"]:
        size = 3
    after = lows[at + size] if at + size < len(lows) else ""
    if not size or after in ("but", "") or (after == "of" and at and lows[at - 1] in grammar().be):
        return None
    return _zero(line, at, _whole(line, at + size), at + size)


def _no(line: Line, at: int) -> Quantity | None:
    """ "no" before a noun that can be counted, adjectives between: "no serious injuries", "no civilian"."""
    lows, known = line.lows, _lists()
    if lows[at] != "no":
        return None
    skip, heard = at + 1, False
    while skip < len(lows) and skip <= at + _ADJECTIVES:
        if lows[skip] != "immediate" and lows[skip] not in known["reports"]:
            break
        heard, skip = heard or lows[skip] in known["reports"], skip + 1
        skip += lows[skip : skip + 1] == ["of"] and lows[skip - 1] in known["reports"]
    fresh = skip < len(lows) and lows[skip] == "new"
    if skip >= len(lows) or (lows[skip] in known["remainder"] and not fresh):
        return None
    noun = _noun(line, skip + fresh)
    if fresh and (noun is None or line.starts.get(noun) is None or not _of_illness(line.starts[noun])):
        return None
    if noun is None or not known["grades"].isdisjoint(lows[skip:noun]) or not _stands(line, at, noun):
        return None
    return _zero(line, at, skip, at + 1, unreported=heard or _only_unreported(lows, noun + 1))


def _of_illness(trigger: Trigger) -> bool:
    """ "no new cases": cases are counted day by day, so it leaves no remainder."""
    return trigger.roles.get("nouns") == "cases"


def _stands(line: Line, at: int, noun: int) -> bool:
    """Whether what is denied befell the noun: "no civilian was hurt"; not "no adults were present"."""
    trigger = line.starts.get(noun)
    if trigger is not None and "nouns" in trigger.roles:
        return True
    after = line.lows[noun + 1] if noun + 1 < len(line.lows) else ""
    words = grammar()
    plain = line.toks[noun + 1].kind == "w" if after else False
    closed = after in words.aux or after in words.prepositions or after in words.adverbs or after in words.relatives
    if plain and not closed and noun + 1 not in line.starts and after not in nouns().ids:
        return after in words.conjunctions or act_before(line, at)
    return _acted(line, at, noun + 1)


def _noun(line: Line, at: int) -> int | None:
    """The token of a noun that can be counted, with nothing but adjectives before it."""
    lows, known = line.lows, _lists()
    for ahead in range(at, min(at + _ADJECTIVES, len(lows))):
        trigger = line.starts.get(ahead)
        counted = trigger is not None and trigger.roles.get("nouns") in known["counted"]
        if counted or lows[ahead] in nouns().ids or lows[ahead] in nouns().things:
            left = lows[ahead - 1] in known["remainder"] and not (trigger is not None and _of_illness(trigger))
            return None if left else ahead
        if line.toks[ahead].kind != "w" or lows[ahead] in grammar().aux or lows[ahead] in grammar().prepositions:
            return None
        if lows[ahead] in known["empty"]:
            return None
    return None


def _without(line: Line, at: int) -> Quantity | None:
    """ "without casualties", "without any loss of life"."""
    if line.lows[at] not in _lists()["without"]:
        return None
    begin = at + 1 + (line.lows[at + 1 : at + 2] == ["any"])
    single = line.lows[begin : begin + 1] == ["a"] and line.lows[begin + 1 : begin + 2] == ["single"]
    begin += 2 * single
    noun = _noun(line, begin) if begin < len(line.lows) else None
    trigger = line.starts.get(noun) if noun is not None else None
    if trigger is None or noun is None or trigger.roles.get("nouns") not in _lists()["counted"]:
        return None
    if trigger.end == noun + 1 and not single and not line.lows[noun].endswith("s"):  # "she escaped without injury"
        return None
    return _zero(line, at, begin, begin)


def _any(line: Line, at: int) -> Quantity | None:
    """ "did not cause any casualties", "without hurting anyone": the negation stands before."""
    lows, known = line.lows, _lists()
    if lows[at] not in known["any"] or (lows[at] == "any" and (at + 1 >= len(lows) or _noun(line, at + 1) is None)):
        return None
    if set(lows[at + 1 : at + 2]) & (known["remainder"] | {"else"}) or (
        at and lows[at - 1] in known["without"] and lows[at] == "any"
    ):
        return None
    for back in range(at - 1, max(-1, at - 1 - _NEGATION), -1):
        word = lows[back]
        if word in known["doubts"] or line.toks[back].kind not in "wn":
            return None
        if word in known["not"] or word.endswith("n't") or word in known["without"]:
            acted = _caused(line, back, at) if lows[at] == "any" else any(back < begin < at for begin in line.starts)
            if known["somebody"] & set(lows[max(0, back - 2) : back]):
                return None
            heard = any(each in known["reports"] for each in lows[back:at])
            return _zero(line, at, at + 1, at + 1, unreported=heard) if acted else None
    return None


def _caused(line: Line, begin: int, end: int) -> bool:
    """Whether nothing but "did … cause", "there were" stands between; "did not deny any casualties" denies none."""
    known, words = _lists(), grammar()
    return all(
        word in known["causes"] or word in words.aux or word in words.adverbs or word in ("in", "to")
        for word in line.lows[begin + 1 : end]
    )


def _only_unreported(lows: list[str], at: int) -> bool:
    """Whether the absence is only one of reports: "no casualties were reported", "no reports of injuries"."""
    known, words = _lists(), grammar()
    for offset, word in enumerate(lows[at : at + _REPORT]):
        if word in known["reports"]:
            return True
        if word not in words.aux and word not in words.adverbs and word not in known["between"]:
            return False
        if offset and word in known["acts"]:
            return False
    return False
