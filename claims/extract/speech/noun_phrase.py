"""The noun phrase that ends at a token: where it begins, and whether it is a proper name."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import lists
from claims.extract.speech.names import set_off
from claims.vocabulary.lexicon import grammar, months, weekdays

LONGEST = 24  # tokens
_QUOTES = frozenset('"“”«»‘')
_STOPS = frozenset(';:—–(“"«‘')


def is_name(line: Line, start: int, end: int) -> bool:
    """Whether the span is a proper name: starts with a capital and holds no lower-case noun but particles."""
    known = lists()
    start += start < end and line.lows[start] in known["articles"]
    words = [line.toks[at] for at in range(start, end) if line.toks[at].kind == "w"]
    if not words or words[-1].lower in known["offices"]:
        return False
    if words[-1].lower in known["speakers"] and (len(words) == 1 or not words[-1].text.istitle()):
        return False  # "the harbour police", but "the Carters' Front"
    if words[0].text.isupper() and words[-1].text.isupper() and len(words[0].text) > 1:
        return all(word.lower not in known["offices"] for word in words)  # "GOVERNOR OF ERVAN, ADA QUILL"
    return all(word.text[:1].isupper() or word.lower in known["particles"] for word in words)


def begins(line: Line, end: int) -> int | None:
    """Where the noun phrase that ends before this token begins."""
    lows, words, toks = line.lows, grammar(), line.toks
    known, week, year = lists(), weekdays(), months()
    openings, dayed = known["clause_openings"], known["dayed"]
    at = end
    while at > 0 and end - at < LONGEST:
        word, kind = lows[at - 1], toks[at - 1].kind
        if kind == ")":
            opening = _opening(line, at)
            if opening is None:
                break
            at = opening
            continue
        if (
            kind == ","
            or kind in _STOPS
            or kind in _QUOTES
            or word in openings
            or word in words.aux
            or set_off(line, at - 1)
        ):
            break
        if word == "and" and not _joins(line, at - 1, end):
            break
        if word in week or word in dayed or (word in year and toks[at - 1].text[:1].isupper()):
            break
        if at < end and _ends_clause(line, at - 1):
            break
        at -= 1
        if word in words.determiners and at > 0 and not _hangs(line, at - 1) and not bears(line, at):
            break
    while at < end and (lows[at] in known["openings"] or toks[at].kind not in ("w", "n", "@", "#", "(")):
        at += 1
    return _after_place(line, at, end)


def _opening(line: Line, at: int) -> int | None:
    """The bracket that opens before the closing one at a token."""
    for opening in range(at - 2, max(-1, at - 13), -1):
        if line.toks[opening].kind == "(":
            return opening
    return None


def _hangs(line: Line, at: int) -> bool:
    """Whether what follows hangs on the noun before: by a preposition or a participle ("men guarding the gate")."""
    word = line.lows[at]
    return word in lists()["nominal"] or (word.endswith("ing") and word not in lists()["saying"])


def bears(line: Line, the: int) -> bool:
    """ "Save the Otters": whether an article stands within the name of a body that begins with a verb."""
    after = line.toks[the + 1 : the + 2]
    return line.lows[the - 1] in lists()["named_by_deed"] and line.toks[the - 1].text[:1].isupper() and bool(after)


def _joins(line: Line, at: int, end: int) -> bool:
    """Whether "and" at a token joins two speakers: two names, or two nouns that speak."""
    toks, speakers = line.toks, lists()["speakers"]
    if at == 0 or at + 1 >= end:
        return False
    before, after = toks[at - 1], toks[at + 1]
    behind = toks[at + 2] if after.lower in lists()["articles"] and at + 2 < end else after
    return (before.text[:1].isupper() and behind.text[:1].isupper()) or (
        before.lower in speakers and (behind.lower in speakers or toks[end - 1].lower in speakers)
    )


def _ends_clause(line: Line, at: int) -> bool:
    """Whether a word before the subject is the verb of a clause around it: "police say | the friend said"."""
    word, known = line.lows[at], lists()
    if not line.toks[at].text.islower():
        return False
    if word in known["cites"]:
        return line.lows[at + 1] != "by"  # "Marl Radio cited | witnesses who said"
    said = word in known["says"] or word in known["tells"] or word in known["saying"]
    return said and word not in known["nouns_too"]


def _after_place(line: Line, start: int, end: int) -> int:
    """ "In Lund the mayor", "By noon in Marl police": the token after a phrase of place or time that comes first."""
    lows, toks = line.lows, line.toks
    if start >= end or lows[start] not in grammar().prepositions:
        return start
    for at in range(end - 1, start, -1):
        if lows[at] in grammar().determiners and lows[at - 1] not in lists()["nominal"]:
            return at
    nouns = [at for at in range(start + 1, end) if lows[at] in lists()["speakers"]]
    if nouns and nouns[-1] == end - 1 and not toks[end - 1].text.istitle():
        first, before = end - 1, lists()["nominal"] | lists()["bulletins"]
        while first - 1 > start + 1 and toks[first - 1].text.islower() and lows[first - 1] not in before:
            first -= 1
        return first
    first = end
    while first - 1 > start and toks[first - 1].text[:1].isupper() and lows[first - 1] not in lists()["channels"]:
        first -= 1
    return first if first > start + 1 else end
