"""The clause a reporting verb stands in: an aside, a participle, one that only says when; and where it ends."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.speech.voice import Voice
from claims.extract.speech.words import lists
from claims.vocabulary.lexicon import grammar

_LEADING = 5  # tokens before the subject of a clause that opens its sentence: "just a few days after the"


def aside(line: Line, span: tuple[int, int], verb: int) -> bool:
    """ "police, who counted 90, made 14 arrests": whether the verb is in a clause between commas."""
    before = span[0] - 1 - (line.lows[span[0] - 1] in lists()["articles"])
    if before > 0 and line.lows[before] in grammar().relatives and line.toks[before - 1].kind == ",":
        return True  # "the blast, which police called an accident, killed nine"
    return (
        line.toks[span[1]].kind == ","
        and line.lows[span[1] + 1] in grammar().relatives
        and not any(line.toks[at].kind == "," for at in range(span[1] + 1, verb))
    )


def inside(line: Line, start: int) -> bool:
    """ "in a statement posted online": whether the noun before a participle hangs on a preposition."""
    start -= line.lows[start - 1] in lists()["articles"]
    start += line.lows[start] in ("in", "on")
    return start > 1 and line.lows[start - 1] in ("in", "on") and line.toks[start - 2].kind == "w"


def participle(line: Line, span: tuple[int, int], verb: int) -> bool:
    """ "The minister, accused of lying, resigned": whether only the comma before the verb parts it from its subject."""
    first = span[0] - (line.lows[span[0] - 1] in lists()["articles"] if span[0] else 0)
    return line.toks[verb - 1].kind == "," and span[1] == verb - 1 and first == 0


def subordinate(line: Line, start: int) -> bool:
    """ "Days after the mayor said": whether a clause that opens its sentence leads up to its subject."""
    begin = next((at + 1 for at in range(start - 1, max(-1, start - 8), -1) if line.toks[at].kind in ",;:—–“”"), 0)
    if start - begin > _LEADING or (begin > 0 and line.toks[begin - 1].kind != ":"):
        return False
    return not lists()["times_of"].isdisjoint(line.lows[begin:start])


def clause_end(line: Line, after: int, high: int) -> int:
    """The comma that ends a clause; the two around an aside in it are passed over."""
    apart = grammar().aside | grammar().relatives | lists()["saying"]
    inside = False
    for at in range(after, high - 1):
        if line.toks[at].kind == ",":
            if inside or line.lows[at + 1] in apart:
                inside = not inside
                continue
            return at
    return high


def itself(line: Line, span: tuple[int, int], found: list[Voice]) -> Voice | None:
    """ "a resident said he had counted": the voice before, where a pronoun right behind its verb speaks again."""
    if span[1] - span[0] > 1 or line.lows[span[0]] not in lists()["pronouns"] or not found:
        return None
    outer = found[-1]
    return outer if not outer.trailing and outer.at < span[0] <= outer.at + 2 else None
