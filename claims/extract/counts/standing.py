"""A tally as the subject of its sentence: "the death toll from Monday's blast at a block of flats in Marl reached 29".

Whatever stands between the tally and its verb (where, when, of what, an aside) says nothing of the number.
"""

from __future__ import annotations

from claims.extract.counts.link import STRONG, Link
from claims.extract.counts.phrases import Phrase
from claims.extract.sentences.lines import Line, Trigger
from claims.extract.speech.words import lists
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import grammar

_BEFORE = 6  # tokens from the verb to its number: "was put by the county at", "now stands at"
_OPENS = 4  # tokens from the head of a clause to its tally: "the latest official"
_OBJECT = 10  # tokens from "figure for" to the number
_FAR = 30  # tokens from the verb that moves a toll to the number
_COST = 0.5
_NUMBERED = 9  # tokens from "number of" to what befell those numbered
_COMMA = frozenset([","])
_SUMS = ("tolls", "nouns")


def standing(line: Line, quantity: Quantity, around: Phrase) -> Link | None:
    """The link of a number that its tally's verb leads to; None where no tally is the subject of that verb."""
    if around.head is not None and around.population is None:
        return None
    verb = _verb(line, quantity.core - 1)
    if verb is None:
        return None
    tally = _subject(line, verb)
    if tally is None:
        return None
    metric = tally.roles.get("tolls") or tally.roles["nouns"]
    return Link(metric, tally, "left", _COST)


def moved(line: Line, quantity: Quantity, around: Phrase) -> Link | None:
    """ "corrected its figure for destroyed homes to 1,020": the tally is the object of the verb that moves it."""
    lows, words = line.lows, grammar()
    if not quantity.start or lows[quantity.start - 1] not in ("to", "at", "from"):
        return None
    toll = _moved_toll(line, quantity, around)
    if toll is not None or around.head is not None:
        return toll
    for at in range(quantity.start - 2, max(1, quantity.start - _OBJECT), -1):
        if lows[at] in ("of", "for") and lows[at - 1] in words.tallies:
            break
        if line.toks[at].kind not in "w-n" or lows[at] in words.subordinators or lows[at] in words.aux:
            return None
    else:
        return None
    if not _is_moved(line, at - 1):
        return None
    named = next((line.starts[k] for k in range(at + 1, quantity.start - 1) if k in line.starts), None)
    metric = _metric(named) if named is not None else None
    return Link(metric, named, "left", 0.0) if named is not None and metric is not None else None


def _moved_toll(line: Line, quantity: Quantity, around: Phrase) -> Link | None:
    """ "revised the toll of last Tuesday's explosion in Port Elden to 25": what stands between says where and when."""
    if around.head is not None and around.population is None:
        return None
    if line.lows[quantity.start - 1] == "from" and any(each.end == quantity.start - 1 for each in line.figures):
        return None  # "to 25 from 27" points back
    begin = max(0, quantity.start - _FAR)
    if lists()["revises"].isdisjoint(line.lows[begin : quantity.start]):
        return None
    for at in range(quantity.start - 1, begin, -1):
        tally = line.starts.get(at)
        if tally is None or "tolls" not in tally.roles or tally.end >= quantity.start:
            continue
        if not grammar().tallies.isdisjoint(line.lows[at : tally.end]) and _is_moved(line, at):
            return Link(tally.roles["tolls"], tally, "left", 0.0) if _only_where(line, tally.end, quantity) else None
    return None


def _only_where(line: Line, begin: int, quantity: Quantity) -> bool:
    """Whether phrases of place, time and kind lead to a number, asides between commas among them, and no clause."""
    lows, words, revises = line.lows, grammar(), lists()["revises"]
    if lows[begin : quantity.start].count(",") % 2 and lows[quantity.start - 2] != ",":
        return False
    for at in range(begin, quantity.start - 1):
        word = lows[at]
        if line.toks[at].kind not in "w-n," and word not in ("'", "’", ","):
            return False
        if word in words.aux or word in words.talk or word in words.relatives or word in revises:
            return False
        if word in words.subjects or (word in words.conjunctions and word not in words.prepositions and word != "and"):
            return False
    return True


def _is_moved(line: Line, tally: int) -> bool:
    """Whether a verb that gives a tally another figure stands before it: "corrected its figure"."""
    return not lists()["revises"].isdisjoint(line.lows[max(0, tally - _OPENS) : tally])


def _verb(line: Line, at: int) -> int | None:
    """The verb of reaching or standing before the number, past "to", "at", adverbs and who put it there."""
    lows, words = line.lows, grammar()
    for begin in range(at, max(-1, at - _BEFORE), -1):
        if lows[begin] in words.reaches:
            return begin
        if line.toks[begin].kind not in "w'’" or begin in line.starts or lows[begin] in words.relatives:
            return None
    return None


def _subject(line: Line, verb: int) -> Trigger | None:
    """The tally that opens the clause of a verb: nothing but determiners and adjectives stands before it."""
    lows, words = line.lows, grammar()
    edge = next((at + 1 for at in range(verb - 1, -1, -1) if lows[at] in STRONG), 0)
    numbered = _number_of(line, edge, verb)
    if numbered is not None:
        return numbered
    for at in range(edge, verb):
        tally = line.starts.get(at)
        if tally is None or not tally.roles.keys() & set(_SUMS) or not _heads(line, edge, at):
            continue
        if "tolls" not in tally.roles and not lows[tally.end - 1].endswith("s"):
            continue
        behind = lows[tally.end]
        plain = any(
            behind in listed
            for listed in (words.prepositions, words.aux, words.reaches, words.spans, words.subordinators, _COMMA)
        )
        if plain and not _other_verb(line, tally.end, verb):
            return tally
    return None


def _number_of(line: Line, edge: int, verb: int) -> Trigger | None:
    """ "the number of people known to have died in", "the count of the missing": what befell those numbered."""
    lows, words = line.lows, grammar()
    of = next((at for at in range(edge + 1, min(edge + _OPENS, verb)) if lows[at] == "of"), None)
    if of is None or lows[of - 1] not in words.tallies or _other_verb(line, of, verb):
        return None
    for at in range(of + 1, min(of + _NUMBERED, verb)):
        tally = line.starts.get(at)
        metric = _metric(tally) if tally is not None else None
        if tally is not None and metric is not None:
            return Trigger(tally.start, tally.end, {"tolls": metric})
        if lows[at] in words.places:
            return None
    return None


def _metric(tally: Trigger) -> str | None:
    roles = tally.roles
    found = (roles.get(role) for role in ("state", "acts", "does", "tolls", "nouns"))
    return next((metric for metric in found if metric), None)


def _heads(line: Line, edge: int, at: int) -> bool:
    """Whether a noun phrase that begins its clause ends in the tally at `at`."""
    lows, words = line.lows, grammar()
    for before in range(at - 1, max(edge - 1, at - _OPENS - 1), -1):
        if lows[before] in (",", "that", "and", "but", "as", "with", "“", '"', "while", "said", "says"):
            return True
        if line.toks[before].kind not in "w-" or lows[before] in words.prepositions or lows[before] in words.aux:
            return False
    return at - edge <= _OPENS


def _other_verb(line: Line, start: int, verb: int) -> bool:
    """Whether another clause begins between: "deaths fell, and the mayor said the river reached 12"."""
    lows, words = line.lows, grammar()
    return any(lows[at] in words.talk or lows[at] in words.subjects for at in range(start, verb))
