"""Denials: what somebody is said never to have said, and whose word is denied."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import Register, lists, without_s
from claims.extract.speech.names import named
from claims.extract.speech.naming import name_at
from claims.extract.speech.subjects import names_someone

_UNTRUE = 6  # tokens of "that it was not true"


def disowned(line: Line, after: int) -> bool:
    """ "said it had never given a toll of 900", "said it was not true that": the speaker says it is not so."""
    known, lows = lists(), line.lows
    for at in range(after, min(after + 4, len(lows) - 2)):
        if lows[at] in known["persons"] or lows[at] in known["themselves"]:
            ahead = [word for word in lows[at + 1 : at + 6] if word not in known["tensed"]]
            if len(ahead) > 1 and ahead[0] in known["nots"] and ahead[1] in known["uttered"]:
                return True
    words = f" {' '.join(lows[after : after + _UNTRUE])} "
    return any(phrase in words and f" {phrase} " in words for phrase in known["untrue"])


def contrary(line: Line, start: int) -> bool:
    """ "contrary to what the union reported": whether the speaker's clause is only named to be contradicted."""
    return not lists()["contradicting"].isdisjoint(line.lows[max(0, start - 4) : start + 2])


def rumoured(line: Line, after: int, register: Register) -> str | None:
    """ "dismissed a report by Marl Radio that", "rejected the union's claim that": who is said to have said it."""
    known, lows = lists(), line.lows
    for at in range(after, min(after + 9, len(lows) - 1)):
        if lows[at] not in known["rumours"]:
            continue
        if at > after and (lows[at - 1].endswith("'s") or line.toks[at - 1].kind in "'’"):
            found = named(line, after, at)
            return register.resolve(without_s(found.text)) if found else None
        if lows[at + 1] in ("by", "from", "on", "in"):
            rumour, end = name_at(line, at + 2)
            if rumour and names_someone(line, at + 2, end):
                return register.resolve(rumour)
        return None
    return None
