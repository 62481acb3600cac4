"""The parts of a reporting clause: its speaker, its listener, and what of the sentence it covers."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import Register, lists
from claims.extract.speech.continuing import topic
from claims.extract.speech.names import named
from claims.extract.speech.naming import name_at
from claims.extract.speech.persons import is_one, is_person
from claims.extract.speech.speakable import able, head, is_body
from claims.extract.speech.subjects import names_someone
from claims.extract.speech.words import kindred
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, nouns, weekdays
from claims.vocabulary.words import table

_OPENING = 4  # tokens of the shortest clause before "it said"


def speaker(
    line: Line, span: tuple[int, int], verb: int, size: int, register: Register
) -> tuple[str, tuple[str, ...]] | None:
    """The name behind a subject, and the channels it holds; None where such a subject does not speak."""
    known = lists()
    lower = line.words(*span).lower()
    if lower in known["ourselves"]:
        return None
    if lower in known["persons"] or lower in known["bodies"]:
        name = _of_sentence(line, span, lower) or register.resolve(lower) or _of_clause(line, span)
        return (name, ()) if name else None
    owner = possessor(line, *span, register)
    if owner is not None:
        return owner, ()
    weak = line.lows[verb] in known["weak"] or size == 2
    if not weak and not names_someone(line, *span) and span[1] - span[0] > 6:
        return None
    if weak and not _can_speak(line, span):
        return None
    if line.figures and _counted(line, span):
        return None
    found = named(line, *span, known=weak)
    if found is None:
        return None
    return in_office(line, span[0], found.text, register) or register.resolve(found.text) or found.text, found.via


def _of_sentence(line: Line, span: tuple[int, int], pronoun: str) -> str | None:
    """ "The army shot 14 rebels, it said": the body with which the sentence of a pronoun opens."""
    if pronoun not in ("it", "they") or span[0] < _OPENING or line.toks[span[0] - 1].kind != ",":
        return None
    name = topic(line)
    words = name.split() if name else []
    return name if name and not is_person(words, len(words)) and not is_one(words) else None


def _of_clause(line: Line, span: tuple[int, int]) -> str | None:
    """ "The minister was in Marl, where he said": the one with whom the sentence of a pronoun opens."""
    if span[0] < 2 or line.lows[span[0] - 1] not in ("where", "and", "but"):
        return None
    name = topic(line)
    words = name.split() if name else []
    return name if name and (is_person(words, len(words)) or is_one(words)) else None


def in_office(line: Line, start: int, name: str, register: Register) -> str | None:
    """ "the sheriff": who holds an office that the words point back to; None where they do not."""
    word = name.lower().removeprefix("same ")
    if "the" not in line.lows[max(0, start - 2) : start + 1]:
        return None
    if word in lists()["offices"]:
        return register.holder(word) or (register.person if len(word) < len(name) else None)
    alike = kindred().get(word)
    return register.latest(alike) if alike else None


def possessor(line: Line, start: int, end: int, register: Register) -> str | None:
    """ "according to his figures", "its own count": the one the pronoun stands for."""
    known = lists()
    if start >= end or line.lows[start] not in known["his"] | known["theirs"]:
        return None
    issued = known["carriers"] | known["tallies"]
    if not any(word in issued for word in line.lows[start + 1 : min(end, start + 4)]):
        return None
    return register.resolve("he" if line.lows[start] in known["his"] else "it")


def _counted(line: Line, span: tuple[int, int]) -> bool:
    """Whether a subject holds a figure of others than those who speak: "14 people", not "two residents"."""
    speakers = lists()["speakers"]
    return any(
        span[0] <= figure.core < span[1] - 1
        and line.toks[figure.start].kind in "wn"
        and speakers.isdisjoint(line.lows[span[0] : span[1]])
        and not figure.ordinal
        and line.lows[figure.start] != "one"
        for figure in line.figures
    )


@per_language
def _listed() -> frozenset[str]:
    """Those who speak and what is issued by them."""
    known = lists()
    return known["speakers"] | known["carriers"] | known["papers"]


def _can_speak(line: Line, span: tuple[int, int]) -> bool:
    """A verb of several meanings speaks where its subject is a name or an office right before it."""
    last, listed = line.toks[span[1] - 1], _listed()
    noun = line.lows[head(line, *span)]
    return (
        last.text[:1].isupper()
        or last.lower in listed
        or last.kind in "@)"
        or line.toks[span[0]].kind == "@"
        or any(word in listed for word in line.lows[span[0] : span[0] + 3])
        or is_body(line, *span)
        or (able(noun) and noun not in nouns().ids)
    )


def listener(line: Line, at: int, register: Register) -> tuple[tuple[str, ...], int]:
    """ "told Marl Radio": who carries what was said, and where its name ends; nobody where it is only an audience."""
    name, after = name_at(line, at)
    nobodies = lists()["nobodies"]
    words = frozenset(name.lower().split()) if name else frozenset[str]()
    airs = any(map(str.isupper, name or "")) or not words.isdisjoint(lists()["aired_on"])
    audience = bool(name) and not words.isdisjoint(lists()["audiences"])
    heard = audience and line.toks[at + (line.lows[at] in lists()["articles"])].text.islower()  # "told a court in Marl"
    if name and airs and not heard and name.lower() not in nobodies and line.lows[at] not in nobodies:
        return (register.resolve(name) or name,), after
    return (), after


def closes(line: Line, at: int) -> bool:
    """Whether a name behind its verb ends here: at a mark, at a clause about it, or at a time."""
    token = line.toks[at]
    return token.kind in ",.;—–(:" or token.lower in grammar().relatives | lists()["trailers"]


def behind(line: Line, verb: int) -> int:
    """The token behind a reporting verb where its subject may stand, past a day: ", informó este sábado el alcalde"."""
    at, size = verb + 1, len(line.lows)
    if at + 1 < size and line.lows[at] in ("this", "the") and line.lows[at + 1] in weekdays():
        return at + 2
    return at + 1 if at < size and (line.lows[at] in weekdays() or line.lows[at] in _days()) else at


@per_language
def _days() -> frozenset[str]:
    return frozenset(table("calendar")["days"])


def without_subject(line: Line, span: tuple[int, int], verb: int) -> bool:
    """Whether a verb ends its sentence and what stands before its comma is a clause of figures: "54 are ill, added".

    English always names a subject there; other languages leave it out where it is the speaker before.
    """
    ends = verb + 1 >= len(line.toks) or (line.toks[verb + 1].kind in '.”"»' and verb + 2 >= len(line.toks))
    return ends and line.toks[verb - 1].kind == "," and any(span[0] <= at < span[1] for at in line.starts)


def inverted(line: Line, verb: int) -> bool:
    """ "…," said Ruth Lorne: the verb follows what was said, its subject follows the verb."""
    if verb == 0 or verb + 1 >= len(line.toks) or line.toks[verb - 1].kind not in ",”\"»!?’'":
        return False
    if line.lows[verb] in lists()["weak"] or line.lows[verb + 1] in grammar().prepositions:
        return False
    at = behind(line, verb)
    if at >= len(line.toks):
        return False
    counted = next((f for f in line.figures if verb < f.start <= verb + 2 and line.lows[f.start] != "one"), None)
    if counted is not None:  # "said two residents", not "said two died"
        return _led(line, counted.end)
    following = line.toks[at]
    return (
        following.text[:1].isupper()
        or following.lower in ("the", "a", "an", "one", "its", "his", "her", "their")
        or following.lower in lists()["speakers"]
        or _led(line, at)
    )


def _led(line: Line, at: int) -> bool:
    """ "said local officials", "said harbour master Elen Prowse": a noun that speaks, one word or two further on."""
    speakers = lists()["speakers"]
    if line.figures and line.figures[-1].start > at and line.figures[0].start > at:
        return False  # "the mayor, 44, said local residents had lost 14 goats"
    for k in range(at, min(at + 4, len(line.toks))):
        if line.toks[k].kind not in "w-" or line.lows[k] in grammar().prepositions or line.lows[k] in grammar().aux:
            return False
        if line.lows[k] in speakers:
            return True
        if line.lows[k] in grammar().determiners or line.lows[k] in grammar().relatives:
            return False
    return False


def reach(line: Line, start: int, verb: int, after: int) -> tuple[int, int, bool]:
    """What the voice covers: all that follows, or where nothing follows, what went before."""
    size = len(line.lows)
    if after >= size:
        return 0, start, True
    nearest = line.toks[after]
    if nearest.kind in '.”"»' and after + 1 >= size:
        return 0, start, True
    opened = start > 0 and line.toks[start - 1].kind in ",”\"»’'?!—–"
    if opened and (nearest.kind in ",.;(—–" or nearest.lower in lists()["trailers"]):
        return 0, start, True
    if opened and nearest.lower in lists()["manners"] and line.figures and line.figures[-1].end <= start:
        return 0, start, True  # "14 people died, the mayor said by telephone"
    return start, size, False
