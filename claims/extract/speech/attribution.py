"""Who says so, within one sentence: every reporting verb and "according to", with its speaker, carrier and reach."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import Register, lists
from claims.extract.speech.citing import chained, citing, opened_by, passive, quoted, quoting
from claims.extract.speech.clauses import aside, clause_end, inside, itself, participle, subordinate
from claims.extract.speech.denials import contrary, disowned, rumoured
from claims.extract.speech.names import named
from claims.extract.speech.naming import ahead, channel, name_at, onward
from claims.extract.speech.reckoning import beside, reckoned
from claims.extract.speech.reporting import kind as kind_of
from claims.extract.speech.reporting import pairs, says_so, withheld
from claims.extract.speech.speaking import (
    behind,
    closes,
    in_office,
    inverted,
    listener,
    possessor,
    reach,
    speaker,
    without_subject,
)
from claims.extract.speech.subjects import opening, subject
from claims.extract.speech.verbless import gapped, put_beside, set_apart, tallied
from claims.extract.speech.voice import Voice
from claims.model import Attribution
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar
from claims.vocabulary.words import Phrases, table, words_of

__all__ = ["Voice", "voices"]


@per_language
def _according() -> Phrases[str]:
    return Phrases((phrase, "according") for phrase in table("reporting")["according"])


@per_language
def _openers() -> frozenset[str]:
    """The first words of "according to" and its like that are no verbs: "figures from"."""
    known = lists()
    firsts = frozenset(words_of(phrase)[0] for phrase in table("reporting")["according"])
    return firsts - known["says"] - known["tells"] - known["cites"] - {"according"}


@per_language
def _idle() -> frozenset[str]:
    """Reporting words behind which another one still speaks: nouns, auxiliaries, the openers."""
    return lists()["nouns_too"] | grammar().aux | _openers()


@per_language
def _verbs() -> frozenset[str]:
    known = lists()
    firsts = frozenset(words_of(phrase)[0] for phrase in pairs())
    return (
        known["says"]
        | known["tells"]
        | known["denies"]
        | known["cites"]
        | known["revises"]
        | known["withdraws"]
        | frozenset(words_of(phrase)[0] for phrase in known["upholds"])
        | known["issues"]
        | known["passives"]
        | firsts
    )


@per_language
def _cues() -> frozenset[str]:
    return _verbs() | frozenset(words_of(phrase)[0] for phrase in table("reporting")["according"])


def voices(line: Line, register: Register) -> list[Voice]:
    """The voices of a sentence in order; names are resolved against those the document named before, and noted."""
    cues, found = _cues(), list[Voice]()
    for at, word in enumerate(line.lows):
        if word not in cues or _is_other(line, at, cues):
            continue
        if any(voice.who[0] <= at < voice.who[1] for voice in found):
            continue
        made = _heard(line, at, found, register)
        if made is not None:
            for name in (made.source, *(made.via if word in lists()["cites"] else ())):
                register.note(name)
            found.append(made)
    if not found:
        found = reckoned(line, register) or set_apart(line, register) or tallied(line, register)
    elif not lists()["reckonings"].isdisjoint(line.lows):
        found = sorted([*found, *beside(line, found, register)], key=lambda voice: voice.at)
    found.extend(put_beside(line, register))
    found.extend(gapped(line, found, register))
    found = opened_by(line, found)
    carriers = {name for voice in found for name in voice.via if line.lows[voice.at] in lists()["cites"]}
    kept = [voice for voice in found if voice.source not in carriers] if carriers else found
    return chained(line, kept)


def _is_other(line: Line, at: int, cues: frozenset[str]) -> bool:
    """Whether a reporting word is none here: the second of two, or part of a name ("Lund Notes", "United States")."""
    word, before, known = line.lows[at], line.lows[at - 1] if at else "", lists()
    if before in cues and before not in _idle():
        return not (line.toks[at - 1].text.istitle() and at > 1 and line.toks[at - 2].text[:1].isupper())
    if word in known["leanings"] and at + 1 < len(line.lows) and line.lows[at + 1] in known["body_words"]:
        return True  # "state television"
    if not at or word not in known["name_words"]:
        return False
    return line.toks[at].text.istitle() and line.toks[at - 1].text[:1].isupper()


def _heard(line: Line, at: int, found: list[Voice], register: Register) -> Voice | None:
    """The voice of one reporting word."""
    word = line.lows[at]
    if word not in _verbs():
        return _according_to(line, at, register)
    if word in lists()["cites"]:
        made = quoted(line, at, found, register)
        if made is not None or (at and line.lows[at + 1 : at + 2] == ["by"] and line.toks[at - 1].kind == "w"):
            return made
        if _according().at(line.lows, at) is None:
            return citing(line, at, found, register)
    return (
        (_according_to(line, at, register) if word in _according().by_first else None)
        or _speaking(line, at, found, register)
        or passive(line, at, register)
        or _going_on(line, at, found, register)
    )


def _going_on(line: Line, verb: int, found: list[Voice], register: Register) -> Voice | None:
    """ "her parents called for help and said": the subject of a verb joined to the one before."""
    known, lows = lists(), line.lows
    at = verb - 1
    while (
        at > 0 and (lows[at] in known["between"] or lows[at] in known["openings"]) and lows[at] not in known["joined"]
    ):
        at -= 1
    if at < 1 or lows[at] not in known["joined"] or lows[verb] in known["weak"]:
        return None
    kind, size = kind_of(line, verb)
    if not kind:
        return None
    span = next((voice.who for voice in reversed(found) if not voice.trailing), None)
    if span is None:
        span = opening(line)
        if any(line.toks[k].kind in ";:“”" for k in range(span[1], verb)):
            return None
    name = named(line, *span, known=True) if span[1] > span[0] else None
    if name is None:
        return None
    source = next((voice.source for voice in found if voice.who == span), None) or register.resolve(name.text)
    _, after = listener(line, verb + 1, register) if kind == "tells" else ((), verb + size)
    return Voice(source or name.text, verb, verb, len(lows), name.via or channel(line, after, register), who=span)


def _according_to(line: Line, at: int, register: Register) -> Voice | None:
    listed = _according().at(line.lows, at)
    if listed is None:
        return None
    begin = at + listed[0]
    if begin >= len(line.lows):
        return None
    if not _speaks_here(line, at):
        return None
    sure = line.lows[at] != "according" or line.lows[begin] not in lists()["articles"]
    name, end = name_at(line, begin, known=sure)
    name = possessor(line, begin, end, register) or name
    if name is None:
        return None
    found = named(line, begin, end, known=sure)
    via = (found.via if found else ()) or channel(line, end, register)
    source = register.resolve(name) or name
    trailing = any(figure.end <= at for figure in line.figures) or any(start < at for start in line.starts)
    if (
        not trailing
        and at > 2
        and line.toks[at - 1].kind not in ',“"—–'
        and not any(k.end < at for k in line.starts.values())
    ):
        trailing = end >= len(line.lows) - 1
    attribution = Attribution.DENIED if contrary(line, at) else Attribution.RELAYED
    if trailing:
        return Voice(source, at, 0, at, via, attribution, trailing=True, who=(begin, end))
    return Voice(source, at, 0, len(line.lows), via, attribution, who=(begin, end))


def _speaks_here(line: Line, at: int) -> bool:
    """Whether the words that open a source do so here: "per police", "the toll came from", "14 deaths reported by"."""
    known, lows = lists(), line.lows
    if lows[at] == "per":
        return _many(line, at + 1)
    if lows[at] in known["spoken"] and not known["mediums"].isdisjoint(lows[at + 2 : at + 4]):
        return False  # "the mayor said by telephone"
    if lows[at] in known["coming"]:
        return not (known["tallies"] | known["reckonings"]).isdisjoint(lows[:at])
    if lows[at + 1 : at + 2] != ["by"] or at == 0 or line.toks[at - 1].kind != "w":
        return True
    before = lows[at - 1]
    counted = known["tallies"] | known["reckonings"] | known["carriers"] | known["papers"] | known["between"]
    if before in counted or before in grammar().aux or before in grammar().adverbs or before == "as":
        return True  # not "a truce announced by the army"
    return any(at - 6 <= figure.start < at for figure in line.figures)


def _many(line: Line, at: int) -> bool:
    """Whether after "per" those follow who speak, not a unit: "per police", "per the ministry"; not "per officer"."""
    token = line.toks[at]
    if token.lower in lists()["articles"] or token.kind == "@" or token.text[:1].isupper():
        return True
    return token.lower in lists()["speakers"] and (token.lower.endswith("s") or token.lower in lists()["collective"])


def _speaking(line: Line, verb: int, found: list[Voice], register: Register) -> Voice | None:
    kind, size = kind_of(line, verb)
    if not kind:
        return None
    if kind == "says" and inverted(line, verb):
        begin = behind(line, verb)
        name, end = name_at(line, begin)
        if name is not None and (end >= len(line.lows) or closes(line, end)):
            source = in_office(line, begin, name, register) or register.resolve(name) or name
            via = onward(line, end, register)
            return Voice(source, verb, 0, verb, via, trailing=True, who=(begin, end))
    span = subject(line, verb)
    if span is None:
        return None
    if without_subject(line, span, verb):
        last = register.person or register.body
        return Voice(last, verb, 0, verb, trailing=True) if last else None
    if line.lows[verb] in lists()["weak"] and (inside(line, span[0]) or participle(line, span, verb)):
        return None
    read = None if withheld(line, verb) else speaker(line, span, verb, size, register)
    if read is None:
        return None
    outer = itself(line, span, found)
    name, via = (outer.source, outer.via) if outer else read
    via = via or quoting(line, span, register)
    after = verb + size
    if kind == "tells":
        told, after = listener(line, verb + 1, register)
        via = told or via
    elif after + 1 < len(line.lows) and line.lows[after] == "to" and line.toks[after + 1].text[:1].isupper():
        heard, after = name_at(line, after + 1)
        via = (heard,) if heard else via
    via = via or channel(line, after, register) or ahead(line, *span)
    low, high, trailing = reach(line, span[0], verb, after)
    if not says_so(line, span, verb, after, trailing=trailing):
        return None
    if not trailing and verb < high and subordinate(line, span[0]):
        high = clause_end(line, after, high)
    if aside(line, span, verb):
        high = next((at for at in range(verb, high) if line.toks[at].kind == ","), high)
    denied = kind == "denies" or disowned(line, after) or contrary(line, span[0])
    if kind == "denies":
        name = rumoured(line, after, register) or name
    return Voice(name, verb, low, high, via, Attribution.DENIED if denied else Attribution.RELAYED, trailing, span)
