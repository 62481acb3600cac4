"""Sources whose words another carries: "X, citing Y", "Y was quoted by X", "57 were reported dead by Y"."""

from __future__ import annotations

from dataclasses import replace

from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import Register, lists
from claims.extract.speech.names import named
from claims.extract.speech.naming import channel, name_at
from claims.extract.speech.speaking import reach, speaker
from claims.extract.speech.subjects import names_someone, subject
from claims.extract.speech.voice import Voice
from claims.model import Attribution
from claims.vocabulary.lexicon import grammar

_NEXT = 3  # tokens between a reporting verb and the source of what it reports
_PASSIVE = 8  # tokens between a verb in the passive and "by"


def passive(line: Line, verb: int, register: Register) -> Voice | None:
    """ "57 people were reported dead by the coast guard": the one behind "by"."""
    known, lows = lists(), line.lows
    if lows[verb] not in known["passives"] or not any(word in grammar().be for word in lows[max(0, verb - 3) : verb]):
        return None
    for at in range(verb + 1, min(verb + _PASSIVE, len(lows) - 1)):
        if line.toks[at].kind in ",.;:":
            return None
        if lows[at] == "by":
            name, end = name_at(line, at + 1, known=True)
            if name is None or not (names_someone(line, at + 1, end) or lows[verb] in known["tells"]):
                return None
            return Voice(
                register.resolve(name) or name, at, 0, len(lows), channel(line, end, register), who=(at + 1, end)
            )
    return None


def quoted(line: Line, verb: int, found: list[Voice], register: Register) -> Voice | None:
    """ "the mayor was quoted by Marl Radio as saying": the mayor, via Marl Radio."""
    lows = line.lows
    passively = verb > 0 and lows[verb - 1] in grammar().be
    by = next((at for at in range(verb + 1, min(verb + 5, len(lows) - 1)) if lows[at] == "by"), None)
    name, end = name_at(line, by + 1) if by is not None else (None, verb + 1)
    carrier = (register.resolve(name) or name,) if name else ()
    if not passively:
        if carrier and found and found[-1].trailing and not found[-1].via:
            voice = found.pop()
            return replace(voice, via=carrier)
        return None
    span = subject(line, verb, passive=True)
    if span is None:
        return None
    read = speaker(line, span, verb, 1, register)
    if read is None:
        return None
    end = max(end, next((at + 2 for at in range(verb, min(verb + 9, len(lows) - 1)) if lows[at] == "as"), end))
    low, high, trailing = reach(line, span[0], verb, max(end, (by or 0) + 1))
    return Voice(read[0], verb, low, high, carrier or read[1], trailing=trailing, who=span)


def quoting(line: Line, span: tuple[int, int], register: Register) -> tuple[str, ...]:
    """ "witnesses quoted by Marl Radio said": the carrier inside the subject."""
    for at in range(span[0], span[1] - 2):
        if line.lows[at + 1] == "by" and line.lows[at] in lists()["cites"] | lists()["interviewed"]:
            name, _ = name_at(line, at + 2)
            return (register.resolve(name) or name,) if name and any(map(str.isupper, name)) else ()
    return ()


def citing(line: Line, verb: int, found: list[Voice], register: Register) -> Voice | None:
    """ "X, citing Y": Y speaks, X carries."""
    name, end = name_at(line, verb + 1)
    if name is None or (line.lows[verb] != "citing" and not names_someone(line, verb + 1, end)):
        return None
    span = subject(line, verb)
    aside = verb > 0 and (line.toks[verb - 1].kind == "," or line.lows[verb - 1] in grammar().relatives)
    via: tuple[str, ...] = ()
    if aside and found and ";" not in line.lows[found[-1].at : verb]:
        via = (found[-1].source, *found[-1].via)
        span = None
    elif span and names_someone(line, *span):
        carrier = named(line, *span)
        via = (register.resolve(carrier.text) or carrier.text,) if carrier else ()
    low, high, trailing = reach(line, span[0] if span else verb, verb, end)
    if line.lows[verb] in ("citing", "quoting") or line.lows[verb - 1] in grammar().relatives:
        low, high = 0, len(line.lows)
    source = register.resolve(name) or name
    return Voice(source, verb, low, high, via, Attribution.RELAYED, trailing, (verb + 1, end))


def opened_by(line: Line, found: list[Voice]) -> list[Voice]:
    """ "Citing the ministry, Marl Radio said": the one who is cited first speaks, the next carries it."""
    if len(found) < 2 or found[0].at != 0 or line.lows[0] not in lists()["cites"] or found[0].via:
        return found
    first, second = found[0], found[1]
    if second.who[0] - first.who[1] > _NEXT - 1:
        return found
    return [replace(first, via=(second.source, *second.via), high=len(line.lows)), *found[2:]]


def chained(line: Line, found: list[Voice]) -> list[Voice]:
    """The voices with the carriers that other words give them: "Marl Radio said police had reported"."""
    made: list[Voice] = []
    for voice in found:
        carrier = next((each for each in reversed(made) if _carries(line, each, voice)), None)
        twin = next((each for each in made if each.source == voice.source and each.via), None)
        if voice.via or (carrier is None and twin is None):
            made.append(voice)
        else:
            made.append(replace(voice, via=(carrier.source, *carrier.via) if carrier else twin.via if twin else ()))
    return made


def _carries(line: Line, outer: Voice, inner: Voice) -> bool:
    """Whether one voice opens what another says: "X said Y reported", not "X said “…”; Y reported"."""
    begin = min(inner.at, inner.who[0])
    if line.lows[outer.at] == "according" and outer.at == 0 and not inner.trailing and outer.source != inner.source:
        return begin - outer.who[1] <= _NEXT - 1
    return (
        not outer.trailing
        and not inner.trailing
        and outer.attribution is Attribution.RELAYED
        and outer.source != inner.source
        and outer.at < begin <= outer.at + _NEXT
        and not any(line.toks[at].kind in ';.“"' for at in range(outer.at, begin))
    )
