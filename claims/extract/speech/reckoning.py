"""Counts that belong to somebody without a verb: "by the union's count", "on ministry figures", "12 dead (police)"."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import Register, lists
from claims.extract.speech.names import named
from claims.extract.speech.naming import name_at
from claims.extract.speech.speaking import possessor
from claims.extract.speech.subjects import names_someone
from claims.extract.speech.voice import Voice
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import weekdays
from claims.vocabulary.words import Phrases, table

_BACK = 9  # tokens between the preposition and the count


def reckoned(line: Line, register: Register) -> list[Voice]:
    """The voices of phrases that say by whose count: "by the union's own count", "going by ministry figures"."""
    known, lows = lists(), line.lows
    if known["reckonings"].isdisjoint(lows) or not (line.figures or line.starts):
        return []
    return _by_count(line, register) or _made_by(line, register)


def beside(line: Line, found: list[Voice], register: Register) -> list[Voice]:
    """The counts that are somebody's in a sentence in which others speak."""
    return [
        voice
        for voice in (_by_count(line, register) if line.figures else ())
        if not any(voice.who[0] <= each.at < voice.who[1] or each.who[0] == voice.who[0] for each in found)
    ]


def _by_count(line: Line, register: Register) -> list[Voice]:
    known, lows = lists(), line.lows
    made: list[Voice] = []
    for at, word in enumerate(lows):
        begin = _lead(line, at) if word in known["reckonings"] else None
        if begin is None:
            continue
        source, via = _whose(line, begin + 1, at + 1, register)
        if source is None:
            continue
        trailing = any(figure.end <= begin for figure in line.figures)
        made.append(
            Voice(source, begin, 0, begin if trailing else len(lows), via, trailing=trailing, who=(begin + 1, at + 1))
        )
    return made


def _made_by(line: Line, register: Register) -> list[Voice]:
    """ "Estimates by the union range from 90 to 120", "a toll compiled by the union stands at 90"."""
    known, lows = lists(), line.lows
    first = line.figures[0].start if line.figures else 0
    for at in range(1, min(first, _BACK)):
        if lows[at] not in ("by", "from") or known["reckonings"].isdisjoint(lows[max(0, at - 2) : at]):
            continue
        if lows[at + 1].endswith(("'s", "’s")) or lows[at + 1] in weekdays():  # "the toll from Monday's blast"
            continue
        if lows[at - 1] in known["reckonings"] or lows[at - 1] in known["made"]:
            end = _name_end(line, at + 1)
            found = named(line, at + 1, end, known=True) if names_someone(line, at + 1, end) else None
            if found is not None:
                name = register.resolve(found.text) or found.text
                return [Voice(name, at, 0, len(lows), found.via, who=(at + 1, end))]
    return []


def _name_end(line: Line, at: int) -> int:
    """Where a name before a verb ends: capitals, those who speak, and what joins them."""
    joins = lists()["articles"] | lists()["joining"] | lists()["nominal"] | lists()["body_words"]
    while at < len(line.toks):
        token = line.toks[at]
        capital = token.text[:1].isupper()
        if not (capital or token.lower in lists()["speakers"] or token.lower in joins) or token.kind != "w":
            break
        at += 1
    return at


def _lead(line: Line, count: int) -> int | None:
    """The preposition before a count that is somebody's; None where it is nobody's, or its own subject."""
    known, lows = lists(), line.lows
    for at in range(count - 2, max(-1, count - _BACK), -1):
        if lows[at] not in known["reckoned_by"]:
            if line.toks[at].kind in ",.;:":
                return None
            continue
        if at and lows[at - 1] in known["going_by"]:
            return at
        own = known["his"] | known["theirs"]
        owned = lows[at + 1] in own or any(
            lows[k].endswith(("'s", "s'")) or line.toks[k].kind in "'’" for k in range(at + 1, count)
        )
        begun = at == 0 or line.toks[at - 1].kind in ",;:—–(" or (line.figures and line.figures[0].end <= at)
        return at if owned and begun else None
    return None


def _whose(line: Line, start: int, end: int, register: Register) -> tuple[str | None, tuple[str, ...]]:
    owner = possessor(line, start, end, register)
    if owner is not None:
        return owner, ()
    found = named(line, start, end, known=True)
    if found is None or found.text.lower() in lists()["reckonings"]:
        return None, ()
    return register.resolve(found.text) or found.text, found.via


@per_language
def _settling() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in table("reporting")["settling"])


def settles(line: Line, register: Register) -> Voice | None:
    """ "That is according to the mayor.": whose the figures of the sentence before are; None for any other sentence."""
    lows = line.lows
    found = _settling().at(lows, 0) if len(lows) > 2 and not line.figures else None
    if found is None:
        return None
    name, end = name_at(line, found[0], known=True)
    if name is None:
        return None
    return Voice(register.resolve(name) or name, found[0] - 1, 0, 0, trailing=True, who=(found[0], end))
