"""Who says so, within one sentence: every reporting verb and "according to", with its speaker, carrier and reach."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claims.extract.actors import Register, lists, names_someone, subject, tidy
from claims.extract.lines import Line
from claims.model import Attribution
from claims.vocabulary.lexicon import grammar, weekdays
from claims.vocabulary.words import Phrases, table

_CLOSERS = frozenset(',.;!?”"»)')
_NAME_REACH = 14
_TIMES = frozenset(
    ["late", "early", "last", "yesterday", "today", "tonight", "earlier", "later", "overnight", "there", "here"]
)


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


@cache
def _according() -> Phrases[str]:
    return Phrases((phrase, "according") for phrase in table("reporting")["according"])


@cache
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
    carriers = {name for voice in found for name in voice.via if line.lows[voice.at] in lists()["cites"]}
    return [voice for voice in found if voice.source not in carriers] if carriers else found


def _according_to(line: Line, at: int, register: Register) -> Voice | None:
    listed = _according().at(line.lows, at)
    if listed is None:
        return None
    begin = at + listed[0]
    name, end = _name(line, begin)
    if name is None:
        return None
    if line.lows[at] in ("per",) and not line.toks[begin].text[:1].isupper():
        return None
    source = register.resolve(name) or name
    trailing = at > 0 and any(token.kind in "wn" for token in line.toks[:at])
    via = _channel(line, end, register)
    if trailing:
        low = 0
        return Voice(source, at, low, at, via, trailing=True, who=(begin, end))
    return Voice(source, at, 0, len(line.lows), via, who=(begin, end))


def _name(line: Line, begin: int) -> tuple[str | None, int]:
    """The noun phrase that starts here, up to a comma, a verb or a clause; with brackets cut from the name."""
    words, lows, toks = grammar(), line.lows, line.toks
    at = begin
    while at < len(lows) and at - begin < _NAME_REACH:
        word, kind = lows[at], toks[at].kind
        if kind == "(":
            break
        if (
            kind in _CLOSERS
            or kind in ":;—–“"
            or (at > begin and word in ("the", "a", "an") and lows[at - 1] not in words.prepositions | {"and"})
            or word in words.subordinators
            or word in words.relatives
            or word in words.aux
        ):
            break
        if word in _TIMES or word in weekdays():
            break
        if (at > begin and not (toks[at].text.istitle() and toks[at - 1].text[:1].isupper())) and (
            (word in lists()["says"] and word not in ("report", "reports", "state", "estimates", "claims"))
            or word in lists()["cites"]
            or word in lists()["tells"]
        ):
            break
        if (
            at > begin
            and word in ("on", "at", "in", "after", "during", "by", "and", "to")
            and not (at + 1 < len(lows) and toks[at + 1].text[:1].isupper() and word in ("in", "and", "at"))
        ):
            if word != "in" or at + 1 >= len(lows) or lows[at + 1] not in words.determiners:
                break
            break
        at += 1
    if at == begin:
        return None, at
    return tidy(line.words(begin, at)), at


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
        name, end = _name(line, verb + 1)
        if name is not None and (end >= len(lows) or line.toks[end].kind in ",.;—–("):
            return Voice(
                register.resolve(name) or name,
                verb,
                0,
                verb,
                _onward(line, end, register),
                trailing=True,
                who=(verb + 1, end),
            )
    span = subject(line, verb)
    if span is None:
        return None
    weak = word in known["weak"] or size == 2
    printed = line.words(*span)
    lower = printed.lower()
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
        listener, after = _name(line, verb + 1)
        if (
            listener
            and listener.lower() not in known["nobodies"]
            and line.toks[verb + 1].lower not in known["nobodies"]
            and any(map(str.isupper, listener))
        ):
            via = (register.resolve(listener) or listener,)
    elif after + 1 < len(lows) and lows[after] == "to" and line.toks[after + 1].text[:1].isupper():
        listener, after = _name(line, after + 1)
        via = (listener,) if listener else ()
    via = via or _channel(line, after, register)
    low, high, trailing = _reach(line, span[0], verb, after)
    denied = kind == "denies" or disowned(line, after)
    attribution = Attribution.DENIED if denied else Attribution.RELAYED
    if kind == "denies":
        name = _rumoured(line, after, register) or name
    return Voice(name, verb, low, high, via, attribution, trailing, span)


def disowned(line: Line, after: int) -> bool:
    """ "said it had never given a toll of 900": the speaker says it did not say so."""
    known, lows = lists(), line.lows
    for at in range(after, min(after + 4, len(lows) - 2)):
        if lows[at] in known["persons"] or lows[at] in ("it", "they", "we"):
            ahead = [word for word in lows[at + 1 : at + 6] if word not in ("had", "has", "have", "did", "ever")]
            return len(ahead) > 1 and ahead[0] in ("never", "not", "didn't", "hadn't") and ahead[1] in known["uttered"]
    return False


def _rumoured(line: Line, after: int, register: Register) -> str | None:
    """ "dismissed a report by Marl Radio that", "rejected the union's claim that": who is said to have said it."""
    known, lows = lists(), line.lows
    for at in range(after, min(after + 7, len(lows) - 1)):
        if lows[at] not in known["rumours"]:
            continue
        if at > after and lows[at - 1].endswith("'s"):
            name = tidy(line.words(after, at))
            return register.resolve(name.removesuffix("'s").removesuffix("’s")) if name else None
        if lows[at + 1] in ("by", "from", "on", "in"):
            rumour, end = _name(line, at + 2)
            if rumour and names_someone(line, at + 2, end):
                return register.resolve(rumour)
        return None
    return None


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


def _onward(line: Line, end: int, register: Register) -> tuple[str, ...]:
    """ "said Ruth Lorne, a nurse, to Marl Radio": the carrier behind the apposition."""
    for at in range(end, min(end + 14, len(line.lows) - 1)):
        if line.lows[at] in ("to", "told") and line.toks[at + 1].text[:1].isupper():
            name, _ = _name(line, at + 1)
            return (name,) if name else ()
    return _channel(line, end, register)


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
    name, end = _name(line, verb + 1)
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


def _channel(line: Line, at: int, register: Register) -> tuple[str, ...]:
    """ "on Telegram", "in an interview with Sky News", "(The New Arab)" after the verb: who carried it."""
    lows, toks = line.lows, line.toks
    channels = lists()["channels"]
    for ahead in range(at, min(at + 9, len(lows))):
        if toks[ahead].kind in ',;.”"' and ahead > at:
            break
        if (
            lows[ahead] == "on"
            and ahead + 1 < len(lows)
            and (lows[ahead + 1] in channels or " ".join(lows[ahead + 1 : ahead + 3]) in channels)
        ):
            name, _ = _name(line, ahead + 1)
            return (name,) if name else ()
        if lows[ahead] == "with" and ahead + 1 < len(lows) and lows[ahead - 1] == "interview":
            name, _ = _name(line, ahead + 1)
            return (name,) if name else ()
        if toks[ahead].kind == "(" and ahead + 2 < len(lows) and toks[ahead + 1].text[:1].isupper():
            close = next((k for k in range(ahead + 1, min(ahead + 7, len(lows))) if toks[k].kind == ")"), None)
            if close is not None and not toks[ahead + 1].text.isupper():
                return (line.words(ahead + 1, close),)
    return ()
