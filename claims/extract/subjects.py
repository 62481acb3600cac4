"""The subject of a reporting verb: its noun phrase, the proper name of an apposition, the names of a list."""

from __future__ import annotations

from claims.extract.actors import lists
from claims.extract.lines import Line
from claims.vocabulary.lexicon import grammar, months, weekdays
from claims.vocabulary.words import table

_LONGEST = 24  # tokens of a subject
_LISTED = 40  # tokens of a list of names
_QUOTES = frozenset('"“”«»')
_STOPS = frozenset(';:—–(“"«')


def _is_name(line: Line, start: int, end: int) -> bool:
    """Whether the span is a proper name: starts with a capital and holds no lower-case noun but particles."""
    words = [line.toks[at] for at in range(start, end) if line.toks[at].kind == "w"]
    return bool(words) and all(
        word.text[:1].isupper() or word.lower in ("al", "de", "van", "von", "bin", "el", "abu", "la", "of")
        for word in words
    )


def subject(line: Line, verb: int) -> tuple[int, int] | None:
    """The span of the subject before a reporting verb; of an apposition, the proper name. None where there is none."""
    lows, words = line.lows, grammar()
    at = verb
    while at > 0 and (
        lows[at - 1] in words.aux
        or lows[at - 1] in words.adverbs
        or lows[at - 1] in lists()["between"]
        or lows[at - 1].endswith("ly")
    ):
        if lows[at - 1] in ("was", "were", "is", "are", "been", "be", "being"):
            return None
        at -= 1
    at = _before_time(line, at)
    if at == 0 or (lows[at - 1] in lists()["articles"]):
        return None
    end = at
    named = _listed(line, end)
    if named is not None:
        return named
    if line.toks[at - 1].kind == ",":
        return _apposed(line, at - 1)
    if lows[end - 1] in lists()["pronouns"]:
        return end - 1, end
    start = _begin(line, end)
    if start is None or start >= end:
        return None
    if line.toks[start - 1].kind == "," and start > 1 and _is_name(line, start, end) and start - 1 > 0:
        return start, end
    return start, end


def _listed(line: Line, end: int) -> tuple[int, int] | None:
    """ "several sources, including A, @b and C, said": those who are named; None where none are."""
    lows, toks = line.lows, line.toks
    end -= toks[end - 1].kind == ","
    for at in range(end - 1, max(0, end - _LISTED), -1):
        token = toks[at]
        if lows[at] in ("including", "like") or lows[at - 1 : at + 1] == ["such", "as"]:
            head = at - 1 - (lows[at] == "as")
            head -= toks[head].kind == ","
            many = lows[head] in lists()["speakers"] or lows[head] in lists()["several"]
            return (at + 1, end) if many and at + 1 < end else None
        if not (token.kind in ",@()/-" or token.text[:1].isupper() or lows[at] in lists()["joining"]):
            return None
    return None


def _before_time(line: Line, at: int) -> int:
    """ "the ministry on Friday said": the token after the subject where a time stands between it and its verb."""
    lows, begin = line.lows, at
    parts = table("calendar")["parts"]
    while begin > 0 and (
        lows[begin - 1] in weekdays()
        or lows[begin - 1] in parts
        or lows[begin - 1] in ("yesterday", "today", "earlier", "late", "early", "on")
        or (lows[begin - 1].isdecimal() and len(lows[begin - 1]) <= 2 and lows[begin - 2] in months())
        or (lows[begin - 1] in months() and lows[begin].isdecimal())
    ):
        begin -= 1
    return begin if begin > 0 and line.toks[begin - 1].kind in "w)@" else at


def _apposed(line: Line, comma: int) -> tuple[int, int] | None:
    """ "Raed Saleh, the lead organizer of the group, said": the part that is a name, else the first part."""
    inner = _begin(line, comma)
    if inner is None or inner == 0 or line.toks[inner - 1].kind != ",":
        at = comma
        while at > max(0, comma - _LONGEST) and line.toks[at - 1].kind != ",":
            at -= 1
        if at == 0 or line.toks[at - 1].kind != ",":
            return (inner, comma) if inner is not None and inner < comma else None
        inner = at
    outer = _begin(line, inner - 1)
    if outer is None or outer >= inner - 1:
        return inner, comma
    if _is_name(line, inner, comma) and not _is_name(line, outer, inner - 1):
        return inner, comma
    return outer, inner - 1


def _begin(line: Line, end: int) -> int | None:
    """Where the noun phrase that ends before this token begins."""
    lows, words, toks = line.lows, grammar(), line.toks
    at = end
    while at > 0 and end - at < _LONGEST:
        word, kind = lows[at - 1], toks[at - 1].kind
        if kind == ")":
            opening = at - 2
            while opening > 0 and toks[opening].kind != "(" and at - opening < 12:
                opening -= 1
            if toks[opening].kind != "(":
                break
            at = opening
            continue
        if (
            kind == ","
            or kind in _STOPS
            or kind in _QUOTES
            or word in ("that", "while", "but", "when", "as", "because", "after", "although", "which", "who")
        ):
            break
        if word == "and" and not (
            at < end and toks[at].text[:1].isupper() and at >= 2 and toks[at - 2].text[:1].isupper()
        ):
            break
        if word in words.aux or (at - 1 in line.ends and False):
            break
        if (
            word in weekdays()
            or word in ("yesterday", "today")
            or (word in months() and toks[at - 1].text[:1].isupper())
        ):
            break
        at -= 1
    while at < end and (
        lows[at] in ("and", "but", "or", "then", "meanwhile", "however")
        or toks[at].kind not in ("w", "n", "@", "#", "(")
    ):
        at += 1
    return at


def names_someone(line: Line, start: int, end: int) -> bool:
    """Whether the span can speak: a capitalised name inside the sentence, a handle, or an office."""
    speakers = lists()["speakers"]
    for at in range(start, end):
        token = line.toks[at]
        if token.lower in speakers or token.kind == "@":
            return True
        if (
            token.kind == "w"
            and token.text[:1].isupper()
            and (at > 0 or end - start > 1 or len(token.text) > 3)
            and token.lower not in grammar().determiners
            and token.lower not in grammar().prepositions
        ):
            return True
    return False
