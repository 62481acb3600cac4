"""Who says so, within one sentence: every reporting verb and "according to", with its speaker, carrier and reach."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.actors import Register, lists, tidy
from claims.extract.denials import disowned, rumoured
from claims.extract.lines import Line
from claims.extract.naming import channel, name_at, onward
from claims.extract.subjects import names_someone, subject
from claims.model import Attribution
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar
from claims.vocabulary.words import Phrases, table


@dataclass(frozen=True, slots=True)
class Voice:
    """One source speaking in a sentence. It covers tokens from `low` up to `high`; `at` is the token of its verb.

    `who` are the tokens that name it.
    """

    source: str
    at: int
    low: int
    high: int
    via: tuple[str, ...] = ()
    attribution: Attribution = Attribution.RELAYED
    trailing: bool = False
    who: tuple[int, int] = (0, 0)


@per_language
def _according() -> Phrases[str]:
    return Phrases((phrase, "according") for phrase in table("reporting")["according"])


@per_language
def _cues() -> frozenset[str]:
    known = lists()
    firsts = {phrase.split()[0] for phrase in table("reporting")["according"]}
    return (
        known["says"]
        | known["tells"]
        | known["denies"]
        | known["cites"]
        | known["revises"]
        | frozenset(firsts)
        | {"spoke", "speak", "speaks", "has"}
    )


def voices(line: Line, register: Register) -> list[Voice]:
    """The voices of a sentence in order; names are resolved against those the document named before, and noted."""
    cues, found = _cues(), list[Voice]()
    for at, word in enumerate(line.lows):
        if word not in cues or (
            at and line.lows[at - 1] in cues and line.lows[at - 1] not in ("report", "reports", "has")
        ):
            continue
        if word in ("notes", "states") and at and line.toks[at].text.istitle() and line.toks[at - 1].text[:1].isupper():
            continue  # of a name: "Lund Notes", "United States"
        if word in lists()["cites"] and _according().at(line.lows, at) is None:
            made = _citing(line, at, found, register)
        else:
            made = _according_to(line, at, register) or _speaking(line, at, register)
        if made is not None:
            for name in (made.source, *(made.via if word in lists()["cites"] else ())):
                register.note(name)
            found.append(made)
    found.extend(_gapped(line, found, register))
    carriers = {name for voice in found for name in voice.via if line.lows[voice.at] in lists()["cites"]}
    return [voice for voice in found if voice.source not in carriers] if carriers else found


def _gapped(line: Line, found: list[Voice], register: Register) -> list[Voice]:
    """ "the union spoke of 70,000, the police of 30,000": a speaker whose verb is that of the clause before."""
    lows, known = line.lows, lists()
    verbs = {lows[voice.at] for voice in found}
    made: list[Voice] = []
    for figure in line.figures if verbs & known["gapping"] else ():
        at = figure.start - 1
        if at < 3 or lows[at] not in ("of", "at"):
            continue
        begin = next((k + 1 for k in range(at - 1, max(0, at - 7), -1) if line.toks[k].kind in ",;"), at)
        begin += lows[begin] in ("and", "but", "while")
        inner = lows[begin:at]
        if not inner or not names_someone(line, begin, at) or any(k in line.starts for k in range(begin, at)):
            continue
        if any(word in known["says"] or word in known["tallies"] or word in grammar().aux for word in inner):
            continue
        name = tidy(line.words(begin, at))
        if name and any(voice.at < begin for voice in found):
            made.append(Voice(register.resolve(name) or name, at, begin, len(lows), who=(begin, at)))
    return made


def _according_to(line: Line, at: int, register: Register) -> Voice | None:
    listed = _according().at(line.lows, at)
    if listed is None:
        return None
    begin = at + listed[0]
    name, end = name_at(line, begin)
    if name is None:
        return None
    if line.lows[at] in ("per",) and not line.toks[begin].text[:1].isupper():
        return None
    source = register.resolve(name) or name
    trailing = at > 0 and any(token.kind in "wn" for token in line.toks[:at])
    via = channel(line, end, register)
    if trailing:
        low = 0
        return Voice(source, at, low, at, via, trailing=True, who=(begin, end))
    return Voice(source, at, 0, len(line.lows), via, who=(begin, end))


def _speaking(line: Line, verb: int, register: Register) -> Voice | None:
    known, lows = lists(), line.lows
    word = lows[verb]
    if word in ("reported", "reports", "confirmed") and lows[verb + 1 : verb + 2] == ["in"]:
        return None
    size = 2 if " ".join(lows[verb : verb + 2]) in known["says"] else 1
    kind = next((name for name in ("denies", "tells", "says") if word in known[name]), "says" if size == 2 else "")
    if not kind and word in known["revises"] and any(each in known["tallies"] for each in lows[verb + 1 : verb + 7]):
        kind = "says"
    if not kind:
        return None
    if kind == "says" and _inverted(line, verb):
        name, end = name_at(line, verb + 1)
        if name is not None and (end >= len(lows) or line.toks[end].kind in ",.;—–("):
            return Voice(
                register.resolve(name) or name,
                verb,
                0,
                verb,
                onward(line, end, register),
                trailing=True,
                who=(verb + 1, end),
            )
    span = subject(line, verb)
    if span is None:
        return None
    weak = word in known["weak"] or size == 2
    printed = line.words(*span)
    lower = printed.lower()
    if lower in ("i", "we"):
        return None
    short = lower in known["persons"] or lower in known["bodies"]
    if not short and not names_someone(line, *span) and (weak or span[1] - span[0] > 6):
        return None
    if weak and not short and not _can_speak(line, span, verb):
        return None
    name = tidy(printed)
    if lower in known["persons"] or lower in known["bodies"]:
        name = register.resolve(lower)
    elif name is not None:
        name = register.resolve(name)
    if not name:
        return None
    via: tuple[str, ...] = ()
    after = verb + size
    if kind == "tells":
        listener, after = name_at(line, verb + 1)
        if (
            listener
            and listener.lower() not in known["nobodies"]
            and line.toks[verb + 1].lower not in known["nobodies"]
            and any(map(str.isupper, listener))
        ):
            via = (register.resolve(listener) or listener,)
    elif after + 1 < len(lows) and lows[after] == "to" and line.toks[after + 1].text[:1].isupper():
        listener, after = name_at(line, after + 1)
        via = (listener,) if listener else ()
    via = via or channel(line, after, register)
    low, high, trailing = _reach(line, span[0], verb, after)
    denied = kind == "denies" or disowned(line, after)
    attribution = Attribution.DENIED if denied else Attribution.RELAYED
    if kind == "denies":
        name = rumoured(line, after, register) or name
    return Voice(name, verb, low, high, via, attribution, trailing, span)


def _inverted(line: Line, verb: int) -> bool:
    """ "…," said Ruth Lorne: the verb follows what was said, its subject follows the verb."""
    if verb == 0 or verb + 1 >= len(line.toks) or line.toks[verb - 1].kind not in ',”"»!?':
        return False
    following = line.toks[verb + 1]
    return (
        following.text[:1].isupper()
        or following.lower in ("the", "a", "an", "one")
        or following.lower in lists()["speakers"]
    )


def _can_speak(line: Line, span: tuple[int, int], verb: int) -> bool:
    """A verb of several meanings speaks where its subject is a name or an office right before it."""
    last = line.toks[span[1] - 1]
    return (
        last.text[:1].isupper()
        or last.lower in lists()["speakers"]
        or last.kind in "@)"
        or line.toks[span[0]].kind == "@"
    )


def _citing(line: Line, verb: int, found: list[Voice], register: Register) -> Voice | None:
    """ "X, citing Y": Y speaks, X carries."""
    name, end = name_at(line, verb + 1)
    span = subject(line, verb)
    if name is None or (line.lows[verb] != "citing" and not names_someone(line, verb + 1, end)):
        return None
    aside = line.toks[verb - 1].kind == "," if verb else False
    if aside and found and ";" not in line.lows[found[-1].at : verb]:
        carrier: str | None = found[-1].source
        span = None
    else:
        carrier = tidy(line.words(*span)) if span and names_someone(line, *span) else None
    via = (register.resolve(carrier) or carrier,) if carrier else ()
    low, high, trailing = _reach(line, span[0] if span else verb, verb, end)
    if line.lows[verb] in ("citing", "quoting"):
        low, high = 0, len(line.lows)
    source = register.resolve(name) or name
    return Voice(source, verb, low, high, via, Attribution.RELAYED, trailing, (verb + 1, end))


def _reach(line: Line, start: int, verb: int, after: int) -> tuple[int, int, bool]:
    """What the voice covers: all that follows, or where nothing follows, what went before."""
    size = len(line.lows)
    if after >= size:
        return 0, start, True
    nearest = line.toks[after]
    opened = start > 0 and line.toks[start - 1].kind in ',”"»?!—–'
    if nearest.kind in '.”"»' and after + 1 >= size:
        return 0, start, True
    if opened and (nearest.kind in ",.;" or nearest.lower in lists()["trailers"] or nearest.kind == "("):
        rest_has_figure = any(figure.start > after for figure in line.figures)
        if nearest.kind == "," and rest_has_figure and nearest.kind != ".":
            return 0, start, True
        return 0, start, True
    return start, size, False
