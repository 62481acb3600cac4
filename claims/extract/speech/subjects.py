"""The subject of a reporting verb: its noun phrase, the proper name of an apposition, the names of a list."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import lists
from claims.extract.speech.noun_phrase import LONGEST, begins, is_name
from claims.extract.speech.speakable import able
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, months, weekdays
from claims.vocabulary.words import table

_LISTED = 40  # tokens of a list of names


def subject(line: Line, verb: int, *, passive: bool = False) -> tuple[int, int] | None:
    """The span of the subject before a reporting verb; of an apposition, the proper name. None where there is none.

    A verb in the passive has no speaker as its subject, unless `passive` asks for it: "the mayor was quoted".
    """
    at = _before_verb(line, verb, passive=passive)
    if at is None:
        return None
    at = _before_time(line, at)
    if at == 0 or (line.lows[at - 1] in lists()["articles"]):
        return None
    special = _listed(line, at) or _called(line, at) or _related(line, at)
    if special is not None:
        return special
    if line.toks[at - 1].kind == ",":
        return _apposed(line, at - 1)
    if line.lows[at - 1] in lists()["pronouns"]:
        return at - 1, at
    clause = _clause(line, at)
    if clause is not None:
        at = clause
    start = begins(line, at)
    if start is not None and start > 1 and line.lows[start - 1] in lists()["then"]:
        return _earlier(line, start - 1) or (start, at)
    return (start, at) if start is not None and start < at else None


def opening(line: Line) -> tuple[int, int]:
    """The tokens with which a sentence begins as long as they may be a name: of "The mayor was in tears", "mayor"."""
    lows, toks, speakers = line.lows, line.toks, lists()["speakers"]
    begin = 1 if lows and lows[0] in lists()["articles"] else 0
    end = begin
    while end < min(len(lows), begin + 6) and toks[end].kind in "w." and lows[end] not in grammar().aux:
        if not toks[end].text[:1].isupper() and lows[end] not in speakers and toks[end].kind == "w":
            break
        end += 1
    return begin, end


def _earlier(line: Line, at: int) -> tuple[int, int] | None:
    """ "the ministry, soon after the raid | said": the noun phrase before a phrase of time."""
    lows, toks = line.lows, line.toks
    while at > 0 and (lows[at - 1] in lists()["spans"] or lows[at - 1].endswith("ly") or toks[at - 1].kind == "n"):
        at -= 1
    if at > 0 and lows[at - 1] in grammar().determiners:
        at -= 1
    if at < 1 or toks[at - 1].kind not in "w)@":
        return None
    if toks[at - 1].text.isupper() and len(lows[at - 1]) > 1 and not able(lows[at - 1]):
        return None  # in capitals a capital names nobody: "THE ROAD WAS SHUT AFTER POLICE SAID"
    start = begins(line, at)
    return (start, at) if start is not None and start < at and names_someone(line, start, at) else None


def _called(line: Line, end: int) -> tuple[int, int] | None:
    """ "the account “Marl at Night” | said": the name between quotation marks after a word for what bears a name."""
    toks, known = line.toks, lists()
    if toks[end - 1].kind not in '”"»':
        return None
    for at in range(end - 2, max(0, end - LONGEST // 3), -1):
        if toks[at].kind in '“"«':
            bearer = line.lows[at - 1] in known["kinds"] | known["carriers"] | known["bearing"]
            return (at + 1, end - 1) if bearer and toks[at + 1].text[:1].isupper() else None
    return None


def _related(line: Line, at: int) -> tuple[int, int] | None:
    """ "the media office, which | said": the noun phrase before the relative pronoun."""
    if at < 2 or line.lows[at - 1] not in ("who", "which"):
        return None
    end = at - 1 - (line.toks[at - 2].kind == ",")
    start = begins(line, end) if end > 0 else None
    if start is None or start >= end:
        return None
    inner = (k for k in range(end - 1, start, -1) if line.lows[k] in grammar().determiners)
    start = next((k for k in inner if line.lows[k - 1] not in ("of", "for") and not _placed(line, start, k)), start)
    given = next((k for k in range(end - 1, start, -1) if line.lows[k] in ("from", "by", "with")), None)
    if given is not None and is_name(line, given + 1, end) and not names_someone(line, start, given):
        start = given + 1  # "evidence from Ruth Lorne, who | said"
    return (start, end) if names_someone(line, start, end) else None


def _placed(line: Line, start: int, at: int) -> bool:
    """ "a doctor at the clinic, who": whether a determiner only says where the one before it works."""
    return line.lows[at - 1] in ("at", "in", "with", "from") and able(line.lows[at - 2]) and at - 2 >= start


def _before_verb(line: Line, verb: int, *, passive: bool) -> int | None:
    """The token after the subject: the verb, or the auxiliaries and adverbs before it. None for a passive."""
    lows, words, at = line.lows, grammar(), verb
    while at > 0 and (
        lows[at - 1] in words.aux
        or lows[at - 1] in words.adverbs
        or lows[at - 1] in lists()["between"]
        or lows[at - 1].endswith("ly")
        or (lows[at - 1] == "to" and at > 3 and " ".join(lows[at - 3 : at - 1]) in lists()["onward"])
    ):
        if lows[at - 1] == "to":  # "the chief went on to | say"
            at -= 2
        if lows[at - 1] in words.be and not passive:
            return None
        at -= 1
    return at


def _clause(line: Line, end: int) -> int | None:
    """ "two residents who fled the town | said": the token of "who", where it opens a clause about the subject."""
    lows, toks = line.lows, line.toks
    for at in range(end - 1, max(0, end - _LISTED // 3), -1):
        if toks[at].kind in ',;:.“”"':
            return None
        opens = lows[at] in ("that", "which") and at and lows[at - 1] in lists()["speakers"]
        if lows[at] in ("who", "whose") or opens:
            after = toks[at + 1]
            other = after.text.istitle() or lows[at + 1] in lists()["speakers"] | grammar().determiners
            other = other and lows[at] != "whose"
            return None if other or at + 1 >= end else at
    return None


def _listed(line: Line, end: int) -> tuple[int, int] | None:
    """ "several sources, including A, @b and C, said": those who are named; None where none are."""
    lows, toks = line.lows, line.toks
    end -= toks[end - 1].kind == ","
    for at in range(end - 1, max(0, end - _LISTED), -1):
        token = toks[at]
        if lows[at] in ("including", "include", "like") or lows[at - 1 : at + 1] == ["such", "as"]:
            head = at - 1 - (lows[at] == "as")
            head -= toks[head].kind == ","
            many = lows[head] in lists()["speakers"] or lows[head] in lists()["several"]
            return (at + 1, end) if many and at + 1 < end else None
        if not (token.kind in ",@()/-" or token.text[:1].isupper() or lows[at] in lists()["joining"]):
            return None
    return None


@per_language
def _told_on() -> frozenset[str]:
    """The words of a day between a subject and its verb."""
    return frozenset(weekdays()) | lists()["told_on"]


def _before_time(line: Line, at: int) -> int:
    """ "the ministry on Friday said": the token after the subject where a time stands between it and its verb."""
    lows, begin = line.lows, at
    parts, days, year = table("calendar")["parts"], _told_on(), months()
    while begin > 0 and (
        lows[begin - 1] in days
        or lows[begin - 1] in parts
        or (lows[begin - 1].isdecimal() and len(lows[begin - 1]) <= 2 and lows[begin - 2] in year)
        or (lows[begin - 1] in year and lows[begin].isdecimal())
    ):
        begin -= 1
    return begin if begin > 0 and line.toks[begin - 1].kind in "w)@," else at


def _apposed(line: Line, comma: int) -> tuple[int, int] | None:
    """ "Raed Saleh, the lead organizer of the group, said": the part that is a name, else the first part."""
    before = _relative(line, comma)
    if before is not None:
        start = begins(line, before)
        outer = (
            begins(line, start - 1) if start is not None and start > 1 and line.toks[start - 1].kind == "," else None
        )
        if outer is not None and start is not None and outer < start - 1 and is_name(line, outer, start - 1):
            return _apposed(line, before)  # "Jo Talle, fire chief, whose teams came first, said"
        return (start, before) if start is not None and start < before else None
    inner = begins(line, comma)
    if inner is None or inner == 0 or line.toks[inner - 1].kind != ",":
        at = comma
        while at > max(0, comma - LONGEST) and line.toks[at - 1].kind != ",":
            at -= 1
        if at == 0 or line.toks[at - 1].kind != ",":
            return (inner, comma) if inner is not None and inner < comma else None
        inner = at
    outer = begins(line, inner - 1)
    if outer is not None and outer < inner - 1 and _aged(line, outer, inner - 1):  # "Ada Quill, 17, of Marl, said"
        further = begins(line, outer - 1) if line.toks[outer - 1].kind == "," else None
        return (further, outer - 1) if further is not None and further < outer - 1 else None
    if outer is None or outer >= inner - 1:
        return inner, comma
    if is_name(line, inner, comma) and not is_name(line, outer, inner - 1):
        return inner, comma
    return outer, inner - 1


def _relative(line: Line, comma: int) -> int | None:
    """ "a nurse, who asked for no name, said": the comma that opens the clause the second one closes."""
    for at in range(comma - 1, max(0, comma - LONGEST), -1):
        if line.toks[at].kind == ",":
            return at if line.lows[at + 1] in grammar().relatives | lists()["whose"] else None
    return None


def _aged(line: Line, start: int, end: int) -> bool:
    """Whether between two commas stands only an age."""
    return start > 1 and end - start == 1 and line.toks[start].kind == "n"


def names_someone(line: Line, start: int, end: int) -> bool:
    """Whether the span can speak: a capitalised name inside the sentence, a handle, or an office."""
    speakers = lists()["speakers"]
    for at in range(start, end):
        token = line.toks[at]
        if token.lower.removesuffix("'s") in speakers or token.kind == "@":
            return True
        if (
            token.kind == "w"
            and token.text[:1].isupper()
            and (at > 0 or end - start > 1 or len(token.text) > 3 or (token.text.isupper() and len(token.text) > 1))
            and token.lower not in grammar().determiners
            and token.lower not in grammar().prepositions
        ):
            return True
    return False
