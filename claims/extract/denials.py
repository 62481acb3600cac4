"""Denials: what somebody is said never to have said, and whose word is denied."""

from __future__ import annotations

from claims.extract.actors import Register, lists, tidy
from claims.extract.lines import Line
from claims.extract.naming import name_at
from claims.extract.subjects import names_someone


def disowned(line: Line, after: int) -> bool:
    """ "said it had never given a toll of 900": the speaker says it did not say so."""
    known, lows = lists(), line.lows
    for at in range(after, min(after + 4, len(lows) - 2)):
        if lows[at] in known["persons"] or lows[at] in ("it", "they", "we"):
            ahead = [word for word in lows[at + 1 : at + 6] if word not in ("had", "has", "have", "did", "ever")]
            return len(ahead) > 1 and ahead[0] in ("never", "not", "didn't", "hadn't") and ahead[1] in known["uttered"]
    return False


def rumoured(line: Line, after: int, register: Register) -> str | None:
    """ "dismissed a report by Marl Radio that", "rejected the union's claim that": who is said to have said it."""
    known, lows = lists(), line.lows
    for at in range(after, min(after + 7, len(lows) - 1)):
        if lows[at] not in known["rumours"]:
            continue
        if at > after and lows[at - 1].endswith("'s"):
            name = tidy(line.words(after, at))
            return register.resolve(name.removesuffix("'s").removesuffix("’s")) if name else None
        if lows[at + 1] in ("by", "from", "on", "in"):
            rumour, end = name_at(line, at + 2)
            if rumour and names_someone(line, at + 2, end):
                return register.resolve(rumour)
        return None
    return None
