"""Sources that no verb introduces: "Police: 12 dead", "12 dead: coast guard", "A put the crowd at 900, B at 400"."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import Register, lists, without_s
from claims.extract.speech.names import named
from claims.extract.speech.noun_phrase import begins
from claims.extract.speech.subjects import names_someone
from claims.extract.speech.voice import Voice
from claims.vocabulary.lexicon import grammar

_LONGEST = 6  # tokens of a source set off by a colon
_DASHES = frozenset("-–—")


def set_apart(line: Line, register: Register) -> list[Voice]:
    """The source before a colon that opens a line, or behind the colon or dash that closes it."""
    if not line.figures and not line.starts:
        return []
    size = len(line.lows)
    credit = _credited(line)
    if credit is not None:
        return _voice(line, credit, credit[0] - 1, (0, credit[0] - 1), register)
    opening = next((at for at in range(1, min(_LONGEST + 1, size)) if line.toks[at].kind == ":"), None)
    if opening is not None and line.lows[opening + 1 : opening + 2] and _is_source(line, 0, opening):
        return _voice(line, (0, opening), opening, (opening, size), register)
    end = size - (line.toks[-1].kind in ".") if size else 0
    bracket = _bracketed(line, end)
    if bracket is not None:
        return _voice(line, bracket, bracket[0] - 1, (0, bracket[0] - 1), register)
    for at in range(end - 2, max(0, end - _LONGEST - 2), -1):
        token = line.toks[at]
        colon = token.kind == ":" and line.toks[at + 1].start > token.end
        dash = token.kind in _DASHES and line.toks[at - 1].end < token.start  # also "12 dead -police", as wires have it
        if (colon or dash) and _is_source(line, at + 1, end):
            return _voice(line, (at + 1, end), at, (0, at), register)
    return []


def _bracketed(line: Line, end: int) -> tuple[int, int] | None:
    """ "12 dead in Marl (police)": the tokens of the source in the brackets that close a line."""
    if end < 3 or line.toks[end - 1].kind != ")":
        return None
    opening = next((at for at in range(end - 2, max(-1, end - _LONGEST - 3), -1) if line.toks[at].kind == "("), None)
    if opening is None or not _is_source(line, opening + 1, end - 1):
        return None
    return opening + 1, end - 1


def _credited(line: Line) -> tuple[int, int] | None:
    """ "(source: town council)": the tokens of the name."""
    if line.text.find(":", line.sentence.start, line.sentence.end) < 0:
        return None
    for at in range(len(line.lows) - 4):
        if line.toks[at].kind in "([" and line.lows[at + 1] in ("source", "sources") and line.toks[at + 2].kind == ":":
            end = next((k for k in range(at + 3, len(line.lows)) if line.toks[k].kind in ")]"), None)
            return (at + 3, end) if end is not None and end > at + 3 else None
    return None


def _voice(line: Line, who: tuple[int, int], at: int, reach: tuple[int, int], register: Register) -> list[Voice]:
    found = named(line, *who)
    if found is None:
        return []
    name = register.resolve(found.text) or found.text
    return [Voice(name, at, *reach, found.via, trailing=reach[0] == 0, who=who)]


def _is_source(line: Line, start: int, end: int) -> bool:
    """Whether the tokens are nothing but the name of one who speaks; not "Update", not "Marl blast", not a place."""
    lows, known = line.lows, lists()
    words = " ".join(lows[start:end])
    if words in known["labels"] or any(start <= figure.start < end for figure in line.figures):
        return False
    if any(start <= at < end for at in line.starts) or any(
        line.toks[at].kind not in "w.&'’-" for at in range(start, end)
    ):
        return False
    says, nouns, aux = known["says"], known["nouns_too"], grammar().aux
    if any(word in aux or (word in says and word not in nouns) for word in lows[start:end]):
        return False
    last, first = lows[end - 1].removesuffix("'s"), lows[start]
    body = any(lows[at].removesuffix("'s") in known["body_words"] for at in range(start, end)) and end - start > 1
    return (
        last in known["speakers"]
        or first in known["titles"]
        or body
        or (first in known["speakers"] and end - start > 1)
    )


def tallied(line: Line, register: Register) -> list[Voice]:
    """ "the ministry's toll rose to 57": a tally belongs to the one who keeps it."""
    known, lows = lists(), line.lows
    if not line.figures or known["tallies"].isdisjoint(lows):
        return []
    for at in range(1, len(lows) - 1):
        if lows[at] not in known["tallies"] and lows[at] not in ("death", "official", "latest", "own"):
            continue
        owner = at - 1 if lows[at - 1].endswith("'s") else at - 2 if line.toks[at - 1].kind in "'’" and at > 1 else None
        tally = next((k for k in range(at, min(at + 3, len(lows))) if lows[k] in known["tallies"]), None)
        if owner is None or tally is None or not any(figure.start > tally for figure in line.figures):
            continue
        start = begins(line, owner + 1)
        if start is None or start > owner:
            continue
        start += lows[start] in known["articles"] and start < owner
        if _is_source(line, start, owner + 1) and not any(word in known["revises"] for word in lows[:start]):
            found = named(line, start, owner + 1, known=True)
            if found:
                name = without_s(found.text)
                return [
                    Voice(register.resolve(name) or name, tally, start, len(lows), found.via, who=(start, owner + 1))
                ]
    return []


def put_beside(line: Line, register: Register) -> list[Voice]:
    """ "… marched, with police putting the crowd at 900 and organisers at 4,000": each beside its own number."""
    known, lows = lists(), line.lows
    verb = next((at for at, word in enumerate(lows) if word in known["putting"]), None)
    if verb is None or not line.figures:
        return []
    begin = next((at + 1 for at in range(verb - 1, max(-1, verb - _LONGEST - 2), -1) if lows[at] == "with"), None)
    if begin is None or begin == verb:
        return []
    made: list[Voice] = []
    who = (begin, verb)
    for figure in (each for each in line.figures if each.start > verb):
        if who[0] > verb and lows[figure.start - 1] != "at":
            break
        found = named(line, *who) if names_someone(line, *who) else None
        if found is None:
            break
        made.append(Voice(register.resolve(found.text) or found.text, who[0], who[0], figure.end, found.via, who=who))
        behind = figure.end + (lows[figure.end : figure.end + 1] == [","])
        ends = next((at for at in range(behind + 1, min(behind + _LONGEST, len(lows))) if lows[at] == "at"), None)
        if ends is None or lows[behind] not in known["joined"]:
            break
        who = (behind + 1, ends)
    return made


def gapped(line: Line, found: list[Voice], register: Register) -> list[Voice]:
    """ "the union spoke of 70,000, the police of 30,000": a speaker whose verb is that of the clause before."""
    lows, known = line.lows, lists()
    made: list[Voice] = []
    gapping = known["gapping"] if found else frozenset[str]()
    for figure in line.figures if any(lows[voice.at] in gapping for voice in found) else ():
        at = figure.start - 1
        if at < 3 or lows[at] not in ("of", "at"):
            continue
        begin = next((k + 1 for k in range(at - 1, max(0, at - 7), -1) if line.toks[k].kind in ",;"), at)
        begin += lows[begin] in known["joined"]
        inner = lows[begin:at]
        if not inner or not names_someone(line, begin, at) or any(k in line.starts for k in range(begin, at)):
            continue
        if any(word in known["says"] or word in known["tallies"] or word in grammar().aux for word in inner):
            continue
        name = named(line, begin, at)
        if name and any(voice.at < begin for voice in found):
            made.append(Voice(register.resolve(name.text) or name.text, at, begin, len(lows), who=(begin, at)))
    return made
